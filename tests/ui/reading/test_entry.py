"""Entries: content is shown as text and links, and never as markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from reader.library.model import (
    ID,
    ArticleLink,
    Citation,
    FootnoteLink,
    Link,
    PackLink,
    Span,
    Style,
    TermLink,
    WebLink,
)
from reader.library.outline import citation_labels, footnote_letters
from reader.ui.reading.entry import TAB, html, link_of
from reader.ui.widgets.labels import BOLD, running_text

HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), max_size=15) | st.sampled_from(
    ["<script>x</script>", "&lt;b&gt;", '"><img src="http://x/y.png">', "</a>", "' onclick='x", "<!--", "&#60;", "\x00"]
)
STYLED = {"b": "font-weight:600", "code": "white-space:pre-wrap"}
IDS = st.from_regex(ID, fullmatch=True)
URLS = HOSTILE.map(lambda text: f"https://example.org/{text}")
LINKS: st.SearchStrategy[Link] = st.one_of(
    st.builds(TermLink, IDS),
    st.lists(IDS, min_size=1, max_size=1).map(tuple).map(Citation),
    st.tuples(IDS, HOSTILE, HOSTILE.map(lambda text: text + "x")).map(lambda a: Citation((a[0],), ((a[1], a[2]),))),
    st.builds(FootnoteLink, st.integers(1, 50_000)),
    st.builds(ArticleLink, IDS | st.just(""), IDS | st.just("")),
    st.builds(WebLink, URLS),
    st.builds(PackLink, st.builds(lambda pack, article: f"carrel:{pack}/{article}", IDS, IDS)),
)


class Reader(HTMLParser):
    """The tags, the addresses of links, and the words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.hrefs: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attributes)
        if tag == "a":
            assert set(found) == {"href", "style"}
            assert found["style"] == "color:#123456"
            self.hrefs.append(found["href"] or "")
        else:
            assert found == ({"style": STYLED[tag]} if tag in STYLED else {})

    def handle_comment(self, data: str) -> None:
        self.tags.add("!--")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@given(st.lists(st.builds(Span, HOSTILE, st.integers(0, 7).map(Style), st.none() | LINKS), max_size=4).map(tuple))
def test_text_never_becomes_tags(spans: tuple[Span, ...]) -> None:
    read = Reader(html(spans, "#123456", {}))
    assert read.tags <= {"a", "b", "i", "code", "sup", "br"}
    assert [link_of(href) for href in read.hrefs] == [span.link for span in spans if span.link]
    shown = running_text("".join(map(_shown, spans))).replace("\n", "")
    assert "".join(read.words).replace("[", "").replace("]", "") == shown.replace("[", "").replace("]", "")


def _shown(span: Span) -> str:
    match span.link:
        case Citation():
            return ",".join(label for _, label in citation_labels(span.link, {}, ""))
        case FootnoteLink(number):
            return footnote_letters(number)
    return span.text.replace("\t", TAB) if span.style & Style.CODE else span.text


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (Span("⁻⁶", Style.SUPERSCRIPT), "<sup>−6</sup>"),
        (Span("^(x)", Style.SUPERSCRIPT), "<sup>x</sup>"),
        (Span("max", Style.SUBSCRIPT | Style.EMPHASIS), "<i><sub>max</sub></i>"),
    ],
)
def test_scripts(span: Span, shown: str) -> None:
    assert html((span,), "#123456", {}) == shown


def test_a_number_after_a_digit_is_no_power() -> None:
    read = Reader(html((Span("10"), Span("", link=Citation(("k",)))), "#123456", {"k": 1}))
    assert "".join(read.words) == "10[1]"


@given(LINKS)
def test_links_are_read_back_from_html(link: Link) -> None:
    (href,) = Reader(html((Span("x", link=link),), "#123456", {})).hrefs
    assert link_of(href) == link


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span("<b>bold</b>"), "<b>bold</b>"),
        (Span("&amp;"), "&amp;"),
        (Span("a\nb"), "a\u2028b"),
        (Span("x", Style.STRONG | Style.EMPHASIS | Style.CODE), "x"),
        (Span("", link=Citation(("k",))), "3"),
        (Span("", link=Citation(("unknown",))), "unknown"),
        (Span("", link=Citation(("k", "l"))), "3,4"),
    ],
)
def test_what_is_shown(span: Span, expected: str) -> None:
    document = QTextDocument()
    document.setHtml(html((span,), "#123456", {"k": 3, "l": 4}))
    assert document.toRawText() == expected


def test_each_source_of_a_citation_has_its_own_link() -> None:
    read = Reader(html((Span("", link=Citation(("k", "l"))),), "#123456", {"k": 3, "l": 4}))
    assert [link_of(href) for href in read.hrefs] == [Citation(("k",)), Citation(("l",))]


def test_foreign_text_in_many_scripts_has_no_styles() -> None:
    """Each style is another font in which Qt searches for each script; a superscript keeps its plain form."""
    strong = tuple(Span(text, Style.STRONG) for text in ("ก", "क", "漢", "한"))
    assert html(strong, "#123456", {}) == "".join(f"{BOLD}{text}</b>" for text in ("ก", "क", "漢", "한"))
    mixed = (*strong, Span("አ", Style.EMPHASIS), Span("^ก^", Style.SUPERSCRIPT), Span("sleep", Style.STRONG))
    assert html(mixed, "#123456", {}) == f"กक漢한አ^ก^{BOLD}sleep</b>"


def test_code_keeps_its_spaces_and_tabs() -> None:
    document = QTextDocument()
    document.setHtml(html((Span("a   b\tc", Style.CODE),), "#123456", {}))
    assert document.toPlainText() == "a   b    c"
