"""The fonts in which Qt searches for letters of other scripts: held while the page lives, and bounded in number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QApplication

from reader.ui.page.foreign_fonts import MOST_PAIRS, ForeignFonts, is_foreign
from reader.ui.widgets import script_fonts

SCRIPTS = "คகക漢한កအཀააԱאعሀᏣᚠ"
RAISED = QTextCharFormat.VerticalAlignment.AlignSuperScript
NO_MERGING = QFont.StyleStrategy.NoFontMerging


@pytest.fixture(autouse=True)
def _without_own_fonts(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "has_own_fonts" not in request.fixturenames:
        monkeypatch.setattr(script_fonts, "load_for", lambda text: None)
        monkeypatch.setattr(script_fonts, "is_loaded", lambda letter: False)


@pytest.fixture
def has_own_fonts() -> None:
    """With the program's fonts of other scripts."""


def _format(size: float, *, italic: bool = False, is_raised: bool = False) -> QTextCharFormat:
    characters = QTextCharFormat()
    characters.setFontPointSize(size)
    characters.setFontItalic(italic)
    if is_raised:
        characters.setVerticalAlignment(RAISED)
    return characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sleep", False),
        ("Schlaf für “müde” Köpfe – 5 °C", False),
        ("сон", False),
        ("ύπνος ἐγώ", False),
        ("sleep ก", True),
        ("漢字", True),
        ("א", True),
        ("\ue000", True),
        ("😀", True),
    ],
)
def test_foreign_text(text: str, expected: bool) -> None:
    assert is_foreign(text) is expected


def test_fonts_of_other_scripts_are_held_at_the_size_at_which_they_are_shown(qapp: QApplication) -> None:
    fonts = ForeignFonts()
    plain = _format(12)
    fonts.fitted("sleep", plain, plain)
    assert not fonts.held
    fonts.fitted("ก", plain, plain)
    raised = _format(12, is_raised=True)
    assert fonts.fitted("กข", raised, plain) is raised
    assert sorted(font.pointSize() for font in fonts.held.values()) == [8, 12]


def test_number_of_searches_is_bounded(qapp: QApplication) -> None:
    """Each size is another font: first text loses its italics, then Qt no longer searches."""
    fonts = ForeignFonts(clock=lambda: 0.0)
    plain = _format(12)
    shown = [
        fonts.fitted(script, _format(size, italic=True), plain) for size in range(20, 60) for script in set(SCRIPTS)
    ]
    italic = [characters for characters in shown if characters.fontItalic()]
    assert 0 < len(italic) <= MOST_PAIRS // 2
    assert not shown[-1].fontItalic()
    assert shown[-1].fontPointSize() == 12
    assert shown[-1].font().styleStrategy() is not NO_MERGING
    limited = [fonts.fitted(script, _format(size), _format(size)) for size in range(60, 99) for script in SCRIPTS]
    assert limited[-1].font().styleStrategy() is NO_MERGING
    assert fonts.fitted("ก", plain, plain) is plain


@pytest.fixture
def slow_clock() -> Callable[[], float]:
    """Each search takes 0.3 seconds."""
    times: Iterator[int] = count()
    return lambda: next(times) * 0.3


def test_slow_searches_end(qapp: QApplication, slow_clock: Callable[[], float]) -> None:
    fonts = ForeignFonts(slow_clock)
    formats = [_format(size) for size in range(20, 30)]
    shown = [fonts.fitted("ก", characters, characters) for characters in formats]
    assert [each.font().styleStrategy() is NO_MERGING for each in shown] == [False] * 4 + [True] * 6


@pytest.mark.usefixtures("has_own_fonts", "qapp")
def test_for_letters_of_its_own_fonts_the_program_asks_nobody() -> None:
    fonts = ForeignFonts()
    plain = _format(12)
    assert fonts.fitted("Sleep ก ሀ א க क ა", plain, plain) is plain
    assert not fonts.held
    fonts.fitted("ก漢", plain, plain)
    assert fonts.held
