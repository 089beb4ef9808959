"""The nodes of a page that a screen reader visits: roles, rectangles, states, and what pressing a link does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.library.model import TermLink
from reader.ui.page.text_map import BlockOffset
from reader.ui.page.view import PageView
from tests.ui import pages
from tests.ui.page.accessible_tree import flags, name, nodes_of, of_role, root_of

Role = QAccessible.Role


def test_roles(page: PageView) -> None:
    top = root_of(page)
    assert (top.role(), name(top)) == (Role.WebDocument, "The first article")
    counted = {role: len(of_role(page, role)) for role in Role}
    found = {
        role: counted[role]
        for role in (
            Role.Heading,
            Role.List,
            Role.ListItem,
            Role.Section,
            Role.Table,
            Role.Row,
            Role.ColumnHeader,
            Role.Cell,
            Role.Graphic,
            Role.Separator,
        )
    }
    assert found == {
        Role.Heading: 5,
        Role.List: 4,
        Role.ListItem: 5,
        Role.Section: 4,
        Role.Table: 1,
        Role.Row: 3,
        Role.ColumnHeader: 2,
        Role.Cell: 4,
        Role.Graphic: 1,
        Role.Separator: 1,
    }
    assert name(of_role(page, Role.Graphic)[0]) == "A plain shape"


def test_levels(page: PageView) -> None:
    levels = [
        (name(node), node.attributesInterface().attributeValue(QAccessible.Attribute.Level))
        for node in of_role(page, Role.Heading)
    ]
    assert levels == [
        ("The first article", 1),
        ("Heading of the first", 2),
        ("Check yourself", 2),
        ("1. What sounds the alarm?", 3),
        ("Sources", 2),
    ]


def test_rectangles_follow_scrolling_and_resizing(page: PageView) -> None:
    heading = of_role(page, Role.Heading)[1]
    link = of_role(page, Role.Link)[1]
    before, link_before = heading.rect(), link.rect()
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 70)
    assert heading.rect() == before.translated(0, -70)
    assert link.rect() == link_before.translated(0, -70)
    page.resize(500, 400)
    block = page.shown_document.findBlock(page.shown_document.text_map.position(1) or 0)
    top = page.shown_document.documentLayout().blockBoundingRect(block).top() - page.verticalScrollBar().value()
    assert heading.rect().top() == page.viewport().mapToGlobal(page.viewport().pos()).y() + int(top)
    assert heading.rect().width() < before.width()


def test_nodes_outside_the_window_are_offscreen(page: PageView) -> None:
    title, sources = of_role(page, Role.Heading)[0], of_role(page, Role.Heading)[-1]
    assert ("offscreen" in flags(title), "offscreen" in flags(sources)) == (False, True)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert ("offscreen" in flags(title), "offscreen" in flags(sources)) == (True, False)
    page.hide()
    assert "invisible" in flags(sources)


def test_pressing_a_link_is_a_click(page: PageView, qtbot: QtBot) -> None:
    link = next(node for node in of_role(page, Role.Link) if name(node) == "amygdala")
    assert link.actionInterface().actionNames() == ["Press", "SetFocus"]
    with qtbot.waitSignal(page.link_chosen) as chosen:
        link.actionInterface().doAction("Press")
    assert chosen.args is not None
    assert chosen.args[0].link == TermLink("amygdala")
    assert flags(link) == {"focusable", "focused", "linked"}


def test_a_link_far_below_comes_into_view_when_it_is_pressed(page: PageView, qtbot: QtBot) -> None:
    link = of_role(page, Role.Link)[-1]
    assert "offscreen" in flags(link)
    with qtbot.waitSignal(page.link_chosen):
        link.actionInterface().doAction("Press")
    assert "offscreen" not in flags(link)


def test_a_press_after_the_page_has_changed_does_nothing(page: PageView, qtbot: QtBot) -> None:
    link = of_role(page, Role.Link)[0]
    chosen: list[object] = []
    page.link_chosen.connect(lambda *what: chosen.append(what))
    link.actionInterface().doAction("Press")
    page.set_style(pages.light(1.5))
    QTest.qWait(0)
    assert chosen == []


class Painted:
    """An overlay that describes itself at every place, as a mark does."""

    def is_at(self, point: QPointF) -> bool:
        return False

    def is_between(self, first: BlockOffset, last: BlockOffset) -> bool:
        return True

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        pass

    def description(self, first: int, last: int) -> str:
        return f"Highlighted from {first} to {last}"


def described(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Description)


def test_overlays_describe_paragraphs_and_nothing_else(page: PageView) -> None:
    page.add_overlay(Painted())
    title = of_role(page, Role.Heading)[0]
    link = next(node for node in of_role(page, Role.Link) if name(node) == "amygdala")
    assert described(title) == f"Highlighted from 0 to {len('The first article')}"
    assert all(described(node).startswith("Highlighted") for node in of_role(page, Role.Paragraph))
    assert described(link) == "Glossary term"
    assert [described(node) for node in of_role(page, Role.Graphic)] == [""]


@pytest.mark.parametrize("text", [each for each in QAccessible.Text if each.name not in ("Name", "Description")])
def test_nodes_have_no_other_text(page: PageView, text: QAccessible.Text) -> None:
    assert {node.text(text) for node in nodes_of(page)} == {""}


def test_a_node_cannot_be_renamed(page: PageView) -> None:
    title = of_role(page, Role.Heading)[0]
    title.setText(QAccessible.Text.Name, "Another")
    assert name(title) == "The first article"


@pytest.mark.parametrize(
    ("role", "has_level", "has_actions"),
    [
        (Role.Heading, True, False),
        (Role.Link, False, True),
        (Role.Graphic, False, True),
        (Role.Paragraph, False, False),
        (Role.Cell, False, False),
    ],
)
def test_which_nodes_have_a_level_or_actions(
    page: PageView, role: QAccessible.Role, has_level: bool, has_actions: bool
) -> None:
    found = of_role(page, role)
    assert found
    for node in found:
        assert bool(node.attributesInterface()) == has_level
        assert bool(node.actionInterface()) == has_actions


def test_the_keys_and_unknown_actions_of_a_link(page: PageView, qtbot: QtBot) -> None:
    actions = of_role(page, Role.Link)[0].actionInterface()
    assert [actions.keyBindingsForAction(each) for each in actions.actionNames()] == [["Return"], []]
    with qtbot.assertNotEmitted(page.link_chosen):
        actions.doAction("Delete")


def test_a_table_is_as_large_as_its_cells(page: PageView) -> None:
    (table,) = of_role(page, Role.Table)
    cells = of_role(page, Role.ColumnHeader) + of_role(page, Role.Cell)
    for cell in cells:
        assert table.rect().contains(cell.rect())
    assert table.rect().width() <= page.width()
