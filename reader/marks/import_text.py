"""What an import would do or did, in sentences, for the window and the command line."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.page_words import interface_date
from reader.marks.import_plan import ImportPlan
from reader.marks.import_record import PRIVATE_SESSION, Counts, ImportRecord
from reader.marks.mark_checks import clean_line
from reader.translation import Translated, _, list_text, ngettext

LONGEST_NAME = 60  # characters of the name of a file


def summary(counts: Counts, proposals: int, unchanged: int) -> Translated:
    """
    >>> summary(Counts(3, 1, 0), 2, 8)
    '3 new marks, 1 changed mark, 0 deleted, 2 proposals, 8 already here.'
    """
    here = ngettext("{count} already here", "{count} already here", unchanged)
    return _("{results}.", results=list_text([*count_texts(counts, proposals), here]))


def count_texts(counts: Counts, proposals: int = 0) -> list[Translated]:
    """`3 new marks`, `1 changed mark`, `0 deleted`, and `2 proposals` if there are any."""
    texts = [
        ngettext("{count} new mark", "{count} new marks", counts.new),
        ngettext("{count} changed mark", "{count} changed marks", counts.changed),
        ngettext("{count} deleted", "{count} deleted", counts.deleted),
    ]
    return [*texts, ngettext("{count} proposal", "{count} proposals", proposals)] if proposals else texts


def plan_summary(plan: ImportPlan) -> Translated:
    return summary(plan.counts, len(plan.proposals), plan.unchanged)


def record_line(record: ImportRecord) -> Translated:
    """`28 April 2025 12:00 UTC, ann.json: 3 new marks, 0 changed marks, 0 deleted.`"""
    fields = {
        "day": interface_date(record.at[:10]),
        "time": record.at[11:16],
        "files": files_text(record.files),
        "counts": list_text(count_texts(record.counts, len(record.proposals))),
    }
    if record.is_undone:
        return _("{day} {time} UTC, {files}: {counts} (undone).", **fields)
    return _("{day} {time} UTC, {files}: {counts}.", **fields)


def files_text(files: Sequence[str]) -> str:
    """`ann.json`, or `ann.json and 2 more`."""
    if not files:
        return _("a file")
    name = _(PRIVATE_SESSION) if files[0] == PRIVATE_SESSION else clean_line(files[0])
    name = f"{name[:LONGEST_NAME]}…" if len(name) > LONGEST_NAME else name
    more = len(files) - 1
    return ngettext("{name} and {count} more", "{name} and {count} more", more, name=name) if more else name
