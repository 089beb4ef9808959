"""The page as a screen reader visits it, through Qt's accessibility interfaces."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from reader.library.model import Block, BlockKind, Location, Span, TermLink
from reader.ui.page import screen_reader
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.packs import ARTICLES, make_pack
from tests.ui import pages

Role = QAccessible.Role
TOP = Path(__file__).parents[3]


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path) -> Iterator[PageView]:
    """The article that has everything, and is longer than the window."""
    screen_reader.install()
    view = PageView(pages.light())
    view.resize(700, 500)
    opened = pages.opened(tmp_path, ARTICLES[0])
    view.open(opened)
    view.show_position(ReadingPosition(Location("sample", "first")))
    view.show()
    view.activateWindow()
    view.setFocus()
    QTest.qWaitForWindowActive(view)
    yield view
    if Shiboken.isValid(view):
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opened.pack.close()


def root_of(page: PageView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(page)


def descendants(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for index in range(node.childCount()):
        child = node.child(index)
        yield child
        yield from descendants(child)


def of_role(page: PageView, role: QAccessible.Role) -> list[QAccessibleInterface]:
    return [node for node in descendants(root_of(page)) if node.role() is role]


def name(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name)


def flags(node: QAccessibleInterface) -> set[str]:
    state = node.state()
    return {flag for flag in ("focusable", "focused", "linked", "offscreen", "invisible") if getattr(state, flag)}


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


def test_parents_and_children_agree(page: PageView) -> None:
    def check(node: QAccessibleInterface) -> int:
        count = node.childCount()
        for index in range(count):
            child = node.child(index)
            assert child.isValid()
            assert child.parent() == node
            assert node.indexOfChild(child) == index
            assert isinstance(child.text(QAccessible.Text.Description), str)
            check(child)
        assert node.child(-1) is None
        assert node.child(count) is None
        return count

    assert check(root_of(page)) > 20


@pytest.mark.parametrize("kind", list(QAccessible.InterfaceType))
def test_no_interface_is_none(page: PageView, kind: QAccessible.InterfaceType) -> None:
    """Qt crashes over None. Only the page, headings and links have further interfaces."""
    for node in [root_of(page), *(node for node in descendants(root_of(page)) if node.object() is None)]:
        assert isinstance(node.interface_cast(kind), Shiboken.VoidPtr)


def test_qt_answers_for_the_text(page: PageView) -> None:
    text = root_of(page).textInterface()
    assert text.characterCount() == page.shown_document.characterCount() - 1
    assert text.text(0, 17) == "The first article"
    page.moveCursor(QTextCursor.MoveOperation.End)
    assert text.cursorPosition() == text.characterCount()


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


def test_nodes_at_a_point(page: PageView) -> None:
    for node in (of_role(page, Role.Heading)[0], *of_role(page, Role.Link)[:2]):
        centre = node.rect().center()
        found = root_of(page)
        while inner := found.childAt(centre.x(), centre.y()):
            found = inner
        assert name(found) == name(node)
    assert root_of(page).childAt(-5, -5) is None


def test_widgets_on_the_page_are_found_first(page: PageView, qtbot: QtBot) -> None:
    title = of_role(page, Role.Heading)[0].rect()
    card = QLabel("A card", page)
    qtbot.addWidget(card)
    card.setGeometry(page.rect())
    card.show()
    assert root_of(page).childAt(title.center().x(), title.center().y()).object() is card
    assert card in [node.object() for node in descendants(root_of(page))]


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


def test_focus(page: PageView, qtbot: QtBot) -> None:
    links = of_role(page, Role.Link)
    links[2].actionInterface().doAction("SetFocus")
    qtbot.waitUntil(lambda: "focused" in flags(links[2]))
    assert root_of(page).focusChild() is links[2]
    with qtbot.waitSignal(page.link_reached):
        QTest.keyClick(page, Qt.Key.Key_Tab)
    assert [index for index, link in enumerate(links) if "focused" in flags(link)] == [3]
    assert root_of(page).focusChild() is links[3]


def test_another_page_has_other_nodes(page: PageView, tmp_path: Path) -> None:
    old = [node for node in descendants(root_of(page)) if node.object() is None]
    numbers = [QAccessible.uniqueId(node) for node in old]
    blocks = (Block("p", BlockKind.PARAGRAPH, (Span("Another"),)),)
    opened = pages.opened(tmp_path, pages.article(*blocks, title="Other"))
    page.open(opened)
    page.show_position(ReadingPosition(Location("sample", "article")))
    assert not any(Shiboken.isValid(node) for node in old)
    assert not any(QAccessible.accessibleInterface(number) for number in numbers)
    assert name(root_of(page)) == "Other"
    assert [name(node) for node in of_role(page, Role.Paragraph)][1:] == ["Another"]
    opened.pack.close()


def test_a_press_after_the_page_has_changed_does_nothing(page: PageView, qtbot: QtBot) -> None:
    link = of_role(page, Role.Link)[0]
    chosen: list[object] = []
    page.link_chosen.connect(lambda *what: chosen.append(what))
    link.actionInterface().doAction("Press")
    with page.changing_style(pages.light(1.5)):
        pass
    QTest.qWait(0)
    assert chosen == []


def test_nodes_are_deleted_with_their_page(qtbot: QtBot, page: PageView) -> None:
    nodes = [node for node in descendants(root_of(page)) if node.object() is None]
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    assert not any(Shiboken.isValid(node) for node in nodes)


def test_nothing_is_built_before_a_screen_reader_asks(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from reader.system import paths
from reader.library.shelf import Shelf
from reader.ui import app
from reader.ui.page.page_style import PageStyle
from reader.ui.page.view import PageView
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import Session
from reader.ui.shell.theme import Themes

application = app.application()
page = PageView(PageStyle(Themes(paths.resources()).named("light"), 1.0, 96.0))
session = Session(Shelf([]), Messages())
session.article_opened.connect(page.open)
session.position_requested.connect(page.show_position)
session.open_file(Path(sys.argv[1]))
page.show()
application.processEvents()
assert page.shown_document.characterCount() > 100
print(sorted(name for name in sys.modules if name in ("reader.ui.page.accessible_nodes", "reader.ui.page.semantics")))
"""
    pack = make_pack(tmp_path / "sample.carrel")
    done = subprocess.run([sys.executable, "-c", program, str(pack)], capture_output=True, text=True, cwd=TOP)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
