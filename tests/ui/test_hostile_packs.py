"""Packs made to do harm: the window stays open, says what is wrong, and shows everything else."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from reader.library.block_encoding import decode_blocks, encode_block
from reader.library.limits import (
    CELL_COST,
    LONGEST_ENTRY,
    LONGEST_LINE,
    LONGEST_ROW,
    MOST_COLUMNS,
    MOST_NAMES,
    cells_cost,
    spans_cost,
)
from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    Figure,
    NoteBox,
    NoteKind,
    PackInfo,
    Reference,
    Span,
    Spans,
    Table,
    Term,
    TermLink,
    WebLink,
)
from reader.library.stored_json import EncodingError
from reader.settings import FILE_NAME
from reader.ui.page.article_parts import LONGEST_UNSPLIT, PART_CHARACTERS, PIECE_CELLS, PIECE_CHARACTERS, Parts, Piece
from reader.ui.shell.actions import ActionId
from tests import heavy_packs
from tests.packs import INFO, cell, make_pack, tamper
from tests.special_files import make_pipe
from tests.ui import hands
from tests.ui.conftest import Start

EVIL = INFO._replace(id="evil")
NASTY = (
    "<img src=file:///etc/passwd><a href='javascript:x'>a</a><b>b</b> &b &amp; \u202egnp.exe\u2066 [*]"
    "\u2028\u2029\ufffc\ufdd0\ufdd1\x00\x07\x1b]0;x\x07\x9b31m\r\n\t"
)
WORDS = "word " * 4000  # longer than any entry may be


def text(words: str, id: str = "p") -> Block:
    return Block(id, BlockKind.PARAGRAPH, (Span(words),))


def linked(link: TermLink | Citation | ArticleLink | WebLink, id: str = "p") -> Block:
    return Block(id, BlockKind.PARAGRAPH, (Span("a", link=link),))


def evil(folder: Path, *blocks: Block, title: str = "Evil", **rest: object) -> Path:
    article = Article("a", title, blocks or (text("Evil words."),), str(rest.pop("summary", "")))
    return make_pack(folder / "evil.carrel", articles=(article,), **{"info": EVIL, **rest})  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _raises_nothing(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """PySide prints exceptions in slots and goes on; this makes such a test fail."""
    yield
    assert "Traceback" not in capfd.readouterr().err


def table(rows: Sequence[Sequence[str]]) -> Block:
    return Block("t", BlockKind.TABLE, table=Table(tuple(tuple(map(cell, row)) for row in rows), ("",) * len(rows[0])))


TOO_MUCH = {
    "heading": (Block("h", BlockKind.HEADING, (Span(WORDS),), level=2),),
    "cell": (table([[WORDS]]),),
    "columns": (table([["x"] * (MOST_COLUMNS + 1)]),),
    "box title": (text("x")._replace(box=NoteBox(NoteKind.NOTE, 1, WORDS)),),
    "description of a picture": (Block("f", BlockKind.FIGURE, figure=Figure("a.svg", WORDS)),),
    "name of a picture": (Block("f", BlockKind.FIGURE, figure=Figure("../" * 4000 + "etc/passwd.png", "")),),
    "sources at one place": (linked(Citation(("r",) * (MOST_NAMES + 1))),),
    "address": (linked(WebLink("https://example.org/" + "a" * 4000)),),
    "target": (linked(ArticleLink("a" * 4000)),),
    "parts": (Block("p", BlockKind.PARAGRAPH, (Span("x", link=TermLink("t")),) * 260_000),),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_pack_beyond_the_limits_is_reported_and_not_opened(start: Start, tmp_path: Path, name: str) -> None:
    window = start(evil(tmp_path, *TOO_MUCH[name]))
    assert window.notice.text.startswith("evil.carrel: The article “Evil” is damaged (")
    assert window.session.opened
    assert window.session.opened.pack.info.id != "evil"


@pytest.mark.parametrize(
    "parts",
    [
        {"title": "x" * (LONGEST_LINE + 1)},
        {"summary": "x" * (LONGEST_ENTRY + 1)},
        {"info": EVIL._replace(title="x" * (LONGEST_LINE + 1))},
        {"info": EVIL._replace(language="x" * (LONGEST_LINE + 1))},
    ],
)
def test_a_title_beyond_the_limits(start: Start, tmp_path: Path, parts: dict[str, Any]) -> None:
    window = start(evil(tmp_path, **parts))
    assert "evil.carrel: " in window.notice.text
    assert len(window.notice.text) < 1000
    assert window.session.opened


def test_nasty_characters_everywhere(start: Start, tmp_path: Path) -> None:
    spans: Spans = (
        Span(NASTY),
        Span(NASTY, link=TermLink("t")),
        Span(NASTY, link=Citation(("r",))),
        Span(NASTY, link=ArticleLink(NASTY, NASTY)),
        Span(NASTY, link=WebLink("https://x/<b>\u202e</b>")),
    )
    blocks = (
        Block("h", BlockKind.HEADING, spans, level=2),
        Block("p", BlockKind.PARAGRAPH, spans, box=NoteBox(NoteKind.WARNING, 1, NASTY)),
        Block("f", BlockKind.FIGURE, spans, figure=Figure("../x", NASTY)),
        Block("t", BlockKind.TABLE, table=Table(((spans,), (spans,)), ("",))),
    )
    file = make_pack(
        tmp_path / "evil.carrel",
        info=PackInfo("evil", NASTY, 1, NASTY, NASTY, NASTY, NASTY, NASTY),
        articles=(Article("a", NASTY, blocks, NASTY, (NASTY,), NASTY, NASTY), Article("b", NASTY, ())),
        terms=(Term("t", NASTY, spans, (NASTY,), ("t", NASTY), ("r", NASTY)), Term("u", "", ())),
        references=(Reference("r", {"title": NASTY, "author": NASTY, "type": [1]}, spans, spans),),
    )
    window = start(file)
    for _ in hands.visited(window):
        pass
    assert not {"\n", "\u202e", "\x1b"} & set(window.windowTitle())
    assert "[*][*]" in window.windowTitle()
    tips = [widget.toolTip() for widget in QApplication.allWidgets()]
    model = window.features.reading.contents.list.model()
    tips += [model.data(model.index(row, 0), Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
    assert any("etc/passwd" in tip for tip in tips)
    assert not any("<img" in tip or "<a " in tip for tip in tips)
    labels: list[QLabel] = list(window.findChildren(QLabel))
    for label in labels:
        assert label.textFormat() is not Qt.TextFormat.AutoText or "<" not in label.text()
        assert "<img" not in label.text() or label.textFormat() is Qt.TextFormat.PlainText


def test_a_missing_source_does_not_hide_others(start: Start, tmp_path: Path) -> None:
    good = Reference("good", {"type": "book", "title": "Good"}, (Span("Good."),))
    window = start(evil(tmp_path, linked(Citation(("missing", "good"))), references=(good,)))
    window.side_bar.show_panel("references")
    assert window.features.reading.references.list.shown_keys() == ["good"]


def test_terms_that_link_to_themselves(start: Start, tmp_path: Path) -> None:
    terms = (
        Term("t", "me", (Span("me", link=TermLink("t")),), see=("t", "u", "nowhere")),
        Term("u", "you", (), see=("t",)),
    )
    window = start(evil(tmp_path, linked(TermLink("t")), terms=terms))
    for term in ("t", "t", "u", "t", "nowhere", "t"):
        window.features.reading.links.follow(TermLink(term))
        QApplication.processEvents()
    assert window.features.reading.links.card.entry
    assert "nowhere" in window.notice.text


@pytest.mark.parametrize("date", ["2020-" + "1" * 900, "2020-٣", "-----", "9999-99-99", "\x00"])
def test_invalid_dates(start: Start, tmp_path: Path, date: str) -> None:
    article = Article("a", "Evil", (text("Words."),), published=date, updated=date)
    window = start(make_pack(tmp_path / "evil.carrel", info=EVIL, articles=(article,)))
    assert "Words." in window.page.toPlainText()


PARTS = {
    "empty paragraphs": [Block(f"p{n}", BlockKind.PARAGRAPH) for n in range(5000)],
    "rules": [Block(f"p{n}", BlockKind.RULE) for n in range(5000)],
    "links": [Block("p", BlockKind.PARAGRAPH, (Span("x", link=TermLink("t")),) * 20_000)],
    "sources": [Block("p", BlockKind.PARAGRAPH, (Span("", link=Citation(("r",) * 100)),) * 200)],
    "rows": [table([["x", "y"]] * 5000)],
}


@pytest.mark.parametrize("name", [*PARTS, *heavy_packs.BLOCKS])
def test_every_part_of_a_page_is_small(name: str) -> None:
    blocks = PARTS[name] if name in PARTS else heavy_packs.BLOCKS[name]()
    try:
        parts = Parts(decode_blocks(map(encode_block, blocks)))
    except EncodingError:
        return  # refused when it is opened
    for number in range(len(parts)):
        pieces = parts.part(number)
        assert len(pieces) <= PART_CHARACTERS // 50
        assert sum(map(_cost, pieces)) <= max(LONGEST_UNSPLIT, 2 * LONGEST_ROW + PIECE_CELLS * CELL_COST)
        assert all(len(piece.block.spans) * 10 <= PIECE_CHARACTERS for piece in pieces)


def _cost(piece: Piece) -> int:
    """What it costs to lay out, without looking at its weight."""
    block = piece.block
    box = len(block.box.title) if block.box else 0
    figure = len(block.figure.alt) if block.figure else 0
    cells = sum(map(cells_cost, block.table.rows)) if block.table else 0
    return spans_cost(block.spans) // 2 + cells + figure + (box if block.kind is not BlockKind.ITEM else 0)


def test_every_row_of_a_long_table_can_be_found(start: Start, tmp_path: Path) -> None:
    window = start(evil(tmp_path, table([["head", "h"], *([f"row {n}", "x"] for n in range(2000))])))
    window.actions_by_id[ActionId.FIND].trigger()
    window.features.reading.find_bar.field.setText("row 1999")
    assert window.features.reading.find_bar.count.text() == "1 of 1"
    assert "row 1999" in window.page.toPlainText()
    assert window.page.toPlainText().startswith("←")
    selection: Any = window.page.extraSelections()[0]  # its fields are missing from the stubs
    assert selection.cursor.selectedText() == "row 1999"
    window.features.reading.find_bar.field.setText("head")
    assert window.features.reading.find_bar.count.text() == "1 of 1"


def test_an_empty_pack_with_the_id_of_another(start: Start, tmp_path: Path) -> None:
    window = start()
    opened = window.session.opened
    assert opened
    for articles in ((), (Article("a", "Evil", (text("x" * 10),), "s" * (LONGEST_ENTRY + 1)),)):
        rival = make_pack(tmp_path / "rival.carrel", info=opened.pack.info._replace(edition=999), articles=articles)
        assert not window.session.open_file(rival)
        assert window.session.opened is opened
        assert opened.pack.terms()
        rival.unlink()


@pytest.mark.skipif(os.name == "nt", reason="an open file can be neither cut nor replaced there")
def test_a_file_that_is_removed_and_put_back(start: Start, tmp_path: Path) -> None:
    file = make_pack(
        tmp_path / "stick.carrel", info=EVIL, articles=[Article(f"a{n}", "T", (text("w" * 9000),)) for n in (1, 2, 3)]
    )
    window = start(file)
    whole = file.read_bytes()
    os.truncate(file, 5000)
    window.session.go_article(1)
    window.session.go_article(1)
    assert "stick.carrel" in window.notice.text
    file.unlink()
    file.write_bytes(whole)
    assert window.session.open_file(file)
    assert window.session.opened
    assert window.session.opened.pack.article("a3").blocks


SETTINGS = [
    r'{"geometry": "\ud800"}', '{"geometry": "////"}', '{"geometry": "AdnQywADAAAAAAAA"}', r'{"location": "\ud800"}',
    '{"location": "carrel:x/y", "pack_file": "/dev/zero"}', r'{"location": "carrel:x/y", "pack_file": "\u0000"}',
    '{"location": "carrel:x/y", "pack_file": "/proc/self/mem"}', '{"location": "carrel:x/y", "pack_file": "/"}',
    '{"theme": [], "text_size": "x", "panel": {}, "depth": 1e999}', "[" * 100_000, "9" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: settings[:50])
def test_hostile_settings(start: Start, tmp_path: Path, settings: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE_NAME).write_text(settings, encoding="utf-8")
    assert start().session.opened


@pytest.mark.parametrize("kind", ["pipe", "huge"])
def test_endless_files(start: Start, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "endless.carrel"
    if kind == "pipe":
        make_pipe(file)
    else:
        with file.open("wb") as opened:
            opened.truncate(10 << 30)
    window = start(file)
    assert "endless.carrel" in window.notice.text
    assert window.session.opened


@pytest.mark.parametrize("rows", ["block", "article", "term", "reference", "figure", "pack"])
def test_missing_rows(start: Start, tmp_path: Path, rows: str) -> None:
    file = tamper(make_pack(tmp_path / "evil.carrel", info=EVIL), f"DELETE FROM {rows}")
    window = start(file)
    for panel in ("glossary", "references", "contents"):
        window.side_bar.show_panel(panel)
    assert window.session.opened
