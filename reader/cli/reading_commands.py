"""`carrel list`, `show`, `search` and `references`: read the available packs without a window."""

from __future__ import annotations

import argparse
import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reader import note_search
from reader.cli.mark_commands import stored_marks
from reader.cli.open_shelf import open_shelf, origin_text, shown_path
from reader.cli.output import print_error, print_json, save_text
from reader.cli.safe_text import exported, isolated, printable_line
from reader.cli.terminal_text import article_text, terminal_width
from reader.library.block_encoding import encode_block
from reader.library.citation import export
from reader.library.local_help import local_help
from reader.library.model import ID, Article, Location, Reference, plain_text
from reader.library.outline import citation_numbers
from reader.library.pack_sections import sections_of
from reader.library.packfile import NotInPackError, PackFile
from reader.library.quiz_encoding import encode_question
from reader.library.shelf import Shelf
from reader.search import searcher
from reader.search.answer import FIRST_HITS, PARTIAL_SENTENCE, PHRASE_SENTENCES, Answer, Hit
from reader.settings import saved_value
from reader.system import paths
from reader.translation import N_, _, as_translated, list_text, ngettext

_KINDS = {"article": N_("article"), "term": N_("term"), "reference": N_("reference"), "note": N_("note")}
FOUND, NOTHING, ERROR = 0, 1, 2


def _with_shelf(command: Callable[[Shelf, argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Opens the shelf for a command, and closes it afterwards."""

    def run(options: argparse.Namespace) -> int:
        with open_shelf(options) as shelf:
            return command(shelf, options)

    return run


@_with_shelf
def list_packs(shelf: Shelf, options: argparse.Namespace) -> int:
    packs = shelf.packs()
    _print_problems(shelf)
    if options.json:
        print_json(
            [
                {
                    **pack.info._asdict(),
                    "file": shown_path(options, pack.path),
                    "origin": shelf.origin(pack.path).name.lower(),
                    "articles": [entry._asdict() for entry in pack.entries()],
                    "sections": [section._asdict() for section in sections_of(pack.info, pack.article_count)],
                }
                for pack in packs
            ]
        )
        return FOUND
    for pack in packs:
        info = pack.info
        line = _(
            "{title} ({id}), edition {edition}, {date} ({origin}: {file})",
            title=printable_line(info.title),
            id=printable_line(info.id),
            edition=info.edition,
            date=printable_line(info.date),
            origin=origin_text(shelf, pack.path),
            file=printable_line(str(shown_path(options, pack.path))),
        )
        print(line)
        sections = list(sections_of(info, pack.article_count))
        for entry in pack.entries():
            while sections and sections[0].first == entry.number:
                section = sections.pop(0)
                print(f"  {'  ' * (section.level - 1)}{isolated(section.title)}:")
            line = ngettext(
                "{id} {title} ({count} word)",
                "{id} {title} ({count} words)",
                entry.words,
                id=printable_line(entry.id),
                title=printable_line(entry.title),
            )
            print(f"  {line}")
    return FOUND


@_with_shelf
def show(shelf: Shelf, options: argparse.Namespace) -> int:
    pack, article = find_article(shelf, options.article)
    numbers = citation_numbers(article.blocks)
    references = _cited(pack, numbers)
    if options.json:
        print_json(_as_values(pack, article, numbers, references) | {"file": shown_path(options, pack.path)})
    else:
        width = terminal_width()
        own = saved_value(paths.data_folder(options.data).path, "local_help")
        help = local_help(pack.path, own, is_bundled=shelf.is_bundled(pack.path))
        print(article_text(article, pack.info, numbers, references, width, help), end="")
    return FOUND


@_with_shelf
def search(shelf: Shelf, options: argparse.Namespace) -> int:
    packs = shelf.packs_bundled_first()
    _print_problems(shelf)
    with contextlib.closing(searcher.Searcher([pack.path for pack in packs])) as open_searcher:
        count = FIRST_HITS if options.limit is None else max(0, options.limit)
        if options.kind == note_search.KIND:
            found = note_search.Notes(stored_marks(options)).find(options.query)
            answer = note_search.with_notes(Answer(options.query), found, note_search.KIND, count)
        else:
            answer = open_searcher.ask(options.query, options.kind or "", count=count)
    if options.json:
        print_json([_hit_as_values(hit) for hit in answer.hits])
    else:
        for hit in answer.hits:
            where = " › ".join(map(isolated, (hit.title, *hit.path)))
            print(f"{where} [{_(_KINDS[hit.kind])}] {isolated(hit.location)}")
            print("    " + printable_line(hit.excerpt))
    for sentence in _notices(answer):
        print_error(sentence)
    if len(answer.unsearchable) == len(packs) and options.kind != note_search.KIND:
        return ERROR
    return FOUND if answer.hits else NOTHING


def _notices(answer: Answer) -> Iterator[str]:
    """Sentences about the answer as a whole."""
    yield from answer.unsearchable
    if not any(answer.counts.values()):
        yield _("No results for “{query}”.", query=answer.typed)
        return
    if answer.is_suggested:
        yield _(
            "No results for “{query}”. Showing results for “{suggestion}”.",
            query=answer.typed,
            suggestion=answer.suggestion,
        )
    if answer.excluded:
        yield _("No results without “{words}”. Showing results with it.", words=answer.excluded)
    if answer.phrase in PHRASE_SENTENCES:
        yield _(PHRASE_SENTENCES[answer.phrase])
    if answer.is_partial:
        yield _(PARTIAL_SENTENCE)
    elif answer.suggestion and not answer.is_suggested:
        yield _("Did you mean “{suggestion}”?", suggestion=answer.suggestion)


@_with_shelf
def references(shelf: Shelf, options: argparse.Namespace) -> int:
    if options.article:
        pack, article = find_article(shelf, options.article)
        found = list(_cited(pack, citation_numbers(article.blocks)).values())
    else:
        found = [reference for pack in shelf.packs() for reference in pack.references()]
        _print_problems(shelf)
    if options.keys:
        known = {reference.id: reference for reference in found}
        missing = [key for key in options.keys if key not in known]
        if missing:
            print_error(
                _(
                    "no such source: {missing}. The sources are: {known}",
                    missing=list_text(missing),
                    known=list_text(known),
                )
            )
            return ERROR
        found = [known[key] for key in options.keys]
    text = exported(export(found, options.format), is_json=options.format == "csl")
    if options.output:
        return FOUND if save_text(options.output, text) else ERROR
    print(text, end="")
    return FOUND


def find_article(shelf: Shelf, name: str) -> tuple[PackFile, Article]:
    """The article with that id in the first pack that has one, or at that location. Raises PackError."""
    if name.startswith("carrel:"):
        try:
            location = Location.parse(name)
        except ValueError as error:
            raise NotInPackError(Path(name), _("{reason}.", reason=as_translated(error))) from error
        pack = shelf.pack(location.pack)
        return pack, pack.article(location.article)
    packs = shelf.packs_bundled_first()
    _print_problems(shelf)
    found = [pack for pack in packs if _has_article(pack, name)]
    if found:
        for other in found[1:2]:
            print_error(
                _(
                    "Another pack has an article with that id, too: {other}, in {other_file}. "
                    "This is {location}, in {file}.",
                    other=Location(other.info.id, name),
                    other_file=other.path,
                    location=Location(found[0].info.id, name),
                    file=found[0].path,
                )
            )
        return found[0], found[0].article(name)
    raise NotInPackError(Path(name), _("no available pack has an article with that id; `carrel list` lists them all."))


def _has_article(pack: PackFile, name: str) -> bool:
    try:
        return bool(ID.fullmatch(name)) and bool(pack.entry(name))
    except NotInPackError:
        return False


def _cited(pack: PackFile, numbers: dict[str, int]) -> dict[str, Reference]:
    found = {}
    for key in numbers:
        try:
            found[key] = pack.reference(key)
        except NotInPackError as error:
            print_error(error)
    return found


def _as_values(
    pack: PackFile, article: Article, numbers: dict[str, int], references: dict[str, Reference]
) -> dict[str, Any]:
    return {
        "location": str(Location(pack.info.id, article.id)),
        "file": pack.path,
        "title": article.title,
        "summary": article.summary,
        "authors": article.authors,
        "published": article.published,
        "updated": article.updated,
        "reviewed_by": article.reviewed_by,
        "review_due": article.review_due,
        "emergency": pack.info.emergency,
        "based_on": article.based_on._asdict() if article.based_on else None,
        "blocks": [json.loads(encode_block(block)) for block in article.blocks],
        "quiz": list(map(encode_question, article.quiz)),
        "references": [
            {"number": numbers[key], "id": key, "apa": plain_text(each.apa), "vancouver": plain_text(each.vancouver)}
            for key, each in references.items()
        ],
    }


def _hit_as_values(hit: Hit) -> dict[str, Any]:
    """For scripts, so these names never change."""
    return {
        "kind": hit.kind,
        "pack": hit.pack,
        "id": hit.id,
        "title": hit.title,
        "location": hit.location,
        "path": hit.path,
        "excerpt": hit.excerpt,
        "score": hit.score,
    }


def _print_problems(shelf: Shelf) -> None:
    for problem in shelf.problems:
        print_error(problem)
