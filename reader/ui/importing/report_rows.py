"""The report of an import as rows to look through: grouped by what happened, each case with its file and place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library.importing.report import Outcome, ReportEntry
from reader.translation import N_, _, list_text


class OutcomeText(NamedTuple):
    """Complete texts about one outcome: the name of its cases, and the heading of those with one message."""

    group: str
    heading: str


OUTCOMES = {
    Outcome.LEFT_OUT: OutcomeText(N_("Left out"), N_("Left out: {message}")),
    Outcome.CHANGED: OutcomeText(N_("Changed"), N_("Changed: {message}")),
    Outcome.GUESSED: OutcomeText(N_("Guessed: please check"), N_("Guessed: {message}")),
}


class ReportCase(NamedTuple):
    """An entry of the report. `id` is unique in the import; `file` is empty if there is only one file."""

    id: str
    entry: ReportEntry
    file: str

    @property
    def where(self) -> str:
        return list_text(filter(None, (self.file, self.entry.place)))

    @property
    def line(self) -> str:
        """Where it is, and its text; empty if there is neither."""
        if self.where and self.entry.text:
            return _("{place}: {text}", place=self.where, text=self.entry.text)
        return self.where or self.entry.text

    @property
    def can_be_brought_back(self) -> bool:
        return bool(self.entry.key)


def cases_of(reports: Sequence[tuple[Path, Sequence[ReportEntry]]]) -> list[ReportCase]:
    names = [file.name if len(reports) > 1 else "" for file, _entries in reports]
    rows = [(name, entry) for name, (_file, entries) in zip(names, reports, strict=True) for entry in entries]
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
            yield from ("", _(OUTCOMES[outcome].group)) if last else (_(OUTCOMES[outcome].group),)
            last = outcome
        yield f"- {message}"
        for case in found:
            line = " ".join(case.line.split())
            if case.id in brought_back:
                line = _("{case} (brought back)", case=line) if line else _("(brought back)")
            if line:
                yield f"    {line}"
