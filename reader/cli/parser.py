"""The commands of `carrel` and their options."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader import __version__
from reader.library.packfile import SUFFIX


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="carrel",
        usage=f"carrel [--data DIR] [FILE{SUFFIX} ...]\n       carrel [--data DIR] COMMAND ...",
        description="Reads articles with their glossary and sources, offline. Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"carrel {__version__}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder for settings and marks")
    commands = parser.add_subparsers(prog="carrel [--data DIR]", dest="command", metavar="COMMAND", title="commands")

    each = commands.add_parser("list", help="list the available packs and their articles")
    _add_pack(each)
    each.add_argument("--json", action="store_true", help="as JSON")

    each = commands.add_parser("show", help="print an article, with its sources at the end")
    each.add_argument("article", metavar="ARTICLE", help="its id, or a location: carrel:PACK/ARTICLE#BLOCK")
    _add_pack(each)
    each.add_argument("--json", action="store_true", help="as JSON")

    each = commands.add_parser("search", help="search articles, glossary and sources")
    each.add_argument("query", metavar="QUERY")
    _add_pack(each)
    each.add_argument("--kind", choices=("article", "term", "reference", "note"), help="only results of this kind")
    each.add_argument("--limit", type=int, metavar="N", help="the maximum number of results")
    each.add_argument("--json", action="store_true", help="as JSON")

    each = commands.add_parser("references", help="print sources, for a reference manager or for people")
    each.add_argument("keys", nargs="*", metavar="KEY", help="only the sources with these keys")
    _add_pack(each)
    each.add_argument("--article", metavar="ARTICLE", help="only the sources that this article cites, in its order")
    each.add_argument("--format", choices=("ris", "bibtex", "csl", "apa", "vancouver"), default="apa")
    each.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")

    each = commands.add_parser("new", help="make a content folder with two short articles, to write a pack in")
    each.add_argument("folder", type=Path, metavar="FOLDER", help="the folder to make; its name becomes the title")
    each.add_argument("--title", metavar="TITLE", help="the title of the pack")
    each.add_argument("--id", metavar="ID", help="the permanent name of the pack")
    each.add_argument("--language", default="en-GB", metavar="TAG", help="of your text, such as sw (en-GB)")
    each.add_argument("--topic", choices=("health",), default="", help="what the pack is about")

    each = commands.add_parser("quiz", help="ask the questions at the end of articles, or print them")
    each.add_argument("name", nargs="?", metavar="PACK", help="the id of a pack, or a pack file; default: all packs")
    each.add_argument("--article", metavar="ARTICLE", help="only the questions of this article")
    each.add_argument("--print", action="store_true", help="print the questions instead of asking them")
    each.add_argument("--answers", action="store_true", help="print the questions, and the answers at the end")
    _add_pack(each)
    each.add_argument("--json", action="store_true", help="as JSON, with the answers")

    _add_print(commands.add_parser("print", help="write an article, a section or a whole pack as a PDF file to print"))

    each = commands.add_parser("import", help="make a content folder of documents")
    each.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a file, or a folder of files")
    each.add_argument("-o", "--output", type=Path, metavar="FOLDER", required=True, help="the folder to make")
    each.add_argument("--title", default="", metavar="TITLE", help="the title of the pack")
    each.add_argument("--language", default="", metavar="TAG", help="of the text, such as sw")
    each.add_argument("--report", choices=("text", "json"), default="text", help="how to print what was not kept")

    each = commands.add_parser("check", help="report every problem in a content folder")
    each.add_argument("folder", type=Path, metavar="FOLDER")

    each = commands.add_parser("build", help="build a pack file from a content folder")
    each.add_argument("folder", type=Path, metavar="FOLDER")
    each.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="the pack file to write (ID.carrel)",
    )

    _add_marks(commands.add_parser("marks", help="list, export, import, merge and combine marks"))

    _add_sticks(commands.add_parser("stick", help="copy the program and packs to sticks, and check sticks"))

    each = commands.add_parser("selftest", help="test this copy of Carrel: packs, search, page, settings, marks")
    each.add_argument("--json", action="store_true", help="as JSON")
    return parser


def _add_print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="PACK", help="the id of a pack, a pack file or a content folder")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help="the PDF file to write")
    parser.add_argument("--replace", action="store_true", help="write over the file if it exists")
    what = parser.add_argument_group("what", "Without these, the whole pack.")
    what.add_argument("--article", default="", metavar="A", help="only this article")
    what.add_argument(
        "--section", action="append", default=[], metavar="S", help="only this section: its id, or ARTICLE#ID"
    )
    what.add_argument("--table", default="", metavar="T", help="only this table: its id, or ARTICLE#ID")
    what.add_argument("--glossary", action="store_true", help="only the glossary")
    what.add_argument("--sources", action="store_true", help="only the sources, of the pack or of the article")
    what.add_argument("--term", default="", metavar="ID", help="only this term of the glossary")
    what.add_argument("--source", default="", metavar="KEY", help="only this source")
    what.add_argument(
        "--handout", action="store_true", help="the sections with room for a clinic's name, its number and the date"
    )
    what.add_argument("--sheets", type=int, default=0, metavar="N", help="a hand-out of at most so many sheets")
    how = parser.add_argument_group("how")
    how.add_argument("--paper", choices=("a4", "letter"), help="default: the paper of this computer's country")
    how.add_argument(
        "--landscape", action="store_true", help="pages that are wider than high; one wide table has them anyway"
    )
    how.add_argument("--large", action="store_true", help="in large type, 16 points")
    how.add_argument("--holes", action="store_true", help="a wide margin to punch holes in")
    how.add_argument("--terms", action="store_true", help="explain the words of the glossary at the end")
    how.add_argument("--codes", action="store_true", help="a QR code beside each source that has an address")
    how.add_argument("--quiz", action="store_true", help="the questions of “Check yourself”, with their answers")
    how.add_argument("--clinic", default="", metavar="NAME", help="the name of the clinic, on a hand-out")
    parser.set_defaults(pack=None)


def _add_marks(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", metavar="WHAT", title="what", required=True)

    each = kinds.add_parser("list", help="list the marks, with their notes")
    each.add_argument("--json", action="store_true", help="as JSON")

    each = kinds.add_parser("export", help="save the marks, to import elsewhere or to read")
    each.add_argument("--format", choices=("json", "markdown", "html"), default="json", help="json can be imported")
    each.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")

    each = kinds.add_parser("import", help="add the marks of exports; what others changed in your marks is proposed")
    each.add_argument("files", type=Path, nargs="+", metavar="FILE")
    _add_pack(each)
    each.add_argument("--preview", action="store_true", help="only show what the import would do")
    each.add_argument("--mine", action="store_true", help="these are your own marks, from another computer")

    kinds.add_parser("imports", help="list the imports, with their ids")

    each = kinds.add_parser("undo", help="undo an import")
    each.add_argument("id", nargs="?", default="", metavar="ID", help="of the import; default: the last one")

    each = kinds.add_parser("proposals", help="list what others changed in your marks; accept it, or keep yours")
    answer = each.add_mutually_exclusive_group()
    answer.add_argument("--accept", metavar="ID", help="change this mark as proposed; “all” for all")
    answer.add_argument("--dismiss", metavar="ID", help="keep this mark as it is; “all” for all")

    kinds.add_parser("deleted", help="list the deleted marks, with their ids")

    each = kinds.add_parser("history", help="list the versions of a mark, the newest first")
    each.add_argument("id", metavar="ID", help="of the mark")

    each = kinds.add_parser("restore", help="bring back a deleted mark, or an older version of a mark")
    each.add_argument("id", metavar="ID", help="of the mark")
    each.add_argument("--version", type=int, default=0, metavar="N", help="its number in the history")

    each = kinds.add_parser("merge", help="merge several exports into one file")
    each.add_argument("files", type=Path, nargs="+", metavar="FILE")
    each.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="write to this file")

    each = kinds.add_parser("collect", help="combine the exports of several readers: what most of them marked, first")
    each.add_argument("files", type=Path, nargs="+", metavar="FILE")
    form = each.add_mutually_exclusive_group()
    form.add_argument("--format", choices=("text", "json", "html"), help="default: text on the screen, json in a file")
    form.add_argument("--json", action="store_true", help="the same as --format json")
    each.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")


def _add_sticks(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", metavar="WHAT", title="what", required=True)

    each = kinds.add_parser("write", help="write one or several sticks, and verify them; other files stay unchanged")
    each.add_argument("targets", type=Path, nargs="+", metavar="TARGET", help="the folder of the stick")
    _add_paths(each, "--pack", "FILE", "also copy these packs")
    each.add_argument("--all-packs", action="store_true", help="also copy every available pack, as it is read here")
    _add_paths(each, "--program", "DIR", "copy these builds instead of this program and the builds next to it")
    each.add_argument("--dry-run", action="store_true", help="show what would be done, without changing anything")
    each.add_argument("--json", action="store_true", help="as JSON")

    each = kinds.add_parser("check", help="list damaged and missing files, and files that Carrel did not write")
    each.add_argument("target", type=Path, metavar="TARGET")
    each.add_argument(
        "--remove-foreign", action="store_true", help="delete files in the folder of a program that are no part of it"
    )
    each.add_argument("--json", action="store_true", help="as JSON")


def _add_paths(parser: argparse.ArgumentParser, name: str, metavar: str, help: str) -> None:
    parser.add_argument(name, type=Path, nargs="+", action="extend", default=[], metavar=metavar, help=help)


def _add_pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pack",
        type=Path,
        metavar="FILE",
        help="read this pack file, or content folder, instead of the available packs",
    )
