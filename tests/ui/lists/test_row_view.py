"""The base of every list: selection and focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QStringListModel
from pytestqt.qtbot import QtBot

from reader.ui.lists.row_view import RowView


@pytest.fixture
def view(qtbot: QtBot) -> RowView:
    view = RowView("Rows", "hits")
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["one", "two", "three"], view))
    return view


def selected(view: RowView) -> list[int]:
    return [index.row() for index in view.selectionModel().selectedIndexes()]


def test_its_names(view: RowView) -> None:
    assert (view.accessibleName(), view.objectName()) == ("Rows", "hits")


def test_select_row(view: RowView) -> None:
    for number in (2, 1):
        view.select_row(number)
        assert (view.currentIndex().row(), selected(view)) == (number, [number])


def test_select_current(view: RowView) -> None:
    view.select_current()
    assert selected(view) == [], "there is no current row"
    view.selectionModel().setCurrentIndex(view.model().index(1, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    view.select_current()
    assert selected(view) == [1]
    view.selectionModel().setCurrentIndex(view.model().index(2, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    view.select_current()
    assert selected(view) == [1], "another row is selected"
