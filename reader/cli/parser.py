"""The commands of `carrel` and their options."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from reader import __version__
from reader.cli.translated_parser import TranslatedParser, usage_label
from reader.library.packfile import SUFFIX
from reader.translation import N_, _

# Translators: Words in capitals stand for what people type, in the help of the command line.
ARTICLE = N_("ARTICLE")
COMMAND = N_("COMMAND")
DIR = N_("DIR")
FILE = N_("FILE")
FOLDER = N_("FOLDER")
ID = N_("ID")
KEY = N_("KEY")
NAME = N_("NAME")
OUT = N_("OUT")
PACK = N_("PACK")
QUERY = N_("QUERY")
TAG = N_("TAG")
TARGET = N_("TARGET")
TITLE = N_("TITLE")
WHAT = N_("WHAT")


def make_parser() -> argparse.ArgumentParser:
    before = f"carrel [--data {_(DIR)}]"
    parser = TranslatedParser(
        prog="carrel",
        usage=f"{before} [{_(FILE)}{SUFFIX} ...]\n{' ' * len(usage_label())}{before} {_(COMMAND)} ...",
        description=_(
            "Reads articles with their glossary and sources, offline. Without a command it opens the window."
        ),
    )
    parser.add_argument(
        "--version", action="version", version=f"carrel {__version__}", help=_("show program's version number and exit")
    )
    parser.add_argument("--data", type=Path, metavar=_(DIR), help=_("the folder for settings and marks"))
    commands = parser.add_subparsers(prog=before, dest="command", metavar=_(COMMAND), title=_("commands"))

    each = commands.add_parser("list", help=_("list the available packs and their articles"))
    _add_pack(each)
    each.add_argument("--json", action="store_true", help=_("as JSON"))

    each = commands.add_parser("show", help=_("print an article, with its sources at the end"))
    each.add_argument("article", metavar=_(ARTICLE), help=_("its id, or a location: carrel:PACK/ARTICLE#BLOCK"))
    _add_pack(each)
    each.add_argument("--json", action="store_true", help=_("as JSON"))

    each = commands.add_parser("search", help=_("search articles, glossary and sources"))
    each.add_argument("query", metavar=_(QUERY))
    _add_pack(each)
    each.add_argument(
        "--kind", action=_Once, choices=("article", "term", "reference", "note"), help=_("only results of this kind")
    )
    each.add_argument("--limit", action=_Once, type=int, metavar="N", help=_("the maximum number of results"))
    each.add_argument("--json", action="store_true", help=_("as JSON"))

    each = commands.add_parser("references", help=_("print sources, for a reference manager or for people"))
    each.add_argument("keys", nargs="*", metavar=_(KEY), help=_("only the sources with these keys"))
    _add_pack(each)
    each.add_argument(
        "--article", action=_Once, metavar=_(ARTICLE), help=_("only the sources that this article cites, in its order")
    )
    each.add_argument("--format", choices=("ris", "bibtex", "csl", "apa", "vancouver"), default="apa")
    each.add_argument("-o", "--output", action=_Once, type=Path, metavar=_(FILE), help=_("write to a file"))

    each = commands.add_parser("new", help=_("make a content folder with two short articles, to write a pack in"))
    each.add_argument("folder", type=Path, metavar=_(FOLDER), help=_("the folder to make; its name becomes the title"))
    each.add_argument("--title", metavar=_(TITLE), help=_("the title of the pack"))
    each.add_argument("--id", metavar=_(ID), help=_("the permanent name of the pack"))
    each.add_argument("--language", default="en-GB", metavar=_(TAG), help=_("of your text, such as sw (en-GB)"))
    each.add_argument("--topic", choices=("health",), default="", help=_("what the pack is about"))

    each = commands.add_parser("quiz", help=_("ask the questions at the end of articles, or print them"))
    each.add_argument(
        "name", nargs="?", metavar=_(PACK), help=_("the id of a pack, or a pack file; default: all packs")
    )
    each.add_argument("--article", action=_Once, metavar=_(ARTICLE), help=_("only the questions of this article"))
    each.add_argument("--print", action="store_true", help=_("print the questions instead of asking them"))
    each.add_argument("--answers", action="store_true", help=_("print the questions, and the answers at the end"))
    _add_pack(each)
    each.add_argument("--json", action="store_true", help=_("as JSON, with the answers"))

    _add_print(
        commands.add_parser("print", help=_("write an article, a section or a whole pack as a PDF file to print"))
    )

    each = commands.add_parser("import", help=_("make a content folder of documents"))
    each.add_argument("files", type=Path, nargs="+", metavar=_(FILE), help=_("a file, or a folder of files"))
    each.add_argument(
        "-o", "--output", action=_Once, type=Path, metavar=_(FOLDER), required=True, help=_("the folder to make")
    )
    each.add_argument("--title", default="", metavar=_(TITLE), help=_("the title of the pack"))
    each.add_argument("--language", default="", metavar=_(TAG), help=_("of the text, such as sw"))
    each.add_argument("--report", choices=("text", "json"), default="text", help=_("how to print what was not kept"))

    each = commands.add_parser("check", help=_("report every problem in a content folder"))
    each.add_argument("folder", type=Path, metavar=_(FOLDER))

    each = commands.add_parser("build", help=_("build a pack file from a content folder"))
    each.add_argument("folder", type=Path, metavar=_(FOLDER))
    each.add_argument(
        "-o",
        "--output",
        action=_Once,
        type=Path,
        metavar=_(FILE),
        help=_("the pack file to write (ID.carrel)"),
    )

    _add_marks(commands.add_parser("marks", help=_("list, export, import, merge and combine marks")))

    _add_sticks(commands.add_parser("stick", help=_("copy the program and packs to sticks, and check sticks")))

    each = commands.add_parser("selftest", help=_("test this copy of Carrel: packs, search, page, settings, marks"))
    each.add_argument("--json", action="store_true", help=_("as JSON"))
    each.add_argument(
        "checks", metavar=_("CHECK"), nargs="*", help=_("only these checks, by their names in the output")
    )
    return parser


class _Once(argparse.Action):
    """Stores a value, and refuses a second one: only one of them could be used."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(_("argument {argument}: can be given only once", argument=option))
        setattr(namespace, self.dest, values)


def _add_print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar=_(PACK), help=_("the id of a pack, a pack file or a content folder"))
    parser.add_argument(
        "-o", "--output", action=_Once, type=Path, metavar=_(FILE), required=True, help=_("the PDF file to write")
    )
    parser.add_argument("--replace", action="store_true", help=_("write over the file if it exists"))
    what = parser.add_argument_group(_("what"), _("Without these, the whole pack."))
    what.add_argument("--article", action=_Once, metavar="A", help=_("only this article"))
    what.add_argument(
        "--section", action="append", default=[], metavar="S", help=_("only this section: its id, or ARTICLE#ID")
    )
    what.add_argument("--table", action=_Once, metavar="T", help=_("only this table: its id, or ARTICLE#ID"))
    what.add_argument("--glossary", action="store_true", help=_("only the glossary"))
    what.add_argument("--sources", action="store_true", help=_("only the sources, of the pack or of the article"))
    what.add_argument("--term", action=_Once, metavar=_(ID), help=_("only this term of the glossary"))
    what.add_argument("--source", action=_Once, metavar=_(KEY), help=_("only this source"))
    what.add_argument(
        "--handout", action="store_true", help=_("the sections with room for a clinic's name, its number and the date")
    )
    what.add_argument("--sheets", action=_Once, type=int, metavar="N", help=_("a hand-out of at most so many sheets"))
    how = parser.add_argument_group(_("how"))
    how.add_argument(
        "--paper", action=_Once, choices=("a4", "letter"), help=_("default: the paper of this computer's country")
    )
    how.add_argument(
        "--landscape", action="store_true", help=_("pages that are wider than high; one wide table has them anyway")
    )
    how.add_argument("--large", action="store_true", help=_("in large type, 16 points"))
    how.add_argument("--holes", action="store_true", help=_("a wide margin to punch holes in"))
    how.add_argument("--terms", action="store_true", help=_("explain the words of the glossary at the end"))
    how.add_argument("--codes", action="store_true", help=_("a QR code beside each source that has an address"))
    how.add_argument("--quiz", action="store_true", help=_("the questions of “Check yourself”, with their answers"))
    how.add_argument("--clinic", action=_Once, metavar=_(NAME), help=_("the name of the clinic, on a hand-out"))
    parser.set_defaults(pack=None)


def _add_marks(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", metavar=_(WHAT), title=_("what"), required=True)

    each = kinds.add_parser("list", help=_("list the marks, with their notes"))
    each.add_argument("--json", action="store_true", help=_("as JSON"))

    each = kinds.add_parser("export", help=_("save the marks, to import elsewhere or to read"))
    each.add_argument("--format", choices=("json", "markdown", "html"), default="json", help=_("json can be imported"))
    each.add_argument("-o", "--output", action=_Once, type=Path, metavar=_(FILE), help=_("write to a file"))

    each = kinds.add_parser("import", help=_("add the marks of exports; what others changed in your marks is proposed"))
    each.add_argument("files", type=Path, nargs="+", metavar=_(FILE))
    _add_pack(each)
    each.add_argument("--preview", action="store_true", help=_("only show what the import would do"))
    each.add_argument("--mine", action="store_true", help=_("these are your own marks, from another computer"))

    kinds.add_parser("imports", help=_("list the imports, with their ids"))

    each = kinds.add_parser("undo", help=_("undo an import"))
    each.add_argument("id", nargs="?", default="", metavar=_(ID), help=_("of the import; default: the last one"))

    each = kinds.add_parser("proposals", help=_("list what others changed in your marks; accept it, or keep yours"))
    answer = each.add_mutually_exclusive_group()
    answer.add_argument("--accept", metavar=_(ID), help=_("change this mark as proposed; “all” for all"))
    answer.add_argument("--dismiss", metavar=_(ID), help=_("keep this mark as it is; “all” for all"))

    kinds.add_parser("deleted", help=_("list the deleted marks, with their ids"))

    each = kinds.add_parser("history", help=_("list the versions of a mark, the newest first"))
    each.add_argument("id", metavar=_(ID), help=_("of the mark"))

    each = kinds.add_parser("restore", help=_("bring back a deleted mark, or an older version of a mark"))
    each.add_argument("id", metavar=_(ID), help=_("of the mark"))
    each.add_argument("--version", type=int, default=0, metavar="N", help=_("its number in the history"))

    each = kinds.add_parser("merge", help=_("merge several exports into one file"))
    each.add_argument("files", type=Path, nargs="+", metavar=_(FILE))
    each.add_argument(
        "-o", "--output", action=_Once, type=Path, metavar=_(OUT), required=True, help=_("write to this file")
    )

    each = kinds.add_parser(
        "collect", help=_("combine the exports of several readers: what most of them marked, first")
    )
    each.add_argument("files", type=Path, nargs="+", metavar=_(FILE))
    form = each.add_mutually_exclusive_group()
    form.add_argument(
        "--format", choices=("text", "json", "html"), help=_("default: text on the screen, json in a file")
    )
    form.add_argument("--json", action="store_true", help=_("the same as --format json"))
    each.add_argument("-o", "--output", action=_Once, type=Path, metavar=_(FILE), help=_("write to a file"))


def _add_sticks(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", metavar=_(WHAT), title=_("what"), required=True)

    each = kinds.add_parser("write", help=_("write one or several sticks, and verify them; other files stay unchanged"))
    each.add_argument("targets", type=Path, nargs="+", metavar=_(TARGET), help=_("the folder of the stick"))
    _add_paths(each, "--pack", _(FILE), _("also copy these packs"))
    each.add_argument("--all-packs", action="store_true", help=_("also copy every available pack, as it is read here"))
    _add_paths(each, "--program", _(DIR), _("copy these builds instead of this program and the builds next to it"))
    each.add_argument("--without-fonts", action="store_true", help=_("leave out the fonts beside the program"))
    each.add_argument("--dry-run", action="store_true", help=_("show what would be done, without changing anything"))
    each.add_argument("--json", action="store_true", help=_("as JSON"))

    each = kinds.add_parser("check", help=_("list damaged and missing files, and files that Carrel did not write"))
    each.add_argument("target", type=Path, metavar=_(TARGET))
    each.add_argument(
        "--remove-foreign",
        action="store_true",
        help=_("delete files in the folder of a program that are no part of it"),
    )
    each.add_argument("--json", action="store_true", help=_("as JSON"))


def _add_paths(parser: argparse.ArgumentParser, name: str, metavar: str, help: str) -> None:
    parser.add_argument(name, type=Path, nargs="+", action="extend", default=[], metavar=metavar, help=help)


def _add_pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pack",
        type=Path,
        metavar=_(FILE),
        help=_("read this pack file, or content folder, instead of the available packs"),
    )
