"""The keyboard's focus stays in the panel “Text and page” while its choices change the window, and is in view there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication

from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from reader.ui.text_settings.panel import TextPanel
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.text_settings.panel_fields import field, focus

SIZES = [(1000, 700), (1366, 768), (1024, 600), (700, 500)]


def is_focus_in_view(panel: TextPanel) -> bool:
    area, widget = panel.area.viewport(), focus()
    place = widget.rect().translated(widget.mapTo(area, QPoint()))
    return area.rect().intersected(place).height() >= place.height() - 2


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_larger_and_smaller_text_leave_it_in_its_field(start: Start, tmp_path: Path, size: tuple[int, int]) -> None:
    """Also where the side bar hides itself, because the page needs its room."""
    window = start(samples.guide(tmp_path), size)
    panel = hands.text_panel(window)
    of_size = field(panel, "text_size")
    assert focus() is of_size
    for key, last in (("Up", 300), ("Down", 80)):
        while of_size.value() != last:
            hands.keys(key)
            QApplication.processEvents()
            assert focus() is of_size
            assert panel.isVisible()
            assert is_focus_in_view(panel)
    assert hands.text_size(window) == 80


def open_by_key(window: MainWindow) -> TextPanel:
    window.actions_by_id[ActionId.TEXT_SETTINGS].trigger()
    QApplication.processEvents()
    panel = window.features.text.panel
    assert panel
    return panel


def test_a_panel_that_is_opened_again_shows_where_the_focus_is(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path), (1000, 500))
    panel = open_by_key(window)
    for _ in range(9):
        hands.keys("Tab")
    assert panel.area.verticalScrollBar().value() > 0
    hands.keys("Esc")
    assert window.features.text.panel is None
    open_by_key(window)
    assert focus() is field(panel, "text_size")
    assert is_focus_in_view(panel)


def test_f6_shows_where_the_focus_is(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path), (1000, 500))
    panel = open_by_key(window)
    for _ in range(9):
        hands.keys("Tab")
    window.page.setFocus()
    hands.press(window.page, "F6")
    assert focus() is field(panel, "text_size")
    assert is_focus_in_view(panel)


def test_tab_goes_to_what_is_chosen_and_arrow_keys_stay_in_view(start: Start, tmp_path: Path) -> None:
    """Arrow keys of a group move the focus as well."""
    window = start(samples.guide(tmp_path), (1366, 768))
    window.appearance.choose("reading_mode", "pages")
    window.appearance.choose_text_size(200)
    panel = open_by_key(window)
    panel.easier.setFocus()
    visited = set()
    while panel.isAncestorOf(focus()):
        group = next((name for name, each in panel.groups.items() if each.isAncestorOf(focus())), "")
        if group:
            visited.add(group)
            widget = focus()
            assert isinstance(widget, QAbstractButton)
            assert widget.isChecked(), widget.text()
            for _ in range(3 if group != "reading_mode" else 0):
                hands.keys("Down")
                assert is_focus_in_view(panel)
        hands.keys("Tab")
    assert visited == set(panel.groups)
