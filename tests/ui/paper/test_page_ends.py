"""What stays together at the ends of pages, where it is long or high."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader.library.model import Article, Block, BlockKind, Figure, FigureFile, NoteBox, NoteKind, Span, Style, Table
from reader.library.packfile import PackFile
from reader.library.print_order import LARGE_POINTS, NORMAL_POINTS, DoesNotFit, PrintSelection, PrintSubject
from reader.ui.paper.print_job import check_sheets
from reader.ui.paper.print_layout import PrintLayout
from tests.packs import FIGURES, INFO, make_pack
from tests.ui.paper.printed import article_layout, layout_of, pack_of, pages
from tests.ui.paper.test_print_layout import SENTENCE, cell, heading, lines, text

PICTURE = "\ufffc"
OPTIONS = [
    pytest.param({"points": points, "is_landscape": is_landscape}, id=f"{size} {turned}")
    for size, points in (("usual", NORMAL_POINTS), ("large", LARGE_POINTS))
    for turned, is_landscape in (("upright", False), ("landscape", True))
]

pytestmark = pytest.mark.usefixtures("paper_fonts")


ARTICLE = PrintSelection(PrintSubject.ARTICLE, "a")


def picture_layout(
    folder: Path,
    *blocks: Block,
    summary: str = "",
    selection: PrintSelection = ARTICLE,
    size: tuple[int, int] = (600, 1800),
    **options,
) -> PrintLayout:
    """With a picture that is three times as high as wide, or has another size."""
    picture = FigureFile("figures/tall.svg", "image/svg+xml", *size, FIGURES[0].data)
    article = Article("a", "An article", blocks, summary=summary)
    file = make_pack(folder / "a.carrel", articles=[article], figures=[picture])
    return layout_of(PackFile(file), selection, **options)


def figure(caption: str, **more) -> Block:
    spans = (Span(caption),) if caption else ()
    return Block("f", BlockKind.FIGURE, spans, figure=Figure("figures/tall.svg", "A shape"), **more)


def page_with(found: list[list[str]], start: str) -> list[str]:
    return next(page for page in found if any(line.startswith(start) for line in page))


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("caption", ["Caption.", "Caption. " + SENTENCE * 3], ids=["short", "long"])
@pytest.mark.parametrize("summary", ["", SENTENCE * 3], ids=["", "summary"])
def test_a_high_picture_is_with_its_heading_and_its_caption(
    tmp_path, options: dict[str, Any], caption: str, summary: str
) -> None:
    title = heading("h", "Heading that needs more than one line where its type is large, and so has less room below it")
    layout = picture_layout(tmp_path, title, figure(caption), text("p", "After."), summary=summary, **options)
    page = page_with(pages(layout), PICTURE)
    at = page.index(PICTURE)
    assert page[at - 1].split()[-1] in title.spans[0].text
    assert "".join(page[at + 1 :]).replace(" ", "").startswith(caption.replace(" ", ""))
    assert layout.galley(0).document.figures[0].shown[1] > 0.25 * layout.context.sheet.height


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("before", range(1, 34, 2))
@pytest.mark.parametrize("has_heading", [False, True], ids=["", "heading"])
def test_a_picture_is_a_little_smaller_if_it_has_room_then(
    tmp_path, options: dict[str, Any], before: int, has_heading: bool
) -> None:
    title = [heading("h", "Heading")] if has_heading else []
    blocks = (*lines(before), *title, figure("Caption."), text("p", SENTENCE))
    layout = picture_layout(tmp_path, *blocks, size=(600, 400), **options)
    found = pages(layout)
    own = page_with(found, PICTURE)
    (picture,) = layout.galley(0).document.figures
    usual = layout._sources[0].compose().document.figures[0]
    assert own[own.index(PICTURE) + 1] == "Caption."
    assert int(usual.shown[1] * 0.75) <= picture.shown[1] <= usual.shown[1]
    assert picture.shown[0] / picture.shown[1] == pytest.approx(1.5, rel=0.01)
    if own[0] in ("Heading", PICTURE):
        *_, end = layout.pages[found.index(own) - 1]
        room = layout.context.sheet.height - (end.y + end.bottom - end.top)
        assert picture.shown == usual.shown
        assert room < 0.75 * usual.shown[1] + (150 if has_heading else 90)  # with the heading, the caption and gaps


def test_a_picture_is_as_small_when_it_is_painted(tmp_path, monkeypatch) -> None:
    """Its galley may have to be composed again."""
    blocks = (*lines(26), figure("Caption."), text("p", SENTENCE))
    layout = picture_layout(tmp_path, *blocks, size=(600, 400))
    (picture,) = layout.galley(0).document.figures
    layout._galleys.clear()
    (again,) = layout.galley(0).document.figures
    assert again.shown == picture.shown
    assert picture.shown[1] < 400


@pytest.mark.parametrize("options", OPTIONS)
def test_a_high_picture_is_below_the_lines_for_the_clinic(tmp_path, options: dict[str, Any]) -> None:
    selection = PrintSelection(PrintSubject.HANDOUT, sections=(("a", ""),))
    blocks = (figure("Caption. " + SENTENCE), text("p", SENTENCE * 3))
    first, *_ = pages(picture_layout(tmp_path, *blocks, selection=selection, **options))
    assert {"Clinic:", "An article", PICTURE} <= set(first)
    assert first[first.index(PICTURE) + 1].startswith("Caption.")


def test_a_picture_in_a_box_is_with_its_title_and_caption(tmp_path) -> None:
    box = NoteBox(NoteKind.NOTE, 1, "Look")
    layout = picture_layout(tmp_path, figure("Caption. " + SENTENCE * 3, box=box), points=16.0, is_landscape=True)
    page = page_with(pages(layout), PICTURE)
    assert page[page.index(PICTURE) - 1] == "Note: Look"
    assert page[-1].endswith("day.")


def test_a_caption_that_leaves_no_room_is_cut(tmp_path) -> None:
    layout = picture_layout(tmp_path, heading("h", "Heading"), figure("Caption. " + SENTENCE * 60))
    page = page_with(pages(layout), PICTURE)
    assert page[page.index(PICTURE) + 1].startswith("Caption.")
    assert layout.galley(0).document.figures[0].shown[1] > 0.25 * layout.context.sheet.height


@pytest.mark.parametrize("marker", ["2.", "•"])
@pytest.mark.parametrize("before", range(0, 44, 4))
def test_an_item_that_is_a_picture_has_its_marker(tmp_path, before: int, marker: str) -> None:
    item = Block("i", BlockKind.ITEM, level=1, marker=marker)
    layout = picture_layout(tmp_path, *lines(before), item, figure("", nesting="l"), text("p", "After."))
    document = layout.galley(0).document
    (picture,) = document.figures
    position = document.findBlock(picture.position).previous().position()
    (part,) = [part for page in layout.pages for part in page if part.first <= picture.position < part.last]
    top = document.documentLayout().blockBoundingRect(document.findBlock(position)).top()
    assert part.first <= position
    assert part.top <= top + 5  # its line is a little lower


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("sentences", range(1, 24, 2))
def test_no_heading_is_alone_below_a_long_head(tmp_path, options: dict[str, Any], sentences: int) -> None:
    blocks = (heading("h", "The heading"), text("p", SENTENCE * 5))
    pack = pack_of(tmp_path, Article("a", "An article", blocks, summary=SENTENCE * sentences))
    found = pages(layout_of(pack, ARTICLE, **options))
    page = page_with(found, "The heading")
    assert len(page) >= page.index("The heading") + 3


@pytest.mark.parametrize("before", range(18, 32))
@pytest.mark.parametrize("is_boxed", [False, True], ids=["", "box"])
def test_a_heading_has_two_lines_of_the_paragraphs_below(tmp_path, before: int, is_boxed: bool) -> None:
    box = NoteBox(NoteKind.NOTE, 1, "Box") if is_boxed else None
    inside = [text(f"b{number}", "Short.", box=box) for number in range(40)]
    found = pages(article_layout(tmp_path, *lines(before), heading("h", "The heading"), *inside))
    page = page_with(found, "The heading")
    assert page[page.index("The heading") :].count("Short.") >= 2


@pytest.mark.parametrize("before", range(18, 32))
@pytest.mark.parametrize("kind", [BlockKind.ITEM, BlockKind.PARAGRAPH], ids=["item", "paragraph"])
@pytest.mark.parametrize("punctuation", ["", ":"], ids=["", "colon"])
@pytest.mark.parametrize("meaning", ["Short.", SENTENCE * 3], ids=["line", "lines"])
def test_a_bold_term_is_with_its_meaning(tmp_path, before: int, kind: BlockKind, punctuation: str, meaning: str):
    nesting = "l" if kind is BlockKind.ITEM else ""
    blocks = lines(before)
    for number in range(9):
        term = (Span(f"Term {number}", Style.STRONG), Span(punctuation))
        marker = "•" if nesting else ""
        blocks.append(Block(f"t{number}", kind, term, level=1 if nesting else 0, marker=marker, nesting=nesting))
        blocks.append(Block(f"m{number}", kind, (Span(meaning),), level=1 if nesting else 0, nesting=nesting))
    layout = article_layout(tmp_path, *blocks)
    found = pages(layout)
    assert len(found) > 1
    assert not any(page[-1].startswith("Term") for page in found)
    *_, end = layout.pages[0]
    assert end.y + end.bottom - end.top > 0.85 * layout.context.sheet.height  # nothing else is kept together


@pytest.mark.parametrize("sentences", [20, 34, 60])
def test_a_head_longer_than_a_page_begins_on_the_first(tmp_path, sentences: int) -> None:
    info = INFO._replace(topic="health", emergency="b#go")
    other = Article("b", "Help", (text("go", "Go to a clinic."),))
    authors = tuple(f"Author {number}" for number in range(100))
    article = Article("a", "An article", (text("p", "Text."),), summary=SENTENCE * sentences, authors=authors)
    layout = layout_of(pack_of(tmp_path, article, other, info=info), ARTICLE)
    first = pages(layout)[0]
    assert "An article" in first
    assert len(first) > 15


@pytest.mark.parametrize("sentences", [60, 80, 95])
def test_a_row_taller_than_a_page_begins_below_what_is_above(tmp_path, sentences: int) -> None:
    rows = (("A", "B"), ("x", SENTENCE * sentences), ("y", "z"))
    tall = Block("t", BlockKind.TABLE, table=Table(tuple(tuple(map(cell, row)) for row in rows), ("", "")))
    layout = article_layout(tmp_path, heading("h", "Heading"), tall, text("p", "After."))
    assert [page.count("A") for page in pages(layout)] == [1] * len(layout.pages)
    for page in layout.pages[:-1]:
        assert page[-1].y + page[-1].bottom - page[-1].top > 0.9 * layout.context.sheet.height


def test_a_first_row_is_cut_where_it_does_not_fit_below_the_heading(tmp_path) -> None:
    for sentences in range(26, 44, 2):
        rows = (("A", "B"), ("x", SENTENCE * sentences), ("y", "z"))
        high = Block("t", BlockKind.TABLE, table=Table(tuple(tuple(map(cell, row)) for row in rows), ("", "")))
        found = pages(article_layout(tmp_path, heading("h", "Heading"), high, text("p", "After.")))
        page = page_with(found, "Heading")
        assert len(page) > page.index("Heading") + 4


@pytest.mark.parametrize("before", range(24, 40))
def test_where_a_hand_out_is_from_is_never_alone_on_a_sheet(tmp_path, before: int) -> None:
    pack = pack_of(tmp_path, Article("a", "An article", tuple(lines(before))))
    *_, last = pages(layout_of(pack, PrintSelection(PrintSubject.HANDOUT, sections=(("a", ""),))))
    assert last[0].startswith(("Line ", "Clinic"))


@pytest.mark.parametrize(
    ("sections", "cut", "left_out"),
    [
        pytest.param([("One", 60), ("Two", 1)], "One", ("Two",), id="cut, and one that begins later"),
        pytest.param([("One", 60)], "One", (), id="cut"),
        pytest.param([("One", 1), ("Two", 60)], "Two", (), id="the second is cut"),
    ],
)
def test_a_section_that_goes_on_after_the_last_sheet_is_named(
    tmp_path, sections: list[tuple[str, int]], cut: str, left_out: tuple[str, ...]
) -> None:
    blocks: list[Block] = []
    for title, count in sections:
        blocks += [heading(title.lower(), title), *lines(count, len(blocks))]
    pack = pack_of(tmp_path, Article("a", "An article", tuple(blocks)))
    layout = layout_of(pack, PrintSelection(PrintSubject.HANDOUT, sections=(("a", ""),)), sheets=1)
    with pytest.raises(DoesNotFit) as caught:
        check_sheets(layout)
    assert (caught.value.cut, caught.value.left_out) == (cut, left_out)


def test_what_begins_at_the_top_of_the_next_sheet_cuts_nothing(tmp_path) -> None:
    for count in range(18, 40):
        blocks = (heading("one", "One"), *lines(count), heading("two", "Two"), *lines(3, count))
        layout = layout_of(
            pack_of(tmp_path, Article("a", "An article", blocks)),
            PrintSelection(PrintSubject.HANDOUT, sections=(("a", ""),)),
            sheets=1,
        )
        if len(layout.pages) > 1 and pages(layout)[1][0] == "Two":
            with pytest.raises(DoesNotFit) as caught:
                check_sheets(layout)
            assert (caught.value.cut, caught.value.left_out) == ("", ("Two",))
            return
    pytest.fail("no page began with the heading")
