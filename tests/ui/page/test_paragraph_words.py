"""The widths of words, in lines that are read from either side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from reader.ui.page.paragraph_words import measure
from reader.ui.shell import fonts

SENTENCE = "Choose an answer to see whether it is right, and why: 5–10 mg/kg."


def widths(text: str, *, is_rtl: bool) -> dict[str, float]:
    """Of each word, in a paragraph that Qt lays out in several lines."""
    document = QTextDocument()
    document.setTextWidth(260)
    font = document.defaultFont()
    font.setFamily(fonts.SANS)
    document.setDefaultFont(font)
    block_format = QTextBlockFormat()
    block_format.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    QTextCursor(document).insertBlock(block_format)
    block = document.lastBlock()
    QTextCursor(block).insertText(text)
    document.size()
    block = document.lastBlock()
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    assert len(lines) > 1
    found = measure(block, lines, QFontMetricsF(font).horizontalAdvance(" "), is_justified=False)
    assert found
    return {
        found.text(number).strip("\u2066\u2068\u2069"): end - begin
        for number, (begin, end) in enumerate(zip(found.words.begins, found.words.ends, strict=True))
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [("\u2066", "\u2069"), ("النوم \u2066", "\u2069 والدماغ"), ("النوم ", " والدماغ"), ("", "")],
    ids=["isolate", "isolate-in-text", "in-text", "alone"],
)
def test_words_have_their_widths_where_the_direction_changes(qapp: QApplication, before: str, after: str) -> None:
    fonts.load()
    expected = widths(SENTENCE, is_rtl=False)
    found = widths(before + SENTENCE + after, is_rtl=True)
    assert {word: found.get(word) for word in expected} == pytest.approx(expected, abs=1.5)
