"""What a page consists of: the head of the article, one part, links to the other parts, the sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument

from reader.library.model import (
    Article,
    ArticleLink,
    BasedOn,
    Block,
    BlockKind,
    Citation,
    NoteBox,
    NoteKind,
    PackInfo,
    Reference,
    Span,
)
from reader.library.outline import citation_numbers, sections
from reader.library.packfile import PackFile
from reader.ui.page.article_parts import Parts
from reader.ui.page.compose import PageComposer
from reader.ui.page.document import PageDocument
from reader.ui.page.page_links import PartLink, SourcesLink
from reader.ui.shell.session import OpenedArticle
from tests.packs import INFO, REFERENCES, make_pack
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")

SHORT = Block("p", BlockKind.PARAGRAPH, (Span("Short."),))
CITING = Block("c", BlockKind.PARAGRAPH, (Span("", link=Citation(("reed2020",))),))


class Opener:
    """Opens articles, each in a pack of its own, and closes them at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._packs: list[PackFile] = []

    def open(
        self, article: Article, info: PackInfo = INFO, references: tuple[Reference, ...] = REFERENCES
    ) -> OpenedArticle:
        file = make_pack(self._folder / "pack.carrel", info=info, articles=[article], references=references)
        pack = PackFile(file)
        self._packs.append(pack)
        blocks = article.blocks
        return OpenedArticle(pack, article, 0, 400, citation_numbers(blocks), sections(blocks))

    def close(self) -> None:
        for pack in self._packs:
            pack.close()


@pytest.fixture
def opener(tmp_path: Path) -> Iterator[Opener]:
    opener = Opener(tmp_path)
    yield opener
    opener.close()


def lines(document: PageDocument) -> list[str]:
    return document.toPlainText().split("\n")


REED = "Reed, A. (2020). Quiet rooms. Reed Press."
FACTS = "2 minutes · edition 3"
BASED_ON = BasedOn("A work", ("C. D.",), "Publisher", "2024", "https://example.org/", "Somebody")
ORIGIN = "Based on “A work”, C. D., Publisher, 2024. Somebody reviewed that text, not this one."

HEADS = {
    "title alone": (Article("a", "Title", (SHORT,)), ["Title", FACTS, "Short."]),
    "no blocks": (Article("a", "Title", ()), ["Title", FACTS]),
    "summary": (Article("a", "Title", (SHORT,), "In short."), ["Title", "In short.", FACTS, "Short."]),
    "authors": (Article("a", "Title", (SHORT,), "", ("A", "B")), ["Title", "By A, B", FACTS, "Short."]),
    "origin": (Article("a", "Title", (SHORT,), based_on=BASED_ON), ["Title", FACTS, ORIGIN, "Short."]),
    "sources": (
        Article("a", "Title", (CITING,)),
        ["Title", f"{FACTS} · 1 source", "1", "Sources", f"1. {REED}"],
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_page_of_one_part(opener: Opener, name: str) -> None:
    article, expected = HEADS[name]
    document = pages.document(opener.open(article))
    assert lines(document) == expected
    assert document.metaInformation(QTextDocument.MetaInformation.DocumentTitle) == "Title"


def test_the_lines_below_the_title_have_one_decoration(opener: Opener) -> None:
    document = pages.document(opener.open(Article("a", "Title", (SHORT,), "", ("A",), based_on=BASED_ON)))
    (meta,) = [each for each in document.decorations if each.name == "meta"]
    assert document.cursor(meta.first, meta.last).selectedText().replace("\xa0", " ").split("\u2029") == [
        "By A",
        FACTS,
        ORIGIN,
    ]


def test_lines_in_english_are_isolated_on_a_page_from_right_to_left(opener: Opener) -> None:
    document = pages.document(opener.open(Article("a", "Title", (SHORT,)), INFO._replace(language="he")))
    assert document.is_rtl
    assert lines(document) == ["Title", f"\u2066{FACTS}\u2069", "Short."]


def paragraph(number: int) -> Block:
    return Block(
        f"p{number}", BlockKind.PARAGRAPH, (Span(f"Start {number}. " + "word " * 9000 + "end."), *CITING.spans)
    )


HEADING = Block("h", BlockKind.HEADING, (Span("A heading"),), level=2)
LONG = Article("a", "Title", (paragraph(0), HEADING, paragraph(1), paragraph(2)), "In short.")


def test_only_the_first_part_has_a_head_and_only_the_last_has_sources(opener: Opener) -> None:
    opened = opener.open(LONG)
    parts = Parts(LONG.blocks)
    documents = [pages.document(opened, number) for number in range(len(parts))]
    assert len(documents) == 3
    assert ["In short." in lines(document) for document in documents] == [True, False, False]
    assert ["Sources" in lines(document) for document in documents] == [False, False, True]
    assert [f"Start {number}" in document.toPlainText() for number, document in enumerate(documents)] == [True] * 3


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (0, [("Part 2 of 3: A heading →", 1)]),
        (1, [("← Part 1 of 3", 0), ("Part 3 of 3 →", 2)]),
        (2, [("← Part 2 of 3", 1)]),
    ],
)
def test_links_to_the_parts_before_and_after(opener: Opener, part: int, expected: list[tuple[str, int]]) -> None:
    document = pages.document(opener.open(LONG), part)
    found = [
        (document.cursor(run.first, run.last).selectedText(), run.link.part)
        for run in document.links
        if isinstance(run.link, PartLink)
    ]
    assert found == expected


def test_a_missing_source_is_left_out(opener: Opener) -> None:
    blocks = (Block("c", BlockKind.PARAGRAPH, (Span("", link=Citation(("missing", "reed2020"))),)),)
    shown = lines(pages.document(opener.open(Article("a", "Title", blocks))))
    assert shown[-2:] == ["Sources", f"2. {REED}"]


@pytest.mark.parametrize(
    ("count", "length", "shown"), [(400, 150, 400), (2_000, 150, 409), (100, 9_900, 11), (12, 9_900, 11), (5, 9_900, 5)]
)
def test_a_page_shows_as_many_sources_as_it_can_lay_out(opener: Opener, count: int, length: int, shown: int) -> None:
    keys = tuple(f"r{number}" for number in range(count))
    references = tuple(Reference(key, {"id": key}, (Span("x" * length),), ()) for key in keys)
    blocks = tuple(
        Block(f"c{start}", BlockKind.PARAGRAPH, (Span("", link=Citation(keys[start : start + 50])),))
        for start in range(0, len(keys), 50)
    )
    opened = opener.open(Article("a", "Title", blocks), references=references)
    parts = Parts(blocks)
    document = pages.document(opened, len(parts) - 1)
    found = lines(document)
    below = found[found.index("Sources") + 1 :]
    rest = f"Only the first {shown} of {count:,} sources are listed here. All are in the side bar →"
    assert below[shown:] == ([rest] if shown < count else [])
    assert [run.link for run in document.links if isinstance(run.link, SourcesLink)] == [SourcesLink("a")] * (
        shown < count
    )


@pytest.mark.parametrize(("path", "width"), [("figures/plain.svg", 400), ("figures/missing.svg", 400)])
def test_pictures_are_painted_at_the_resolution_of_the_screen(opener: Opener, path: str, width: int) -> None:
    opened = opener.open(Article("a", "Title", (SHORT,)))
    image = PageComposer(opened, pages.light(), 2.0)._paint_figure(path, 200, 150)
    assert (image.width(), image.devicePixelRatio()) == (width, 2.0)


@pytest.mark.parametrize(
    ("due", "line"),
    [
        ("", "No health professional has reviewed this edition."),
        ("2000-03-09", "No health professional has reviewed this edition. Review was due on 9 March 2000."),
        ("9999-12", "No health professional has reviewed this edition. Review is due in December 9999."),
    ],
)
def test_a_health_pack_says_whether_it_was_reviewed(opener: Opener, due: str, line: str) -> None:
    opened = opener.open(Article("a", "Title", (SHORT,)), INFO._replace(topic="health", review_due=due))
    assert lines(pages.document(opened)) == ["Title", FACTS, line, "Short."]


@pytest.mark.parametrize("emergency", ["a#p", "other#box", "a#box"])
def test_each_article_has_a_link_to_what_to_do_in_an_emergency(opener: Opener, emergency: str) -> None:
    box = Block("box", BlockKind.PARAGRAPH, (Span("Go now."),), box=NoteBox(NoteKind.WARNING, 1))
    opened = opener.open(Article("a", "Title", (SHORT, box)), INFO._replace(emergency=emergency))
    document = pages.document(opened)
    line = ["In danger now, or worried about someone? What to do in an emergency"] if emergency != "a#p" else []
    assert lines(document)[:4] == [*line, "Title", FACTS, "Short.", "Important"][:4]
    links = [ArticleLink(*emergency.split("#"))] if line else []
    assert [run.link for run in document.links if isinstance(run.link, ArticleLink)] == links
