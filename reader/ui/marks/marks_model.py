"""The reader's marks as the window uses them: every change goes through here, is saved, and is announced.

A failure is told at once, and the change stays in memory until it can be saved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from reader.marks import backups, open_store
from reader.marks.model import Colour, EditionPlacement, FoundMark, Mark, MarkError, MarkKind
from reader.marks.results import MergeResult, SaveResult
from reader.marks.store import MarkStore
from reader.system import reachable
from reader.system.format_numbers import counted
from reader.ui.marks import mark_text
from reader.ui.shell.messages import Messages

RETRY = 20_000  # milliseconds between attempts to save what could not be saved
REFRESH = 3_000  # milliseconds; in a second Carrel, between reads of what the first has saved


class MarksModel(QObject):
    """changed(): marks were added, changed or deleted.

    The store is opened when it is first needed, and its file is created with the first mark.
    """

    changed = Signal()

    def __init__(self, folder: Path, fallback: Path | None, messages: Messages) -> None:
        """Marks are saved in `folder`; in `fallback` where that cannot be written."""
        super().__init__()
        self._messages = messages
        self._folder = folder
        self._fallback = fallback
        self._store: MarkStore | None = None
        self._private: MarkStore | None = None
        self._undo: list[tuple[str, list[Callable[[], SaveResult]]]] = []
        self._snapshot: list[Mark] | None = None
        self._problems: list[str] = []  # told since the last time that everything could be saved
        self.changed.connect(self._forget_snapshot)
        self.last_colour = Colour.YELLOW
        self.author = ""
        self._retry = QTimer(self, interval=RETRY)
        self._retry.timeout.connect(self.retry)

    # ---- reading

    @property
    def store(self) -> MarkStore:
        """The store, opened at the first call."""
        if self._private:
            return self._private
        if self._store is None:
            self._store = MarkStore(self._folder, self._fallback)
            if self._store.problem:
                self._tell_problem(self._store.problem)
            if self._store.is_read_only:
                self._retry.start(REFRESH)
        return self._store

    @property
    def is_private(self) -> bool:
        return self._private is not None

    @property
    def is_kept_anywhere(self) -> bool:
        """Whether there may be marks: an open store, or the files of one."""
        files = (self._folder / open_store.FILE_NAME, self._folder / backups.FOLDER)
        return self._private is not None or self._store is not None or any(map(reachable.exists, files))

    def all(self) -> list[Mark]:
        return self.store.all() if self.is_kept_anywhere else []

    def snapshot(self) -> Sequence[Mark]:
        """All marks; the same list as long as none has changed."""
        if self._snapshot is None:
            self._snapshot = self.all()
        return self._snapshot

    def of_pack(self, pack: str) -> list[Mark]:
        return self.store.of_pack(pack) if self.is_kept_anywhere else []

    def get(self, id: str) -> Mark | None:
        """A mark; None where it was deleted."""
        mark = self.store.get(id) if self.is_kept_anywhere else None
        return None if mark is None or mark.is_deleted else mark

    def labels(self) -> list[str]:
        return self.store.labels() if self.is_kept_anywhere else []

    # ---- changes

    def add(self, mark: Mark) -> Mark | None:
        """The mark as it was saved; None where it could not be, which is told."""
        mark = replace(mark, author=mark.author or self.author)
        kept = self._do(lambda: self.store.add(mark))
        if kept is None:
            return None
        if mark.colour:
            self.last_colour = mark.colour
        self._undo.append(("Undone.", [lambda: self.store.delete(mark.id)]))
        self._report(kept, f"{mark_text.kind_of(mark)} saved.")
        return kept.mark

    def change(self, id: str, sentence: str = "", **changes: Any) -> bool:
        """Whether the change was saved. A change that changes nothing is not written."""
        before = self.get(id)
        if before is None:
            self._messages.tell("This mark no longer exists.")
            return False
        if all(getattr(before, name) == value for name, value in changes.items()):
            return True
        kept = self._do(lambda: self.store.change(id, **changes))
        if kept is None:
            return False
        if changes.get("colour"):
            self.last_colour = changes["colour"]
        self._undo.append(("Undone.", [lambda: self.store.restore(id, before)]))
        self._report(kept, sentence)
        return True

    def delete(self, *ids: str) -> None:
        gone = [mark for id in ids if (mark := self.get(id))]
        kept, done = self._do_each([partial(self.store.delete, mark.id) for mark in gone])
        if kept:
            what = mark_text.kind_of(gone[0]) if done == 1 else counted(done, "mark")
            self._undo.append((f"{what} restored.", self._restoring(gone[:done])))
            self._report(kept, "")
            self._messages.offer(f"{what} removed.", "Undo", self.undo, stays=False)

    def confirm(self, *found: FoundMark) -> bool:
        """The reader agrees with where these were found."""
        return self._settle([(each.mark, lambda each=each: self.store.confirm(each)) for each in found])  # type: ignore[misc]

    def move(self, id: str, placement: EditionPlacement) -> bool:
        return self._settle([(id, lambda: self.store.move(id, placement))])

    def keep(self, edition: int, *ids: str) -> bool:
        """These stay as they were; nothing is asked about them again for that edition."""
        return self._settle([(id, lambda id=id: self.store.leave_as_is(id, edition)) for id in ids])  # type: ignore[misc]

    def undo(self) -> None:
        """Undoes the newest change that was not undone yet."""
        if not self._undo:
            self._messages.say("There is nothing to undo in your marks.")
            return
        sentence, acts = self._undo.pop()
        kept, _ = self._do_each(acts)
        if kept:
            self._report(kept, sentence)

    def merge(self, versions: list[Mark]) -> MergeResult | str:
        """Merges imported marks. Returns a sentence where that is impossible."""
        try:
            done = self.store.merge(versions)
        except MarkError as error:
            return str(error)
        if done.problem:
            self._messages.tell(done.problem)
        self._watch()
        self.changed.emit()
        return done

    def back_up_before_edition(self) -> None:
        sentence = self.store.back_up_before_edition()
        if sentence:
            self._messages.tell(sentence)

    # ---- private sessions

    def begin_private(self) -> None:
        """From now on marks are in memory only, and those on disk are not shown."""
        self._private = MarkStore(None)
        self._undo.clear()
        self.changed.emit()

    def end_private(self, *, keeps: bool) -> None:
        private, self._private = self._private, None
        self._undo.clear()
        if private and keeps and private.versions():
            done = self.merge(private.versions())
            if isinstance(done, str):
                self._private = private  # so that nothing is lost because it cannot be saved now
                self._messages.tell(done)
        self.changed.emit()

    def made_in_private(self) -> int:
        return len(self._private.all()) if self._private else 0

    # ---- the disk

    def retry(self) -> None:
        """Saves what is pending; in a second Carrel, reads what the first has saved."""
        store = self._store
        if store is None:
            return
        if store.is_read_only:
            before = len(store.versions())
            store.refresh()
            if not store.is_read_only:
                self._messages.say("You can make marks here now.")
                self._retry.stop()
            if len(store.versions()) != before:
                self.changed.emit()
        elif store.pending and not store.retry():
            self._messages.say("Your marks are saved now.")
            while self._problems:
                self._messages.withdraw(self._problems.pop())
            self.changed.emit()
        self._watch()

    def forget(self) -> None:
        """Closes the store so that its files can be deleted, and starts without marks."""
        if self._store:
            self._store.close()
        self._store = None
        if self._private:
            self._private = MarkStore(None)
        self._undo.clear()
        self._snapshot = None
        self._retry.stop()

    def where(self) -> Path | None:
        """The folder of the open store; None where none is open."""
        return self._store.path.parent if self._store and self._store.path else None

    def close(self) -> str:
        """Returns a sentence where something could not be saved."""
        self._retry.stop()
        store, self._store = self._store, None
        return store.close() if store else ""

    def _do(self, act: Callable[[], SaveResult]) -> SaveResult | None:
        if self.store.is_read_only:
            self.retry()  # the other Carrel may have ended
        try:
            return act()
        except MarkError as error:
            self._messages.tell(str(error))
            return None

    def _do_each(self, acts: Sequence[Callable[[], SaveResult]]) -> tuple[SaveResult | None, int]:
        """The result of the last one that succeeded, and how many succeeded."""
        last, done = None, 0
        for act in acts:
            kept = self._do(act)
            if kept is None:
                break
            last, done = kept, done + 1
        return last, done

    def _restoring(self, marks: Sequence[Mark]) -> list[Callable[[], SaveResult]]:
        """Calls that restore marks to these versions."""
        return [partial(self.store.restore, mark.id, mark) for mark in marks]

    def _settle(self, acts: list[tuple[str, Callable[[], SaveResult]]]) -> bool:
        before = [mark for id, _ in acts if (mark := self.get(id))]
        kept, done = self._do_each([act for _, act in acts])
        if kept:
            self._undo.append(("Undone.", self._restoring(before[:done])))
            self._report(kept, "")
        return kept is not None

    def _report(self, kept: SaveResult, sentence: str) -> None:
        self.changed.emit()
        if kept.problem:
            self._tell_problem(kept.problem)
        elif sentence:
            self._messages.say(sentence)
        self._watch()

    def _tell_problem(self, sentence: str) -> None:
        self._problems.append(sentence)
        self._messages.tell(sentence)

    def _forget_snapshot(self) -> None:
        self._snapshot = None

    def _watch(self) -> None:
        if self._store and self._store.pending and not self._retry.isActive():
            self._retry.start(RETRY)
        elif self._store and not self._store.pending and not self._store.is_read_only:
            self._retry.stop()


def is_bookmark(mark: Mark) -> bool:
    return mark.kind is MarkKind.BOOKMARK
