"""Articles for tests of the window: long enough to scroll, with the links that tests need."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    Figure,
    FigureFile,
    PackInfo,
    Reference,
    Span,
    Style,
    Term,
    TermLink,
    WebLink,
)
from tests.packs import INFO, make_pack

WORDS = [
    "a",
    "quiet",
    "room",
    "near",
    "the",
    "water",
    "where",
    "people",
    "rest",
    "and",
    "talk",
    "until",
    "the",
    "evening",
    "light",
    "goes",
    "slowly",
    "down",
]

ADDRESS = "https://example.org/quiet?room=1&day=2"

REFERENCES = tuple(
    Reference(
        key,
        {
            "id": key,
            "type": "book",
            "title": title,
            "author": [{"family": family, "given": "Ann"}],
            "issued": {"date-parts": [[year]]},
        },
        (Span(f"{family}, A. ({year}). "), Span(title, Style.EMPHASIS), Span(". Reed Press."), *address),
        (Span(f"{family} A. {title}. Reed Press; {year}."),),
    )
    for key, family, year, title, address in (
        ("alder", "Alder", 2019, "Quiet rooms", (Span(" "), Span(ADDRESS, link=WebLink(ADDRESS)))),
        ("birch", "Birch", 2020, "Étude of water", ()),
        ("cedar", "Cedar", 2021, "Light in the evening", ()),
        ("unread", "Zelkova", 2022, "Never cited", ()),
    )
)

TERMS = (
    Term(
        "amygdala", "amygdala", (Span("It sounds the "), Span("alarm", link=TermLink("alarm"))), ("almond",), ("alarm",)
    ),
    Term("alarm", "alarm", (Span("What the amygdala sounds."),), (), ("amygdala",), ("birch",)),
    Term("etat", "État calme", (Span("A calm state."),), ("calmness",)),
    Term("zone", "zone", (Span("A place."),)),
)


def prose(words: int) -> str:
    return " ".join(islice(cycle(WORDS), words))


def paragraph(id: str, *spans: Span | str) -> Block:
    return Block(id, BlockKind.PARAGRAPH, tuple(Span(span) if isinstance(span, str) else span for span in spans))


def heading(id: str, title: str, level: int = 2) -> Block:
    return Block(id, BlockKind.HEADING, (Span(title),), level=level)


def cite(*keys: str) -> Span:
    return Span("", link=Citation(keys))


def blocks_of(sections: int = 6, paragraphs: int = 5, words: int = 60) -> Iterator[Block]:
    """Sections s1, s2 and so on, of paragraphs p1-1, p1-2 and so on."""
    for section in range(1, sections + 1):
        yield heading(f"s{section}", f"Section {section}")
        for number in range(1, paragraphs + 1):
            yield paragraph(f"p{section}-{number}", f"Paragraph {section}-{number}: {prose(words)}.")


GUIDE = Article(
    "guide",
    "A guide",
    (
        paragraph("opening", "The ", Span("amygdala", link=TermLink("amygdala")), " rests", cite("cedar"), " here."),
        paragraph("linked", "See ", Span("the fourth section", link=ArticleLink("", "s4")), " or ",
                  Span("the other one", link=ArticleLink("second")), " or ",
                  Span("outside", link=WebLink(ADDRESS)), "."),
        *blocks_of(),
        paragraph("closing", "At the end", cite("alder", "cedar"), " and again", cite("birch"), "."),
    ),
    "What it is about.",
)  # fmt: skip

SECOND = Article(
    "second",
    "The second article",
    (*blocks_of(3), paragraph("back", "It says so too", cite("cedar"), ". A café and a Straße.")),
)

THIRD = Article("third", "The third article", (paragraph("only", "Short."),))


def guide(folder: Path, *articles: Article, info: PackInfo = INFO, figures: tuple[FigureFile, ...] = ()) -> Path:
    """A pack of these articles, or of the guide and two more."""
    return make_pack(
        folder / f"{info.id}.carrel",
        info=info,
        articles=articles or (GUIDE, SECOND, THIRD),
        terms=TERMS,
        references=REFERENCES,
        figures=figures,
    )


def arabic(folder: Path, *articles: Article) -> Path:
    """A pack that is read from right to left."""
    return guide(folder, *articles, info=INFO._replace(id="arabic", language="ar"))


def picture(id: str, path: str) -> Block:
    return Block(id, BlockKind.FIGURE, (Span("A caption."),), figure=Figure(path, "A shape"))
