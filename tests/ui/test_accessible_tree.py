"""The whole tree that a screen reader visits: of the window with each panel, of every dialog, of the author's room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.page import screen_reader
from reader.ui.shell.actions import ActionId
from tests.ui import samples
from tests.ui.authoring import rooms
from tests.ui.conftest import Start
from tests.ui.test_pseudo_language import DIALOGS, SCENES
from tests.ui.visible_texts import path_of, windows

Role = QAccessible.Role

DEEPEST = 40  # in case a node were its own descendant

MARKUP = re.compile(r"</?[a-zA-Z!][^<>]*>|&(?:[a-z]+|#\d+);")
NO_ROLES = {Role.NoRole, Role.Client, Role.Border, Role.Whitespace}
"""Those of widgets that are there for the layout."""

PICTURES = re.compile(r"^PreviewView")
"""What paints its pages itself, for which Qt has no role; its name says that it is a preview."""

NAMELESS = re.compile(r"QScrollArea|ScrollPage|qt_")
"""What scrolls by keys, and whose name is that of what is in it."""


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    screen_reader.install()
    return start(samples.guide(tmp_path))


def tree(node: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    yield node
    for index in range(node.childCount() if depth < DEEPEST else 0):
        child = node.child(index)
        if child is not None and child.isValid():
            state: Any = child.state()  # its fields are missing from the stubs
            if not state.invisible:
                yield from tree(child, depth + 1)


def problems(top: QWidget) -> list[str]:
    found: dict[str, None] = {}
    for node in tree(QAccessible.queryAccessibleInterface(top)):
        name, description = node.text(QAccessible.Text.Name), node.text(QAccessible.Text.Description)
        state: Any = node.state()
        widget = node.object()
        where = path_of(widget) if isinstance(widget, QWidget) else f"a {node.role().name}"
        for text in (name, description, node.text(QAccessible.Text.Help)):
            if MARKUP.search(text):
                found[f"markup in {text!r} ({where})"] = None
        if not state.focusable or state.disabled:
            continue
        if not name.strip() and not NAMELESS.search(where):
            found[f"{node.role().name} without a name ({where})"] = None
        if node.role() in NO_ROLES and not (NAMELESS.search(where) or PICTURES.search(where)):
            found[f"{name!r} has the role {node.role().name} ({where})"] = None
    return list(found)


@pytest.mark.parametrize("scene", SCENES)
def test_window(window: MainWindow, scene: str) -> None:
    SCENES[scene](window)
    QApplication.processEvents()
    found = problems(window)
    window.set_full_screen(False)
    assert found == []


@pytest.mark.parametrize("id", DIALOGS)
def test_dialogs(window: MainWindow, monkeypatch: pytest.MonkeyPatch, id: ActionId) -> None:
    found: list[str] = []
    seen: list[str] = []

    def read_and_leave() -> None:
        for each in windows():
            if each is not window:
                seen.append(each.windowTitle())
                found.extend(problems(each))
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
        elif isinstance(dialog, QWidget):
            dialog.close()

    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        nothing: object = "" if ask == "getExistingDirectory" else ([] if ask == "getOpenFileNames" else "", "")
        monkeypatch.setattr(QFileDialog, ask, lambda *_rest, nothing=nothing: nothing)
    timer = QTimer(interval=100)
    timer.timeout.connect(read_and_leave)
    timer.start()
    window.actions_by_id[id].trigger()
    QApplication.processEvents()
    timer.stop()
    read_and_leave()
    assert found == []


def test_the_author_s_room(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    room = rooms.open_room(window, rooms.make_content(tmp_path / "content"), qtbot)
    assert problems(room) == []
