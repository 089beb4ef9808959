"""Marks of one edition of a pack are searched for in another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import Location
from reader.ui.shell.actions import ActionId
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.mark.usefixtures("new_edition_window")
def test_all_marks_are_shown_in_the_old_edition(
    start: Start, old_edition: Path, new_edition: Path, qtbot: QtBot
) -> None:
    again = start(old_edition)
    qtbot.waitUntil(lambda: len(marks.shown(again)) == 4)
    assert again.notice.text == ""
    third = start(new_edition)
    qtbot.waitUntil(lambda: len(marks.shown(third)) == 3)
    assert third.notice.text == ""  # it was announced before
    hands.press(third, "Ctrl+5")
    assert any("Not found in this edition" in row for row in hands.rows(third.features.marks.panel.list))
    third.actions_by_id[ActionId.EDITION_REPORT].trigger()
    assert third.features.marks.parts.report.get().dialog.isVisible()


def test_marks_made_during_the_search(start: Start, old_edition: Path, new_edition: Path, qtbot: QtBot) -> None:
    window = start(old_edition)
    for offset in range(0, 60, 2):
        marks.select_in(window.page, "stays", offset, offset + 15)
        hands.press(window.page, "Alt+2")
    count = len(window.features.marks.model.all())
    window = start(new_edition)
    assert window.session.opened
    window.session.go(Location("sample", "guide", "p2-1"))
    marks.select_in(window.page, "p2-1", 0, 9)
    hands.press(window.page, "Alt+1")
    qtbot.waitUntil(
        lambda: not window.features.marks.edition.is_searching and bool(window.features.marks.edition.positions())
    )
    QApplication.processEvents()
    assert len(window.features.marks.model.all()) == count + 1
