"""The reader's marks as the window uses them: every change goes through here, is saved, and is announced.

If a change cannot be saved, the reader is told at once, and the change stays in memory until it can be saved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from reader.marks import open_store
from reader.marks.model import Colour, EditionPlacement, FoundMark, Mark, MarkError
from reader.marks.results import MergeResult, SaveResult
from reader.marks.store import MarkStore
from reader.translation import N_, _, in_english
from reader.ui.marks import mark_text
from reader.ui.marks.store_change import Change, Saved, Undo
from reader.ui.marks.store_opener import StoreOpener
from reader.ui.shell.messages import Messages

RETRY = 20_000  # milliseconds between attempts to save pending changes
READING = N_("Carrel is still reading your marks. You can see and make marks when that is finished.")
REFRESH = 3_000  # milliseconds between reads, in a second Carrel, of what the first one has saved


class MarksModel(QObject):
    """changed(): marks were added, changed or deleted.

    The store is opened when it is first needed. Its file is created with the first mark.
    """

    changed = Signal()

    def __init__(self, folder: Path, fallback: Path | None, messages: Messages) -> None:
        """Marks are saved in `folder`, or in `fallback` if that folder cannot be written."""
        super().__init__()
        self._messages = messages
        self._folder = folder
        self._fallback = fallback
        self._opener = StoreOpener(partial(MarkStore, folder, fallback))
        self._opener.opened_late.connect(self._use_late)
        self._store: MarkStore | None = None
        self._private: MarkStore | None = None
        self._undo: list[Undo] = []
        self._snapshot: list[Mark] | None = None
        self._problems: list[str] = []  # sentences shown since everything was last saved
        self.changed.connect(self._forget_snapshot)
        self.last_colour = Colour.YELLOW
        self.author = ""
        self._retry = QTimer(self, interval=RETRY)
        self._retry.timeout.connect(self.retry)

    # ---- reading

    @property
    def store(self) -> MarkStore:
        """The open store; that of the private session during one."""
        if self._private:
            return self._private
        if self._store is None:
            self._use(self._opener.open() or MarkStore(None, read_only_reason=_(READING)))
        assert self._store is not None
        return self._store

    @property
    def may_have_marks(self) -> bool:
        """False if no store is open and no file of one exists. Then there is no reason to open a store."""
        return self._private is not None or self._store is not None or open_store.may_have_marks(self._folder)

    @property
    def store_folder(self) -> Path | None:
        """The folder in which the open store saves marks; None if no store is open."""
        return self._store.path.parent if self._store and self._store.path else None

    def all(self) -> list[Mark]:
        return self.store.all() if self.may_have_marks else []

    def snapshot(self) -> Sequence[Mark]:
        """All marks; the same list until a mark changes."""
        if self._snapshot is None:
            self._snapshot = self.all()
        return self._snapshot

    def _forget_snapshot(self) -> None:
        self._snapshot = None

    def of_pack(self, pack: str) -> list[Mark]:
        return self.store.of_pack(pack) if self.may_have_marks else []

    def get(self, id: str) -> Mark | None:
        """None if the mark does not exist or was deleted."""
        mark = self.store.get(id) if self.may_have_marks else None
        return None if mark is None or mark.is_deleted else mark

    def labels(self) -> list[str]:
        return self.store.labels() if self.may_have_marks else []

    def author_of(self, mark: Mark) -> str:
        """Who made a mark, as it is shown; empty for the reader's own."""
        return mark_text.author_of(mark, self.author, is_imported=self.store.is_imported(mark.id))

    # ---- changes

    def add(self, mark: Mark) -> Mark | None:
        """Returns the saved mark, or None after telling the reader why it could not be saved."""
        mark = replace(mark, author=mark.author or self.author)
        saved = self._save(lambda: self.store.add(mark))
        if saved is None:
            return None
        self.last_colour = mark.colour or self.last_colour
        self._undo.append((_("Undone."), [lambda store: store.delete(mark.id)]))
        self._announce(saved, mark_text.saved(mark))
        return saved.mark

    def change(self, id: str, sentence: str = "", **changes: Any) -> bool:
        """Sets fields of a mark and says `sentence`. Returns whether the mark has these values now."""
        before = self.get(id)
        if before is None:
            self._messages.tell(_("This mark no longer exists."))
            return False
        if replace(before, **changes) == before:
            return True
        saved = self._save(lambda: self.store.change(id, **changes))
        if saved is None:
            return False
        if changes.get("colour"):
            self.last_colour = changes["colour"]
        self._undo.append((_("Undone."), [lambda store: store.restore(id, before)]))
        self._announce(saved, sentence)
        return True

    def delete(self, *ids: str) -> None:
        marks = [mark for id in ids if (mark := self.get(id))]
        saved, count = self._save_each([partial(self.store.delete, mark.id) for mark in marks])
        if saved:
            marks = marks[:count]
            self._undo.append((mark_text.restored(marks), _restoring(marks)))
            self._announce(saved, "")
            self._messages.offer(mark_text.deleted(marks), _("Undo"), self.undo, stays=False)

    def discard(self, id: str) -> None:
        """Deletes a mark that was added just now, as if it had never been there."""
        if saved := self._save(lambda: self.store.discard(id)):
            self._undo.pop()
            self._announce(saved, "")

    def confirm(self, *found: FoundMark) -> bool:
        """The reader agrees with where these marks were found."""
        return self._decide([(each.mark, partial(self.store.confirm, each)) for each in found])

    def move(self, id: str, placement: EditionPlacement) -> bool:
        return self._decide([(id, partial(self.store.move, id, placement))])

    def leave_as_is(self, edition: int, *ids: str) -> bool:
        """These marks stay as they were. Carrel does not ask about them again in that edition."""
        return self._decide([(id, partial(self.store.leave_as_is, id, edition)) for id in ids])

    def undo(self) -> None:
        """Undoes the last change that is not undone yet."""
        if not self._undo:
            self._messages.say(_("There is nothing to undo in your marks."))
            return
        sentence, changes = self._undo.pop()
        saved, _count = self._save_each([partial(change, self.store) for change in changes])
        if saved:
            self._announce(saved, sentence)

    @property
    def undo_steps(self) -> tuple[Undo, ...]:
        """For the next window with the same marks."""
        return tuple(self._undo)

    def continue_undo(self, steps: Sequence[Undo]) -> None:
        self._undo[:0] = steps

    def apply(self, change: Callable[[], Saved], sentence: str, undo: Undo | None) -> Saved | None:
        """Makes a change and says `sentence`. None after telling the reader why the change is not possible."""
        saved = self._save(change)
        if saved is not None:
            self._undo += [undo] if undo else []
            self._announce(saved, sentence)
        return saved

    def back_up_before_edition(self) -> None:
        problem = self.store.back_up_before_edition()
        if problem:
            self._messages.tell(problem)

    # ---- private sessions

    def begin_private(self) -> None:
        """From now on marks are in memory only, and those on disk are not shown."""
        self._private = MarkStore(None)
        self._undo.clear()
        self.changed.emit()

    def end_private(self, *, saves: bool) -> None:
        """`saves`: the marks of the private session are merged into those on disk. Otherwise they are lost."""
        private, self._private = self._private, None
        self._undo.clear()
        if private and saves and private.versions():
            try:
                problem = self.store.merge_private(private)
            except MarkError as error:
                self._private = private  # the session goes on, so that no mark is lost
                problem = str(error)
            if problem:
                self._messages.tell(problem)
            self._update_retry_timer()
        self.changed.emit()

    def count_private(self) -> int:
        return len(self._private.all()) if self._private else 0

    # ---- the disk

    def retry(self) -> None:
        """Saves pending changes. In a second Carrel: reads what the first one has saved."""
        store = self._store
        if store is None or store.is_writing:
            return
        if store.is_read_only:
            before = len(store.versions())
            store.refresh()
            if not store.is_read_only:
                self._messages.say(_("The other window was closed, so you can make marks here now."))
                self._retry.stop()
            if len(store.versions()) != before:
                self.changed.emit()
        elif store.pending and not store.retry():
            self._messages.say(_("Your marks are saved now."))
            while self._problems:
                self._messages.withdraw(self._problems.pop())
            self.changed.emit()
        self._update_retry_timer()

    @property
    def unsaved(self) -> str:
        """A sentence if changes are in memory only; tries to save them first."""
        return self._store.retry() if self._store and self._store.pending else ""

    def release_files(self) -> None:
        """Closes the store so that its files can be deleted, and continues without marks."""
        if self._store:
            self._store.close()
        self._store = None
        self._opener.close()
        if self._private:
            self._private = MarkStore(None)
        self._undo.clear()
        self._snapshot = None
        self._retry.stop()

    def close(self) -> str:
        """Returns a sentence if something could not be saved."""
        self._retry.stop()
        store, self._store = self._store, None
        self._opener.close()
        return store.close() if store else ""

    # ---- helpers

    def _use(self, store: MarkStore) -> None:
        self._store = store
        if store.problem:
            self.tell_problem(store.problem)
        if store.is_read_only:
            self._retry.start(REFRESH)

    def _use_late(self, store: MarkStore) -> None:
        """Replaces the empty one."""
        for told in [each for each in self._problems if in_english(each) == READING]:
            self._problems.remove(told)
            self._messages.withdraw(told)
        self._retry.stop()
        self._use(store)
        self.changed.emit()

    def _save(self, change: Callable[[], Saved]) -> Saved | None:
        """None after telling the reader why the change is not possible."""
        if self.store.is_read_only:
            self.retry()  # the other Carrel may have been closed
        try:
            return change()
        except MarkError as error:
            self._messages.tell(str(error))
            return None

    def _save_each(self, changes: Sequence[Change]) -> tuple[SaveResult | MergeResult | None, int]:
        """Stops at the first change that is not possible. Returns the last result, and how many were possible."""
        last, count = None, 0
        for change in changes:
            saved = self._save(change)
            if saved is None:
                break
            last, count = saved, count + 1
        return last, count

    def _decide(self, decisions: Sequence[tuple[str, Change]]) -> bool:
        """Saves decisions of the reader about marks, given by id, as one step to undo."""
        before = [mark for id, _change in decisions if (mark := self.get(id))]
        saved, count = self._save_each([change for _id, change in decisions])
        if saved:
            self._undo.append((_("Undone."), _restoring(before[:count])))
            self._announce(saved, "")
        return saved is not None

    def _announce(self, saved: SaveResult | MergeResult, sentence: str) -> None:
        """After a change: says `sentence`, or tells what went wrong on disk."""
        self.changed.emit()
        if saved.problem:
            self.tell_problem(saved.problem)
        elif sentence:
            self._messages.say(sentence)
        self._update_retry_timer()

    def tell_problem(self, sentence: str) -> None:
        """Until everything is saved."""
        self._problems.append(sentence)
        self._messages.tell(sentence)

    def _update_retry_timer(self) -> None:
        if self._store and self._store.pending and not self._retry.isActive():
            self._retry.start(RETRY)
        elif self._store and not self._store.pending and not self._store.is_read_only:
            self._retry.stop()


def _restoring(marks: Sequence[Mark]) -> list[Callable[[MarkStore], SaveResult]]:
    """The calls that restore marks to these versions."""

    def restoring(mark: Mark) -> Callable[[MarkStore], SaveResult]:
        return lambda store: store.restore(mark.id, mark)

    return [restoring(mark) for mark in marks]
