"""The pages of articles: what stays together, what is repeated, and what is listed at the end."""

from __future__ import annotations

import gc
import weakref

import pytest

from reader.library.border_spans import bordered
from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    Figure,
    FigureFile,
    NoteBox,
    NoteKind,
    QuizQuestion,
    Span,
    Spans,
    Table,
    Term,
    TermLink,
    WebLink,
)
from reader.library.pack_sections import PackSection, written
from reader.library.packfile import PackFile
from reader.library.print_order import NothingToPrint, PrintSelection, PrintSubject
from reader.ui.paper.print_layout import PrintLayout
from reader.ui.widgets.word_joints import is_in_syllable
from tests.packs import FIGURES, INFO, make_pack
from tests.ui.paper.printed import article_layout, layout_of, pack_of, pages

LINES = 39  # lines of a page of A4, about
SENTENCE = "Rest is good and slow water is good for the people of the house near the lake in the evening of the day. "

pytestmark = pytest.mark.usefixtures("paper_fonts")


def text(id: str, words: str, **more) -> Block:
    return Block(id, BlockKind.PARAGRAPH, (Span(words),), **more)


def heading(id: str, words: str, level: int = 2) -> Block:
    return Block(id, BlockKind.HEADING, (Span(words),), level=level)


def lines(count: int, start: int = 0) -> list[Block]:
    """Paragraphs of one line each."""
    return [text(f"line-{number}", f"Line {number}.") for number in range(start, start + count)]


def cell(words: str) -> Spans:
    return (Span(words),)


def table(rows: int, columns: int = 2, words: str = "A few words") -> Block:
    head = tuple(cell(f"Head {column}") for column in range(columns))
    body = tuple(tuple(cell(f"{words} {row}.{column}") for column in range(columns)) for row in range(rows))
    return Block("table", BlockKind.TABLE, table=Table((head, *body), ("",) * columns))


@pytest.mark.parametrize("before", range(18, 32))
def test_no_heading_is_alone_at_the_end_of_a_page(tmp_path, before: int) -> None:
    layout = article_layout(tmp_path, *lines(before), heading("h", "The heading"), text("p", SENTENCE * 4))
    for page in pages(layout):
        if "The heading" in page:
            assert len(page) >= page.index("The heading") + 3  # with two lines of its text


@pytest.mark.parametrize("before", range(18, 32))
def test_no_single_line_of_a_paragraph_is_alone(tmp_path, before: int) -> None:
    layout = article_layout(tmp_path, *lines(before), text("p", SENTENCE * 6), *lines(3, before))
    own = [[line for line in page if not line.startswith("Line ")] for page in pages(layout)]
    own[0] = [line for line in own[0] if line not in ("An article",) and "edition" not in line]
    assert all(len(page) != 1 for page in own)


@pytest.mark.parametrize("before", [20, 24, 28])
def test_a_box_that_fits_is_not_torn(tmp_path, before: int) -> None:
    box = NoteBox(NoteKind.WARNING, 1, "Care")
    boxed = [text(f"b{number}", f"Boxed {number}.", box=box) for number in range(8)]
    found = pages(article_layout(tmp_path, *lines(before), *boxed))
    assert sum(any("Boxed" in line for line in page) for page in found) == 1
    page = next(page for page in found if "Important: Care" in page)
    assert "Boxed 7." in page


def test_a_box_taller_than_a_page_is_cut_between_lines(tmp_path) -> None:
    box = NoteBox(NoteKind.NOTE, 1)
    boxed = [text(f"b{number}", SENTENCE * 3, box=box) for number in range(30)]
    assert len(article_layout(tmp_path, *boxed).pages) >= 3


@pytest.mark.parametrize("before", range(8, 20, 3))
def test_a_figure_is_whole_and_with_its_caption(tmp_path, before: int) -> None:
    figure = Block("f", BlockKind.FIGURE, (Span("The caption."),), figure=Figure("figures/plain.svg", "A shape"))
    found = pages(article_layout(tmp_path, *lines(before), figure, *lines(3, before)))
    page = next(page for page in found if "The caption." in page)
    assert page[page.index("The caption.") - 1] == "\ufffc"


@pytest.mark.parametrize("points", [11.5, 16.0])
def test_a_figure_is_within_its_list_and_its_box(tmp_path, points: float) -> None:
    figure = Figure("figures/large.svg", "A shape")
    box = NoteBox(NoteKind.NOTE, 1, "Look")
    blocks = [
        Block("f", BlockKind.FIGURE, figure=figure),
        Block("l", BlockKind.FIGURE, figure=figure, nesting="ll"),
        Block("b", BlockKind.FIGURE, figure=figure, box=box),
        Block("m", BlockKind.FIGURE, figure=figure, nesting="lq", box=box),
    ]
    picture = FigureFile(figure.path, "image/svg+xml", 1600, 1200, FIGURES[0].data)
    file = make_pack(tmp_path / "a.carrel", articles=[Article("a", "A", tuple(blocks))], figures=[picture])
    layout = layout_of(PackFile(file), PrintSelection(PrintSubject.ARTICLE, "a"), points=points)
    document = layout.galley(0).document
    assert len(document.figures) == 4
    for run in document.figures:
        block = document.findBlock(run.position)
        room = layout.context.sheet.column - block.blockFormat().rightMargin()
        assert block.layout().lineAt(0).x() + run.shown[0] <= room + 0.5


def test_sources_of_definitions_and_answers_have_one_number_each(tmp_path) -> None:
    cited = Span("", link=Citation(("reed2020",)))
    term = Term("rest", "Rest", (Span("Doing nothing"), cited), cites=("reed2020",))
    pack = pack_of(tmp_path, Article("a", "A", tuple(lines(1)), quiz=(question(cited),)), terms=[term])
    for selection, line in (
        (PrintSelection(PrintSubject.TERM, entry="rest"), "Rest: Doing nothing1"),
        (PrintSelection(PrintSubject.ARTICLE, "a"), "1. A. It is so1"),
    ):
        found = [each for page in pages(layout_of(pack, selection, has_quiz=True)) for each in page]
        assert found[found.index("Sources") + 1].startswith("1. Reed, A.")
        assert line in found


def question(cited: Span) -> QuizQuestion:
    why = (Span("It is so"), cited)
    return QuizQuestion("q", "Is it?", ("Yes", "No"), 0, why, ArticleLink("", "line-0"), ("reed2020",))


def test_citations_become_a_list_and_addresses_are_printed(tmp_path) -> None:
    spans = (
        Span("Seen", link=WebLink("https://example.org/rest?x=1")),
        Span(" by one."),
        Span("", link=Citation(("reed2020",))),
    )
    (page,) = pages(article_layout(tmp_path, Block("p", BlockKind.PARAGRAPH, spans)))
    assert "Seen (https://example.org/rest?x=1) by one.1" in page
    assert page[page.index("Sources") + 1] == "1. Reed, A. (2020). Quiet rooms. Reed Press."


def test_terms_are_explained_at_the_end_if_wanted(tmp_path) -> None:
    term = Term("rest", "rest", (Span("Being still."),), ("repose",))
    spans = (Span("Take a "), Span("rest", link=TermLink("rest")), Span("."))
    pack = pack_of(tmp_path, Article("a", "A", (Block("p", BlockKind.PARAGRAPH, spans),)), terms=(term,))
    selection = PrintSelection(PrintSubject.ARTICLE, "a")
    assert "Words explained" not in pages(layout_of(pack, selection))[0]
    (page,) = pages(layout_of(pack, selection, has_terms=True))
    assert page[page.index("Words explained") + 1] == "rest (also: repose): Being still."


def emergency_pack(tmp_path, *, topic: str = "health"):
    box = NoteBox(NoteKind.WARNING, 1, "Help now")
    safe = Article("safe", "Staying safe", (heading("top", "Top"), text("go", "Go to a clinic.", box=box)))
    other = Article("other", "Another", (text("p", "Something else."),))
    info = INFO._replace(topic=topic, emergency="safe#go")
    return pack_of(tmp_path, safe, other, info=info)


def test_local_help_is_printed_in_the_emergency_box(tmp_path) -> None:
    layout = layout_of(
        emergency_pack(tmp_path), PrintSelection(PrintSubject.ARTICLE, "safe"), own_help="Nakuru, 0700 1"
    )
    (page,) = pages(layout)
    assert page[0] == "In danger now, or worried about someone? What to do in an emergency: page"
    at = page.index("Important: Help now")
    assert page[at + 1] == "Local help: Nakuru, 0700 1"
    assert not [line for line in page if "Change…" in line or "Add your" in line]


def test_without_local_help_there_is_room_to_write_it(tmp_path) -> None:
    (page,) = pages(layout_of(emergency_pack(tmp_path), PrintSelection(PrintSubject.ARTICLE, "safe")))
    assert page[page.index("Important: Help now") + 1].startswith("Number to call: ……")


def test_an_article_without_the_box_says_where_help_is_and_whom_to_call(tmp_path) -> None:
    layout = layout_of(
        emergency_pack(tmp_path), PrintSelection(PrintSubject.ARTICLE, "other"), own_help="Nakuru, 0700 1"
    )
    text_of_page = " ".join(pages(layout)[0])
    assert "What to do in an emergency is in “Staying safe”. Call: Nakuru, 0700 1." in text_of_page
    assert "No health professional has reviewed this edition." in text_of_page


def test_a_section_has_its_own_sources_and_keeps_their_numbers(tmp_path) -> None:
    blocks = (
        heading("one", "One"),
        text("p1", "First."),
        heading("two", "Two"),
        Block("p2", BlockKind.PARAGRAPH, (Span("Second."), Span("", link=Citation(("reed2020",))))),
        heading("two-a", "Two A", 3),
        text("p3", "Third."),
        heading("three", "Three"),
    )
    pack = pack_of(tmp_path, Article("a", "A", blocks))
    (page,) = pages(layout_of(pack, PrintSelection(PrintSubject.SECTION, "a", "two")))
    assert [line for line in page if line in ("One", "Two", "Two A", "Three", "Third.")] == ["Two", "Two A", "Third."]
    assert "1. Reed, A. (2020). Quiet rooms. Reed Press." in page
    (page,) = pages(layout_of(pack, PrintSelection(PrintSubject.SECTION, "a", "one")))
    assert "Sources" not in page


def test_a_whole_pack_has_contents_with_page_numbers(tmp_path) -> None:
    first = Article("a", "First", (*lines(60), text("end", "End.")))
    second = Article("b", "Second", (Block("p", BlockKind.PARAGRAPH, (Span("Back", link=ArticleLink("a", "end")),)),))
    term = Term("rest", "rest", (Span("Being still."),))
    layout = layout_of(pack_of(tmp_path, first, second, terms=(term,)), PrintSelection(PrintSubject.PACK))
    found = pages(layout)
    assert found[0][0] == "A sample"
    assert found[0][-4:] == ["Contents", "First", "Second", "Glossary"]
    assert layout.anchors[("block", "a", "")].page == 1
    second_page = layout.anchors[("block", "b", "")].page
    assert found[second_page][0] == "Second"
    assert found[-1][0] == "Glossary"
    assert layout.anchors[("list", "Glossary", "")].page == len(found) - 1
    assert [heading.title for heading in layout.headings] == ["Contents", "First", "Second", "Glossary"]


def test_contents_have_the_sections_of_the_pack(tmp_path) -> None:
    titles = ("Before", "Food", "Visits", "Feeding", "Weaning")
    articles = [Article(title.lower(), title, (text("p", f"{title}."),)) for title in titles]
    sections = [
        PackSection(1, 1, "Before birth"),
        PackSection(1, 3, "After birth"),
        PackSection(2, 3, "The first week"),
    ]
    sections.append(PackSection(2, 4, "قلب"))
    pack = pack_of(tmp_path, *articles, info=INFO._replace(sections=written(sections)))
    layout = layout_of(pack, PrintSelection(PrintSubject.PACK))
    found = pages(layout)[0]
    assert found[found.index("Contents") + 1 :] == [
        *("Before", "Before birth", "Food", "Visits", "After birth", "The first week", "Feeding"),
        *("\u2068قلب\u2069", "Weaning"),
    ]
    assert [heading.title for heading in layout.headings] == ["Contents", *titles]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "title", ["خلط Mixed", "Latin letters", "word " * 60, "كلمة " * 60], ids=["both", "la", "long", "ar"]
)
def test_numbers_in_the_contents_are_beside_the_titles(tmp_path, language: str, title: str) -> None:
    article = Article("a", title.strip(), (text("p", "Text."),))
    layout = layout_of(
        pack_of(tmp_path, article, info=INFO._replace(language=language)), PrintSelection(PrintSubject.PACK)
    )
    galley = layout.galley(layout.pages[0][0].galley)
    assert galley.numbered
    block = galley.document.findBlock(next(iter(galley.numbered)))
    lines = [block.layout().lineAt(number).naturalTextRect() for number in range(block.layout().lineCount())]
    column = layout.context.sheet.column
    if language == "ar":
        assert min(line.left() for line in lines) > 20
        assert max(line.right() for line in lines) == pytest.approx(column, abs=8)
    else:
        assert max(line.right() for line in lines) < column - 20
        assert min(line.left() for line in lines) == pytest.approx(0, abs=8)


def test_what_is_not_there_is_said(tmp_path) -> None:
    pack = pack_of(tmp_path, Article("a", "A", (text("p", "P"),)), references=())
    for selection, said in (
        (PrintSelection(PrintSubject.ARTICLE, "no"), "no article with the id “no”"),
        (PrintSelection(PrintSubject.SECTION, "a", "no"), "no section or table with the id “no”"),
        (PrintSelection(PrintSubject.TABLE, "a", "p"), "is not a table"),
        (PrintSelection(PrintSubject.GLOSSARY), "no glossary"),
        (PrintSelection(PrintSubject.TERM, entry="no"), "has no “no”"),
        (PrintSelection(PrintSubject.SOURCE, entry="no"), "no source “no”"),
        (PrintSelection(PrintSubject.SOURCES), "no sources"),
        (PrintSelection(PrintSubject.SOURCES, "a"), "cites no sources"),
        (PrintSelection(PrintSubject.HANDOUT, sections=(("a", "no"),)), "no section or table"),
    ):
        with pytest.raises(NothingToPrint, match=said):
            layout_of(pack, selection)


def test_an_empty_article_has_a_page_and_an_empty_pack_has_none(tmp_path) -> None:
    assert pages(article_layout(tmp_path))[0][0] == "An article"
    with pytest.raises(NothingToPrint, match="no articles"):
        layout_of(pack_of(tmp_path), PrintSelection(PrintSubject.PACK))


def test_a_page_of_arabic_begins_at_the_right(tmp_path) -> None:
    arabic = "العلاج بالكلام يساعد كثيرا من الناس"
    info = INFO._replace(language="ar")
    pack = pack_of(tmp_path, Article("a", arabic, (text("p", arabic),)), info=info)
    layout = layout_of(pack, PrintSelection(PrintSubject.ARTICLE, "a"), has_holes=True)
    sheet = layout.context.sheet
    assert sheet.left < sheet.width - sheet.left - sheet.column  # the holes are at the right
    block = layout.galley(0).document.begin()
    assert block.layout().lineAt(0).naturalTextRect().right() > sheet.column - 2


def everything(layout: PrintLayout) -> str:
    return " ".join(line for page in pages(layout) for line in page)


def test_galleys_that_are_not_held_are_composed_again(tmp_path, monkeypatch) -> None:
    blocks = [text(f"p{number}", SENTENCE * 8) for number in range(120)]
    whole = everything(article_layout(tmp_path, *blocks))
    monkeypatch.setattr("reader.ui.paper.print_layout.MOST_HELD", 20_000)
    layout = article_layout(tmp_path, *blocks)
    assert layout.galley_count > 3
    assert everything(layout) == whole


def test_composed_galleys_do_not_stay_in_memory(tmp_path) -> None:
    layout = article_layout(tmp_path, text("p", SENTENCE), table(3, columns=14, words="Observations"))
    document = weakref.ref(layout.galley(0).document)
    gc.collect()
    layout._galleys.clear()
    assert document() is None  # without waiting for the garbage collector, which is off here, too


def test_what_is_too_long_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("reader.ui.paper.print_layout.MOST_PAGES", 3)
    with pytest.raises(NothingToPrint, match="Print single articles instead"):
        article_layout(tmp_path, *lines(300))


def test_a_hand_out_has_room_for_the_clinic_and_says_where_it_is_from(tmp_path) -> None:
    pack = emergency_pack(tmp_path)
    selection = PrintSelection(PrintSubject.HANDOUT, sections=(("safe", "top"), ("other", "")))
    (page,) = pages(layout_of(pack, selection))
    assert page[:3] == ["Clinic:", "Telephone:", "Date:"]
    assert page[3:5] == ["Top", "Important: Help now"]
    assert "Another" in page
    assert any(line.startswith("From “Staying safe”.") for line in page)
    layout = layout_of(pack, selection, own_help="0700 1", clinic="Nakuru")
    assert pages(layout)[0][:3] == ["Clinic: Nakuru", "Telephone: 0700 1", "Date:"]
    assert len(layout.galley(0).blanks) == 1


def test_the_title_of_a_hand_out_is_apart_from_the_line_for_the_date(tmp_path) -> None:
    layout = layout_of(emergency_pack(tmp_path), PrintSelection(PrintSubject.HANDOUT, sections=(("other", ""),)))
    fields, title = layout.pages[0][:2]
    field = (fields.bottom - fields.top) / 3
    assert title.y - (fields.y + fields.bottom - fields.top) > 0.8 * field


def test_items_keep_their_numbers(tmp_path) -> None:
    items = [Block(f"i{n}", BlockKind.ITEM, (Span(f"Item {n}."),), level=1, marker=f"{n}.") for n in (4, 5)]
    bullet = Block("b", BlockKind.ITEM, (Span("Dot."),), level=1, marker="•")
    galley = article_layout(tmp_path, *items, bullet).galley(0)
    assert list(galley.markers.values()) == ["4.", "5."]
    shown = {galley.document.findBlock(position).text() for position in galley.markers}
    assert shown == {"Item 4.", "Item 5."}


def test_burmese_lines_end_between_syllables(tmp_path) -> None:
    burmese = "သွေးလွန်တုပ်ကွေးရောဂါသည်ခြင်ကျားမှကူးစက်သောရောဂါဖြစ်သည်။လူနာသည်ရေများများသောက်ပြီးအနားယူသင့်သည်။"
    layout = article_layout(tmp_path, text("p", bordered(burmese * 4)))
    lines = [line for page in pages(layout) for line in page if line[0] >= "\u1000"]
    assert len(lines) > 3
    whole = "".join(lines)
    ends = [sum(map(len, lines[:number])) for number in range(1, len(lines))]
    assert not any(is_in_syllable(whole, end) for end in ends)
