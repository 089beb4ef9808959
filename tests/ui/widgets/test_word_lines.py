"""Lines that Qt lays out outside pages: they end between words in Thai, Lao, Khmer and Burmese."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.library.border_spans import bordered
from reader.library.model import Span, Style
from reader.library.word_borders import BORDER
from reader.ui.lists.row_layout import wrap_text
from reader.ui.reading.entry import _LinkedText
from reader.ui.shell import fonts
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.shown_signs import shown_signs
from reader.ui.widgets.word_joints import is_in_syllable, is_in_word
from reader.ui.widgets.word_label import WordLabel
from reader.ui.widgets.word_lines import LINE_END, create_lines, wrapped
from resources.standalone import word_lists
from tests.ui import hands

TITLES = {
    "th": "การดูแลแผลและการป้องกันการติดเชื้อในผู้ป่วยเบาหวานที่บ้าน",
    "lo": "ການດູແລບາດແຜແລະການປ້ອງກັນການຕິດເຊື້ອໃນຄົນເຈັບເບົາຫວານ",
    "km": "ការថែទាំរបួសនិងការការពារការឆ្លងមេរោគចំពោះអ្នកជំងឺទឹកនោមផ្អែម",
    "my": "အနာပြုစုခြင်းနှင့်ဆီးချိုရောဂါရှိသူများတွင်ရောဂါပိုးကာကွယ်ခြင်း",
}
WIDTHS = (150, 190, 260)


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    word_lists.make_missing()
    fonts.load()


def lines_of(layout: QTextLayout) -> list[str]:
    """For Burmese and the like one character is one unit of Qt."""
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [layout.text()[line.textStart() : line.textStart() + line.textLength()] for line in lines]


def divided(lines: list[str]) -> list[str]:
    """The lines that end in the middle of a word."""
    text = "".join(lines)
    ends = [sum(map(len, lines[: number + 1])) for number in range(len(lines) - 1)]
    return [text[end - 5 : end] + "|" + text[end : end + 5] for end in ends if is_in_word(text, end)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", TITLES)
def test_the_lines_of_a_row_end_between_words(language: str, width: int) -> None:
    layout, _height = wrap_text(TITLES[language], QFont(fonts.SANS, 13), width)
    found = lines_of(layout)
    assert len(found) > 1
    assert divided(found) == []
    assert "".join(found).replace(BORDER, "") == TITLES[language]
    assert all(layout.lineAt(number).naturalTextWidth() <= width + 1 for number in range(layout.lineCount()))


def test_a_word_that_is_too_long_ends_a_line_between_syllables() -> None:
    found = lines_of(wrap_text(TITLES["my"], QFont(fonts.SANS, 13), 60)[0])
    text = "".join(found)
    ends = [sum(map(len, found[: number + 1])) for number in range(len(found) - 1)]
    assert not any(is_in_syllable(text, end) for end in ends)


@pytest.mark.parametrize("text", ["", "x", "Paracetamol 500 mg", "😀 " * 30, "ရ", "😀အနာပြုစုခြင်း😀နှင့်ဆီးချို" * 3])
def test_any_text_has_all_its_lines(text: str) -> None:
    layout = QTextLayout(text, QFont(fonts.SANS, 13))
    layout.beginLayout()
    lines = list(create_lines(layout, 70))
    layout.endLayout()
    assert sum(line.textLength() for line in lines) == len(text.encode("utf-16-le")) // 2
    assert wrapped(text, QFont(fonts.SANS, 13), 70).replace(LINE_END, "").replace(BORDER, "") == text


def test_borders_stand_beside_isolates() -> None:
    assert shown_signs("กินยา", is_rtl=False) == [(3, BORDER)]
    assert shown_signs("5 mg", is_rtl=False) == []
    assert [sign for _index, sign in shown_signs("ดื่มน้ำ دواء 5 mg", is_rtl=False)] == [BORDER, "\u2067", "\u2069"]


# ---- labels


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", TITLES)
def test_a_label_shows_borders_and_says_and_copies_none(qtbot: QtBot, language: str, width: int) -> None:
    title = TITLES[language]
    label = plain_label(title, selectable=True)
    label.setFont(QFont(fonts.SANS, 13))
    qtbot.addWidget(label)
    label.resize(width, label.heightForWidth(width))
    label.show()
    shown = QLabel.text(label)
    assert BORDER in shown
    assert label.text() == label.accessibleName() == title
    if language == "my":
        assert divided(shown.replace(LINE_END, "\n").split("\n")) == []
        height = label.fontMetrics().lineSpacing() * (1 + shown.count(LINE_END))
        assert label.heightForWidth(width) >= height
    label.setSelection(0, len(shown))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert hands.clipboard() == title


def test_a_label_keeps_a_name_of_its_own(qtbot: QtBot) -> None:
    label = WordLabel("กินยา")
    qtbot.addWidget(label)
    assert label.accessibleName() == "กินยา"
    label.setText("A text")
    assert label.accessibleName() == ""
    label.setAccessibleName("A name")
    label.setText("กินยา")
    assert label.accessibleName() == "A name"


@pytest.mark.parametrize("language", TITLES)
def test_a_definition_is_copied_without_borders(qtbot: QtBot, language: str) -> None:
    title = TITLES[language]
    label = _LinkedText((Span(title[:20]), Span(title[20:], Style.STRONG)), "#000000", {})
    label.setFont(QFont(fonts.SANS, 13))
    qtbot.addWidget(label)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.resize(160, 300)
    label.show()
    assert BORDER in label.text()
    assert ("<br>" in label.text()) is (language == "my")
    label.setSelection(0, len(bordered(title)) + label.text().count("<br>"))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert hands.clipboard() == title


@pytest.mark.parametrize(
    "text", ["Neuroscience, and “psychotherapy”, (really!)", "6 articles · edition 2 · 1 May 2025"]
)
@pytest.mark.parametrize("width", range(40, 200, 5))
def test_no_line_begins_with_a_sign_that_ends_one(text: str, width: int) -> None:
    fonts.load()
    font = QFont("Carrel Serif")
    font.setPixelSize(24)
    layout, _ = wrap_text(text, font, width)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    begins = [layout.text()[line.textStart()] for line in lines if line.textLength() > 1]
    assert not {",", "·", ")", "”", "!"} & set(begins)
    assert "".join(layout.text()[line.textStart() :][: line.textLength()] for line in lines) == layout.text()
