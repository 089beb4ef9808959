"""The layout of text in a row."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QApplication

from reader.ui.lists.row_layout import LaidOutRow, RowFonts, wrap_text


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    font = QFont(qapp.font())
    font.setPixelSize(15)
    return font


@pytest.mark.parametrize("text", ["a word and another " * 10, "x" * 200, "النوم والدماغ " * 20])
def test_every_line_fits_the_width(font: QFont, text: str) -> None:
    layout, height = wrap_text(text, font, 150)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    assert len(lines) > 1
    assert all(line.naturalTextWidth() <= 150 for line in lines)
    assert height == pytest.approx(sum(line.height() for line in lines) * 1.06)


@pytest.mark.parametrize(
    ("text", "is_right", "expected"),
    [("word", None, False), ("النوم", None, True), ("word", True, True), ("النوم", False, False)],
)
def test_alignment(font: QFont, text: str, is_right: bool | None, expected: bool) -> None:
    layout, _ = wrap_text(text, font, 150, is_right=is_right)
    assert (layout.lineAt(0).naturalTextRect().left() > 50) == expected


def test_numbers_keep_their_order_and_formats_their_words(font: QFont) -> None:
    text = "هاتف 0700-123 و 5–6 mg 😀 هنا"
    bold = QTextCharFormat()
    bold.setFontWeight(700)
    ranges: list[Any] = []
    for word in ("هاتف", "0700-123", "5–6", "هنا"):
        ranges.append(QTextLayout.FormatRange())
        ranges[-1].format = bold
        ranges[-1].start = len(text[: text.index(word)].encode("utf-16-le")) // 2
        ranges[-1].length = len(word)
    layout, _ = wrap_text(text, font, 1000, ranges)
    assert layout.text() == "هاتف \u20660700-123\u2069 و \u20665–6 mg\u2069 😀 هنا"
    units = layout.text().encode("utf-16-le")
    formats: list[Any] = layout.formats()
    shown = [units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le") for each in formats]
    assert [word.strip("\u2066\u2069") for word in shown] == ["هاتف", "0700-123", "5–6", "هنا"]


def test_paragraphs_are_below_one_another(font: QFont) -> None:
    row = LaidOutRow(150)
    row.add("one", font, "ink")
    first = row.height
    row.add("two", font, "soft_ink")
    assert [(top, colour) for _, top, colour in row.paragraphs] == [(0, "ink"), (first, "soft_ink")]
    assert row.height == 2 * first


@pytest.mark.parametrize("pixels", [1, 15, 45])
def test_fonts_are_in_proportion(font: QFont, pixels: int) -> None:
    font.setPixelSize(pixels)
    fonts = RowFonts(font)
    assert 1 <= fonts.small.pixelSize() <= pixels <= fonts.large_bold.pixelSize()
    assert fonts.bold.weight() == fonts.small_bold.weight() == fonts.large_bold.weight() == QFont.Weight.DemiBold
    assert fonts.text.weight() == fonts.small.weight() == QFont.Weight.Normal
