"""The report of an import as rows to look through: grouped by what happened, each case with its file and place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library.importing.report import Outcome, ReportEntry

OUTCOMES = {
    Outcome.LEFT_OUT: "Left out",
    Outcome.CHANGED: "Changed",
    Outcome.GUESSED: "Guessed: please check",
}


class ReportCase(NamedTuple):
    """An entry of the report. `id` is unique in the import; `file` is empty if there is only one file."""

    id: str
    entry: ReportEntry
    file: str

    @property
    def where(self) -> str:
        return ", ".join(filter(None, (self.file, self.entry.place)))

    @property
    def can_be_brought_back(self) -> bool:
        return bool(self.entry.key)


def cases_of(reports: Sequence[tuple[Path, Sequence[ReportEntry]]]) -> list[ReportCase]:
    names = [file.name if len(reports) > 1 else "" for file, _ in reports]
    rows = [(name, entry) for name, (_, entries) in zip(names, reports, strict=True) for entry in entries]
    return [ReportCase(str(number), entry, name) for number, (name, entry) in enumerate(rows)]


def counts_of(cases: Iterable[ReportCase]) -> dict[Outcome, int]:
    counts = dict.fromkeys(OUTCOMES, 0)
    for case in cases:
        counts[case.entry.outcome] += 1
    return counts


def grouped(cases: Iterable[ReportCase]) -> Iterator[tuple[Outcome, str, list[ReportCase]]]:
    """The cases with the same sentence together: first what was left out, then what was changed, then guessed."""
    groups: dict[tuple[Outcome, str], list[ReportCase]] = {}
    for case in cases:
        groups.setdefault((case.entry.outcome, case.entry.message), []).append(case)
    for outcome in OUTCOMES:
        for (of_group, message), found in groups.items():
            if of_group is outcome:
                yield outcome, message, found


def report_lines(cases: Sequence[ReportCase], brought_back: Collection[str]) -> Iterator[str]:
    """The whole report as text, to be copied and saved. `brought_back` has the ids of cases."""
    last: Outcome | None = None
    for outcome, message, found in grouped(cases):
        if outcome is not last:
            yield from ("", OUTCOMES[outcome]) if last else (OUTCOMES[outcome],)
            last = outcome
        yield f"- {message}"
        for case in found:
            text = " ".join(case.entry.text.split())
            back = "(brought back)" if case.id in brought_back else ""
            line = " ".join(filter(None, (": ".join(filter(None, (case.where, text))), back)))
            if line:
                yield f"    {line}"
