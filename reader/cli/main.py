"""What was typed after `carrel`, and who does it."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from reader import __version__
from reader.library.packfile import SUFFIX, PackError
from reader.search.answer import FIRST_HITS
from reader.system.file_limit import allow_many

ERROR = 2

RunWindow = Callable[[Path | None, Sequence[Path]], int]
RunSelftest = Callable[[bool], int]


def main(words: Sequence[str], *, run_window: RunWindow, run_selftest: RunSelftest) -> int:
    """Returns the exit status. The window and the self-test need Qt, so the caller brings them.

    `run_window` takes the folder for the reader's data, which may be None, and pack files to open;
    `run_selftest` whether to answer as JSON.
    """
    parser = _parser()
    given, rest = _split(list(words))
    if not rest or (rest[0] not in _COMMANDS and not rest[0].startswith("-")):
        options = parser.parse_args(given)
        unknown = next((word for word in rest if not word.endswith(SUFFIX) and not Path(word).exists()), "")
        if unknown:
            parser.error(f"no such command or pack file: {unknown} (commands: {', '.join(_COMMANDS)})")
        return run_window(options.data, [Path(word) for word in rest])
    options = parser.parse_args([*given, *rest])
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    allow_many()
    if options.command == "selftest":
        return run_selftest(options.json)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except PackError as error:
        print(f"carrel: {error}", file=sys.stderr)
        return ERROR
    except BrokenPipeError:
        # Whoever read our output has seen enough; the interpreter must not complain when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """The words before the command or file, which are about the whole program, and the rest."""
    number = 0
    while number < len(words) and words[number].startswith("-"):
        number += 2 if words[number] == "--data" else 1
    return words[:number], words[number:]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="carrel",
        usage=f"carrel [--data DIR] [FILE{SUFFIX} ...]\n       carrel [--data DIR] COMMAND ...",
        description="Reads articles with their glossary and sources, offline. Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"carrel {__version__}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep settings and marks there")
    commands = parser.add_subparsers(prog="carrel [--data DIR]", dest="command", metavar="COMMAND", title="commands")

    each = commands.add_parser("list", help="list the packs at hand and their articles")
    _reads(each, "list_packs")
    each.add_argument("--json", action="store_true", help="as JSON")

    each = commands.add_parser("show", help="print an article, with its sources at the end")
    each.add_argument("article", metavar="ARTICLE", help="its id, or a location: carrel:PACK/ARTICLE#BLOCK")
    _reads(each, "show")
    each.add_argument("--json", action="store_true", help="as JSON")

    each = commands.add_parser("search", help="find words in articles, glossary and sources")
    each.add_argument("query", metavar="QUERY")
    _reads(each, "search")
    each.add_argument("--kind", choices=("article", "term", "reference", "note"), help="only these")
    each.add_argument("--limit", type=int, default=FIRST_HITS, metavar="N", help=f"at most so many ({FIRST_HITS})")
    each.add_argument("--json", action="store_true", help="as JSON")

    each = commands.add_parser("references", help="print sources, for a reference manager or for people")
    each.add_argument("keys", nargs="*", metavar="KEY", help="only these sources, by their keys")
    _reads(each, "references")
    each.add_argument("--article", metavar="ARTICLE", help="only what this article cites, in its order")
    each.add_argument("--format", choices=("ris", "bibtex", "csl", "apa", "vancouver"), default="apa")
    each.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")

    each = commands.add_parser("check", help="report every problem of a content folder")
    each.add_argument("folder", type=Path, metavar="FOLDER")
    each.set_defaults(run=_making("check"))

    each = commands.add_parser("build", help="make a pack file from a content folder")
    each.add_argument("folder", type=Path, metavar="FOLDER")
    each.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to (its id in this folder)")
    each.set_defaults(run=_making("build"))

    _add_marks(commands.add_parser("marks", help="list, export, import and merge what a reader has marked"))

    _add_sticks(commands.add_parser("stick", help="copy the program and packs to sticks, and check them"))

    each = commands.add_parser("selftest", help="try out this copy: packs, search, page, settings, marks")
    each.add_argument("--json", action="store_true", help="as JSON")
    return parser


_COMMANDS = ("list", "show", "search", "references", "check", "build", "marks", "stick", "selftest")


def _add_marks(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", metavar="WHAT", title="what", required=True)

    each = kinds.add_parser("list", help="list the marks, with their notes")
    each.add_argument("--json", action="store_true", help="as JSON")

    each = kinds.add_parser("export", help="write the marks, for another computer or for people")
    each.add_argument("--format", choices=("json", "markdown", "html"), default="json", help="json can be imported")
    each.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")

    each = kinds.add_parser("import", help="take in marks from exports; what is newer wins, and nothing is lost")
    each.add_argument("files", type=Path, nargs="+", metavar="FILE")

    each = kinds.add_parser("merge", help="make one file of several exports")
    each.add_argument("files", type=Path, nargs="+", metavar="FILE")
    each.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="write to this file")

    each = kinds.add_parser("collect", help="tell what the readers of several exports have marked most")
    each.add_argument("files", type=Path, nargs="+", metavar="FILE")
    each.add_argument("--json", action="store_true", help="as JSON")
    each.add_argument("-o", "--output", type=Path, metavar="FILE", help="write JSON to a file")
    parser.set_defaults(run=_of_marks)


def _of_marks(options: argparse.Namespace) -> int:
    from reader.cli import mark_commands  # not at the top: the window starts through here

    return mark_commands.run(options)


def _add_sticks(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", metavar="WHAT", title="what", required=True)

    each = kinds.add_parser("write", help="write one or many, and read all back; what others put there stays")
    each.add_argument("targets", type=Path, nargs="+", metavar="TARGET", help="the folder where a stick is shown")
    _several(each, "--pack", "FILE", "copy these packs, too")
    each.add_argument("--all-packs", action="store_true", help="copy the newest edition of every pack at hand")
    _several(each, "--program", "DIR", "copy these builds, not this program and those beside it")
    each.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    each.add_argument("--json", action="store_true", help="as JSON")

    each = kinds.add_parser("check", help="tell what is whole, damaged, missing or not Carrel's")
    each.add_argument("target", type=Path, metavar="TARGET")
    each.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_of_sticks)


def _several(parser: argparse.ArgumentParser, name: str, kind: str, help: str) -> None:
    parser.add_argument(name, type=Path, nargs="+", action="extend", default=[], metavar=kind, help=help)


def _of_sticks(options: argparse.Namespace) -> int:
    from reader.cli import stick_commands  # not at the top: the window starts through here

    return stick_commands.run(options)


def _reads(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument("--pack", type=Path, metavar="FILE", help="read this pack file, not those at hand")
    parser.set_defaults(run=_reading(name))


def _reading(name: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        from reader.cli import reading_commands  # not at the top: the window starts through here

        with contextlib.closing(reading_commands.shelf(options)) as shelf:
            status: int = getattr(reading_commands, name)(shelf, options)
            return status

    return run


def _making(name: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        from reader.cli import author_commands  # not at the top: only making a pack needs the authoring libraries

        status: int = getattr(author_commands, name)(options)
        return status

    return run
