"""The panel “Text and page” by Tab, for screen readers, in small windows, large text and right to left."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QSpinBox, QToolButton

from reader.ui.main_window import MainWindow
from tests.ui import hands
from tests.ui.text_settings.panel_fields import field, focus


def test_tab_stops_once_in_each_group_and_reaches_everything(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    panel.easier.setFocus()
    stops = []
    while panel.isAncestorOf(focus()):
        stops.append(focus().accessibleName() or getattr(focus(), "text", str)())
        hands.keys("Tab")
    fields = [panel.steppers[name].field.accessibleName() for name in panel.steppers]
    assert set(fields) <= set(stops)
    ticks = [tick for tick in panel.ticks.values() if tick.isEnabled()]
    assert len(stops) == 2 + 1 + len(panel.steppers) + len(panel.groups) + len(ticks)
    assert len(set(stops)) == len(stops)


def test_what_gets_the_focus_is_scrolled_into_view(window: MainWindow) -> None:
    window.resize(1024, 600)
    panel = hands.text_panel(window)
    panel.easier.setFocus()
    while panel.isAncestorOf(focus()):
        if panel.area.isAncestorOf(focus()):
            area = focus().rect().translated(focus().mapTo(panel.area.viewport(), QPoint()))
            assert panel.area.viewport().rect().intersected(area).height() >= area.height() - 2
        hands.keys("Tab")


def test_screen_readers_hear_names_and_values(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    heard = QAccessible.queryAccessibleInterface(field(panel, "line_spacing"))
    assert heard.text(QAccessible.Text.Name) == "Between lines"
    assert heard.role() is QAccessible.Role.SpinBox
    assert heard.text(QAccessible.Text.Value) == "100 %"
    face = QAccessible.queryAccessibleInterface(panel.faces["serif"])
    assert face.text(QAccessible.Text.Name) == "Serif"
    assert face.role() is QAccessible.Role.RadioButton
    state: Any = face.state()
    assert state.checked
    group = face.parent()  # its name is heard when the focus comes into the group, and not with each choice
    assert (group.text(QAccessible.Text.Name), group.role()) == ("Typeface", QAccessible.Role.Grouping)


SIZES = [(1366, 768), (1024, 600), (700, 500), (360, 600)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("percent", [80, 100, 200, 300])
@pytest.mark.parametrize("is_rtl", [False, True])
def test_the_page_stays_in_view_and_targets_are_large(
    window: MainWindow, size: tuple[int, int], percent: int, is_rtl: bool
) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    window.appearance.choose_text_size(percent)
    window.resize(*size)
    panel = hands.text_panel(window)
    QApplication.processEvents()
    whole = window.page_area()
    assert window.page.width() * window.page.height() >= 0.4 * whole.width() * whole.height()
    around = panel.parentWidget()
    assert around is not None
    assert around.rect().contains(panel.geometry())
    inner = panel.area.widget()
    assert inner.width() <= panel.area.viewport().width()
    targets = [*panel.findChildren(QAbstractButton), *panel.findChildren(QSpinBox)]
    for target in targets:
        if not target.isVisible():
            continue
        assert min(target.width(), target.height()) >= (24 if percent >= 100 else 20), target.accessibleName()
        if isinstance(target, QToolButton):
            continue
        area = target.rect().translated(target.mapTo(panel, QPoint()))
        assert area.left() >= 0
        assert area.right() <= panel.width()


def test_a_larger_window_puts_the_panel_beside_the_page(window: MainWindow) -> None:
    window.resize(700, 600)
    panel = hands.text_panel(window)
    QApplication.processEvents()
    assert panel.y() > window.page.y()
    window.resize(1400, 700)
    QApplication.processEvents()
    assert panel.y() == window.page.y()
    assert panel.x() > window.page.x()
