"""The page as a screen reader finds it: the root of a tree of accessible nodes."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QTextDocument
from PySide6.QtWidgets import QAccessibleWidget

from reader.ui.page import page_caret
from reader.ui.widgets.call_later import call_later
from reader.ui.widgets.no_interface import NO_INTERFACE

if TYPE_CHECKING:
    from reader.ui.page.accessible_nodes import AccessibleNode
    from reader.ui.page.view import PageView


class AccessiblePage(QAccessibleWidget):
    """The page itself. Its nodes are made when a screen reader first asks, and deleted when the page changes.

    `own` is Qt's interface for the widget: it answers for the text, the caret and the lines.
    `is_replaced` is set when Qt has asked for a newer interface of the same page: only the newest sends events.
    """

    def __init__(self, page: PageView, own: QAccessibleInterface) -> None:
        super().__init__(page, QAccessible.Role.WebDocument)
        self._own: QAccessibleInterface | None = own
        self._nodes: list[AccessibleNode] | None = None
        self.said = ""
        """A sentence that is being spoken: its description while the event is sent."""
        self.is_replaced = False
        self._was_asked = False
        self._is_on_node = False  # the last focus that was announced was that of a link or table
        self._is_reading_line = False  # the caret has just come back from it: a screen reader reads its line by itself
        page.part_changed.connect(self._page_changed)
        page.link_reached.connect(self._announce_focus)
        page.table_reached.connect(self._announce_focus)
        page.selectionChanged.connect(self._announce_focus)
        page.link_left.connect(self._announce_return)
        page.cursorPositionChanged.connect(self._announce_return)
        page.moved_unheard.connect(self._announce_return)

    @property
    def page(self) -> PageView:
        """Asked from Qt each time: a reference in this object would keep the page alive."""
        return cast("PageView", self.widget())

    def close(self) -> None:
        """Call it when the page is deleted. Qt has deleted its own interface too: another may have its address next."""
        self._delete_nodes()
        self._own = None

    def say(self, sentence: str) -> None:
        """Has a sentence spoken, as if it were a new description of what has the focus."""
        is_reading_line, self._is_reading_line = self._is_reading_line, False
        if is_reading_line and sentence == page_caret.line_at(self.page):
            return
        target = self.focused_node() or self
        target.said = sentence
        try:
            QAccessible.updateAccessibility(QAccessibleEvent(target, QAccessible.Event.DescriptionChanged))
        finally:
            target.said = ""

    def focused_node(self) -> AccessibleNode | None:
        """The link or table that has the keyboard focus."""
        table = self.page.focused_table
        if table:
            return next((node for node in self._children() if node.table is table), None)
        cursor = self.page.textCursor()
        if not cursor.hasSelection():
            return None
        nodes, found = self._children(), None
        while nodes:
            number = bisect_right(nodes, cursor.selectionStart(), key=lambda node: node.semantics.first) - 1
            found = nodes[number] if number >= 0 else None
            nodes = found.children() if found else []
        return found if found and found.is_link(cursor.selectionStart(), cursor.selectionEnd()) else None

    def _tell_page(self) -> None:
        """Something reads the page: it is told when Qt has the answer, since it may replace its document then."""
        if not self._was_asked and QAccessible.isActive():
            from reader.system.screen_reader import reads_with_caret  # not at the top: most readers use none

            self._was_asked = True
            call_later(self.page, partial(self.page.read_aloud, with_caret=reads_with_caret()))

    def _children(self) -> list[AccessibleNode]:
        if self._nodes is None:
            from reader.ui.page.accessible_nodes import AccessibleNode  # not at the top: most readers need no nodes
            from reader.ui.page.semantics import describe

            opened = self.page.opened
            described = describe(self.page.shown_document, opened.article.blocks) if opened else ()
            self._nodes = [AccessibleNode(self, self, semantics) for semantics in described]
        return self._nodes

    def _delete_nodes(self) -> None:
        """Deletes them in Qt first, which may refer to them by number, then in Python."""
        nodes, self._nodes = self._nodes or [], None
        for node in nodes:
            node.delete()

    def _sends_events(self) -> bool:
        return QAccessible.isActive() and not self.is_replaced

    def _page_changed(self) -> None:
        self._delete_nodes()
        if self._sends_events():
            QAccessible.updateAccessibility(QAccessibleEvent(self.page, QAccessible.Event.NameChanged))

    def _announce_focus(self) -> None:
        link = self.focused_node() if self._sends_events() and self.page.hasFocus() else None
        if link:
            self._is_on_node = True
            QAccessible.updateAccessibility(QAccessibleEvent(link, QAccessible.Event.Focus))

    def _announce_return(self) -> None:
        """The caret has left a link: without this, a screen reader waits at the link and does not read on."""
        if self._is_on_node and not self.page.is_unheard and not self.focused_node():
            self._is_on_node = False
            if self._sends_events() and self.page.hasFocus():
                self._is_reading_line = True
                call_later(self.page, self._end_reading)
                QAccessible.updateAccessibility(QAccessibleEvent(self.page, QAccessible.Event.Focus))

    def _end_reading(self) -> None:
        self._is_reading_line = False

    # Qt's own

    def isValid(self) -> bool:
        """Qt sends no event about an interface that is not."""
        return super().isValid() and not self.page.is_unheard

    def text(self, t: QAccessible.Text) -> str:
        if t is QAccessible.Text.Description and self.said:
            return self.said
        title = self.page.shown_document.metaInformation(QTextDocument.MetaInformation.DocumentTitle)
        return title if t is QAccessible.Text.Name and title else super().text(t)

    def childCount(self) -> int:
        """The nodes, then the widgets on the page, such as its scroll bar and a card."""
        self._tell_page()
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
            if widget.object() is not self.page.viewport() and _is_visible_at(widget, x, y):
                return widget
        nodes = self._children()
        position = self.page.cursorForPosition(self.page.viewport().mapFromGlobal(QPoint(x, y))).position()
        found = bisect_right(nodes, position, key=lambda node: node.semantics.first) - 1
        return nodes[found] if found >= 0 and nodes[found].rect().contains(x, y) else None

    def focusChild(self) -> Any:
        return (self.focused_node() if self.page.hasFocus() else None) or super().focusChild()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind is QAccessible.InterfaceType.TextInterface:
            self._tell_page()
            return self._own.interface_cast(kind) if self._own else NO_INTERFACE
        if kind is QAccessible.InterfaceType.ActionInterface:
            return super().interface_cast(kind)
        return NO_INTERFACE


def _is_visible_at(interface: QAccessibleInterface, x: int, y: int) -> bool:
    state: Any = interface.state()
    return not state.invisible and interface.rect().contains(x, y)
