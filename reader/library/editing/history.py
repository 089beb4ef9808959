"""The history of all changes to the files of a folder: undo and redo, with a name for each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from reader.library.editing.folder_edit import FileValue

MOST_STEPS = 5_000
MOST_CHARACTERS = 20_000_000
"""In all steps together; the oldest are forgotten first."""

LONGEST_PAUSE = 3.0
"""Seconds after which typing begins another step."""

LONGEST_STEP = 200
"""Typed characters after which a space begins another step."""


@dataclass(frozen=True, slots=True)
class TextSplice:
    """At `start`, `inserted` takes the place of `removed`."""

    start: int
    removed: str
    inserted: str

    @property
    def reversed(self) -> TextSplice:
        return TextSplice(self.start, self.inserted, self.removed)

    def applied(self, text: str) -> str:
        """Raises ValueError if the text is another one."""
        end = self.start + len(self.removed)
        if text[self.start : end] != self.removed:
            raise ValueError("the text is another one")
        return f"{text[: self.start]}{self.inserted}{text[end:]}"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A text that is changed has a `splice`; a file that is made, deleted or replaced has both values."""

    file: str
    before: FileValue | None = None
    after: FileValue | None = None
    splice: TextSplice | None = None

    @property
    def reversed(self) -> FileChange:
        return FileChange(self.file, self.after, self.before, self.splice.reversed if self.splice else None)

    @property
    def size(self) -> int:
        parts = (self.before, self.after, *((self.splice.removed, self.splice.inserted) if self.splice else ()))
        return sum(len(part) for part in parts if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """`number` rises with each step and is never used again."""

    number: int
    name: str
    changes: Sequence[FileChange]
    joins: str = ""
    time: float = 0.0

    @property
    def size(self) -> int:
        return sum(change.size for change in self.changes)


class EditHistory:
    def __init__(self) -> None:
        self._done: list[HistoryStep] = []
        self._undone: list[HistoryStep] = []
        self._numbers = count(1)

    @property
    def undo_name(self) -> str:
        """Of the step that `undo` takes back; empty if there is none."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        return self._undone[-1].name if self._undone else ""

    @property
    def steps(self) -> Sequence[HistoryStep]:
        """Those that were done and not taken back, the oldest first."""
        return tuple(self._done)

    def add(self, name: str, changes: Sequence[FileChange], now: float, joins: str = "") -> None:
        self._undone.clear()
        last = self._done[-1] if self._done else None
        joined = _joined(last, changes, now, joins) if last else None
        if last and joined:
            self._done[-1] = HistoryStep(last.number, last.name, (joined,), joins, now)
        else:
            self._done.append(HistoryStep(next(self._numbers), name, tuple(changes), joins, now))
        self._forget()

    def end_step(self) -> None:
        """What is typed next is another step: the caret was moved, for example."""
        if self._done:
            last = self._done[-1]
            self._done[-1] = HistoryStep(last.number, last.name, last.changes)

    def undo(self) -> HistoryStep | None:
        """The step with its changes reversed, in the order in which they must be made."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        return HistoryStep(step.number, step.name, [change.reversed for change in reversed(step.changes)])

    def redo(self) -> HistoryStep | None:
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(HistoryStep(step.number, step.name, step.changes))
        return step

    def forget(self) -> None:
        self._done.clear()
        self._undone.clear()

    def _forget(self) -> None:
        size = sum(step.size for step in self._done) if len(self._done) % 50 == 0 else 0
        first = max(0, len(self._done) - MOST_STEPS)
        while size > MOST_CHARACTERS and first < len(self._done) - 1:
            size -= self._done[first].size
            first += 1
        if first:
            del self._done[:first]


def splice_between(before: str, after: str) -> TextSplice:
    """The shortest splice that makes `after` of `before`."""
    start = _common(before, after)
    most = min(len(before), len(after)) - start
    end = _common(before[::-1][:most], after[::-1][:most]) if most else 0
    return TextSplice(start, before[start : len(before) - end], after[start : len(after) - end])


def change_of(file: str, before: FileValue | None, after: FileValue | None) -> FileChange:
    if isinstance(before, str) and isinstance(after, str):
        return FileChange(file, splice=splice_between(before, after))
    return FileChange(file, before, after)


def value_after(change: FileChange, values: Mapping[str, FileValue]) -> FileValue | None:
    """What the file has after the change. Raises ValueError if it is not as the change expects it."""
    value = values.get(change.file)
    if change.splice is None:
        return change.after
    if not isinstance(value, str):
        raise ValueError(change.file)
    return change.splice.applied(value)


def _common(one: str, other: str) -> int:
    """How many characters at the start are the same; by halves, because comparing slices is quick."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _joined(last: HistoryStep, changes: Sequence[FileChange], now: float, joins: str) -> FileChange | None:
    if not joins or last.joins != joins or now - last.time > LONGEST_PAUSE or len(changes) != 1:
        return None
    first, second = last.changes[0], changes[0]
    if len(last.changes) != 1 or first.file != second.file or not first.splice or not second.splice:
        return None
    if len(first.splice.inserted) > LONGEST_STEP and second.splice.inserted[:1].isspace():
        return None
    splice = joined_splice(first.splice, second.splice)
    return FileChange(first.file, splice=splice) if splice else None


def joined_splice(first: TextSplice, second: TextSplice) -> TextSplice | None:
    """Both as one, if they touch. `second` counts in the text after `first`."""
    first_end, second_end = first.start + len(first.inserted), second.start + len(second.removed)
    if second.start > first_end or second_end < first.start:
        return None
    head = second.removed[: max(0, first.start - second.start)]
    tail = second.removed[len(second.removed) - max(0, second_end - first_end) :] if second_end > first_end else ""
    kept_head = first.inserted[: max(0, second.start - first.start)]
    kept_tail = first.inserted[second_end - first.start :] if second_end < first_end else ""
    return TextSplice(
        min(first.start, second.start), f"{head}{first.removed}{tail}", f"{kept_head}{second.inserted}{kept_tail}"
    )
