"""Marks, for pictures."""

from __future__ import annotations

import uuid
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from benchmarks.shots.hands import CONTROL, paragraphs, press, select, type_text, wait_for_answer, wait_until
from benchmarks.shots.taking import CALM
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId


def mark(window: MainWindow) -> None:
    """One of everything: each colour, one within another, over a heading, a bookmark, a note."""
    ids = paragraphs(window, "neuroplasticity")
    for first, last, keys, block, to in (
        (0, 90, Qt.Key.Key_1, ids[0], ids[0]),
        (38, 62, Qt.Key.Key_4, ids[0], ids[0]),
        (60, 19, Qt.Key.Key_2, ids[1], ids[2]),
        (0, 70, Qt.Key.Key_3, ids[3], ids[3]),
    ):
        select(window, block, first, last, to)
        press(window, keys, Qt.KeyboardModifier.AltModifier)
    press(window, Qt.Key.Key_M, CONTROL)
    type_text("Ask at the next meeting: how long does this take?")
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_D, CONTROL)
    window.features.marks.overlay.set_current("")
    window.toast.hide()


def write_note(window: MainWindow) -> None:
    mark(window)
    press(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_M, CONTROL)


def open_marks(window: MainWindow) -> None:
    mark(window)
    press(window, Qt.Key.Key_5, CONTROL)
    press(window, Qt.Key.Key_Down, times=3)


def delete_mark(window: MainWindow) -> None:
    open_marks(window)
    press(window, Qt.Key.Key_Delete)


def edit_mark(window: MainWindow) -> None:
    open_marks(window)
    press(window, Qt.Key.Key_F2)


def select_with_mouse(window: MainWindow) -> None:
    ids = paragraphs(window, "neuroplasticity")
    select(window, ids[0], 0, 60)
    window.features.marks.page_controller.bar._show_beside_selection()


def search_notes(window: MainWindow) -> None:
    mark(window)
    press(window, Qt.Key.Key_K, CONTROL)
    type_text("meeting")
    wait_for_answer(window)


def begin_private(window: MainWindow) -> None:
    window.actions_by_id[ActionId.PRIVATE].trigger()
    mark(window)


def ask_to_forget(window: MainWindow) -> None:
    mark(window)
    window.actions_by_id[ActionId.ERASE].trigger()


def see_edition(window: MainWindow) -> None:
    """As if the marks had been made in an edition that read otherwise."""
    mark(window)
    store = window.features.marks.model.store
    older = []
    for number, each in enumerate(store.all()):
        target = each.target
        quote = target.quote
        if number == 1:
            quote = quote.replace("brain", "mind").replace("form", "build up")
        elif number == 2:
            quote = "Xylophones zigzag quizzically over frozen lakes."
        elif number == 3:
            target = replace(target, section="another", blocks=tuple(f"was-{id}" for id in target.blocks))
        target = replace(target, quote=quote)
        older.append(replace(each, id=uuid.uuid4().urn, source=replace(each.source, edition=0), target=target))
        store.delete(each.id)
    window.features.marks.model.store.merge(older)
    window.features.marks.edition.restart()
    wait_until(lambda: not window.features.marks.edition.is_searching)
    QTest.qWait(CALM)
    window.features.marks.parts.report.get().open()
    dialog = window.features.marks.parts.report.get().dialog
    dialog.move(window.mapToGlobal(QPoint(180, 120)))
    dialog.list.setCurrentRow(1)
