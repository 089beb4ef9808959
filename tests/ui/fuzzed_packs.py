"""Random packs from a seed, and a reader that does everything once with such a pack in a real window."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtWidgets import QApplication

from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    Figure,
    FootnoteLink,
    Link,
    NoteBox,
    NoteKind,
    PackLink,
    QuizQuestion,
    Reference,
    Span,
    Spans,
    Style,
    Table,
    Term,
    TermLink,
    WebLink,
)
from reader.ui.main_window import MainWindow
from reader.ui.page.page_links import LinkRun
from tests.packs import INFO, make_searchable

FUZZED = INFO._replace(id="fuzzed", title="Fuzzed")
PIECES = (
    *("word ", "a", "x" * 40, "\u00ad", "\u0301" * 9, "\u202e", "\u2067א", "\u2069", "漢字", "\u200d", "\u2028", "\n"),
    *(
        "\t",
        "\x00",
        "\ufffc",
        "\ufdd0",
        "אבג ",
        "مرحبا ",
        "<b>&amp;",
        "5 mg/kg ",
        "10\u201320 °C",
        "\u2060",
        "\ufeff",
        " ",
    ),
    # Few computers have fonts for all of these.
    *(
        "हिन्दी ",
        "กขค",
        "ภาษาไทย ",
        "👩\u200d👩\u200d👧",
        "ភាសាខ្មែរ ",
        "한국어 ",
        "བོད",
        "ᏣᎳᎩ ",
        "\ue000",
        "\u0378",
        "𓀀𓁀",
        "க்ஷ",
    ),
)
KINDS = [kind for kind in BlockKind if kind not in (BlockKind.TABLE, BlockKind.FIGURE, BlockKind.RULE)]


class Maker:
    """Makes the parts of a pack from one source of random numbers."""

    def __init__(self, seed: int) -> None:
        self.values = random.Random(seed)

    def text(self, most: int = 40) -> str:
        values = self.values
        piece = values.choice(PIECES)
        if values.random() < 0.2:
            return piece * values.randrange(most * 5)
        return "".join(values.choices(PIECES, k=values.randrange(most)))

    def line(self) -> str:
        return self.text(20)[:900]

    def link(self) -> Link | None:
        values = self.values
        key = f"r{values.randrange(6)}"
        return values.choice(
            (
                None,
                None,
                None,
                TermLink(f"t{values.randrange(6)}"),
                Citation((key,) * values.choice((1, 1, 2, 150))),
                Citation((key,), ((self.text(3)[:99], self.text(3)[:99]),)),
                ArticleLink(values.choice(("", "a0", "a1", "nowhere")), values.choice(("", "b0", "b5"))),
                WebLink("https://example.org/" + values.choice(("", "\u202e", "x" * 900))),
                PackLink("carrel:other/talk#start"),
                FootnoteLink(values.randrange(1, 99)),
            )
        )

    def span(self) -> Span:
        return Span(self.text(), Style(self.values.choice((0, 0, 0, *range(32)))), self.link())

    def spans(self, most: int = 6) -> Spans:
        return tuple(self.span() for _ in range(self.values.randrange(most)))

    def block(self, number: int) -> Block:
        values = self.values
        id, kind = f"b{number}", values.choice((*KINDS, BlockKind.TABLE, BlockKind.TABLE, BlockKind.FIGURE))
        box = NoteBox(values.choice(list(NoteKind)), number // 3, self.line()) if values.random() < 0.2 else None
        if kind is BlockKind.TABLE:
            columns, rows = values.choice(((1, 90), (2, 9), (5, 5), (40, 3), (100, 2)))
            cells = tuple(tuple(self.spans(3) for _ in range(columns)) for _ in range(rows))
            return Block(id, kind, table=Table(cells, ("",) * columns), box=box)
        if kind is BlockKind.FIGURE:
            path = values.choice(("figures/plain.svg", "missing.png"))
            return Block(id, kind, self.spans(2), figure=Figure(path, self.line()), box=box)
        nesting = "".join(values.choices("lq", k=values.randrange(1, 9))) if values.random() < 0.2 else ""
        level = {
            BlockKind.HEADING: values.randrange(1, 7),
            BlockKind.ITEM: nesting.count("l") or values.randrange(1, 9),
            BlockKind.FOOTNOTE: number + 1,
        }.get(kind, 0)
        if kind is BlockKind.ITEM and nesting and "l" not in nesting:
            nesting = ""
        spans: Spans = (Span(self.line()),) if kind is BlockKind.HEADING else self.spans(values.choice((3, 9, 60)))
        marker = values.choice(("•", "3.", "")) if kind is BlockKind.ITEM else ""
        return Block(id, kind, spans, level, marker, box, nesting=nesting)

    def question(self, number: int) -> QuizQuestion:
        values = self.values
        choices = tuple(self.line() for _ in range(values.randrange(2, 7)))
        block = ArticleLink(values.choice(("", "a0", "nowhere", "\u202e")), values.choice(("", "b0", "nowhere")))
        answer = values.randrange(len(choices))
        return QuizQuestion(f"q{number}", self.line(), choices, answer, self.spans(4), block, ("r0", "nowhere"))

    def pack(self, folder: Path) -> Path:
        values = self.values
        articles = [
            Article(
                f"a{number}",
                self.line(),
                tuple(self.block(each) for each in range(values.choice((1, 5, 30)))),
                self.line(),
                tuple(self.line() for _ in range(values.randrange(4))),
                quiz=tuple(self.question(each) for each in range(values.choice((0, 1, 8)))),
            )
            for number in range(values.randrange(1, 4))
        ]
        terms = [
            Term(f"t{number}", self.line(), self.spans(4), (self.line(),), ("t0", "nowhere"), ("r0",))
            for number in range(values.randrange(6))
        ]
        references = [
            Reference(f"r{number}", {"title": self.line(), "author": [{"family": self.line()}]}, self.spans(3), ())
            for number in range(values.randrange(6))
        ]
        return make_searchable(
            folder / "fuzzed.carrel", info=FUZZED, articles=articles, terms=terms, references=references
        )


def mutate(path: Path, values: random.Random) -> None:
    """Changes some bytes of the file, often in a way that SQLite notices late or never."""
    data = bytearray(path.read_bytes())
    for _ in range(values.choice((1, 3, 30))):
        at = values.randrange(100, len(data))
        match values.randrange(4):
            case 0:
                data[at] = values.randrange(256)
            case 1:
                data[at : at + 4] = values.randbytes(4)
            case 2:
                other = values.randrange(100, len(data))
                size = values.choice((4, 40, 400))
                data[at : at + size] = data[other : other + size]
            case _:
                page = values.randrange(len(data) // 4096) * 4096
                data[page : page + 4096] = data[values.randrange(len(data) // 4096) * 4096 :][:4096]
    path.write_bytes(data[: len(data) // 4096 * 4096])


def read_everything(window: MainWindow, file: Path, values: random.Random) -> bool:
    """Opens the file, shows each article at a random width and fills the panels. False if it was refused."""
    if not window.session.open_file(file):
        return False
    opened = window.session.opened
    assert opened
    reading = window.features.reading
    for _ in range(opened.pack.article_count):
        window.resize(values.randrange(420, 1300), values.randrange(400, 800))
        QApplication.processEvents()
        bar = window.page.verticalScrollBar()
        bar.setValue(values.randrange(bar.maximum() + 1))
        window.page.selectAll()
        runs: list[LinkRun] = window.page.shown_document.links
        for run in values.sample(runs, min(3, len(runs))):
            window.page.link_chosen.emit(run, window.page.link_rect(run))
        window.session.go_article(1)
    for panel, filtered in (("glossary", reading.glossary.list), ("references", reading.references.list)):
        window.side_bar.show_panel(panel)
        for key in filtered.shown_keys()[:3]:
            filtered.choose(key)
    window.side_bar.show_panel("contents")
    QApplication.processEvents()
    return True
