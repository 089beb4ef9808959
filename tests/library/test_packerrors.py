"""Messages about pack files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.packerrors import DamagedPackError, shortened
from reader.library.packfile import (
    NotAPackError,
    PackFile,
)


def test_a_sentence_can_be_printed_whatever_the_file_is_called(tmp_path):
    with pytest.raises(NotAPackError) as error:
        PackFile(tmp_path / "caf\udce9.carrel")
    str(error.value).encode()


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("plain", 10, "plain"),
        ("x" * 11, 10, "x" * 10 + "…"),
        ("a\nb\x1b[0m", 20, "a\ufffdb\ufffd[0m"),
        ("a\u202eb\u2066c", 20, "a\ufffdb\ufffdc"),
        ("\ud800", 5, "\ufffd"),
        (ValueError("why"), 5, "why"),
    ],
)
def test_shortened(text, longest, expected):
    assert shortened(text, longest) == expected


def test_the_message_names_the_file_and_keeps_the_reason():
    error = DamagedPackError(Path("folder") / "a.carrel", "The file is damaged.")
    assert (str(error), error.reason, error.path.name) == (
        "a.carrel: The file is damaged.",
        "The file is damaged.",
        "a.carrel",
    )
