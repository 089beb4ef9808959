"""`carrel list`, `show`, `search` and `references`: reading the packs at hand without a window."""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader import bundled, note_search
from reader.cli.mark_commands import kept_marks
from reader.cli.terminal_text import article_text, printable, printable_json, printable_line
from reader.library.block_encoding import encode_block
from reader.library.citation import export
from reader.library.model import ID, Article, Location, Reference, plain_text
from reader.library.outline import citation_numbers
from reader.library.packfile import NotInPackError, PackFile
from reader.library.shelf import Shelf
from reader.search.answer import Answer
from reader.search.searcher import Searcher
from reader.system import paths
from reader.system.atomic_write import write_whole

FOUND, NOTHING, ERROR = 0, 1, 2
WIDEST = 88
_SHOWN_OF_HITS = ("kind", "pack", "id", "title", "location", "path", "excerpt", "score")


def shelf(options: argparse.Namespace) -> Shelf:
    """The packs at hand, or the one that was named. Raises PackError."""
    if options.pack:
        named = Shelf()
        named.add(options.pack)
        return named
    data = paths.data_folder(options.data)
    files, sentences = bundled.at_hand(data.path)
    for sentence in filter(None, (data.sentence, *sentences)):
        print(f"carrel: {sentence}", file=sys.stderr)
    return Shelf(files)


def list_packs(shelf: Shelf, options: argparse.Namespace) -> int:
    packs = shelf.packs()
    _tell_problems(shelf)
    if options.json:
        _print_json(
            [{**pack.info._asdict(), "articles": [entry._asdict() for entry in pack.entries()]} for pack in packs]
        )
        return FOUND
    for pack in packs:
        print(printable_line(f"{pack.info.title} ({pack.info.id}), edition {pack.info.edition}, {pack.info.date}"))
        for entry in pack.entries():
            print("  " + printable_line(f"{entry.id}  {entry.title}  ({entry.words:,} words)"))
    return FOUND


def show(shelf: Shelf, options: argparse.Namespace) -> int:
    pack, article = _find(shelf, options.article)
    numbers = citation_numbers(article.blocks)
    references = _cited(pack, numbers)
    if options.json:
        _print_json(_as_json(pack, article, numbers, references))
    else:
        width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
        print(article_text(article, pack.info, numbers, references, width), end="")
    return FOUND


def search(shelf: Shelf, options: argparse.Namespace) -> int:
    packs = shelf.packs()
    _tell_problems(shelf)
    with contextlib.closing(Searcher([pack.path for pack in packs])) as searcher:
        count = max(0, options.limit)
        if options.kind == note_search.KIND:
            found = note_search.Notes(kept_marks(options)).find(options.query)
            answer = note_search.with_notes(Answer(options.query), found, note_search.KIND, count)
        else:
            answer = searcher.ask(options.query, options.kind or "", count=count)
    if options.json:
        _print_json([{name: getattr(hit, name) for name in _SHOWN_OF_HITS} for hit in answer.hits])
    else:
        for hit in answer.hits:
            where = " › ".join(hit.path)
            print(printable_line(f"{hit.title}{' › ' if where else ''}{where}  [{hit.kind}]  {hit.location}"))
            print("    " + printable_line(hit.excerpt))
    for sentence in _told(answer):
        print(f"carrel: {printable_line(sentence)}", file=sys.stderr)
    if len(answer.unsearchable) == len(packs) and options.kind != note_search.KIND:
        return ERROR
    return FOUND if answer.hits else NOTHING


def _told(answer: Answer) -> Iterator[str]:
    """What the hits alone do not say."""
    yield from answer.unsearchable
    if not any(answer.counts.values()):
        yield f"Nothing was found for “{answer.typed}”."
    elif answer.is_suggested:
        yield f"Nothing has “{answer.typed}”. Shown is what was found for “{answer.suggestion}”."
    elif answer.is_partial:
        yield "No place has all of these words; these have the most of them."
    elif answer.suggestion:
        yield f"Did you mean “{answer.suggestion}”?"


def references(shelf: Shelf, options: argparse.Namespace) -> int:
    if options.article:
        pack, article = _find(shelf, options.article)
        found = list(_cited(pack, citation_numbers(article.blocks)).values())
    else:
        found = [reference for pack in shelf.packs() for reference in pack.references()]
        _tell_problems(shelf)
    if options.keys:
        known = {reference.id: reference for reference in found}
        missing = [key for key in options.keys if key not in known]
        if missing:
            print(f"carrel: no such source: {', '.join(missing)}. There are: {', '.join(known)}", file=sys.stderr)
            return 2
        found = [known[key] for key in options.keys]
    text = export(found, options.format)
    if options.output:
        return _write(options.output, text)
    # A program that reads the output gets every character; a terminal obeys some of them.
    print(printable(text) if sys.stdout.isatty() else text, end="")
    return FOUND


def _find(shelf: Shelf, name: str) -> tuple[PackFile, Article]:
    """The article with that id in the first pack that has it, or at that location. Raises PackError."""
    if name.startswith("carrel:"):
        try:
            location = Location.parse(name)
        except ValueError as error:
            raise NotInPackError(Path(name), f"{error}.") from error
        pack = shelf.pack(location.pack)
        return pack, pack.article(location.article)
    packs = shelf.packs()
    _tell_problems(shelf)
    for pack in packs:
        try:
            entry = pack.entry(name) if ID.fullmatch(name) else None
        except NotInPackError:
            continue
        if entry:
            return pack, pack.article(entry.id)
    raise NotInPackError(Path(name), "no pack at hand has an article of that id; `carrel list` names them all.")


def _cited(pack: PackFile, numbers: dict[str, int]) -> dict[str, Reference]:
    found = {}
    for key in numbers:
        try:
            found[key] = pack.reference(key)
        except NotInPackError as error:
            print(f"carrel: {error}", file=sys.stderr)
    return found


def _as_json(
    pack: PackFile, article: Article, numbers: dict[str, int], references: dict[str, Reference]
) -> dict[str, Any]:
    return {
        "location": str(Location(pack.info.id, article.id)),
        "title": article.title,
        "summary": article.summary,
        "authors": article.authors,
        "published": article.published,
        "updated": article.updated,
        "based_on": article.based_on._asdict() if article.based_on else None,
        "blocks": [json.loads(encode_block(block)) for block in article.blocks],
        "references": [
            {"number": numbers[key], "id": key, "apa": plain_text(each.apa), "vancouver": plain_text(each.vancouver)}
            for key, each in references.items()
        ],
    }


def _write(file: Path, text: str) -> int:
    try:
        write_whole(file, text)
    except OSError as error:
        print(f"carrel: {file} cannot be written ({error.strerror}).", file=sys.stderr)
        return 2
    return FOUND


def _tell_problems(shelf: Shelf) -> None:
    for problem in shelf.problems:
        print(f"carrel: {problem}", file=sys.stderr)


def _print_json(value: object) -> None:
    print(printable_json(json.dumps(value, ensure_ascii=False, indent=1)))
