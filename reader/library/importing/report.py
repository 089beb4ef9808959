"""What an import left out, changed or guessed: every case once, with its place in the source."""

from __future__ import annotations

import contextlib
import enum
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reader.translation import list_text, ngettext


class Outcome(enum.StrEnum):
    """The values are written to the report in JSON."""

    LEFT_OUT = "left_out"
    CHANGED = "changed"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One case.

    what     a short name of the class of cases, such as "deleted-text"
    message  a sentence for the author
    text     what was in the source, in full
    place    where it was in the source
    key      of the `OmittedBlock` that has what was left out; empty if it cannot be brought back
    reason   why a file was not read, in one or two sentences; the message has them, too
    """

    outcome: Outcome
    what: str
    message: str
    text: str = ""
    place: str = ""
    key: str = ""
    reason: str = ""


@dataclass(slots=True)
class ImportReport:
    """Collects entries; `place` is the present place in the source, which each new entry gets."""

    place: str = ""
    entries: list[ReportEntry] = field(default_factory=list)
    _counted: dict[tuple[Outcome, str], tuple[str, list[str]]] = field(default_factory=dict)

    @contextlib.contextmanager
    def at(self, more: str) -> Iterator[None]:
        """What is reported meanwhile has `more` after its place."""
        place, self.place = self.place, list_text(filter(None, (self.place, more)))
        try:
            yield
        finally:
            self.place = place

    def left_out(self, what: str, message: str, text: str = "", key: str = "") -> None:
        self._add(Outcome.LEFT_OUT, what, message, text, key)

    def changed(self, what: str, message: str, text: str = "") -> None:
        self._add(Outcome.CHANGED, what, message, text)

    def guessed(self, what: str, message: str, text: str = "") -> None:
        self._add(Outcome.GUESSED, what, message, text)

    def count(self, outcome: Outcome, what: str, message: str, text: str = "") -> None:
        """For what can be in every paragraph, such as colours: one entry for all of them, with all their texts."""
        self._counted.setdefault((outcome, what), (message, []))[1].append(text)

    def finish(self) -> tuple[ReportEntry, ...]:
        counted = []
        for (outcome, what), (message, texts) in self._counted.items():
            shown = "; ".join(dict.fromkeys(filter(None, (" ".join(text.split()) for text in texts))))
            counted.append(ReportEntry(outcome, what, message, shown, places(len(texts))))
        return (*self.entries, *counted)

    def _add(self, outcome: Outcome, what: str, message: str, text: str, key: str = "") -> None:
        shown = text.strip()  # a plain text, so one with nothing to strip stays as it is, with its English form
        self.entries.append(ReportEntry(outcome, what, message, text if shown == text else shown, self.place, key))


def shown_value(value: Any) -> str:
    """A value of JSON as a text."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def places(count: int) -> str:
    return ngettext("{count} place", "{count} places", count)
