"""No field of a pack can control the terminal or reverse the direction of its lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.library.model import (
    Article,
    ArticleLink,
    BasedOn,
    Block,
    BlockKind,
    Citation,
    Figure,
    NoteBox,
    NoteKind,
    PackInfo,
    Reference,
    Span,
    Table,
    Term,
    WebLink,
)
from tests.packs import make_pack

NASTY = "\x1b]0;owned\x07\x1b[31m\x9b31m\x85\x08\x00\r\u202egnp\u2066x\u2028\u2029\nfake  entry"
STEERING = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u202a\u202b\u202d\u202e\u2066\u2067\u2028\u2029",
} - {"\n"}


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    spans = (
        Span(NASTY),
        Span(NASTY, link=Citation(("r", NASTY))),
        Span(NASTY, link=ArticleLink(NASTY, NASTY)),
        Span(NASTY, link=WebLink("https://example.org/\x1b[0m\u202e")),
    )
    blocks = (
        Block("h", BlockKind.HEADING, spans, level=2),
        Block("p", BlockKind.PARAGRAPH, spans, box=NoteBox(NoteKind.NOTE, 1, NASTY)),
        Block("f", BlockKind.FIGURE, spans, figure=Figure(NASTY, NASTY)),
        Block("c", BlockKind.CODE, spans),
        Block("t", BlockKind.TABLE, table=Table(((spans,), (spans,)), ("",))),
    )
    based_on = BasedOn(NASTY, (NASTY,), NASTY, NASTY, "", NASTY)
    return make_pack(
        tmp_path / "nasty.carrel",
        info=PackInfo("evil", NASTY, 1, NASTY, NASTY, NASTY, NASTY, NASTY),
        articles=(Article("a", NASTY, blocks, NASTY, (NASTY,), NASTY, NASTY, based_on),),
        terms=(Term("t", NASTY, spans, (NASTY,)),),
        references=(Reference("r", {"title": NASTY, "type": "book"}, spans, spans),),
    )


COMMANDS = [
    ("list",), ("list", "--json"), ("show", "a"), ("show", "a", "--json"), ("search", "owned"),
    ("search", "owned", "--json"), ("show", "none"), ("show", "carrel:evil/none"), ("references",),
    *(("references", "--format", form) for form in ("ris", "bibtex", "csl", "vancouver")),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_pack_controls_the_terminal(
    nasty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main([*command, "--pack", str(nasty)], run_window=lambda *_: 0, run_selftest=lambda *_: 0)
    shown = capsys.readouterr()
    assert shown.out or shown.err
    assert not STEERING & set(shown.out + shown.err)
    if "--json" in command:
        json.loads(shown.out)


def test_a_program_gets_every_character(nasty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", "--json", "--pack", str(nasty)], run_window=lambda *_: 0, run_selftest=lambda *_: 0)
    [pack] = json.loads(capsys.readouterr().out)
    assert pack["title"] == NASTY


def test_a_title_cannot_pass_itself_off_as_an_entry(nasty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", "--pack", str(nasty)], run_window=lambda *_: 0, run_selftest=lambda *_: 0)
    assert len(capsys.readouterr().out.splitlines()) == 2
