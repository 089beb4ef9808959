"""A folder of a pack, and the window in which its author edits it, as tests use them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.authoring.room_window import RoomWindow
from reader.ui.main_window import MainWindow

SLEEP = """---
title: Why sleep matters
authors: [Ann Smith]
---

While you sleep, your brain works. [@smith2020]

## At night {#night}

The brain **keeps** some memories.

- One item
- Another item
"""

FILES = {
    "pack.yaml": (
        "# The pack of the clinic\nid: sleep-basics\ntitle: Sleep basics\nedition: 1\ndate: 2026-11-29\n"
        "language: en-GB\narticles: [why-sleep, naps]\n"
    ),
    "articles/why-sleep.md": SLEEP,
    "articles/naps.md": "---\ntitle: Naps\n---\n\nA nap is short.\n",
    "glossary.yaml": "- id: memory\n  term: memory\n  definition: What the brain keeps.\n",
    "references.yaml": (
        "references:\n  - id: smith2020\n    type: book\n    title: Sleep\n    author:\n      - family: Smith\n"
        "        given: A.\n    issued:\n      date-parts: [[2020]]\n    publisher: House\n"
    ),
}


def make_content(folder: Path, **changed: str) -> Path:
    """`changed` has other texts, by the name of a file without its ending: `glossary`, `naps`."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(changed.get(file.stem, text), encoding="utf-8", newline="")
    return folder


def open_room(window: MainWindow, folder: Path, qtbot: QtBot, article: str = "") -> RoomWindow:
    """The window of the folder, when its page and its problems are shown."""
    assert window.features.authoring.open_room(folder, article), window.notice.text
    room = next(room for room in window.features.authoring.rooms if room.folder == folder.resolve())
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    settle(room, qtbot)
    return room


def settle(room: RoomWindow, qtbot: QtBot) -> None:
    """Until the page and the problems are those of the text."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: room.preview.is_up_to_date and room.problems.is_up_to_date, timeout=20_000)


def page_text(room: RoomWindow) -> str:
    return room.frame.preview.page.toPlainText()


def put_caret(room: RoomWindow, words: str, *, select: bool = False) -> None:
    """Behind words of the text, or with them selected."""
    at = room.frame.editor.text.index(words)
    room.frame.editor.setFocus()
    room.frame.editor.select(at if select else at + len(words), at + len(words))


def answer(text: str) -> Callable[[object], None]:
    """For a dialog that asks for a title: types it and accepts."""

    def act(dialog: object) -> None:
        dialog.field.setText(text)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    return act
