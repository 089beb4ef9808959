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
from reader.marks.model import Colour, Mark, MarkError
from reader.translation import N_, Translated, _, list_text, ngettext

DONE, ERROR = 0, 2
ALL = "all"
MOST_SHOWN = 20  # marks of each kind in a preview
SHORT_ID = 8  # characters of the id of an import
LONGEST_TEXT = 80  # characters
_COLOURS = {
    Colour.YELLOW: N_("yellow"),
    Colour.GREEN: N_("green"),
    Colour.BLUE: N_("blue"),
    Colour.PINK: N_("pink"),
}


def print_plan(plan: ImportPlan, *, is_saved: bool = False) -> None:
    """A summary, and a line for each mark that changes; in a preview, for each new mark, too."""
    older = ngettext(
        "{count} older version saved in the history", "{count} older versions saved in the history", plan.older
    )
    print(_("{results}.", results=list_text([*import_text.count_texts(plan.counts), older])))
    if not is_saved:
        _print_marks(_("New"), [_line(mark, with_author=True) for mark in plan.new])
    _print_marks(_("Changed"), [f"{_line(each.before)} -> {_line(each.after)}" for each in plan.changed])
    _print_marks(_("Deleted"), [_line(mark) for mark in plan.deleted])
    _print_marks(_("Proposed"), [f"{_line(each.before)} -> {_line(each.after)}" for each in plan.proposals])
    if plan.proposals:
        print(_("Your marks stay as they are until you answer: `carrel marks proposals`."))
    if not is_saved:
        print(_("This is a preview. Nothing was saved."))
    elif not plan.is_empty:
        print(_("`carrel marks undo` undoes this import."))


def list_imports(options: argparse.Namespace) -> int:
    with open_store(options) as store:
        for record in store.imports.all():
            print(printable_line(f"{record.id[:SHORT_ID]}  {import_text.record_line(record)}"))
    return DONE


def undo(options: argparse.Namespace) -> int:
    with open_store(options, is_writing=True) as store:
        record = _import_of([each for each in store.imports.all() if not each.is_undone], options.id)
        problem = store.imports.undo(record.id).problem
        print(printable_line(_("Undone: {record}", record=import_text.record_line(record))))
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
                print(printable_line(_("yours: {mark}", mark=_line(each.mine))))
                print(printable_line(_("proposed: {mark}", mark=_line(each.changed))))
            return DONE
        chosen = _proposals_of(waiting, id)
        saved = (store.imports.accept if options.accept else store.imports.dismiss)(chosen)
        if options.accept:
            print(ngettext("{count} proposal accepted.", "{count} proposals accepted.", len(chosen)))
        else:
            print(ngettext("{count} proposal dismissed.", "{count} proposals dismissed.", len(chosen)))
        if saved.problem:
            print_error(saved.problem)
            return ERROR
    return DONE


def list_deleted(options: argparse.Namespace) -> int:
    with open_store(options) as store:
        for mark in store.deleted():
            deleted = _("deleted {day}", day=mark.modified[:10])
            print(printable_line(f"{mark.id}  {deleted}  {_line(mark, with_author=True)}"))
    return DONE


def history(options: argparse.Namespace) -> int:
    with open_store(options) as store:
        versions = store.history(options.id)
        if not versions:
            raise MarkError(_("This mark does not exist."))
        for number, mark in enumerate(versions, 1):
            print(printable_line(f"{number}  {mark.modified[:16]}Z  {_line(mark)}  [{readable_export.about(mark)}]"))
    return DONE


def restore(options: argparse.Namespace) -> int:
    with open_store(options, is_writing=True) as store:
        versions = store.history(options.id)
        if options.version and not 0 < options.version <= len(versions):
            raise MarkError(_("This mark has no version {number}.", number=options.version))
        saved = store.restore(options.id, versions[options.version - 1] if options.version else None)
        print(printable_line(_("Brought back: {mark}", mark=_line(saved.mark))))
        if saved.problem:
            print_error(saved.problem)
    return ERROR if saved.problem else DONE


def _import_of(records: Sequence[ImportRecord], id: str) -> ImportRecord:
    found = [each for each in records if each.id.startswith(id)] if id else records[:1]
    if not found:
        raise MarkError(_("There is no import {id} to undo.", id=id) if id else _("There is no import to undo."))
    if len(found) > 1:
        raise MarkError(_("Several imports have an id that begins with {id}. Give more of it.", id=id))
    return found[0]


def _proposals_of(waiting: Sequence[WaitingProposal], id: str) -> list[WaitingProposal]:
    found = [each for each in waiting if id in (ALL, each.mine.id)]
    if not found:
        raise MarkError(_("There is no such proposal."))
    return found


def _print_marks(label: Translated, lines: Iterable[str]) -> None:
    lines = list(lines)
    for line in lines[:MOST_SHOWN]:
        print(printable_line(_("{label}: {mark}", label=label, mark=line)))
    more = len(lines) - MOST_SHOWN
    if more > 0:
        print(ngettext("{label}: {count} more", "{label}: {count} more", more, label=label))


def _line(mark: Mark, *, with_author: bool = False) -> str:
    """The marked text, the note, and what else can be told in a line."""
    if mark.is_deleted:
        return _("deleted")
    title = _short(mark.title or mark.target.quote or str(mark.location))
    author = shown_name(mark.author) if with_author else ""
    facts = [_("“{text}” by {author}", text=title, author=author) if author else _("“{text}”", text=title)]
    if mark.colour:
        facts.append(_(_COLOURS[mark.colour]))
    if mark.note:
        facts.append(_("note: {text}", text=_short(mark.note)))
    if mark.labels:
        facts.append(_("labels: {labels}", labels=list_text(map(_short, mark.labels))))
    return list_text(facts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:LONGEST_TEXT]}…" if len(line) > LONGEST_TEXT else line
