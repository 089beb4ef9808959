"""The local help beside a pack, which anybody may have written, and that which the reader entered."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import local_help as module
from reader.library.local_help import LocalHelp, isolated, local_help, read_file, shown
from reader.system import paths
from tests import special_files

NUMBER = "+254 700 123 456"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (f"local_help: {NUMBER}\n", NUMBER),
        (f"local_help: '{NUMBER}'", NUMBER),
        (f"\ufefflocal_help: {NUMBER}\r\nother: ignored\r\n", NUMBER),
        ("local_help: |\n  Clinic\n  0700 123\n", "Clinic 0700 123"),
        ("local_help: 112", "112"),
        ("local_help: Call: 112", "Call: 112"),
        (f"# ours\nlocal_help:  Ana's clinic: {NUMBER}, at night: 112\r\n", f"Ana's clinic: {NUMBER}, at night: 112"),
        ("local_help: 'a\u202eb\u2066c'", "abc"),
        ("local_help: <b>x</b> https://example.org", "<b>x</b> https://example.org"),
        ("local_help: مركز 700", "مركز 700"),
        (f"local_help: {'x' * 300}", "x" * 300),
    ],
)
def test_a_file(tmp_path, written, text):
    file = tmp_path / "local.yaml"
    file.write_bytes(written.encode())
    assert read_file(file) == (text, "")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (b"", "it has no line such as local_help: +254 700 123 456"),
        (b"- a\n", "it has no line such as"),
        (b"just text", "it has no line such as"),
        (b"\xff\xfe\x00l", "it is not text in UTF-8"),
        (b"lokal_help: 1", "line 1: local_help is missing"),
        (b"\nlocal_help: [1, 2]", "line 2: local_help must be a single text, not a list"),
        (b"local_help: {a: b}", "line 1: local_help must be a single text"),
        (b"local_help:", "line 1: local_help is missing"),
        (b"local_help: &a x", "line 1: anchors"),
        (b"local_help: !!python/object:os.system x", "line 1: tags"),
        (b"local_help: 'x", "this is not valid YAML"),
        (b"local_help: 1\nlocal_help: 2", "line 2: "),
        (b"local_help: " + b"x" * 301, "its text has more than 300 characters"),
        ("local_help: '\u202e\u2066'".encode(), "its text is empty"),
        (b"local_help: x\n#" + b"x" * (16 << 10), "it is too large"),
        (b"[" * 10_000, "line 1"),
        (b"local_help: \x00\x00", "line 1"),
    ],
    ids=lambda value: value[:30] if isinstance(value, bytes) else "",
)
def test_a_file_that_cannot_be_used(tmp_path, written, reason):
    file = tmp_path / "local.yaml"
    file.write_bytes(written)
    text, problem = read_file(file)
    assert text == ""
    assert problem.startswith("Carrel cannot use local.yaml beside this pack: ")
    assert reason in problem
    assert problem.endswith(".")
    assert len(problem) < 400


def test_no_file_is_no_problem(tmp_path):
    assert read_file(tmp_path / "local.yaml") == ("", "")
    assert read_file(tmp_path / "missing" / "local.yaml") == ("", "")


def test_a_folder_in_its_place(tmp_path):
    (tmp_path / "local.yaml").mkdir()
    assert read_file(tmp_path / "local.yaml") == (
        "",
        "Carrel cannot use local.yaml beside this pack: it is not a file.",
    )


@pytest.mark.parametrize("make", ["pipe", "link"])
def test_a_pipe_and_a_link_in_its_place(tmp_path, make):
    file, secret = tmp_path / "local.yaml", tmp_path / "secret"
    secret.write_text("local_help: secret", encoding="utf-8")
    if make == "pipe":
        special_files.make_pipe(file)
    else:
        special_files.make_link(file, secret)
    reason = "it is not a file" if make == "pipe" else "it is a link"
    assert read_file(file) == ("", f"Carrel cannot use local.yaml beside this pack: {reason}.")


def test_where_it_is_looked_for(tmp_path, monkeypatch):
    inside, beside = tmp_path / "inside", tmp_path / "packs"
    for folder, text in ((inside, "one"), (beside, "two")):
        folder.mkdir()
        (folder / "local.yaml").write_text(f"local_help: {text}", encoding="utf-8")
    monkeypatch.setattr(paths, "pack_folders_beside", lambda: (tmp_path / "missing", beside))
    pack = inside / "a.carrel"
    assert local_help(pack, "") == LocalHelp("", "one", "")
    assert local_help(pack, " own\n", is_bundled=True) == LocalHelp("own", "two", "")
    (beside / "local.yaml").unlink()
    assert local_help(pack, "", is_bundled=True).beside == "one"


@pytest.mark.parametrize(
    ("help", "texts"),
    [
        (LocalHelp(), []),
        (LocalHelp("a"), ["a"]),
        (LocalHelp("", "b"), ["b"]),
        (LocalHelp("a", "b"), ["a", "b"]),
        (LocalHelp("a", "a"), ["a"]),
    ],
)
def test_the_readers_own_comes_first_and_each_says_where_it_is_from(help, texts):
    assert [text for text, _ in help.lines] == texts
    origins = {"a": "entered in this copy of Carrel", "b": "from local.yaml beside this pack"}
    assert [origin for _, origin in help.lines] == [origins[text] for text in texts]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  a \n\t b\u2028c\r\n", "a b c"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "é"),
        ("\u202e\u2067x\u2069\ufeff\x00\x1b[31m", "x[31m"),
    ],
)
def test_shown(text, wanted):
    assert shown(text) == wanted


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("+254 700 123 456", ["+254 700 123 456"]),
        ("العيادة: +20 (2) 555-0199 أو 112", ["+20 (2) 555-0199", "112"]),
        ("٠٧٠٠ ١٢٣ ٤٥٦", ["٠٧٠٠ ١٢٣ ٤٥٦"]),
        ("room 5", []),
    ],
)
def test_telephone_numbers_are_isolated_from_left_to_right(text, numbers):
    found = isolated(text)
    assert [part.partition("\u2069")[0] for part in found.split("\u2066")[1:]] == numbers
    assert "".join(sign for sign in found if sign not in "\u2066\u2068\u2069") == text


def test_yaml_is_loaded_only_if_there_is_a_file(tmp_path):
    code = (
        "import sys; from pathlib import Path; from reader.library.local_help import read_file;"
        f"print(read_file(Path({str(tmp_path / 'local.yaml')!r})), 'yaml' in sys.modules)"
    )
    top = Path(module.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=top, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "('', '') False"
