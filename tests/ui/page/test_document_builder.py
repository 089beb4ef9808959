"""How blocks become paragraphs: text styles, levels, boxes, quotes, rules and the sizes of pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextBlockFormat, QTextFormat

from reader.library.model import Block, BlockKind, Citation, Figure, NoteBox, NoteKind, Span, Table
from reader.ui.page.article_parts import Parts
from reader.ui.page.document import PageDocument
from reader.ui.page.document_builder import DocumentBuilder
from reader.ui.page.end_sections import EndSection
from reader.ui.page.figure_images import TALLEST_FIGURE
from reader.ui.page.page_style import BOX_PADDING, INDENT, QUOTE_PADDING, TEXT_STYLES, PageStyle
from reader.ui.page.writing_system import writing_system_of
from reader.ui.shell import fonts
from tests.packs import cell
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")

NOTE = NoteBox(NoteKind.NOTE, 1, "Mind")
WARNING = NoteBox(NoteKind.WARNING, 2)
SIZES = {"small": (40, 30), "wide": (6000, 30), "tall": (30, 6000), "both": (2400, 4800), "empty": (0, 0)}


def built(
    blocks: Sequence[Block], scale: float = 1.0, language: str = "en", sizes: Mapping[str, tuple[int, int]] = SIZES
) -> PageDocument:
    document = PageDocument(lambda *_: None)
    builder = DocumentBuilder(document, pages.light(scale), {}, sizes.get, writing_system_of(language))
    builder.add_pieces(Parts(blocks).pieces)
    builder.finish()
    return document


def text(words: str = "Words.", kind: BlockKind = BlockKind.PARAGRAPH, **fields: object) -> Block:
    return Block("b", kind, (Span(words),), **fields)  # type: ignore[arg-type]


def paragraphs(document: PageDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def formats(document: PageDocument) -> list[QTextBlockFormat]:
    return [block.blockFormat() for block in paragraphs(document)]


def decorated(document: PageDocument) -> list[tuple[str, list[str]]]:
    """The name of each decoration, and the paragraphs that it is painted behind."""
    return [
        (each.name, document.cursor(each.first, each.last).selectedText().split("\u2029"))
        for each in document.decorations
    ]


def decorated_by(document: PageDocument, name: str) -> list[list[str]]:
    return [shown for each, shown in decorated(document) if each == name]


DECORATIONS = {
    "none": ([text()], []),
    "quote": ([text(kind=BlockKind.QUOTE)], [("quote", ["Words."])]),
    "code": ([text(kind=BlockKind.CODE)], [("code", ["Words."])]),
    "bullet": ([text(kind=BlockKind.ITEM, level=1, marker="•")], [("bullet", [""])]),
    "number": ([text(kind=BlockKind.ITEM, level=1, marker="1.")], []),
    "box": ([text("a", box=NOTE), text("b", box=NOTE), text("c")], [("note", ["Note: Mind", "a", "b"])]),
    "box without a title": ([text("a", box=WARNING)], [("warning", ["Important", "a"])]),
    "boxes": (
        [text("a", box=NOTE), text("b", box=WARNING)],
        [("note", ["Note: Mind", "a"]), ("warning", ["Important", "b"])],
    ),
    "quote in a box": (
        [text("a", BlockKind.QUOTE, box=NOTE)],
        [("note", ["Note: Mind", "a"]), ("quote", ["a"])],
    ),
    "rule in a box": ([Block("r", BlockKind.RULE, box=NOTE)], [("note", ["Note: Mind", "⁂"])]),
    "picture that closes a box": (
        [Block("f", BlockKind.FIGURE, figure=Figure("small", ""), box=NOTE)],
        [("note", ["Note: Mind", "\ufffc"])],
    ),
}


@pytest.mark.parametrize("name", DECORATIONS)
def test_decorations(name: str) -> None:
    blocks, expected = DECORATIONS[name]
    assert decorated(built(blocks)) == expected


@pytest.mark.parametrize(("level", "style"), [(1, "heading1"), (2, "heading2"), (4, "heading4"), (6, "heading4")])
def test_headings(level: int, style: str) -> None:
    document = built([text("Title", BlockKind.HEADING, level=level)])
    (paragraph,) = paragraphs(document)
    assert paragraph.blockFormat().headingLevel() == level
    assert paragraph.blockFormat().topMargin() == TEXT_STYLES[style].above * pages.light().unit


@pytest.mark.parametrize(("style", "level"), [("title", 1), ("heading2", 2), ("reference", 0)])
def test_levels_of_lines_outside_the_blocks(style: str, level: int) -> None:
    document = PageDocument(lambda *_: None)
    builder = DocumentBuilder(document, pages.light(), {}, SIZES.get, writing_system_of("en"))
    builder.add_line(style, (Span("A line"),))
    builder.finish()
    assert [each.headingLevel() for each in formats(document)] == [level]
    assert document.text_map.extent(0) is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize(
    ("language", "left", "right"), [("en", BOX_PADDING + 4, BOX_PADDING), ("ar", BOX_PADDING, BOX_PADDING + 4)]
)
def test_the_margins_of_a_box(scale: float, language: str, left: int, right: int) -> None:
    title, first, last = formats(built([text("a", box=NOTE), text("b", box=NOTE)], scale, language))
    for each in (title, first, last):
        assert (each.leftMargin(), each.rightMargin()) == (left * scale, right * scale)
    assert title.topMargin() > first.topMargin()
    assert last.bottomMargin() > first.bottomMargin()


@pytest.mark.parametrize(("language", "margins"), [("en", (QUOTE_PADDING, 0)), ("ar", (0, QUOTE_PADDING))])
@pytest.mark.parametrize("kind", [BlockKind.QUOTE, BlockKind.CODE])
def test_the_margin_of_a_quotation(kind: BlockKind, language: str, margins: tuple[int, int]) -> None:
    words = "النوم." if language == "ar" else "Words."
    (found,) = formats(built([text(words, kind)], language=language))
    assert (found.leftMargin(), found.rightMargin()) == margins


def nested(*blocks: tuple[str, str]) -> list[Block]:
    """Items, quotations and paragraphs, each with its text and the lists and quotations around it."""
    found = []
    for number, (words, nesting) in enumerate(blocks):
        kinds = {"l": BlockKind.ITEM, "q": BlockKind.QUOTE, "": BlockKind.PARAGRAPH}
        kind = kinds[nesting[-1:]]
        depth = nesting.count("l") if kind is BlockKind.ITEM else 0
        marker = "•" if kind is BlockKind.ITEM else ""
        found.append(Block(f"b{number}", kind, (Span(words),), depth, marker, nesting=nesting))
    return found


NESTED = ["q", "ql", "qll", "l", "lq", "lql", "llq", "qq", "qlq"]


@pytest.mark.parametrize("words", ["Words.", "النوم"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("nesting", NESTED)
def test_the_indent_of_lists_and_quotations_in_one_another(nesting: str, scale: float, words: str) -> None:
    document = built(nested((words, nesting)), scale)
    (paragraph,) = paragraphs(document)
    found, listed = paragraph.blockFormat(), paragraph.textList()
    depth = found.indent() + (listed.format().indent() if listed else 0)
    padding = scale * QUOTE_PADDING * nesting.count("q")
    assert depth * document.indentWidth() == scale * INDENT * nesting.count("l")
    assert (found.leftMargin(), found.rightMargin()) == ((padding, 0) if words == "Words." else (0, padding))
    bars = [each for each in document.decorations if each.name == "quote"]
    assert {each.is_rtl for each in bars} <= {words != "Words."}
    places = [position for position, kind in enumerate(nesting) if kind == "q"]
    assert sorted(each.indent for each in bars) == [
        INDENT * nesting[:place].count("l") + QUOTE_PADDING * nesting[:place].count("q") for place in places
    ]


@pytest.mark.parametrize(
    ("blocks", "bars"),
    [
        ([("a", "q"), ("b", "q")], [["a", "b"]]),
        ([("a", "q"), ("b", ""), ("c", "q")], [["a"], ["c"]]),
        ([("a", "q"), ("b", "ql"), ("c", "q"), ("d", "l")], [["a", "b", "c"]]),
        ([("a", "l"), ("b", "lq"), ("c", "l"), ("d", "lq")], [["b"], ["d"]]),
        ([("a", "q"), ("b", "qq"), ("c", "q")], [["a", "b", "c"], ["b"]]),
        ([("a", "lq"), ("b", "q")], [["a"], ["b"]]),
    ],
)
def test_a_bar_for_each_quotation(blocks: list[tuple[str, str]], bars: list[list[str]]) -> None:
    assert decorated_by(built(nested(*blocks)), "quote") == bars


@pytest.mark.parametrize(("words", "gap"), [("Words.", BOX_PADDING + 4), ("النوم", BOX_PADDING)])
def test_the_bar_of_a_quotation_in_a_box_is_beside_that_of_the_box(words: str, gap: int) -> None:
    document = built([text(words, BlockKind.QUOTE, box=NOTE)], 2.0)
    assert [each.indent for each in document.decorations if each.name == "quote"] == [gap]


def test_a_bar_ends_with_its_box_and_before_a_table() -> None:
    quote = nested(("a", "q"), ("b", "q"))
    assert decorated_by(built([quote[0]._replace(box=NOTE), quote[1]]), "quote") == [["a"], ["b"]]
    assert decorated_by(built([quote[0], TABLE._replace(nesting="q"), quote[1]]), "quote") == [["a"], ["b"]]


@pytest.mark.parametrize("kind", [BlockKind.CODE, BlockKind.HEADING])
def test_other_blocks_keep_the_indent_of_their_list(kind: BlockKind) -> None:
    blocks = [*nested(("a", "l")), text(kind=kind, level=2 * (kind is BlockKind.HEADING), nesting="l")]
    assert formats(built(blocks))[1].indent() == 1


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("words", "direction"), [("Words.", "LeftToRight"), ("النوم", "RightToLeft")])
def test_a_paragraph_is_read_in_its_own_direction(language: str, words: str, direction: str) -> None:
    blocks = [
        text(words),
        text(words, BlockKind.HEADING, level=2),
        text(words, BlockKind.ITEM, level=1, marker="•"),
        text(words, BlockKind.ITEM, level=1, marker="1."),
        text(words, BlockKind.QUOTE),
        text(words, box=NOTE),
    ]
    document = built(blocks, language=language)
    shown = [each for each in paragraphs(document) if each.text() == words]
    assert len(shown) == len(blocks)
    assert {each.blockFormat().layoutDirection().name for each in shown} == {direction}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_text_without_letters_is_read_as_the_page(language: str) -> None:
    (shown,) = formats(built([text("12.5 – 13")], language=language))
    assert shown.layoutDirection().name == ("RightToLeft" if language == "ar" else "LeftToRight")


@pytest.mark.parametrize(
    ("path", "scale", "box", "size"),
    [
        ("small", 1.0, None, (40, 30)),
        ("small", 2.0, None, (80, 60)),
        ("wide", 1.0, None, (600, 3)),
        ("wide", 2.0, None, (1200, 6)),
        ("wide", 1.0, NOTE, (600 - 2 * BOX_PADDING, 3)),
        ("tall", 1.0, None, (9, TALLEST_FIGURE * 600)),
        ("both", 1.0, None, (600, 1200)),
        ("empty", 1.0, None, (1, 1)),
    ],
)
def test_sizes_of_pictures(
    monkeypatch: pytest.MonkeyPatch, path: str, scale: float, box: NoteBox | None, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(PageStyle, "column", property(lambda style: style.pixels(600)))
    document = built([Block("f", BlockKind.FIGURE, figure=Figure(path, "A shape"), box=box)], scale)
    (run,) = document.figures
    assert (run.path, (run.width, run.height), run.shown) == (path, size, size)
    image = document.cursor(run.position, run.position + 1).charFormat().toImageFormat()
    assert (image.width(), image.height(), image.name()) == (*size, "figure:0")
    assert image.property(QTextFormat.Property.ImageAltText.value) == "A shape"


@pytest.mark.parametrize(
    ("alt", "caption", "expected"),
    [
        ("A shape", "", ["[The picture cannot be shown. It shows: A shape]"]),
        ("", "", ["[The picture cannot be shown.]"]),
        ("A shape", "Caption.", ["[The picture cannot be shown. It shows: A shape]", "Caption."]),
    ],
)
def test_a_missing_picture(alt: str, caption: str, expected: list[str]) -> None:
    block = Block("f", BlockKind.FIGURE, (Span(caption),) if caption else (), figure=Figure("missing", alt))
    document = built([block])
    assert document.toPlainText().split("\n") == expected
    assert document.figures == []
    assert document.text_map.extent(0) is not None


def test_rules_and_pictures_are_centred() -> None:
    blocks = [Block("r", BlockKind.RULE), Block("f", BlockKind.FIGURE, (Span("Caption"),), figure=Figure("small", ""))]
    rule, picture, caption = formats(built(blocks))
    centre = Qt.AlignmentFlag.AlignHCenter
    assert [bool(each.alignment() & centre) for each in (rule, picture, caption)] == [True, True, False]


TABLE = Block("t", BlockKind.TABLE, table=Table(((cell("head"),), (cell("cell"),)), ("",)))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([TABLE, text("after")], ["", "head", "cell", "after"]),
        ([text("before"), TABLE, text("after")], ["before", "", "head", "cell", "after"]),
        ([TABLE, TABLE], ["", "head", "cell", "", "head", "cell", ""]),
    ],
)
def test_an_empty_paragraph_before_a_table_and_none_after_it(blocks: list[Block], expected: list[str]) -> None:
    document = built(blocks)
    assert [paragraph.text() for paragraph in paragraphs(document)] == expected


def test_every_block_is_in_the_text_map() -> None:
    blocks = [
        text("one"),
        text("two", BlockKind.HEADING, level=2),
        Block("e", BlockKind.PARAGRAPH),
        Block("r", BlockKind.RULE),
        TABLE,
        Block("f", BlockKind.FIGURE, figure=Figure("small", "")),
        text("last", box=NOTE),
    ]
    document = built(blocks)
    extents = [document.text_map.extent(index) for index in range(len(blocks))]
    assert None not in extents
    assert extents == sorted(extents)  # type: ignore[type-var]
    shown = [document.cursor(*extent).selectedText() for extent in (extents[0], extents[6]) if extent]
    assert shown == ["one", "last"]


@pytest.mark.parametrize(("language", "direction"), [("en", "LeftToRight"), ("ar", "RightToLeft")])
def test_the_direction_of_every_paragraph(language: str, direction: str) -> None:
    words = "النوم" if language == "ar" else "Words."
    table = Table(((cell(words),), (cell(words),)), ("",))
    blocks = [text(words), Block("t", BlockKind.TABLE, table=table), text(words, box=NOTE)]
    if language == "ar":  # the heading above the footnotes is English, but begins where the text does
        blocks.append(Block("n", BlockKind.FOOTNOTE, (Span(words),), level=1))
    document = built(blocks, language=language)
    assert document.is_rtl == (language == "ar")
    shown = [each for each in paragraphs(document) if each.text()]
    assert {each.blockFormat().layoutDirection().name for each in shown} == {direction}


@pytest.mark.parametrize(("words", "is_rtl"), [("Reed, A. (2020).", False), ("النوم والدماغ.", True)])
@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_references_hang_on_their_numbers(words: str, is_rtl: bool, scale: float) -> None:
    fonts.load()
    document = PageDocument(lambda *_: None)
    builder = DocumentBuilder(document, pages.light(scale), {}, SIZES.get, writing_system_of("en"))
    lines = [(number, (Span(f"{number}. ", link=Citation(("a",))), Span(words))) for number in (9, 10, 100)]
    builder.add_references(lines)
    builder.finish()
    heading, *found = formats(document)
    assert document.end_sections == {EndSection.SOURCES: 0}
    assert heading.headingLevel() == 2
    margins = [each.rightMargin() if is_rtl else each.leftMargin() for each in found]
    assert len(set(margins)) == 1  # the texts of all references begin in one line
    metrics = QFontMetricsF(pages.light(scale).font(TEXT_STYLES["reference"]))
    for number, each in zip((9, 10, 100), found, strict=True):
        assert abs(-each.textIndent() - metrics.horizontalAdvance(f"{number}. ")) <= 1.5 * scale
    assert margins[0] == -found[-1].textIndent()
    assert [document.cursor(run.first, run.last).selectedText() for run in document.links] == ["9. ", "10. ", "100. "]


def test_the_number_of_a_reference_is_not_raised() -> None:
    document = PageDocument(lambda *_: None)
    builder = DocumentBuilder(document, pages.light(), {}, SIZES.get, writing_system_of("en"))
    builder.add_references([(1, (Span("1. ", link=Citation(("a",))), Span("Reed.")))])
    builder.finish()
    number, text_format = document.cursor(9).charFormat(), document.cursor(14).charFormat()
    assert number.isAnchor()
    assert number.verticalAlignment() == text_format.verticalAlignment()
    assert number.font().pointSizeF() == text_format.font().pointSizeF()


@pytest.mark.parametrize(
    ("nestings", "tight"),
    [
        (["l", "l", ""], [True, False, False]),
        (["l", "ll", "l", ""], [True, True, False, False]),
        (["l", "ll", ""], [True, False, False]),
        (["ql", "q"], [False, False]),
        (["l", "l"], [True, False]),
    ],
    ids=lambda value: "-".join(map(str, value)),
)
def test_after_a_list_is_as_much_space_as_after_a_paragraph(nestings: list[str], tight: list[bool]) -> None:
    document = built(nested(*((f"{number} words", nesting) for number, nesting in enumerate(nestings))))
    usual = pages.light().block_format("paragraph").bottomMargin()
    assert [each.bottomMargin() < usual for each in formats(document)] == tight
