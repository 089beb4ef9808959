"""Messages about pack files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.packerrors import DamagedPackError, NotInPackError, shortened
from reader.library.packfile import NotAPackError, PackError, PackFile
from reader.library.safe_figure import FigureError, safe_figure
from reader.translation import _, in_english
from tests import pseudo_language as pseudo


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


def test_a_translated_reason_keeps_its_isolates_and_no_other_characters_that_turn_text(pseudo_arabic: None) -> None:
    reason = _("This edition of “{pack}” has no article “{id}”.", pack=shortened("a\u2067b"), id=shortened("c"))
    error = NotInPackError(Path("a\u202e.carrel"), reason)
    assert "\u2068a\ufffdb\u2069" in str(error)
    assert "\u2068a\ufffd.carrel\u2069" in str(error)
    assert str(error).count("\u2068") == str(error).count("\u2069")
    assert in_english(error) == "a\ufffd.carrel: This edition of “a\ufffdb” has no article “c”."


@pytest.mark.parametrize("content", [b"", b"x" * 200, b"SQLite format 3\0", b"SQLite format 3\0" + bytes(200)])
def test_the_reasons_are_translated(tmp_path: Path, pseudo_language: None, content: bytes) -> None:
    file = tmp_path / "1"
    file.write_bytes(content)
    with pytest.raises(PackError) as error:
        PackFile(file)
    assert not any(map(str.isalpha, pseudo.untranslated(error.value.reason)))
    assert in_english(error.value).startswith("1: The file ")


@pytest.mark.parametrize(
    ("data", "english"),
    [
        (b"x", "it is not a PNG, JPEG or SVG file, whatever its name says; save it again as one of these"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><style>@import url(#a)</style></svg>", "its style sheet on line 1"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><g style='a:b(c)'/></svg>",
            "the attribute style on line 1",
        ),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><g onclick=''/></svg>", "it contains a script (onclick) on line 1"),
        (b"<svg", "it is a damaged SVG (line 1); save it again"),
        (b"\x89PNG\r\n\x1a\n", "it is a PNG file, but its name says SVG"),
    ],
)
def test_the_reasons_against_figures_are_translated(pseudo_language: None, data: bytes, english: str) -> None:
    with pytest.raises(FigureError) as error:
        safe_figure("a.svg", data)
    assert not any(map(str.isalpha, pseudo.untranslated(str(error.value))))
    assert in_english(error.value).startswith(english)
