"""The lines of paragraphs in view: better ends, hyphens that are in no text, and nothing that moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Location, Span, Style
from reader.ui.page.document_text import copied_text
from reader.ui.page.page_style import PageStyle
from reader.ui.page.text_rects import text_rects
from reader.ui.page.unbroken_text import JOINER
from reader.ui.page.view import PageView
from reader.ui.shell import fonts
from reader.ui.shell.session import ReadingPosition
from reader.ui.shell.typography import Typography
from tests.ui import pages

ENGLISH = (
    "Arterial hypertension is a chronic condition that requires long-term pharmacological treatment. Patients should "
    "take antihypertensive medicines daily, according to the instructions of the health professional, and exercise."
)
ARABIC = (
    "ارتفاع ضغط الدم مرض مزمن يحتاج إلى علاج طويل الأمد. يجب على المريض أن يتناول الدواء كل يوم كما وصفه الطبيب "
    "وأن يقلل من الملح في الطعام وأن يمارس الرياضة بانتظام."
)
MIXED = (
    "The word علاج means treatment, and ارتفاع ضغط الدم is high blood pressure, of which this paragraph says a little."
)
YORUBA = (
    "Ẹ̀jẹ̀ ríru jẹ́ àìsàn tó le koko tí ó nílò ìtọ́jú fún ìgbà pípẹ́. Ẹni tó ní àìsàn yìí gbọ́dọ̀ máa lo oògùn rẹ̀ lójoojúmọ́."
)
EMOJI = "Take 💊 every day at the same time, drink 💧 with it, and 🏃 as often as you can; ask 👩🏽‍⚕️ before you stop."
CHINESE = "高血压是一种慢性疾病，需要长期治疗。患者应按照医生的指示每天服药，减少食盐，经常锻炼身体。" * 2
TEXTS = {"english": ENGLISH, "arabic": ARABIC, "mixed": MIXED, "yoruba": YORUBA, "emoji": EMOJI, "chinese": CHINESE}
LANGUAGES = {"arabic": "ar", "yoruba": "yo", "chinese": "zh"}
KINDS: dict[str, dict[str, Any]] = {
    "paragraph": {"kind": BlockKind.PARAGRAPH},
    "item": {"kind": BlockKind.ITEM, "level": 1, "marker": "12."},
    "quote": {"kind": BlockKind.QUOTE},
    "heading": {"kind": BlockKind.HEADING, "level": 2},
    "code": {"kind": BlockKind.CODE},
}

Show = Callable[..., PageView]


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Show:
    fonts.load()

    def shown(
        *blocks: Block, language: str = "en", width: int = 640, scale: float = 1.0, typography: Typography | None = None
    ) -> PageView:
        style: PageStyle = pages.light(scale)._replace(typography=typography or Typography())
        view = PageView(style)
        qtbot.addWidget(view)
        view.resize(width, 700)
        view.open(pages.opened(tmp_path, pages.article(*blocks), language))
        view.show()
        view.show_position(ReadingPosition(Location("sample", "article")))
        view.lay_out_all()
        return view

    return shown


def block_of(view: PageView, number: int = 0) -> QTextBlock:
    position = view.shown_document.text_map.position(number)
    assert position is not None
    return view.shown_document.findBlock(position)


def lines_of(block: QTextBlock) -> list[str]:
    layout, units = block.layout(), block.text().encode("utf-16-le")
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    spans = [(2 * line.textStart(), 2 * (line.textStart() + line.textLength())) for line in lines]
    return [units[first:last].decode("utf-16-le") for first, last in spans]


def bottoms(block: QTextBlock) -> list[float]:
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    is_fixed = block.blockFormat().lineHeightType() == QTextBlockFormat.LineHeightTypes.FixedHeight.value
    # In lines of a fixed height, the base lines stay, though letters of another script reach lower.
    return [round(line.y() + (line.ascent() if is_fixed else line.height()), 2) for line in lines]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("justified", [False, True])
def test_no_text_is_lost_and_nothing_moves(show: Show, name: str, kind: str, justified: bool) -> None:
    block = Block("b", spans=(Span(TEXTS[name]),), **KINDS[kind])
    typography = Typography(is_justified=justified)
    view = show(block, language=LANGUAGES.get(name, "en"), width=420, typography=typography)
    paragraph = block_of(view)
    before, height = bottoms(paragraph), view.shown_document.documentLayout().blockBoundingRect(paragraph)
    view.grab()
    assert "".join(lines_of(paragraph)) == paragraph.text()
    assert bottoms(paragraph) == before
    assert view.shown_document.documentLayout().blockBoundingRect(paragraph) == height
    layout = paragraph.layout()
    edge = layout.lineAt(0).x() + layout.lineAt(0).width()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        assert line.naturalTextRect().right() <= max(edge, line.x() + line.width()) + 1
        assert line.naturalTextRect().left() >= min(0.0, line.x()) - 1


def test_the_last_line_has_more_than_one_word(show: Show) -> None:
    words = "It cannot tell you what you have, and it does not replace a health worker near you."
    alone, better = 0, 0
    for width in range(400, 600, 8):
        view = show(Block("b", BlockKind.PARAGRAPH, (Span(words * 3),)), width=width)
        alone += len(lines_of(block_of(view))[-1].split()) == 1
        view.grab()
        better += len(lines_of(block_of(view))[-1].split()) == 1
    assert alone > 1
    assert better == 0


def test_headings_have_lines_of_equal_length(show: Show) -> None:
    title = "Treating high blood pressure in adults over the long term"
    view = show(Block("h", BlockKind.HEADING, (Span(title),), level=2), width=560)
    assert lines_of(block_of(view))[1] in ("long term", "term", "the long term", "over the long term")
    view.grab()
    first, second = lines_of(block_of(view))
    assert abs(len(first) - len(second)) < 9


def test_words_are_divided_in_narrow_columns_and_the_text_stays(show: Show) -> None:
    typography = Typography(is_justified=True)
    view = show(Block("b", BlockKind.PARAGRAPH, (Span(ENGLISH),)), width=320, typography=typography)
    view.grab()
    document = view.shown_document
    hyphens = list(view._hyphens(0, document.characterCount()))
    assert hyphens
    divided = [line for line in lines_of(block_of(view)) if line[-1].isalpha()][:-1]
    assert len(divided) >= len(hyphens) - 1
    assert "\u00ad" not in document.toPlainText()
    assert "-" not in "".join(line[-1] for line in divided)
    first, last = document.text_map.extent(0) or (0, 0)
    assert copied_text(document, first, last) == ENGLISH
    edge = view.margin + view.page_style.column
    assert all(view.margin < hyphen.place.x() < edge for hyphen in hyphens)


def test_lines_that_qt_has_laid_out_again_have_no_hyphens(show: Show) -> None:
    """In a wider column there are fewer lines; Qt crashes if it is asked for one that is not there."""
    blocks = [Block(f"b{number}", BlockKind.PARAGRAPH, (Span(ENGLISH * 2),)) for number in range(3)]
    view = show(*blocks, width=300)
    view.grab()
    assert view.divided_words()
    view.shown_document.setTextWidth(900)
    assert view.divided_words() == 0


@pytest.mark.parametrize(
    ("language", "typography", "kind"),
    [
        ("en", Typography(is_hyphenated=False), BlockKind.PARAGRAPH),
        ("sw", Typography(), BlockKind.PARAGRAPH),
        ("en", Typography(), BlockKind.CODE),
        ("en", Typography(), BlockKind.HEADING),
    ],
)
def test_where_words_are_not_divided(show: Show, language: str, typography: Typography, kind: BlockKind) -> None:
    block = Block("b", kind, (Span(ENGLISH),), level=2 if kind is BlockKind.HEADING else 0)
    view = show(block, language=language, width=300, typography=typography)
    view.grab()
    assert view._hyphens(0, view.shown_document.characterCount()) == []


@pytest.mark.parametrize(
    ("language", "typography", "kind", "is_justified"),
    [
        ("en", Typography(is_justified=True), BlockKind.PARAGRAPH, True),
        ("en", Typography(is_justified=True), BlockKind.HEADING, False),
        ("en", Typography(is_justified=True), BlockKind.CODE, False),
        ("en", Typography(is_justified=True, is_hyphenated=False), BlockKind.PARAGRAPH, False),
        ("ar", Typography(is_justified=True), BlockKind.PARAGRAPH, False),
        ("en", Typography(), BlockKind.PARAGRAPH, False),
    ],
)
def test_straight_edges_only_where_words_may_be_divided(
    show: Show, language: str, typography: Typography, kind: BlockKind, is_justified: bool
) -> None:
    block = Block("b", kind, (Span(ENGLISH),), level=2 if kind is BlockKind.HEADING else 0)
    view = show(block, language=language, typography=typography)
    alignment = block_of(view).blockFormat().alignment()
    assert bool(alignment & Qt.AlignmentFlag.AlignJustify) == is_justified


@pytest.mark.parametrize("name", ["arabic", "chinese"])
def test_no_straight_edges_in_a_script_whose_words_are_not_divided(show: Show, name: str) -> None:
    view = show(Block("b", BlockKind.PARAGRAPH, (Span(TEXTS[name] * 2),)), typography=Typography(is_justified=True))
    assert not block_of(view).blockFormat().alignment() & Qt.AlignmentFlag.AlignJustify


def test_lines_are_set_again_when_the_window_changes_its_width(show: Show) -> None:
    view = show(Block("b", BlockKind.PARAGRAPH, (Span(ENGLISH * 2),)), width=500)
    view.grab()
    wide = lines_of(block_of(view))
    for width in (420, 500):
        view.resize(width, 700)
        view.grab()
    assert lines_of(block_of(view)) == wide


def test_marks_and_the_caret_are_where_the_words_are(show: Show) -> None:
    view = show(Block("b", BlockKind.PARAGRAPH, (Span(ENGLISH),)), width=360)
    view.grab()
    document, block = view.shown_document, block_of(view)
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = block.position() + line.textStart()
        (rect,) = list(text_rects(document, first, first + line.textLength() - 1))
        cursor = QTextCursor(document)
        cursor.setPosition(first)
        assert abs(view.cursorRect(cursor).center().y() + view.verticalScrollBar().value() - rect.center().y()) < 3
        assert view.position_at(rect.center().y()) in range(first, first + line.textLength())


def test_a_foreign_code_word_leaves_the_height(show: Show) -> None:
    spans = (Span(ENGLISH[:60]), Span(" carrel build ", Style.CODE), Span(ENGLISH[60:]))
    view = show(Block("b", BlockKind.PARAGRAPH, spans), width=400)
    before = bottoms(block_of(view))
    view.grab()
    assert bottoms(block_of(view)) == before


def test_a_very_long_paragraph_and_one_word_are_left_as_they_are(show: Show) -> None:
    view = show(
        Block("b", BlockKind.PARAGRAPH, (Span("x" * 300),)), Block("c", BlockKind.PARAGRAPH, (Span("word " * 1500),))
    )
    before = [lines_of(block_of(view, number)) for number in (0, 1)]
    view.grab()
    assert [lines_of(block_of(view, number)) for number in (0, 1)] == before


DOSES = (
    "Give 5 mg of the medicine twice a day, at most 250 mg/kg in 24 h, and 10 ml of water with it. If the fever is "
    "above 39 °C for two days, call +254 700 123 456 or (020) 7946 0958, and keep 1 000 ml of water ready; about 20 % "
    "of all children need 2 tablets more."
)
KEPT = ("5 mg", "250 mg", "24 h", "10 ml", "39 °", "254 700", "700 123", "123 456", "7946 0", "1 000", "000 ml", "20 %")


@pytest.mark.parametrize("is_justified", [False, True], ids=["", "justified"])
def test_quantities_and_telephone_numbers_stay_on_one_line(show: Show, is_justified: bool) -> None:
    """Wherever the paragraph has another way to end as many lines, which some widths have not."""
    style = Typography(is_justified=is_justified)
    filled, broken = [], []
    for width in range(420, 900, 13):
        view = show(Block("p", BlockKind.PARAGRAPH, (Span(DOSES),)), width=width, typography=style)
        block = block_of(view)
        before = lines_of(block)
        view.set_lines(block.position(), block.position())
        lines = lines_of(block)
        assert len(lines) == len(before)
        assert copied_text(view.shown_document, block.position(), block.position() + len(DOSES)) == DOSES
        filled += broken_in(before)
        broken += broken_in(lines)
    assert len(broken) <= 1
    assert len(filled) > 5


RANGES = {
    "en": "Give 5–10 mg every 4–6 hours to children of 7–9 years (pages 112–118), at most 30–40 mg/kg in 24 hours; "
    "in 2019–2021, 10%–15% had a fever above 39–40 °C for 2–3 days, and 5 mg–10 mg were enough for most. ",
    "ar": "أعط الطفل من عمر 7–9 سنوات دواء من 5–10 ملغ كل 4–6 ساعات، ولا تزد على 30–40 ملغ في اليوم، وراجع الصفحات "
    "112–118 من الدليل، وفي الأعوام 2019–2021 أصيب ٧–٩ من كل مئة بحمى دامت 2–3 أيام. ",
}


@pytest.mark.parametrize("is_justified", [False, True])
@pytest.mark.parametrize("language", RANGES)
def test_ranges_stay_on_one_line(show: Show, language: str, is_justified: bool) -> None:
    """Qt would end lines behind their dashes, above all in narrow columns."""
    style = Typography(is_justified=is_justified)
    for width in range(200, 900, 13):
        view = show(
            Block("p", BlockKind.PARAGRAPH, (Span(RANGES[language] * 2),)),
            width=width,
            typography=style,
            language=language,
        )
        block = block_of(view)
        before = lines_of(block)
        view.set_lines(block.position(), block.position())
        lines = lines_of(block)
        assert len(lines) == len(before)
        assert not [line for line in (*before, *lines) if line.rstrip(JOINER)[-1] == "–"]
        text = copied_text(view.shown_document, block.position(), block.position() + block.length() - 1)
        assert text == RANGES[language] * 2


def test_a_range_in_code_has_nothing_that_keeps_it(show: Show) -> None:
    code = Block("c", BlockKind.CODE, (Span("range 5–10"),))
    view = show(Block("p", BlockKind.PARAGRAPH, (Span("5–10", Style.CODE), Span(" and 7–9"))), code, width=800)
    assert view.shown_document.toPlainText().count(JOINER) == 1


def broken_in(lines: Sequence[str]) -> list[str]:
    joints = [f"{one.split()[-1]} {other.split()[0]}" for one, other in pairwise(lines)]
    return [joint for joint in joints if any(each in joint for each in KEPT)]


@pytest.mark.parametrize("scale", [1.0, 3.0])
@pytest.mark.parametrize("width", [320, 360, 400])
def test_a_narrow_column_keeps_what_fits(show: Show, width: int, scale: float) -> None:
    """A number that is longer than a line is divided as before: nothing is wider than the column."""
    view = show(Block("p", BlockKind.PARAGRAPH, (Span(DOSES),)), width=width, scale=scale)
    block = block_of(view)
    count = block.layout().lineCount()
    view.set_lines(block.position(), block.position())
    assert block.layout().lineCount() == count
    for number in range(count):
        line = block.layout().lineAt(number)
        assert line.naturalTextWidth() <= line.width() + 1
