"""Keeps the start from opening a pack again over which the program died."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reader.library import added_packs
from reader.system.opening_note import OpeningNote, take_unfinished
from reader.translation import N_, Translated, _
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import one_line

SETTLED_AFTER = 2000  # milliseconds: the page is painted, and the settings name what is on it
LONGEST_NAME = 80  # characters
TRY_AGAIN = N_("Try again")


class OpeningGuard(QObject):
    """Notes which pack is being opened until its article has been on the screen for SETTLED_AFTER.

    Packs that came with the program need no note. Nothing that a note says is opened because of it.

    released(): a pack that was held back may be opened again
    """

    released = Signal()

    def __init__(self, data: Path, messages: Messages, is_bundled: Callable[[Path], bool]) -> None:
        super().__init__()
        self._is_bundled = is_bundled
        self._data = data
        self._messages = messages
        self._note = OpeningNote(data)
        self._held: list[Path] = []
        self._depth = 0
        self._is_window_ready = False
        self._is_off = False
        self._has_opened = False  # anything: the settings name that now
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_AFTER)
        self._settled.timeout.connect(self._settle)

    # ---- at the start

    def hold_unfinished(self, reopen: Callable[[Path], object]) -> None:
        """From now on the packs over which the program died are held back. A message says so, and offers `reopen`."""
        files = (added_packs.from_stored_path(line, self._data) for line in take_unfinished(self._data))
        self._held = [file for file in files if file]
        self._write(self._held[:1])  # so that another death before the reader has chosen changes nothing
        for file in self._held:
            self._messages.offer(sentence(file), _(TRY_AGAIN), partial(reopen, file))

    @property
    def held(self) -> tuple[Path, ...]:
        return tuple(self._held)

    def holds(self, file: Path | None) -> bool:
        return bool(self._held) and file is not None and _key(file) in map(_key, self._held)

    def without_held(self, files: Iterable[Path]) -> list[Path]:
        return [file for file in files if not self.holds(file)]

    def release(self, file: Path) -> None:
        """The reader wants to open it again."""
        for each in [each for each in self._held if _key(each) == _key(file)]:
            self._held.remove(each)
            self._messages.withdraw(sentence(each))
            self.released.emit()

    # ---- while reading

    @contextlib.contextmanager
    def opening(self, file: Path) -> Iterator[None]:
        """Surrounds what reads a pack or lays out one of its articles."""
        self.release(file)
        self._depth += 1
        if self._depth == 1:
            self._settled.stop()
            if not self._is_off and not self._is_bundled(file):
                self._write((file,))
        try:
            yield
            self._has_opened = True
        finally:
            self._depth -= 1
            if not self._depth and self._is_window_ready:
                self._settled.start()

    def window_is_ready(self) -> None:
        """The first page is painted and the window is complete. Until then, an opening is not over."""
        self._is_window_ready = True
        self._settled.start()

    def set_off(self, is_off: bool) -> None:
        """Notes nothing, and deletes the note: in a private session, or when the reader has deleted their data."""
        self._is_off = is_off
        if is_off:
            self._settled.stop()
            self._note.close()

    def close(self) -> None:
        """The window closes as it should."""
        self._settled.stop()
        self._note.close(keep=self._must_hold)

    @property
    def _must_hold(self) -> bool:
        """Whether a pack is held back and nothing else was opened: the settings would bring it back."""
        return bool(self._held) and not self._has_opened

    def _settle(self) -> None:
        if not self._must_hold:
            self._write(())

    def _write(self, files: Iterable[Path]) -> None:
        self._note.write("".join(added_packs.to_stored_path(file, self._data) for file in files))


def sentence(file: Path) -> Translated:
    name = one_line(file.name, LONGEST_NAME)
    return _(
        "Carrel stopped while it was opening “{file}”, so it is not open now. Read another pack, or try again.",
        file=name,
    )


def _key(file: Path) -> str:
    return os.path.normcase(os.path.abspath(file))  # noqa: PTH100 - does not follow links
