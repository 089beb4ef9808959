"""Sticks for tests: folders in place of sticks, a program to copy, and functions that write and check sticks."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.sticks import drives
from reader.sticks.drives import Drive, drive_at
from reader.sticks.layout import PARTIAL
from reader.sticks.stick_target import StickTarget
from reader.system import paths
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from reader.ui.sticks import drive_watch
from reader.ui.sticks.check_dialog import CheckDialog
from reader.ui.sticks.make_dialog import MakeDialog
from reader.ui.sticks.outcome_page import OutcomePage
from reader.ui.sticks.stick_dialog import StickDialog
from reader.ui.sticks.tick_list import TickList
from tests.sticks.conftest import FILES, put
from tests.ui import hands

SPACE = 1 << 40  # bytes


class Bench:
    """`drives` are the sticks that the computer has; `insert` and `remove` change them."""

    def __init__(self, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._qtbot = qtbot
        self._folder = folder
        self._monkeypatch = monkeypatch
        self.drives: dict[Path, Drive] = {}
        self.program = put(folder / "built" / "Carrel", FILES)
        monkeypatch.setattr(paths, "program", lambda: self.program)
        monkeypatch.setattr(drives, "available_drives", lambda *_: self._find_drives())
        monkeypatch.setattr(drive_watch, "INTERVAL", 10)

    def _find_drives(self) -> list[Drive]:
        """The drives, with what is on them now."""
        found = []
        for path, facts in list(self.drives.items()):
            drive = drive_at(path)
            if drive:
                found.append(facts._replace(is_ours=drive.is_ours, is_unfinished=drive.is_unfinished))
        return found

    def insert(self, name: str, hub: str = "a", **facts: Any) -> Path:
        path = self._folder / hub / name
        path.mkdir(parents=True, exist_ok=True)
        self.drives[path] = Drive(path, name, SPACE, SPACE)._replace(**facts)
        return path

    def remove(self, path: Path) -> None:
        del self.drives[path]
        shutil.rmtree(path)

    # user actions

    def make(self, window: MainWindow) -> MakeDialog:
        """Opens the dialog from the menu, and waits until it has found sticks and packs."""
        window.actions_by_id[ActionId.MAKE_STICK].trigger()
        found: list[MakeDialog] = list(window.findChildren(MakeDialog))
        (dialog,) = (each for each in found if each.isVisible())
        self.wait_for_sticks(dialog)
        return dialog

    def wait_for_sticks(self, dialog: MakeDialog) -> None:
        chosen = dialog.choose_page.selection
        self._qtbot.waitUntil(lambda: chosen.choices is not None and chosen.is_up_to_date)

    def check(self, window: MainWindow) -> CheckDialog:
        window.actions_by_id[ActionId.CHECK_STICK].trigger()
        dialog = hands.only(window, CheckDialog)
        if self.drives:
            self._qtbot.waitUntil(lambda: bool(dialog.choose_page.sticks.current))
        return dialog

    def tick(self, rows: TickList, name: str) -> None:
        """With the space bar."""
        number = next(number for number, row in enumerate(rows.rows) if name in (row.text, row.key))
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(number, 0))
        hands.press(rows, "Space")

    def write(self, dialog: MakeDialog, *sticks: Path) -> None:
        """Ticks these, presses Write, and waits for the result."""
        for stick in sticks:
            self.tick(dialog.choose_page.sticks, str(stick))
        hands.click(write_button(dialog))
        self.wait(dialog)

    def wait(self, dialog: StickDialog) -> None:
        self._qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)

    def gate(self, name: str = "write_block") -> Gate:
        return Gate(self._monkeypatch, name)


class Gate:
    """Blocks the writing of sticks until a test opens the gate."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.reached = threading.Event()
        self._opened = threading.Event()
        original: Callable[..., None] = getattr(StickTarget, name)

        def blocked(target: StickTarget, *arguments: Any) -> None:
            self.reached.set()
            assert self._opened.wait(20)
            original(target, *arguments)

        monkeypatch.setattr(StickTarget, name, blocked)

    def open(self) -> None:
        self._opened.set()


def write_button(dialog: MakeDialog) -> QPushButton:
    found = [button for button in hands.buttons(dialog) if button.startswith(("Write", "Repair"))]
    assert len(found) == 1
    return hands.button(dialog, found[0])


def texts(rows: TickList) -> dict[str, str]:
    """The text of each row, by its key."""
    return {row.key: " ".join((row.text, *row.about)) for row in rows.rows}


def ticked(rows: TickList) -> list[str]:
    return [row.text for row in rows.rows if row.is_ticked]


def outcomes(dialog: MakeDialog) -> dict[str, str]:
    """The text about each stick on the page of outcomes."""
    page = hands.only(dialog, OutcomePage)
    assert page.isVisible()
    return texts(page.list)


def partial_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith(PARTIAL)]
