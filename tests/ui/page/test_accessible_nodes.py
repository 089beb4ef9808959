"""The nodes of a page that a screen reader visits: roles, rectangles, states, and what pressing a link does."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.library.model import TermLink
from reader.ui.page.view import PageView
from tests.ui import pages
from tests.ui.page.accessible_tree import flags, name, of_role, root_of

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
        Role.Heading: 3,
        Role.List: 3,
        Role.ListItem: 3,
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
    assert levels == [("The first article", 1), ("Heading of the first", 2), ("Sources", 2)]


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
    with page.changing_style(pages.light(1.5)):
        pass
    QTest.qWait(0)
    assert chosen == []
