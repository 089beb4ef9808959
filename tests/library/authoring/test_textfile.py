"""Encodings and characters of text files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.authoring import textfile
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.textfile import decode_text, read_text
from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
    PACK,
    assert_reported,
)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("pack.yaml", PACK.encode() + b"publisher: \xff\n", "pack.yaml:6: the file is not valid UTF-8 from here"),
        ("pack.yaml", PACK.encode("utf-16"), "pack.yaml:1: the file is saved as UTF-16"),
        ("pack.yaml", PACK.encode("utf-16-le"), "pack.yaml:1: the file is saved as UTF-16"),
        ("pack.yaml", PACK.encode("utf-16-be"), "pack.yaml:1: the file is saved as UTF-16"),
        ("pack.yaml", b"{\\rtf1\\ansi id: a}", "pack.yaml:1: this is a document of a word processor"),
        ("glossary.yaml", b"PK\x03\x04\x14\x00\x06", "glossary.yaml:1: this is a document of a word processor"),
        (MD, HEAD + "bell\x07" + END, MD + ":5: the invisible character U+0007"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("é\u200dא\u200f\t".encode(), "é\u200dא\u200f\t"),
        ("e\u0301".encode(), "é"),
        (b"", ""),
    ],
)
def test_decoding(data: bytes, expected: str) -> None:
    problems = FileProblems("x.md")
    assert decode_text(data, problems) == expected
    assert problems.found == []


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"a\n\xff", 2), ("a".encode("utf-16"), 1), (b"a\r\nb\x00", 2), ("a\n\nb\ufffe".encode(), 3), (b"\xc3", 1)],
)
def test_what_cannot_be_decoded_is_reported_with_its_line(data: bytes, line: int) -> None:
    problems = FileProblems("x.md")
    decode_text(data, problems)
    assert [problem.line for problem in problems.found] == [line]


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problems = FileProblems("x.md")
    assert read_text(tmp_path / "missing.md", problems) is None
    (tmp_path / "large.md").write_bytes(b"x" * 11)
    monkeypatch.setattr(textfile, "MAX_BYTES", 10)
    assert read_text(tmp_path / "large.md", problems) is None
    assert len(problems.found) == 2
