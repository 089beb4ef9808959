"""The reader reviews marks that are not in place in a new edition."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QListWidget,
    QTextBrowser,
)

from reader.ui.main_window import MainWindow
from reader.ui.marks.moved_marks_dialog import MovedMarksDialog
from tests.ui import hands
from tests.ui.marks import marks


def review(window: MainWindow) -> MovedMarksDialog:
    hands.click(hands.button(window.notice, "Review"))
    dialog = window.features.marks.parts.report.get().dialog
    assert dialog.isVisible()
    return dialog


def test_the_texts_are_side_by_side(new_edition_window: MainWindow) -> None:
    dialog = review(new_edition_window)
    rows = hands.named(dialog, "Marks that are not in place", QListWidget)
    assert [rows.item(row).text().split(":")[0] for row in range(rows.count())] == [
        "Moved", "Text changed", "Not found",
    ]  # fmt: skip
    rows.setCurrentRow(1)
    old, new = (hands.named(dialog, name, QTextBrowser) for name in ("Marked text", "Text in this edition"))
    assert "as everybody has noticed" in old.toPlainText()
    assert "as every pupil has found" in new.toPlainText()
    assert "line-through" in old.toHtml()
    rows.setCurrentRow(2)
    assert "no similar text" in new.toPlainText()
    assert not hands.button(dialog, "Confirm").isEnabled()


def test_confirm_move_and_leave(new_edition_window: MainWindow) -> None:
    window = new_edition_window
    dialog = review(window)
    hands.click(hands.button(dialog, "Confirm"))  # moved
    assert dialog.list.count() == 2
    dialog.list.setCurrentRow(1)
    hands.click(hands.button(dialog, "Leave as it is"))
    assert dialog.list.count() == 1
    hands.click(hands.button(dialog, "Move here"))
    assert "Select the words" in window.toast.text
    marks.select_in(window.page, "another", 0, 13)
    hands.click(hands.button(dialog, "Move here"))
    assert dialog.list.count() == 0
    assert ("yellow", "Something new") in marks.shown(window)
    assert len(window.features.marks.model.all()) == 4
    for _ in range(3):
        window.features.marks.model.undo()
    assert dialog.list.count() == 3


def test_all_in_one_state(new_edition_window: MainWindow) -> None:
    dialog = review(new_edition_window)
    hands.click(hands.button(dialog, "Confirm all moved marks"))
    hands.click(hands.button(dialog, "Leave all marks with changed text as they are"))
    assert dialog.list.count() == 1
    hands.press(dialog, "Esc")
    assert dialog.isHidden()
