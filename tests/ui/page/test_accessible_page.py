"""The root of the tree that a screen reader visits: its nodes, its text, its focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from reader.library.model import Block, BlockKind, Location, Span
from reader.ui.page import accessible_page
from reader.ui.page.reading_steps import Target
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from reader.ui.widgets import announcement
from tests.ui import hands, pages
from tests.ui.page.accessible_tree import descendants, flags, name, nodes_of, of_role, root_of

Role = QAccessible.Role


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
    for node in [root_of(page), *nodes_of(page)]:
        assert isinstance(node.interface_cast(kind), Shiboken.VoidPtr)


def test_qt_answers_for_the_text(page: PageView) -> None:
    text = root_of(page).textInterface()
    assert text.characterCount() == page.shown_document.characterCount() - 1
    assert text.text(0, 17) == "The first article"
    page.moveCursor(QTextCursor.MoveOperation.End)
    assert text.cursorPosition() == text.characterCount()


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
    old = nodes_of(page)
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


@pytest.mark.parametrize(
    ("first", "last", "is_focused"), [(0, 0, True), (1, 0, False), (0, -1, False), (0, 1, False)], ids=str
)
def test_a_link_has_the_focus_if_it_alone_is_selected(page: PageView, first: int, last: int, is_focused: bool) -> None:
    run = hands.link(page, "amygdala")
    page.setTextCursor(page.shown_document.cursor(run.first + first, run.last + last))
    found = root_of(page).focused_node()  # type: ignore[attr-defined]
    assert (found and name(found)) == ("amygdala" if is_focused else None)


def test_no_link_has_the_focus_if_the_page_does_not(page: PageView, qtbot: QtBot) -> None:
    page.focus_link(hands.link(page, "amygdala"))
    assert name(root_of(page).focusChild()) == "amygdala"
    page.clearFocus()
    assert root_of(page).focusChild() is None


def test_before_an_article_is_opened(qtbot: QtBot) -> None:
    view = PageView(pages.light())
    qtbot.addWidget(view)
    assert name(root_of(view)) == "Page"
    assert nodes_of(view) == []
    assert root_of(view).focused_node() is None  # type: ignore[attr-defined]


class Recorder:
    """Stands for QAccessible while a screen reader runs, and records the events that Qt would send to it."""

    isActive = staticmethod(lambda: True)

    def __init__(self) -> None:
        self.events: list[tuple[QAccessible.Event, str]] = []

    def updateAccessibility(self, event: QAccessibleEvent) -> None:
        self.events.append((event.type(), name(event.accessibleInterface())))

    def __getattr__(self, attribute: str) -> object:
        return getattr(QAccessible, attribute)


@pytest.fixture
def recorder(page: PageView, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    root_of(page).childCount()  # as a screen reader does when it meets the page
    monkeypatch.setattr(accessible_page, "QAccessible", recorder)
    return recorder


def test_the_link_with_the_focus_is_announced(page: PageView, recorder: Recorder) -> None:
    hands.tab_to_link(page, hands.link(page, "amygdala"))
    assert recorder.events[-1] == (QAccessible.Event.Focus, "amygdala")
    recorder.events.clear()
    page.moveCursor(QTextCursor.MoveOperation.End)
    assert recorder.events == [(QAccessible.Event.Focus, "The first article")]  # or it would stay at the link
    recorder.events.clear()
    page.moveCursor(QTextCursor.MoveOperation.Start)
    assert recorder.events == []


def focus_by_tab(page: PageView) -> None:
    hands.tab_to_link(page, hands.link(page, "amygdala"))


def focus_by_key(page: PageView) -> None:
    while page.textCursor().selectedText() != "amygdala":
        assert page.step_to(Target.LINK, 1)


def come_to_heading(page: PageView) -> None:
    assert page.step_to(Target.HEADING, 1)


@pytest.mark.parametrize("move", [focus_by_key, come_to_heading])
def test_qt_tells_of_no_step_on_the_way(page: PageView, move: Callable[[PageView], None]) -> None:
    """It sends no event about an interface that is not valid. What is reached is said by the page itself."""
    root, was_valid = root_of(page), []
    page.selectionChanged.connect(lambda: was_valid.append(root.isValid()))
    page.cursorPositionChanged.connect(lambda: was_valid.append(root.isValid()))
    move(page)
    assert was_valid
    assert not any(was_valid)
    assert root.isValid()


def test_a_step_to_a_picture_focuses_its_node_and_one_to_a_table_returns_to_the_text(
    page: PageView, recorder: Recorder
) -> None:
    assert page.step_to(Target.FIGURE, 1)
    [picture] = of_role(page, Role.Graphic)
    assert "focused" in flags(picture)
    assert recorder.events == [(QAccessible.Event.Focus, "A plain shape")]
    recorder.events.clear()
    assert page.step_to(Target.TABLE, -1)
    assert page.focused_table
    assert recorder.events == [(QAccessible.Event.Focus, "The first article")]


def test_the_paragraph_of_the_link_with_the_focus_is_not_read_before_it(page: PageView) -> None:
    focus_by_tab(page)
    paragraph = root_of(page).focusChild().parent()
    assert name(paragraph) == ""
    assert name(root_of(page).focusChild()) == "amygdala"
    page.clearFocus()
    assert "amygdala" in name(paragraph)


def test_a_line_is_said_once_where_a_link_leads(
    page: PageView, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screen reader reads the line of the caret by itself when the page gets the focus back from a link."""
    monkeypatch.setattr(announcement, "QAccessible", recorder)
    page.read_aloud(with_caret=True)
    focus_by_tab(page)
    recorder.events.clear()
    come_to_heading(page)
    assert recorder.events == [(QAccessible.Event.Focus, "The first article")]
    assert page.step_to(Target.HEADING, -1)
    assert recorder.events[-1][0] is QAccessible.Event.DescriptionChanged


def test_a_new_page_is_announced(page: PageView, recorder: Recorder) -> None:
    page.set_style(pages.light(1.5))
    assert recorder.events == [(QAccessible.Event.NameChanged, "The first article")]


def test_the_caret_that_stays_where_a_link_ends_is_announced(page: PageView, recorder: Recorder) -> None:
    page.set_caret(True)
    hands.tab_to_link(page, hands.link(page, "amygdala"))
    recorder.events.clear()
    hands.keys("Right")
    assert not page.textCursor().hasSelection()
    assert recorder.events == [(QAccessible.Event.Focus, "The first article")]
