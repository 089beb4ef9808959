"""Gives screen readers the page's own tree. Nothing of it is loaded or built before one of them asks."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QTextDocument
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from reader.ui.page.accessible_nodes import Node
    from reader.ui.page.view import PageView

NOTHING = Shiboken.VoidPtr(0)
"""What `interface_cast` answers for no: None would be a crash."""

PAGE_CLASS = "PageView"


@cache  # Qt keeps its factories as long as it runs, so there is one
def install() -> None:
    """Has Qt ask here first for what it tells of a page."""
    QAccessible.installFactory(_Factory().make)


class _Factory:
    """Keeps the node of a page for as long as the page lives: Qt crashes over one that Python has dropped."""

    def __init__(self) -> None:
        self._kept: dict[int, PageNode] = {}
        self._is_asking = False

    def make(self, class_name: str, widget: QObject) -> QAccessibleInterface | None:
        if class_name != PAGE_CLASS or self._is_asking:
            return None
        page = cast("PageView", widget)
        self._is_asking = True  # so that what Qt answers to the next line is its own
        try:
            own = QAccessible.queryAccessibleInterface(page)
        finally:
            self._is_asking = False
        node = PageNode(page, own)
        number = id(node)
        self._kept[number] = node
        page.destroyed.connect(lambda: self._drop(number))
        return node

    def _drop(self, number: int) -> None:
        self._kept.pop(number).end()


class PageNode(QAccessibleWidget):
    """The page itself. Its nodes are made when they are first asked for, and deleted when another part is shown.

    `own` is what Qt gives for the widget: its text, caret and lines are handed on.
    """

    def __init__(self, page: PageView, own: QAccessibleInterface) -> None:
        super().__init__(page, QAccessible.Role.WebDocument)
        self._own: QAccessibleInterface | None = own
        self._nodes: list[Node] | None = None
        page.part_changed.connect(self._start_again)
        page.link_reached.connect(self._tell_focus)
        page.selectionChanged.connect(self._tell_focus)

    @property
    def page(self) -> PageView:
        """Asked for each time: a reference kept here would keep the page alive."""
        return cast("PageView", self.widget())

    def forget(self) -> None:
        """Deletes the nodes: Qt first, since it may hold them by their numbers, then Python."""
        nodes, self._nodes = self._nodes or [], None
        for node in nodes:
            node.forget()

    def end(self) -> None:
        """Lets go of all, with the page: Qt has deleted its own answer, and the next may stand at the same address."""
        self.forget()
        self._own = None

    def focused_link(self) -> Node | None:
        """The link that Tab has reached."""
        cursor = self.page.textCursor()
        if not cursor.hasSelection():
            return None
        nodes, found = self._children(), None
        while nodes:
            at = bisect_right(nodes, cursor.selectionStart(), key=lambda node: node.meaning.first) - 1
            found = nodes[at] if at >= 0 else None
            nodes = found.children() if found else []
        return found if found and found.is_link(cursor.selectionStart(), cursor.selectionEnd()) else None

    def _children(self) -> list[Node]:
        if self._nodes is None:
            from reader.ui.page.accessible_nodes import Node  # not at the top: most readers use no screen reader
            from reader.ui.page.semantics import describe

            opened = self.page.opened
            meanings = describe(self.page.page, opened.article.blocks) if opened else ()
            self._nodes = [Node(self, self, meaning) for meaning in meanings]
        return self._nodes

    def _start_again(self) -> None:
        self.forget()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self.page, QAccessible.Event.NameChanged))

    def _tell_focus(self) -> None:
        link = self.focused_link() if QAccessible.isActive() and self.page.hasFocus() else None
        if link:
            QAccessible.updateAccessibility(QAccessibleEvent(link, QAccessible.Event.Focus))

    # Qt's own

    def text(self, t: QAccessible.Text) -> str:
        title = self.page.page.metaInformation(QTextDocument.MetaInformation.DocumentTitle)
        return title if t is QAccessible.Text.Name and title else super().text(t)

    def childCount(self) -> int:
        """The nodes, then the widgets that lie on the page, such as its scroll bar and a card."""
        return len(self._children()) + super().childCount()

    def child(self, index: int) -> Any:
        nodes = self._children()
        if 0 <= index < len(nodes):
            return nodes[index]
        return super().child(index - len(nodes)) if index >= len(nodes) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        nodes = self._children()
        found = next((number for number, node in enumerate(nodes) if node is child), -1)
        if found >= 0:
            return found
        found = super().indexOfChild(child)
        return len(nodes) + found if found >= 0 else -1

    def childAt(self, x: int, y: int) -> Any:
        for index in range(super().childCount() - 1, -1, -1):
            widget = super().child(index)
            if widget.object() is not self.page.viewport() and _shows(widget, x, y):
                return widget
        nodes = self._children()
        position = self.page.cursorForPosition(self.page.viewport().mapFromGlobal(QPoint(x, y))).position()
        found = bisect_right(nodes, position, key=lambda node: node.meaning.first) - 1
        return nodes[found] if found >= 0 and nodes[found].rect().contains(x, y) else None

    def focusChild(self) -> Any:
        return (self.focused_link() if self.page.hasFocus() else None) or super().focusChild()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind is QAccessible.InterfaceType.TextInterface:
            return self._own.interface_cast(kind) if self._own else NOTHING
        if kind is QAccessible.InterfaceType.ActionInterface:
            return super().interface_cast(kind)
        return NOTHING


def _shows(interface: QAccessibleInterface, x: int, y: int) -> bool:
    state: Any = interface.state()
    return not state.invisible and interface.rect().contains(x, y)
