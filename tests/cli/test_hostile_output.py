"""Whatever packs, marks, sticks and content folders hold, no command prints what steers a terminal or its lines."""

from __future__ import annotations

import json
import random
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from reader.cli.safe_text import isolated, without_controls
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
    QuizQuestion,
    Reference,
    Span,
    Table,
    Term,
    WebLink,
)
from reader.marks.store import MarkStore
from tests.marks.samples import Clock, bookmark, highlight
from tests.packs import make_searchable

SEEDS = range(4)
STEERING = (
    *("\x1b[2J", "\x1b]0;owned\x07", "\x1b]52;c;b3duZWQ=\x07", "\x1bP+q\x1b\\", "\x1b[999;1H", "\x1b[6n", "\x9b31m"),
    *("\r", "\b\b", "\v", "\f", "\x7f", "\x85", "\x00", "\x0e", "\x1c", "\u2028", "\u2029"),
    *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f"),
    *("\u061c", "\u206a", "\ufeff", "\ufff9", "\ufffa", "\U000e0001", "\U000e0041", "\U000e007f", "\ue000"),
    *("\U0010fffd", "\nfake entry", "\t", "עברית", "العربية", "٣", "owned", " ", "é", "睡"),
)  # fmt: skip
STEERING_TITLE = "sure\u202e"
FORBIDDEN = {0x61C, 0x200E, 0x200F, 0xFEFF, *range(0x2028, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC)} | {
    *range(0xE0000, 0xE0080)
}
FORBIDDEN -= {0x2068, 0x2069}


def hostile(made: random.Random, count: int = 8) -> str:
    return "owned " + "".join(made.choice(STEERING) for _ in range(count))


Run = Callable[..., str]


def assert_harmless(shown: str) -> None:
    for line in shown.split("\n"):
        depth = 0
        for character in line:
            kind = unicodedata.category(character)
            assert kind not in ("Cs", "Co"), ascii(line)
            assert kind != "Cc" or character == "\t", ascii(line)
            assert ord(character) not in FORBIDDEN, ascii(line)
            depth += (character == "\u2068") - (character == "\u2069")
            assert depth >= 0, ascii(line)
        assert depth == 0, ascii(line)


@pytest.fixture(params=SEEDS)
def made(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(request.param)


@pytest.fixture
def pack(tmp_path: Path, made: random.Random) -> Path:
    def text() -> str:
        return hostile(made)

    def spans() -> tuple[Span, ...]:
        return (
            Span(text()),
            Span(text(), link=Citation(("r", text()), (("", text()), (text(), "")))),
            Span(text(), link=ArticleLink(text(), text())),
            Span(text(), link=WebLink(f"https://example.org/{''.join(made.choice(STEERING).split())}")),
        )

    blocks = (
        Block("h", BlockKind.HEADING, spans(), level=2),
        Block("p", BlockKind.PARAGRAPH, spans(), box=NoteBox(NoteKind.NOTE, 1, text())),
        Block("f", BlockKind.FIGURE, spans(), figure=Figure(text(), text())),
        Block("c", BlockKind.CODE, spans()),
        Block("t", BlockKind.TABLE, table=Table(((spans(),), (spans(),)), ("",))),
    )
    quiz = tuple(
        QuizQuestion(
            f"q{number}",
            text(),
            (text(), text()),
            number,
            spans(),
            ArticleLink(made.choice(("", text())), text()),
            ("r", text()),
        )
        for number in range(2)
    )
    csl = {
        "type": "book",
        "title": f"{STEERING_TITLE} {text()}",
        "author": [{"family": text(), "given": text()}],
        "publisher": text(),
    }
    csl |= {"note": text(), "abstract": text(), "URL": f"https://example.org/{text()}", "page": text(), "DOI": text()}
    based_on = BasedOn(text(), (text(),), text(), text(), "", text())
    return make_searchable(
        tmp_path / "evil.carrel",
        info=PackInfo("evil", text(), 1, text(), text(), text(), text(), text()),
        articles=(Article("a", text(), blocks, text(), (text(),), text(), text(), based_on, text(), text(), quiz),),
        terms=(Term("t", text(), spans(), (text(),)),),
        references=(Reference("r", csl, spans(), spans()),),
    )


@pytest.fixture(params=[True, False], ids=["terminal", "pipe"])
def run(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: request.param)
    monkeypatch.chdir(tmp_path)

    def typed(*words: object) -> str:
        arguments = [str(word) for word in ("--data", tmp_path / "data", *words)]
        try:
            main(arguments, run_window=lambda *_: 0, run_selftest=lambda *_: 0)
        except SystemExit:
            pass
        shown = capsys.readouterr()
        assert_harmless(shown.out)
        assert_harmless(shown.err)
        assert "Traceback" not in shown.err
        if "--json" in words and shown.out:
            json.loads(shown.out)
        return shown.out + shown.err

    return typed


def test_reading(run: Run, pack: Path, made: random.Random, tmp_path: Path) -> None:
    for words in (
        *(("list",), ("list", "--json"), ("show", "a"), ("show", "a", "--json"), ("search", "owned")),
        *(("search", "owned", "--json"), ("show", hostile(made)), ("show", "carrel:evil/none")),
        *(("search", hostile(made)), ("references", hostile(made)), ("references", "--article", "a")),
        *(("quiz",), ("quiz", "--answers"), ("quiz", "--json"), ("quiz", hostile(made)), ("quiz", "--article", "a")),
        *(("references", "--format", form) for form in ("ris", "bibtex", "csl", "apa", "vancouver")),
    ):
        assert run(*words, "--pack", pack)
    for form in ("ris", "bibtex", "csl", "apa", "vancouver"):
        run("references", "--format", form, "-o", tmp_path / form, "--pack", pack)
        written = (tmp_path / form).read_text(encoding="utf-8")
        assert written == without_controls(written)
        if form == "csl":
            assert STEERING_TITLE in json.loads(written)[0]["title"]
    run(hostile(made))
    run("list", "--pack", hostile(made, 3))


def test_marks(run: Run, made: random.Random, tmp_path: Path) -> None:
    store = MarkStore(tmp_path / "data", clock=Clock())
    store.add(highlight("the alarm", note=hostile(made).replace("\x00", ""), author="owned"))
    store.add(bookmark("p2", title="owned"))
    store.close()
    run("marks", "export", "-o", tmp_path / "mine.json")
    texts = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))

    def soiled(value: object) -> object:
        if isinstance(value, dict):
            return {key: soiled(each) for key, each in value.items()}
        if isinstance(value, list):
            return [soiled(each) for each in value]
        return hostile(made) if isinstance(value, str) and made.random() < 0.3 else value

    for number in range(3):
        file = tmp_path / f"{made.choice(['a', 'ab', 'ע'])}\u202e{number}\x1b[2J.json"
        try:
            file.write_text(json.dumps(soiled(texts)), encoding="utf-8")
        except OSError:
            pytest.skip("no file can have such a name here")
        run("marks", "import", file)
        run("marks", "merge", file, "-o", tmp_path / "merged.json")
        run("marks", "collect", file)
        run("marks", "collect", file, "--json")
        run("marks", "collect", file, "--format", "html")
    run("marks", "list")
    run("marks", "list", "--json")
    run("marks", "export", "-o", tmp_path / "all.json")
    assert json.loads(run("marks", "export")) == json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    for form in ("markdown", "html", "json"):
        run("marks", "export", "--format", form)


def test_content_folders(run: Run, made: random.Random, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for place in ("articles", "figures"):
        (folder / place).mkdir(parents=True)

    def quoted() -> str:
        return json.dumps(hostile(made))  # a text in quotation marks is the same in YAML

    (folder / "pack.yaml").write_text(
        f"id: {quoted()}\ntitle: {quoted()}\nedition: {quoted()}\ndate: {quoted()}\n{quoted()}: {quoted()}\n"
        f"language: {quoted()}\narticles: [{quoted()}]\n",
        encoding="utf-8",
    )
    (folder / "glossary.yaml").write_text(f"- id: {quoted()}\n  see: [{quoted()}]\n  x{quoted()}: 1\n", "utf-8")
    (folder / "references.yaml").write_text(f"- id: {quoted()}\n  type: {quoted()}\n  issued: {quoted()}\n", "utf-8")
    body = "".join(f"[{hostile(made)}](article:{hostile(made)}) [@{hostile(made)}]\n\n" for _ in range(6))
    (folder / "articles" / "a.md").write_text(f"---\ntitle: {quoted()}\nx{quoted()}: y\n---\n{body}", "utf-8")
    for parent in (folder, folder / "articles", folder / "figures"):
        name = hostile(made, 5).replace("\x00", "").replace("/", "")
        try:
            (parent / f"{name}.md").write_bytes(b"x")
        except OSError:
            pytest.skip("no file can have such a name here")
    run("check", folder)
    run("build", folder, "-o", tmp_path / "x.carrel")
    run("build", tmp_path / "no\x1b[31m\u202efolder")


def test_sticks(run: Run, pack: Path, made: random.Random, tmp_path: Path) -> None:
    stick = tmp_path / f"stick\u202e{made.choice(['a', 'ע'])}\x1b[2J"
    try:
        (stick / "packs").mkdir(parents=True)
        for number in range(3):
            name = hostile(made, 5).replace("\x00", "").replace("/", "")
            (stick / "packs" / f"{number}{name}.carrel").write_bytes(pack.read_bytes())
    except OSError:
        pytest.skip("no file can have such a name here")
    for words in (
        *(("check", stick), ("check", stick, "--json"), ("write", stick, "--pack", pack, "--dry-run")),
        *(("write", stick, "--pack", pack), ("check", stick), ("write", stick, "--program", stick, "--json")),
    ):
        run("stick", *words)
    sums = [f"{made.randrange(16**64):064x}  {hostile(made, 4)}" for _ in range(5)]
    (stick / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    run("stick", "check", stick)
    run("stick", "check", stick, "--json")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Sleep", "Sleep"), ("שינה\u202e", "\u2068שינה\ufffd\u2069"), ("a\n b", "a b"), ("نوم", "\u2068نوم\u2069")],
)
def test_isolated(text: str, shown: str) -> None:
    assert isolated(text) == shown
