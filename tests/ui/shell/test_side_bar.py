"""The side bar: tabs, panels that are built when they are shown, and the reading progress."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.shell.side_bar import Panel, SideBar
from tests.ui import hands

IDS = ("contents", "glossary", "marks")


class Panels:
    """Three panels, and the ids of those that were built."""

    def __init__(self) -> None:
        self.built: list[str] = []
        self.widgets: dict[str, QWidget] = {}

    def all(self) -> list[Panel]:
        return [Panel(id, id.title(), lambda id=id: self._make(id)) for id in IDS]  # type: ignore[misc]

    def _make(self, id: str) -> QWidget:
        self.built.append(id)
        self.widgets[id] = QLineEdit()
        return self.widgets[id]


@pytest.fixture
def panels() -> Panels:
    return Panels()


@pytest.fixture
def side_bar(qtbot: QtBot, panels: Panels) -> SideBar:
    side_bar = SideBar()
    qtbot.addWidget(side_bar)
    side_bar.set_panels(panels.all(), "glossary")
    with qtbot.waitActive(side_bar):
        side_bar.show()
    return side_bar


def test_only_the_panel_that_is_shown_is_built(side_bar: SideBar, panels: Panels) -> None:
    assert panels.built == ["glossary"]
    assert side_bar.panel == "glossary"
    assert panels.widgets["glossary"].isVisible()


def test_a_panel_is_built_once(side_bar: SideBar, panels: Panels) -> None:
    for id in ("marks", "glossary", "marks"):
        side_bar.show_panel(id)
        assert [widget.isVisible() for name, widget in panels.widgets.items() if name == id] == [True]
        assert sum(widget.isVisible() for widget in panels.widgets.values()) == 1
    assert panels.built == ["glossary", "marks"]


def test_the_tabs(side_bar: SideBar) -> None:
    tabs = hands.only(side_bar, QTabBar)
    assert [tabs.tabText(number) for number in range(tabs.count())] == ["Contents", "Glossary", "Marks"]
    tabs.setCurrentIndex(0)
    assert side_bar.panel == "contents"


def test_a_change_of_panel_is_announced_once(side_bar: SideBar) -> None:
    shown: list[str] = []
    side_bar.panel_changed.connect(shown.append)
    for id in ("glossary", "marks", "marks", "contents"):
        side_bar.show_panel(id)
    assert shown == ["marks", "contents"]


@pytest.mark.parametrize(("field", "expected"), [("Find a term", "Glossary"), ("Glossary", "Side bar")])
def test_a_screen_reader_hears_the_title_of_a_panel_once(
    side_bar: SideBar, panels: Panels, field: str, expected: str
) -> None:
    """`field` is the name of what gets the focus in the panel."""
    panels.widgets["glossary"].setAccessibleName(field)
    side_bar.show_panel("marks")
    side_bar.show_panel("glossary")
    assert hands.only(side_bar, QStackedWidget).accessibleName() == expected


def test_the_first_panel_is_not_announced(qtbot: QtBot, panels: Panels) -> None:
    side_bar = SideBar()
    qtbot.addWidget(side_bar)
    shown: list[str] = []
    side_bar.panel_changed.connect(shown.append)
    side_bar.set_panels(panels.all(), "contents")
    assert shown == []


def test_the_focus_goes_to_the_panel(side_bar: SideBar, panels: Panels) -> None:
    side_bar.show_panel("marks")
    side_bar.focus_panel()
    assert panels.widgets["marks"].hasFocus()


@pytest.mark.parametrize(
    ("share", "words", "expected"),
    [
        (0.0, 2400, "0 % read · about 12 minutes left"),
        (0.5, 200, "50 % read · about 1 minute left"),
        (0.994, 2400, "99 % read · about 1 minute left"),
        (0.995, 2400, "100 % read · the end"),
        (1.0, 0, "100 % read · the end"),
    ],
)
def test_progress(side_bar: SideBar, share: float, words: int, expected: str) -> None:
    side_bar.show_progress(share, words)
    assert expected in hands.labels(side_bar)
