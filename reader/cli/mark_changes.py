"""`carrel marks`: what an import would change, and what can be undone, answered and brought back."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from reader.cli.mark_store import open_store
from reader.cli.output import print_error
from reader.cli.terminal_text import printable_line
from reader.marks import import_text, readable_export
from reader.marks.author_name import shown_name
from reader.marks.import_plan import ImportPlan
from reader.marks.import_record import ImportRecord
from reader.marks.mark_imports import WaitingProposal
from reader.marks.model import Mark, MarkError
from reader.system.format_numbers import counted

DONE, ERROR = 0, 2
ALL = "all"
MOST_SHOWN = 20  # marks of each kind in a preview
SHORT_ID = 8  # characters of the id of an import
LONGEST_TEXT = 80  # characters


def print_plan(plan: ImportPlan, *, is_saved: bool = False) -> None:
    """A summary, and a line for each mark that changes; in a preview, for each new mark, too."""
    print(
        f"{counted(plan.counts.new, 'new mark')}, {counted(plan.counts.changed, 'changed mark')}, "
        f"{plan.counts.deleted:,} deleted, {counted(plan.older, 'older version')} saved in the history."
    )
    if not is_saved:
        _print_marks("New", [_line(mark, with_author=True) for mark in plan.new])
    _print_marks("Changed", [f"{_line(each.before)} -> {_line(each.after)}" for each in plan.changed])
    _print_marks("Deleted", [_line(mark) for mark in plan.deleted])
    _print_marks("Proposed", [f"{_line(each.before)} -> {_line(each.after)}" for each in plan.proposals])
    if plan.proposals:
        print("Your marks stay as they are until you answer: `carrel marks proposals`.")
    if not is_saved:
        print("This is a preview. Nothing was saved.")
    elif not plan.is_empty:
        print("`carrel marks undo` undoes this import.")


def list_imports(options: argparse.Namespace) -> int:
    with open_store(options) as store:
        for record in store.imports.all():
            print(printable_line(f"{record.id[:SHORT_ID]}  {import_text.record_line(record)}"))
    return DONE


def undo(options: argparse.Namespace) -> int:
    with open_store(options, is_writing=True) as store:
        record = _import_of([each for each in store.imports.all() if not each.is_undone], options.id)
        problem = store.imports.undo(record.id).problem
        print(printable_line(f"Undone: {import_text.record_line(record)}"))
        if problem:
            print_error(problem)
    return ERROR if problem else DONE


def proposals(options: argparse.Namespace) -> int:
    id = options.accept or options.dismiss
    with open_store(options, is_writing=bool(id)) as store:
        waiting = store.imports.waiting()
        if not id:
            for each in waiting:
                print(printable_line(f"{each.mine.id}  {import_text.files_text(each.record.files)}"))
                print(printable_line(f"    yours:    {_line(each.mine)}"))
                print(printable_line(f"    proposed: {_line(each.changed)}"))
            return DONE
        chosen = _proposals_of(waiting, id)
        saved = (store.imports.accept if options.accept else store.imports.dismiss)(chosen)
        print(f"{counted(len(chosen), 'proposal')} {'accepted' if options.accept else 'dismissed'}.")
        if saved.problem:
            print_error(saved.problem)
            return ERROR
    return DONE


def list_deleted(options: argparse.Namespace) -> int:
    with open_store(options) as store:
        for mark in store.deleted():
            print(printable_line(f"{mark.id}  deleted {mark.modified[:10]}  {_line(mark, with_author=True)}"))
    return DONE


def history(options: argparse.Namespace) -> int:
    with open_store(options) as store:
        versions = store.history(options.id)
        if not versions:
            raise MarkError("This mark does not exist.")
        for number, mark in enumerate(versions, 1):
            print(printable_line(f"{number}  {mark.modified[:16]}Z  {_line(mark)}  [{readable_export.about(mark)}]"))
    return DONE


def restore(options: argparse.Namespace) -> int:
    with open_store(options, is_writing=True) as store:
        versions = store.history(options.id)
        if options.version and not 0 < options.version <= len(versions):
            raise MarkError(f"This mark has no version {options.version}.")
        saved = store.restore(options.id, versions[options.version - 1] if options.version else None)
        print(printable_line(f"Brought back: {_line(saved.mark)}"))
        if saved.problem:
            print_error(saved.problem)
    return ERROR if saved.problem else DONE


def _import_of(records: Sequence[ImportRecord], id: str) -> ImportRecord:
    found = [each for each in records if each.id.startswith(id)] if id else records[:1]
    if not found:
        raise MarkError("There is no import to undo." if not id else f"There is no import {id} to undo.")
    if len(found) > 1:
        raise MarkError(f"Several imports have an id that begins with {id}. Give more of it.")
    return found[0]


def _proposals_of(waiting: Sequence[WaitingProposal], id: str) -> list[WaitingProposal]:
    found = [each for each in waiting if id in (ALL, each.mine.id)]
    if not found:
        raise MarkError("There is no such proposal.")
    return found


def _print_marks(head: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    for line in lines[:MOST_SHOWN]:
        print(printable_line(f"{head}: {line}"))
    if len(lines) > MOST_SHOWN:
        print(f"{head}: {len(lines) - MOST_SHOWN:,} more")


def _line(mark: Mark, *, with_author: bool = False) -> str:
    """The marked text, the note, and what else can be told in a line."""
    if mark.is_deleted:
        return "deleted"
    name, note = _short(mark.title or mark.target.quote or str(mark.location)), _short(mark.note)
    author = shown_name(mark.author) if with_author else ""
    labels = ", ".join(map(_short, mark.labels))
    return (
        f"“{name}”{f' by {author}' if author else ''}{f', {mark.colour}' if mark.colour else ''}"
        f"{f', note: {note}' if note else ''}{f', labels: {labels}' if labels else ''}"
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:LONGEST_TEXT]}…" if len(line) > LONGEST_TEXT else line
