"""Spans as they are written into a document."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor

from reader.library.model import Citation, Span, Style, TermLink
from reader.ui.page.document import LinkRun, PageDocument
from reader.ui.page.inline_text import InlineWriter
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")


def written(*spans: Span, has_italics: bool = True) -> PageDocument:
    document = PageDocument(lambda *_: None)
    writer = InlineWriter(document, pages.light(), {"a": 1, "b": 2}, has_italics=has_italics)
    writer.insert(QTextCursor(document), "paragraph", spans)
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


@pytest.mark.parametrize("has_italics", [True, False])
def test_emphasis(has_italics: bool) -> None:
    document = written(Span("a", Style.EMPHASIS), has_italics=has_italics)
    characters = document.cursor(1).charFormat()
    assert characters.fontItalic() is has_italics
    assert (characters.fontWeight() == 600) is not has_italics


def test_the_positions_of_links_count_utf_16_units() -> None:
    document = written(Span("🧠"), Span("🧠a", link=TermLink("t")))
    assert document.links == [LinkRun(TermLink("t"), 2, 5)]


@pytest.mark.parametrize("style", ["paragraph", "quote"])
def test_arabic_is_never_in_italics(style: str) -> None:
    document = PageDocument(lambda *_: None)
    writer = InlineWriter(document, pages.light(), {}, has_italics=True)
    writer.insert(QTextCursor(document), style, (Span("النوم "), Span("الأكل", Style.EMPHASIS)))
    formats = [document.cursor(position).charFormat() for position in (1, 7)]
    assert [each.fontItalic() for each in formats] == [False, False]
    assert formats[1].fontWeight() == 600
