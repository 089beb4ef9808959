"""Spans as they are written into a document."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCharFormat

from reader.library.model import Block, BlockKind, Citation, FootnoteLink, Span, Style, TermLink, WebLink, plain_text
from reader.ui.page.article_parts import Piece
from reader.ui.page.document import PageDocument, ScriptRun
from reader.ui.page.document_text import document_text
from reader.ui.page.document_writer import DocumentWriter, write_again
from reader.ui.page.inline_text import InlineWriter, signs_of
from reader.ui.page.page_links import LinkRun
from reader.ui.page.writing_system import writing_system_of
from reader.ui.widgets.isolates import with_signs
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")


def inline(document: PageDocument, language: str = "en") -> InlineWriter:
    writer = DocumentWriter(document, pages.light(), writing_system_of(language))
    return InlineWriter(writer, {"a": 1, "b": 2})


def written(*spans: Span, language: str = "en") -> PageDocument:
    document = PageDocument(lambda *_: None)
    inline(document, language).insert("paragraph", spans)
    return document


def test_citations_are_numbers_in_order_each_with_its_link() -> None:
    document = written(Span("Said"), Span("", link=Citation(("b", "a"))), Span("."))
    assert document.toPlainText() == "Said1,2."
    assert document.links == [LinkRun(Citation(("a",)), 4, 5), LinkRun(Citation(("b",)), 6, 7)]


@pytest.mark.parametrize(
    ("text", "safe"), [("a\x00b\ufffc\ufdd0\ufdd1c", "a\ufffdb\ufffd\ufffd\ufffdc"), ("a\tb\rc", "a b c")]
)
def test_characters_with_a_meaning_for_qt(text: str, safe: str) -> None:
    assert written(Span(text)).toPlainText() == safe


def test_line_ends_do_not_begin_paragraphs() -> None:
    document = written(Span("a\nb\u2029c"))
    assert document.blockCount() == 1
    assert document.firstBlock().text() == "a\u2028b\u2028c"


@pytest.mark.parametrize(("language", "has_italics"), [("en", True), ("hi", False)])
def test_emphasis(language: str, has_italics: bool) -> None:
    document = written(Span("a", Style.EMPHASIS), language=language)
    characters = document.cursor(1).charFormat()
    assert characters.fontItalic() is has_italics
    assert (characters.fontWeight() == 600) is not has_italics


def test_a_quotation_without_italics_has_none_in_its_emphasis() -> None:
    document = PageDocument(lambda *_: None)
    inline(document, "hi").insert("quote", (Span("एक "), Span("दो", Style.EMPHASIS)))
    formats = [document.cursor(position).charFormat() for position in (1, 4)]
    assert [each.fontItalic() for each in formats] == [False, False]
    assert formats[1].fontWeight() == 600


def test_the_positions_of_links_count_utf_16_units() -> None:
    document = written(Span("🧠"), Span("🧠a", link=TermLink("t")))
    assert document.links == [LinkRun(TermLink("t"), 2, 5)]


@pytest.mark.parametrize("style", ["paragraph", "quote"])
def test_arabic_is_never_in_italics(style: str) -> None:
    document = PageDocument(lambda *_: None)
    inline(document).insert(style, (Span("النوم "), Span("الأكل", Style.EMPHASIS)))
    formats = [document.cursor(position).charFormat() for position in (1, 7)]
    assert [each.fontItalic() for each in formats] == [False, False]
    assert formats[1].fontWeight() == 600


def test_notes_stand_beside_the_numbers_in_the_authors_order() -> None:
    citation = Citation(("b", "a"), (("see", "p. 3"), ("", "")))
    document = written(Span("Said"), Span("", link=citation), Span("."))
    assert document.toPlainText() == "Saidsee 2, p. 3; 1."
    assert [run.link for run in document.links] == [Citation(("b",), (("see", "p. 3"),)), Citation(("a",))]


def test_footnotes_are_letters() -> None:
    document = written(Span("Said"), Span("", link=FootnoteLink(2)), Span("."))
    assert document.toPlainText() == "Saidb."
    assert document.links == [LinkRun(FootnoteLink(2), 4, 5)]


@pytest.mark.parametrize(
    ("spans", "shown", "copied"),
    [
        ((Span("10"), Span("", link=Citation(("a",))), Span(" mg")), "10[1] mg", "10 [1] mg"),
        ((Span("10⁶"), Span("", link=Citation(("a", "b")))), "10⁶[1,2]", "10⁶ [1], [2]"),
        ((Span("10"), Span("⁻⁶", Style.SUPERSCRIPT), Span("", link=FootnoteLink(1))), "10−6[a]", "10⁻⁶ [a]"),
        ((Span("so"), Span("", link=Citation(("a",))), Span("", link=FootnoteLink(1))), "so1,a", "so [1] [a]"),
        ((Span("so"), Span("", link=Citation(("a",)))), "so1", "so [1]"),
    ],
)
def test_a_number_after_a_digit_is_no_power(spans: tuple[Span, ...], shown: str, copied: str) -> None:
    document = written(*spans)
    assert document.toPlainText() == shown
    assert document_text(document, 0, document.characterCount() - 1) == copied


SUP, SUB = QTextCharFormat.VerticalAlignment.AlignSuperScript, QTextCharFormat.VerticalAlignment.AlignSubScript


@pytest.mark.parametrize(
    ("span", "shown", "alignment"),
    [
        (Span("⁻⁶", Style.SUPERSCRIPT), "−6", SUP),
        (Span("^(x🧠)", Style.SUPERSCRIPT), "x🧠", SUP),
        (Span("\u200e⁻⁶\u200e", Style.SUPERSCRIPT), "\u200e−6\u200e", SUP),
        (Span("^(\u200e-6,5\u200e)", Style.SUPERSCRIPT), "\u200e-6,5\u200e", SUP),
        (Span("max", Style.SUBSCRIPT), "max", SUB),
        (Span("_(1/2)", Style.SUBSCRIPT | Style.EMPHASIS), "1/2", SUB),
    ],
)
def test_scripts_are_raised_or_lowered_and_keep_their_text(
    span: Span, shown: str, alignment: QTextCharFormat.VerticalAlignment
) -> None:
    document = PageDocument(lambda *_: None)
    spans = (Span("ab"), span, Span("cd"))
    block = Block("x", BlockKind.PARAGRAPH, spans)
    inline(document).insert("paragraph", spans, Piece(0, 0, block, 0, 0))
    assert document.toPlainText() == f"ab{shown}cd"
    assert document.cursor(3).charFormat().verticalAlignment() == alignment
    assert len(document.scripts) == 1
    end = document.characterCount() - 1
    assert document_text(document, 0, end) == f"ab{span.text}cd"
    # The offsets of the block are those of its text, whatever the page shows.
    length = len(span.text)
    assert document.text_map.position(0, 2 + length) == end - 2
    assert document.text_map.block_offset(end - 1) == (0, 3 + length)
    assert document.text_map.position(0, 2) == 2


@pytest.mark.parametrize(
    ("first", "last", "text", "without_notes"),
    [
        (0, 13, "Said [1, p. 3] [a] on.", "Said on."),
        (2, 13, "id [1, p. 3] [a] on.", "id on."),
        (0, 4, "Said", "Said"),
        (5, 5, "", ""),
    ],
)
def test_copied_text_has_brackets(first: int, last: int, text: str, without_notes: str) -> None:
    spans = (
        Span("Said"),
        Span("", link=Citation(("a",), (("", "p. 3"),))),
        Span("", link=FootnoteLink(1)),
        Span(" on."),
    )
    document = written(*spans)
    end = document.characterCount() - 1 if last == 13 else last
    assert document_text(document, first, end) == text
    assert document_text(document, first, end, has_notes=False) == without_notes


def test_a_script_at_the_edge_of_a_selection() -> None:
    document = written(Span("10"), Span("⁻⁶", Style.SUPERSCRIPT), Span(" l"))
    assert document.scripts == [ScriptRun(2, 4, "⁻⁶")]
    assert [document_text(document, 2, 4), document_text(document, 0, 3), document_text(document, 4, 6)] == [
        "⁻⁶", "10−", " l",
    ]  # fmt: skip


def test_signs_stay_on_their_side_on_a_page_from_right_to_left() -> None:
    document = PageDocument(lambda *_: None)
    document.is_rtl = True
    spans = (Span("Ca"), Span("²⁺", Style.SUPERSCRIPT), Span(" x"))
    inline(document).insert("cell", spans, Piece(0, 0, Block("x", BlockKind.PARAGRAPH, spans), 0, 0))
    assert document.toPlainText() == "Ca\u200e2+\u200e x"
    assert document_text(document, 0, document.characterCount() - 1) == "Ca²⁺ x"
    assert [document.text_map.position(0, offset) for offset in (0, 2, 3, 4, 5)] == [0, 3, 4, 6, 7]


def test_a_note_in_a_citation_is_isolated_on_a_page_from_right_to_left() -> None:
    document = PageDocument(lambda *_: None)
    document.is_rtl = True
    inline(document).insert("cell", (Span("x"), Span("", link=Citation(("a",), (("", "p. 3"),)))))
    assert document.toPlainText() == "x\u20681, p. 3\u2069"
    assert document_text(document, 0, document.characterCount() - 1) == "x [1, p. 3]"


def test_the_number_of_a_source_joins_no_number_before_it_on_a_page_from_right_to_left() -> None:
    """“14:30.1” would be one number, whose end stands at the right."""
    document = PageDocument(lambda *_: None)
    document.is_rtl = True
    inline(document).insert("cell", (Span("14:30."), Span("", link=Citation(("a", "b")))))
    assert document.toPlainText() == "14:30.\u20681\u2069,\u20682\u2069"
    assert document_text(document, 0, document.characterCount() - 1) == "14:30. [1], [2]"


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ((Span("اكتب "), Span("--output x", Style.CODE)), "اكتب \u2066--output x\u2069"),
        (
            (Span("اكتب "), Span("5 + --x 6 mg", Style.CODE), Span(" 7 mg")),
            "اكتب \u20665 + --x 6 mg\u2069 \u20667 mg\u2069",
        ),
        ((Span("اكتب "), Span("ملف.txt", Style.CODE)), "اكتب ملف.txt"),
        (
            (Span("انظر "), Span("https://a.org/قلب/2", link=WebLink("https://a.org/%D9%82%D9%84%D8%A8/2"))),
            "انظر \u2066https://a.org/\u2067قلب\u2069/2\u2069",
        ),
        ((Span("انظر "), Span("قلب", link=WebLink("https://a.org/"))), "انظر قلب"),
    ],
    ids=["option", "numbers", "Arabic", "address", "words of a link"],
)
def test_code_and_addresses_keep_their_order_from_right_to_left(spans: tuple[Span, ...], shown: str) -> None:
    text = plain_text(spans)
    assert with_signs(text, signs_of(spans, is_rtl=True)) == shown


def test_code_keeps_its_spaces_and_tabs_also_in_another_style() -> None:
    text = "if   x:\n\treturn"
    block = Block("c", BlockKind.CODE, (Span(text, Style.CODE),))
    inside = Block("p", BlockKind.PARAGRAPH, (Span("See "), Span("a\tb", Style.CODE), Span(".\tNot code.")))
    document = PageDocument(lambda *_: None)
    writer = DocumentWriter(document, pages.light(), writing_system_of("en"))
    writing = InlineWriter(writer, {})
    again = PageDocument(lambda *_: None)
    for style, each in (("code", block), ("paragraph", inside)):
        writer.begin_paragraph(style, ())
        writing.insert(style, each.spans)
    write_again(writer.steps, again, pages.light(2.0), writing_system_of("en"))
    for shown in (document, again):
        assert document_text(shown, 0, shown.characterCount() - 1) == f"{text}\nSee a\tb. Not code."
    widths = [shown.defaultTextOption().tabStopDistance() for shown in (document, again)]
    assert widths[1] == pytest.approx(2 * widths[0], rel=0.05)


def test_a_tab_in_code_ends_where_four_spaces_do(tmp_path: Path) -> None:
    code = Span("\tx\nab\tx\n    x", Style.CODE)
    block = Block("c", BlockKind.CODE, (code,))
    document = pages.document(pages.opened(tmp_path, pages.article(block)))
    document.documentLayout().documentSize()
    layout = document.find("ab").block().layout()
    edges = []
    for number in range(3):
        line = layout.lineAt(number)
        edge: float = line.cursorToX(line.textStart() + (1, 3, 4)[number])[0]  # type: ignore[index]
        edges.append(edge)
    assert edges == [pytest.approx(edges[2], abs=0.1)] * 3
