"""What the choices for the text of a page do: the width of the column, the grid of lines, faces, spacing and terms."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontInfo, QTextBlock, QTextCharFormat
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Location, Span, Style, TermLink
from reader.ui.page.document import PageDocument
from reader.ui.page.document_builder import DocumentBuilder
from reader.ui.page.page_style import BODY_SIZE, TEXT_STYLES
from reader.ui.page.text_formats import TextFormats, TextKey
from reader.ui.page.view import PageView
from reader.ui.page.writing_system import writing_system_of
from reader.ui.shell import fonts
from reader.ui.shell.appearance import TEXT_SIZES
from reader.ui.shell.session import ReadingPosition
from reader.ui.shell.typography import Typography
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")

SENTENCES = (
    "Sleep is not a luxury, and a short night is not a sign of strength. Most adults need between seven and nine "
    "hours. If you lie awake, get up after twenty minutes and do something quiet until you feel tired; bright screens "
    "keep the brain awake. A nurse can help you to find out why you cannot sleep, and what you may change at home. "
)


@pytest.fixture(autouse=True)
def _all_faces(qapp: object) -> None:
    fonts.load()
    for face in fonts.FACES:
        fonts.load_face(face)


def page(qtbot: QtBot, folder: Path, *blocks: Block, width: int = 1200, scale: float = 1.0, **chosen: Any) -> PageView:
    view = PageView(pages.light(scale)._replace(typography=Typography()._replace(**chosen)))
    qtbot.addWidget(view)
    view.resize(width, 700)
    view.open(pages.opened(folder, pages.article(*blocks)))
    view.show()
    view.show_position(ReadingPosition(Location("sample", "article")))
    view.lay_out_all()
    return view


def characters_in_full_lines(view: PageView) -> float:
    view.grab()
    counts = []
    block = view.shown_document.begin()
    while block.isValid():
        layout = block.layout()
        if layout.lineCount() > 4:
            lines = [layout.lineAt(number) for number in range(layout.lineCount() - 1)]
            texts = [block.text()[line.textStart() : line.textStart() + line.textLength()].strip() for line in lines]
            counts += list(map(len, texts))
        block = block.next()
    return mean(counts)


@pytest.mark.parametrize("face", fonts.FACES)
@pytest.mark.parametrize(
    ("scale", "width", "chosen"),
    [
        (1.0, 1000, {}),
        (1.0, 1900, {}),
        (0.8, 1366, {}),
        (2.0, 1366, {}),
        (3.0, 2400, {}),
        (1.0, 1366, {"column_width": 45}),
        (1.0, 1366, {"column_width": 90}),
        (1.0, 1366, {"letter_spacing": 12, "word_spacing": 16}),
        (1.0, 1366, {"is_justified": True}),
    ],
)
def test_the_column_has_as_many_characters_as_chosen(
    qtbot: QtBot, tmp_path: Path, face: str, scale: float, width: int, chosen: dict[str, Any]
) -> None:
    view = page(
        qtbot,
        tmp_path,
        Block("b", BlockKind.PARAGRAPH, (Span(SENTENCES * 3),)),
        width=width,
        scale=scale,
        face=face,
        **chosen,
    )
    assert abs(characters_in_full_lines(view) - chosen.get("column_width", 66)) <= 6


def test_a_narrow_window_is_filled(qtbot: QtBot, tmp_path: Path) -> None:
    view = page(qtbot, tmp_path, Block("b", BlockKind.PARAGRAPH, (Span(SENTENCES),)), width=400)
    assert view.margin == 28


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize(
    "chosen", [{}, {"line_spacing": 130}, {"line_spacing": 200, "paragraph_spacing": 200}, {"face": "lexend"}]
)
def test_lines_paragraphs_and_headings_are_on_one_grid(
    qtbot: QtBot, tmp_path: Path, size: int, chosen: dict[str, Any]
) -> None:
    words = (Span(SENTENCES),)
    headings = [Block(f"h{level}", BlockKind.HEADING, (Span(f"Level {level}"),), level=level) for level in (2, 3, 4, 2)]
    blocks = [Block("p", BlockKind.PARAGRAPH, words)]
    for number, heading in enumerate(headings):
        blocks += [heading._replace(id=f"h{number}"), Block(f"p{number}", BlockKind.PARAGRAPH, words)]
    view = page(qtbot, tmp_path, *blocks, scale=size / 100, **chosen)
    view.grab()
    style, document = view.page_style, view.shown_document
    baselines = []
    for number in range(len(blocks)):
        position = document.text_map.position(number)
        assert position is not None
        block = document.findBlock(position)
        if blocks[number].kind is BlockKind.PARAGRAPH:
            baselines += baselines_of(view, block)
    steps = [(baseline - baselines[0]) / style.unit for baseline in baselines]
    assert all(abs(step - round(step)) < 0.01 for step in steps)
    assert style.line_height == 2 * style.unit


def baselines_of(view: PageView, block: QTextBlock) -> list[float]:
    top = view.shown_document.documentLayout().blockBoundingRect(block).top()
    lines = [block.layout().lineAt(each) for each in range(block.layout().lineCount())]
    return [top + line.y() + line.ascent() for line in lines]


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("word", ["كلمة", "מילה", "शब्द", "คำ", "ቃል"], ids=["ar", "he", "hi", "th", "am"])
def test_words_in_another_script_stay_on_the_grid(qtbot: QtBot, tmp_path: Path, size: int, word: str) -> None:
    plain = (Span(SENTENCES),)
    blocks = [Block(f"p{number}", BlockKind.PARAGRAPH, plain) for number in range(3)]
    blocks[1] = blocks[1]._replace(spans=(*plain, Span(word), *plain))
    view = page(qtbot, tmp_path, *blocks, scale=size / 100)
    view.grab()
    unit = view.page_style.unit
    positions = [view.shown_document.text_map.position(number) or 0 for number in range(3)]
    lines = [baselines_of(view, view.shown_document.findBlock(position)) for position in positions]
    assert [after - before for before, after in pairwise(lines[1])] == [2 * unit] * (len(lines[1]) - 1)
    steps = [(each[0] - lines[0][0]) / unit for each in lines]
    assert all(abs(step - round(step)) < 0.1 for step in steps)


@pytest.mark.parametrize("face", fonts.FACES)
@pytest.mark.parametrize("name", ["paragraph", "title", "caption", "cell"])
def test_every_text_is_in_the_face(face: str, name: str) -> None:
    style = pages.light()._replace(typography=Typography(face=face))
    expected = TEXT_STYLES[name].family if face == "serif" else fonts.FACES[face]
    assert QFontInfo(style.font(TEXT_STYLES[name])).family() == expected


def test_code_keeps_its_own_face() -> None:
    font = pages.light()._replace(typography=Typography(face="lexend")).font(TEXT_STYLES["code"])
    assert font.styleHint() is QFont.StyleHint.Monospace


def test_a_block_of_code_has_its_own_size() -> None:
    """Its spans have the style of code, too."""
    texts = TextFormats(pages.light(), has_italics=True)
    plain, code = (texts[TextKey("code", emphasis)].font() for emphasis in (0, int(Style.CODE)))
    assert code.pointSizeF() == plain.pointSizeF()


@pytest.mark.parametrize("name", ["paragraph", "heading2", "cell"])
def test_code_in_a_text_is_smaller_because_its_letters_are_larger(name: str) -> None:
    texts = TextFormats(pages.light(), has_italics=True)
    plain, code = (texts[TextKey(name, emphasis)].font().pointSizeF() for emphasis in (0, int(Style.CODE)))
    assert code / plain == pytest.approx(TEXT_STYLES["code"].size / TEXT_STYLES["paragraph"].size)


def test_the_values_of_wcag_can_be_reached() -> None:
    """Success criterion 1.4.12: line 1.5, paragraph 2, letter 0.12 and word 0.16 times the size of the text."""
    chosen = Typography(line_spacing=110, paragraph_spacing=280, letter_spacing=12, word_spacing=16)
    style = pages.light()._replace(typography=chosen)
    size = style.pixels(BODY_SIZE)
    font = style.font(TEXT_STYLES["paragraph"])
    assert style.line_height >= 1.5 * size
    assert style.block_format("paragraph").bottomMargin() >= 2 * size
    assert font.letterSpacing() == pytest.approx(0.12 * size, abs=1 / 64)
    assert font.wordSpacing() == pytest.approx(0.16 * size, abs=1 / 64)


def test_headings_stand_apart_however_far_paragraphs_are_spread() -> None:
    for spread in (100, 250, 400):
        style = pages.light()._replace(typography=Typography(paragraph_spacing=spread))
        heading, paragraph = style.block_format("heading2"), style.block_format("paragraph")
        assert heading.topMargin() > paragraph.bottomMargin() >= heading.bottomMargin()


@pytest.mark.parametrize(("language", "spacing"), [("en", 12), ("ru", 12), ("ar", 0), ("hi", 0)])
def test_joined_letters_are_not_parted(language: str, spacing: int) -> None:
    style = pages.light()._replace(typography=Typography(letter_spacing=12))
    assert style.for_language(writing_system_of(language)).typography.letter_spacing == spacing


@pytest.mark.parametrize("dotted", [True, False])
def test_terms_are_dotted_if_chosen(dotted: bool) -> None:
    document = PageDocument(lambda *_: None)
    style = pages.light()._replace(typography=Typography(has_dotted_terms=dotted))
    builder = DocumentBuilder(document, style, {}, lambda _: None, writing_system_of("en"))
    builder.add_line("paragraph", (Span("alarm", link=TermLink("alarm")),))
    builder.finish()
    characters = document.cursor(1, 2).charFormat()
    assert characters.isAnchor()
    assert (characters.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine) == dotted
