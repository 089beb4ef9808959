"""Somebody who presses everything: random keys, clicks and answers, the same ones for the same seed.

`python -m benchmarks.monkey --actions 5000 --seed 1` runs it on a window from the source and prints tracebacks, open
files and memory; `--articles 3000` opens as many articles one after another instead.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from types import TracebackType

import psutil
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from reader.library.model import Location
from reader.ui import app
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from reader.ui.widgets.call_later import call_later

KEYS = (
    *("Tab", "Tab", "Shift+Tab", "Return", "Space", "Esc", "Up", "Down", "Down", "Left", "Right"),
    *("Home", "End", "PgUp", "PgDown", "Del", "Backspace", "F10", "Shift+F10", "Ctrl+A", "Ctrl+C", "Ctrl+V", "F2"),
)
WORDS = ("sleep", "the brain", "hipocampus", "“quiet", "a" * 300, "x AND (", "100 %", "  ", "note", "1")
SIZES = ((1366, 768), (1024, 600), (700, 500), (340, 300), (1600, 1000))
NEVER = (ActionId.QUIT,)
MIB = 1 << 20
PAUSE = 20  # milliseconds between two looks for a dialog, after the last action


class Monkey(QObject):
    """ended()   all actions are done

    It acts also while a dialog or a menu waits, since the next action is due before the last one has returned.
    """

    ended = Signal()

    def __init__(self, window: MainWindow, seed: int, actions: int, folder: Path) -> None:
        """Files are chosen in `folder` only."""
        super().__init__(window)
        self.done: Counter[str] = Counter()
        self.last: list[str] = []
        self._window = window
        self._kept: QWidget = window
        self._random = random.Random(seed)
        self._left = actions
        self._folder = folder
        self._has_ended = False

    def begin(self) -> None:
        call_later(self, self._step)

    def _step(self) -> None:
        if self._left <= 0:
            self._leave_dialogs()
            return
        self._left -= 1
        call_later(self, self._step)
        self._act()

    def _leave_dialogs(self) -> None:
        """Goes on after the end: work that an action began may ask something when it is done, such as an import."""
        waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        call_later(self, self._leave_dialogs, 0 if waiting else PAUSE)
        if waiting:
            waiting.close()
        elif not self._has_ended:
            self._has_ended = True
            self.ended.emit()

    def _act(self) -> None:
        choose = self._random
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            self._choose_file(dialog)
            return
        kinds = [self._press_key, self._press_key, self._type, self._click, self._click, self._ask_for_menu]
        if dialog and not QApplication.activePopupWidget():
            kinds += [self._press_button, self._press_button, self._leave]
        elif not dialog:
            kinds += [self._use_action] * 4 + [self._use_shortcut] * 4 + [self._resize]
        choose.choice(kinds)()

    def _note(self, what: str, detail: object = "") -> None:
        self.done[what] += 1
        self.last = [*self.last[-40:], f"{what} {detail}"]

    def _front(self) -> QWidget:
        """It is kept: with the Python object of a popup that Qt made, those of its children become invalid."""
        self._kept = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        return self._kept

    def _press_key(self) -> None:
        keys = self._random.choice(KEYS)
        self._note("key", keys)
        QTest.keySequence(self._focus(), keys)

    def _type(self) -> None:
        text = self._random.choice(WORDS)
        self._note("type", text)
        for character in text:
            if character.isascii():
                QTest.keyClicks(self._focus(), character)

    def _focus(self) -> QWidget:
        front = self._front()
        focus = QApplication.focusWidget()
        return focus if focus and focus.window() is front.window() else front

    def _click(self) -> None:
        widget, at = self._place()
        buttons = [Qt.MouseButton.LeftButton] * 5 + [Qt.MouseButton.BackButton]
        self._note("click", type(widget).__name__)
        QTest.mouseClick(widget, self._random.choice(buttons), Qt.KeyboardModifier.NoModifier, at)

    def _ask_for_menu(self) -> None:
        widget, at = self._place()
        self._note("menu", type(widget).__name__)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)

    def _place(self) -> tuple[QWidget, QPoint]:
        front = self._front()
        at = QPoint(self._random.randrange(max(front.width(), 1)), self._random.randrange(max(front.height(), 1)))
        child = front.childAt(at)
        return (child, child.mapFrom(front, at)) if child else (front, at)

    def _use_action(self) -> None:
        id = self._random.choice([each for each in ActionId if each not in NEVER])
        self._note("action", id)
        self._window.actions_by_id[id].trigger()

    def _use_shortcut(self) -> None:
        actions = [self._window.actions_by_id[id] for id in ActionId if id not in NEVER]
        action = self._random.choice([each for each in actions if each.shortcuts()])
        self._note("shortcut", action.objectName())
        QTest.keySequence(self._focus(), action.shortcut())

    def _press_button(self) -> None:
        children: list[QAbstractButton] = list(self._front().findChildren(QAbstractButton))
        buttons = [each for each in children if each.isVisible() and each.isEnabled()]
        if buttons:
            button = self._random.choice(buttons)
            self._note("button", button.text())
            button.click()

    def _leave(self) -> None:
        self._note("leave", self._front().windowTitle())
        self._front().close()

    def _resize(self) -> None:
        self._note("resize")
        if not self._window.isFullScreen():
            self._window.resize(*self._random.choice(SIZES))

    def _choose_file(self, dialog: QFileDialog) -> None:
        """No other keys and clicks: this dialog can delete and rename files anywhere."""
        is_saving = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        self._note("file", dialog.windowTitle())
        files = [self._folder / "saved"] if is_saving else sorted(self._folder.iterdir())
        if not files or self._random.random() < 0.4:
            dialog.reject()
            return
        dialog.selectFile(str(self._random.choice(files)))
        dialog.accept()


class Usage:
    """Open files and memory of this process."""

    def __init__(self) -> None:
        gc.collect()
        process = psutil.Process()
        self.handles = process.num_handles() if sys.platform == "win32" else process.num_fds()
        self.threads = process.num_threads()
        self.memory = process.memory_info().rss / MIB

    def __str__(self) -> str:
        return f"{self.handles} handles, {self.threads} threads, {self.memory:.0f} MiB"


class ArticleOpener(QObject):
    """ended()   the articles of the pack were opened one after another, each page painted"""

    ended = Signal()

    def __init__(self, window: MainWindow, number: int) -> None:
        super().__init__(window)
        self._session = window.session
        opened = window.session.opened
        assert opened is not None
        entries = opened.pack.entries()
        self._places = [Location(opened.pack.info.id, entries[count % len(entries)].id, "") for count in range(number)]

    def begin(self) -> None:
        call_later(self, self._step)

    def _step(self) -> None:
        if not self._places:
            self.ended.emit()
            return
        self._session.go(self._places.pop())
        call_later(self, self._step, 1)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.monkey", description=__doc__)
    parser.add_argument("--actions", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--pack", type=Path)
    options = parser.parse_args()
    problems: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        problems.append("".join(traceback.format_exception(kind, error, trace)))

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = folder / "files"
        files.mkdir()
        os.chdir(files)
        qt = app.application()
        sys.excepthook = note
        window = app.build_window(qt, folder / "data", options.pack)
        QTest.qWait(1000)
        before = Usage()
        print("begin", before, flush=True)
        if options.articles:
            opener = ArticleOpener(window, options.articles)
            opener.ended.connect(qt.quit)
            opener.begin()
        else:
            monkey = Monkey(window, options.seed, options.actions, files)
            monkey.ended.connect(qt.quit)
            monkey.begin()
        watch = QTimer(interval=5000)
        watch.timeout.connect(lambda: print(Usage(), flush=True))
        watch.start()
        qt.exec()
        if not options.articles:
            print(dict(monkey.done))
            if problems:
                print("\n".join(monkey.last))
        QTest.qWait(1000)
        print("end", Usage(), flush=True)
        window.close()
        window.session.close()
    for text, times in Counter(problems).items():
        print(f"{times} × {text}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
