"""What an import would do or did, in sentences, for the window and the command line."""

from __future__ import annotations

from collections.abc import Sequence

from reader.marks.import_plan import ImportPlan
from reader.marks.import_record import Counts, ImportRecord
from reader.marks.mark_checks import clean_line
from reader.system.format_numbers import counted

LONGEST_NAME = 60  # characters of the name of a file


def summary(counts: Counts, proposals: int, unchanged: int) -> str:
    """
    >>> summary(Counts(3, 1, 0), 2, 8)
    '3 new marks, 1 changed mark, 0 deleted, 2 proposals, 8 already here.'
    """
    parts = [counted(counts.new, "new mark"), counted(counts.changed, "changed mark"), f"{counts.deleted:,} deleted"]
    if proposals:
        parts.append(counted(proposals, "proposal"))
    return f"{', '.join(parts)}, {unchanged:,} already here."


def plan_summary(plan: ImportPlan) -> str:
    return summary(plan.counts, len(plan.proposals), plan.unchanged)


def record_line(record: ImportRecord) -> str:
    """`2025-04-28 12:00 UTC, ann.json: 3 new marks, 0 changed marks, 0 deleted.`"""
    time = f"{record.at[:10]} {record.at[11:16]} UTC"
    proposals = counted(len(record.proposals), "proposal")
    counts = (
        f"{counted(record.counts.new, 'new mark')}, {counted(record.counts.changed, 'changed mark')}, "
        f"{record.counts.deleted:,} deleted{f', {proposals}' if record.proposals else ''}"
    )
    return f"{time}, {files_text(record.files)}: {counts}{' (undone)' if record.is_undone else ''}."


def files_text(files: Sequence[str]) -> str:
    """`ann.json`, or `ann.json and 2 more`."""
    if not files:
        return "a file"
    name = clean_line(files[0])
    name = f"{name[:LONGEST_NAME]}…" if len(name) > LONGEST_NAME else name
    return f"{name} and {len(files) - 1:,} more" if len(files) > 1 else name
