"""Every command of the built program, with each of its formats."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.parser import make_parser
from reader.library.importing.html.charset import web_encoding
from tests.frozen.program import ROOT, Copy
from tests.library.importing.epub_files import epub_file
from tests.library.importing.epub_files import page as chapter
from tests.library.importing.html.saved_pages import archive
from tests.library.importing.html.test_charset import NAMED
from tests.library.importing.word_files import paragraph, picture, run, word_file
from tests.special_files import make_pipe

CONTENT = ROOT / "resources" / "selftest"
ARTICLE = "carrel:sample/first"

COMMANDS = {
    "of readers": (
        "list",
        "list --json",
        f"show {ARTICLE}",
        f"show {ARTICLE} --json",
        "search amygdala",
        "search amygdala --json",
        "references --format ris",
        "references --format bibtex",
        "references --format csl",
        "references --format apa",
        "references --format vancouver",
        "references -o OUT/sources.txt",
        "quiz",
        "quiz sample --answers",
        "quiz --article first --json",
        "print sample -o OUT/printed.pdf",
        "print sample --article first --terms --codes --quiz --holes --large --paper letter -o OUT/article.pdf",
        "print sample --glossary -o OUT/glossary.pdf",
        "print sample --sources -o OUT/sources.pdf",
        "print sample --article first --sheets 9 --clinic Clinic -o OUT/handout.pdf",
        "print CONTENT -o OUT/content.pdf",
    ),
    "of authors": (
        "new OUT/pack --language sw --topic health",
        "check OUT/pack",
        "list --pack OUT/pack",
        "show first-article --pack OUT/pack",
        "search readers --pack OUT/pack --json",
        "check CONTENT",
        "import OUT/one.docx -o OUT/imported",
        "import OUT/one.docx -o OUT/imported-2 --report json",
        "import OUT/book.epub -o OUT/imported-book",
        "import OUT/notes -o OUT/imported-notes --report json",
        "check OUT/imported",
        "import OUT/one.docx OUT/sources.ris OUT/sources.bib OUT/terms.csv -o OUT/imported-3",
        "import OUT/sources.json -o OUT/imported-4 --report json",
        "import OUT/typed.txt -o OUT/imported-5",
        "check OUT/imported-5",
        "check OUT/imported-book",
        "check OUT/imported-notes",
        "import OUT/page.html -o OUT/imported-page",
        "import OUT/page.mhtml -o OUT/imported-archive",
        "build CONTENT -o OUT/built.carrel",
    ),
    "of marks and sticks": (
        "marks list",
        "marks list --json",
        "marks export --format json -o OUT/marks.json",
        "marks export --format markdown",
        "marks export --format html",
        "marks import OUT/marks.json",
        "marks imports",
        "marks deleted",
        "marks proposals",
        "marks merge OUT/marks.json OUT/marks.json -o OUT/merged.json",
        "marks collect OUT/marks.json",
        "marks collect OUT/marks.json --format json",
        "marks collect OUT/marks.json --format html -o OUT/combined.html",
        "stick write OUT/stick --all-packs --dry-run",
        "stick write OUT/stick --all-packs",
        "stick check OUT/stick",
        "stick check OUT/stick --json",
    ),
}
"""Each in an order in which a command finds the files of those before it."""

LISTS = {
    "sources.ris": "TY  - BOOK\nAU  - Roe, Ann\nTI  - On rest\nPY  - 2020\nER  -\n",
    "sources.bib": '@book{poe, author = {M{\\"u}ller, J}, title = {On sleep}, year = 2019}\n',
    "sources.json": '[{"id": "doe", "type": "book", "title": "On work", "issued": {"raw": "2021"}}]\n',
    "terms.csv": "Term;Definition\nrest;What a body needs.\n",
    "typed.txt": "Rest\n\nIt helps [1].\n\nReferences\n\n1. Roe A, Poe B. On rest. J Rest. 2020;1(2):3-4.\n",
}
"""Files with sources and terms, which some commands import."""

OF_ONE_MARK = {"marks undo", "marks history", "marks restore"}
"""They need a mark or an import, which no command makes; `tests/cli` runs them."""


@pytest.mark.parametrize("commands", COMMANDS.values(), ids=list(COMMANDS))
def test_every_command(program: Copy, place: Path, commands: tuple[str, ...]) -> None:
    out = place / "out"
    (out / "stick").mkdir(parents=True)
    word_file(
        out / "one.docx", paragraph(run("10") + run("6", '<w:vertAlign w:val="superscript"/>') + picture("p", "A"))
    )
    for name, text in LISTS.items():
        (out / name).write_text(text, encoding="utf-8")
    epub_file(out / "book.epub", {"one.xhtml": chapter("<h1>Day</h1>5 mg"), "two.xhtml": chapter("<h1>Night</h1>a")})
    (out / "notes").mkdir()
    (out / "notes" / "one.md").write_text("# One\n\n[Two](two.md) 10^6^[^1]\n\n[^1]: Note\n", "utf-8")
    (out / "notes" / "two.md").write_text("# Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "utf-8")
    (out / "notes" / "three.txt").write_bytes("Three\n\n- 5 \xb5g\n- 6 \xb5g\n".encode("cp1252"))
    page = f"<html lang=en><title>Sleep</title><p>{'Sleep well. ' * 20}</p></html>"
    (out / "page.html").write_text(page, "utf-8")
    (out / "page.mhtml").write_bytes(archive(page, {}))
    failed = {}
    for command in commands:
        words = [word.replace("OUT", str(out)).replace("CONTENT", str(CONTENT)) for word in command.split()]
        done = program.run("--data", str(place), *words)
        if done.returncode or "Traceback" in done.stderr:
            failed[command] = (done.returncode, done.stderr)
    assert failed == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files and names")
def test_a_folder_that_was_made_to_do_harm(program: Copy, place: Path) -> None:
    folder = place / "a\x1b[2J\u202e"
    shutil.copytree(CONTENT, folder)
    (folder / "glossary.yaml").unlink()
    make_pipe(folder / "glossary.yaml")
    (folder / "articles" / "b\x1b]0;x\x07.md").write_bytes(b"---\ntitle: [\n")
    (folder / "articles" / "long.md").write_text(f"---\ntitle: Long\n---\n\n{'x' * 8_500_000}\n", "utf-8")
    for words in (["check", str(folder)], ["build", str(folder), "-o", str(place / "built.carrel")]):
        done = program.run("--data", str(place), *words)
        assert done.returncode == 1
        assert "glossary.yaml:1: this is not a regular file" in done.stdout
        assert "articles/long.md:5: readers could not open this" in done.stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout + done.stderr)
    assert not (place / "built.carrel").exists()


@pytest.mark.parametrize("encoding", sorted(NAMED))
def test_a_page_in_an_old_encoding(program: Copy, place: Path, encoding: str) -> None:
    """The program has the tables of every encoding that pages have."""
    text = NAMED[encoding]
    page = f"<html lang=en><meta charset={encoding}><title>Sleep</title><p>{text}</p></html>"
    (place / "page.html").write_bytes(page.encode(web_encoding(encoding)))
    done = program.run("--data", str(place), "import", str(place / "page.html"), "-o", str(place / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    assert text in (place / "out/articles/page.md").read_text("utf-8")


def test_no_command_is_left_out() -> None:
    listed = {
        " ".join(word for word in command.split()[:2] if word[0].isalpha())
        for each in COMMANDS.values()
        for command in each
    }
    for name in _names(make_parser()):
        assert any(each == name or each.startswith(f"{name} ") for each in listed | OF_ONE_MARK | {"selftest"}), name


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help(program: Copy, words: list[str]) -> None:
    done = program.run(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def _names(parser: argparse.ArgumentParser, above: str = "") -> Iterator[str]:
    """The names of all commands, such as "marks list"."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, each in action.choices.items():
                below = list(_names(each, f"{above}{name} "))
                yield from below or [f"{above}{name}"]
