"""What the reader was writing about a mark when Carrel ended: saved while they type, and offered at the next start."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.library import stored_json
from reader.library.stored_json import EncodingError
from reader.marks.mark_checks import LONGEST_NOTE, MOST_LABELS, clean, clean_line
from reader.marks.model import Mark

if TYPE_CHECKING:
    from reader.marks.save_queue import SaveQueue


@dataclass(frozen=True, slots=True)
class Draft:
    """`note`, `title` and `labels` are None where the reader changed nothing. `mark` is the id of the mark."""

    mark: str
    note: str | None = None
    title: str | None = None
    labels: tuple[str, ...] | None = None

    @property
    def changes(self) -> dict[str, Any]:
        """The new values, by field of `Mark`."""
        fields = {"note": self.note, "title": self.title, "labels": self.labels}
        return {field: value for field, value in fields.items() if value is not None}

    def differs_from(self, mark: Mark) -> bool:
        return any(getattr(mark, field) != value for field, value in self.changes.items())


class Drafts:
    """The drafts in a store, at most one for each mark. `mark_of` finds a mark by its id."""

    def __init__(self, queue: SaveQueue, mark_of: Callable[[str], Mark | None]) -> None:
        self._queue = queue
        self._mark_of = mark_of

    def all(self) -> list[Draft]:
        """Those that say something else than their marks; the others are dropped."""
        found: list[Draft] = []
        for body in self._queue.drafts():
            with contextlib.suppress(EncodingError):
                draft = decode(body)
                mark = self._mark_of(draft.mark)
                if mark and not mark.is_deleted and draft.differs_from(mark):
                    found.append(draft)
                else:
                    self.drop(draft.mark)
        return found

    def save(self, draft: Draft) -> str:
        """Returns why it could not be saved, as part of a sentence; nothing if it is on disk."""
        return self._queue.read_only_reason or self._queue.save_draft(draft.mark, encode(draft))

    def drop(self, id: str) -> None:
        """The draft of that mark was saved with it, or thrown away."""
        if not self._queue.read_only_reason:
            self._queue.drop_draft(id)


def encode(draft: Draft) -> str:
    return stored_json.dump([draft.mark, draft.note, draft.title, draft.labels])


def decode(text: object) -> Draft:
    """Raises EncodingError. The store may come from a stranger, so that every value is checked."""
    try:
        mark, note, title, labels = stored_json.load(text)
        kept = None if labels is None else tuple(clean_line(each) for each in labels[:MOST_LABELS])
        return Draft(_text(mark), note if note is None else clean(_text(note))[:LONGEST_NOTE], _line(title), kept)
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise EncodingError("this draft has an unknown format") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _line(value: object) -> str | None:
    return None if value is None else clean_line(_text(value))
