"""The nodes of a page that a screen reader visits: headings, paragraphs, lists, links.

In PySide 6.8 and 6.9, Qt crashes if Python deletes a node that Qt still refers to, and if `interface_cast` returns
anything but a VoidPtr. A VoidPtr is false, whatever it points to.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QRect, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from reader.ui.page.page_links import LinkRun
from reader.ui.page.page_table import PageTable
from reader.ui.page.semantics import NodeKind, SemanticNode
from reader.ui.widgets.call_later import call_later
from reader.ui.widgets.no_interface import NO_INTERFACE

if TYPE_CHECKING:
    from reader.ui.page.view import PageView

ROLES = {
    NodeKind.HEADING: QAccessible.Role.Heading,
    NodeKind.PARAGRAPH: QAccessible.Role.Paragraph,
    NodeKind.LIST: QAccessible.Role.List,
    NodeKind.ITEM: QAccessible.Role.ListItem,
    NodeKind.BOX: QAccessible.Role.Section,
    NodeKind.TABLE: QAccessible.Role.Table,
    NodeKind.ROW: QAccessible.Role.Row,
    NodeKind.HEAD_CELL: QAccessible.Role.ColumnHeader,
    NodeKind.CELL: QAccessible.Role.Cell,
    NodeKind.IMAGE: QAccessible.Role.Graphic,
    NodeKind.RULE: QAccessible.Role.Separator,
    NodeKind.LINK: QAccessible.Role.Link,
}


class AccessibleNode(QAccessibleInterface):
    """A node of the page: it has a name and a rectangle, while the page answers for the text.

    `root` is the interface of the page, and the parent of the top nodes.
    """

    def __init__(self, root: QAccessibleInterface, parent: QAccessibleInterface, semantics: SemanticNode) -> None:
        super().__init__()
        self.semantics = semantics
        self._root = root
        self._parent = parent
        self._children: list[AccessibleNode] | None = None
        self._helper: _Level | _LinkActions | None = None
        self.said = ""
        """A sentence that is being spoken: its description while the event is sent."""

    @property
    def page(self) -> PageView:
        """Asked from Qt each time: a reference in this object would keep the page alive."""
        return cast("PageView", self._root.object())

    @property
    def run(self) -> LinkRun:
        return self.page.shown_document.links[self.semantics.link]

    @property
    def table(self) -> PageTable | None:
        """The table, if it is one that can be scrolled sideways."""
        if self.semantics.kind is not NodeKind.TABLE:
            return None
        table = self.page.shown_document.table_at(self.semantics.first)
        return table if table and table.is_scrollable else None

    def children(self) -> list[AccessibleNode]:
        """They are made at the first call."""
        if self._children is None:
            self._children = [AccessibleNode(self._root, self, child) for child in self.semantics.children]
        return self._children

    def is_link(self, first: int, last: int) -> bool:
        """Whether this is the link, or the picture that is one, between two document positions."""
        return self.semantics.link >= 0 and (self.semantics.first, self.semantics.last) == (first, last)

    def delete(self) -> None:
        children, self._children = self._children or [], []
        for child in children:
            child.delete()
        if Shiboken.isValid(self):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self))

    def focus(self) -> None:
        if Shiboken.isValid(self):  # it is not if the page has changed since
            self.page.setFocus()
            if table := self.table:
                self.page.focus_table(table)
            else:
                self.page.focus_link(self.run)

    def press(self) -> None:
        """Does what a click does."""
        if Shiboken.isValid(self):
            self.focus()
            if table := self.table:
                self.page.choose_table(table)
                return
            self.page.anchorClicked.emit(QUrl(f"link:{self.semantics.link}"))

    # Qt's own

    def isValid(self) -> bool:
        return Shiboken.isValid(self._root) and self._root.isValid()

    def object(self) -> Any:
        return None

    def window(self) -> QWindow:
        return self._root.window()

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def childCount(self) -> int:
        return len(self.semantics.children)

    def child(self, index: int) -> Any:
        return self.children()[index] if 0 <= index < len(self.semantics.children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((number for number, node in enumerate(self.children()) if node is child), -1)

    def childAt(self, x: int, y: int) -> Any:
        return next((child for child in self.children() if child.rect().contains(x, y)), None)

    def role(self) -> QAccessible.Role:
        return ROLES[self.semantics.kind]

    def text(self, t: QAccessible.Text) -> str:
        match t:
            case QAccessible.Text.Name:
                return "" if self._has_focused_link() else self.semantics.name
            case QAccessible.Text.Description:
                return self.said or self.semantics.description or self._overlay_description()
        return ""

    def _has_focused_link(self) -> bool:
        """A screen reader would read the whole paragraph before each link in it, and the link with it."""
        focused = self.page.focused_range if self.semantics.children and self.page.hasFocus() else None
        return focused is not None and self.semantics.first <= focused[0] and focused[1] <= self.semantics.last

    def _overlay_description(self) -> str:
        is_text = self.semantics.kind in (NodeKind.HEADING, NodeKind.PARAGRAPH, NodeKind.ITEM)
        return self.page.overlay_description(self.semantics.first, self.semantics.last) if is_text else ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Does nothing: the page is read-only."""

    def rect(self) -> QRect:
        """In pixels of the screen; outside the window if the node is scrolled out of view."""
        page = self.page
        if self.semantics.link >= 0:
            return _on_screen(page, page.link_rect(self.run))
        if self.semantics.kind in (NodeKind.TABLE, NodeKind.ROW):
            return reduce(QRect.united, (child.rect() for child in self.children()), QRect())
        document = page.shown_document
        first, last = document.findBlock(self.semantics.first), document.findBlock(self.semantics.last)
        layout = document.documentLayout()
        united = layout.blockBoundingRect(first).united(layout.blockBoundingRect(last))
        area = page.to_viewport(document.shown_rect(self.semantics.first, united)).toAlignedRect()
        return _on_screen(page.viewport(), area)

    def state(self) -> QAccessible.State:
        page = self.page
        state: Any = QAccessible.State()  # its fields are missing from the stubs
        state.readOnly = True
        state.invisible = not page.isVisible()
        state.offscreen = not _on_screen(page.viewport(), page.viewport().rect()).intersects(self.rect())
        if self.semantics.link >= 0:
            state.linked = True
            state.focusable = True
            cursor = page.textCursor()
            is_selected = cursor.hasSelection() and self.is_link(cursor.selectionStart(), cursor.selectionEnd())
            state.focused = page.hasFocus() and is_selected
        elif table := self.table:
            state.focusable = True
            state.focused = page.hasFocus() and page.focused_table is table
        return state  # type: ignore[no-any-return]

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if self._helper is None:
            if self.semantics.kind is NodeKind.HEADING:
                self._helper = _Level(self.semantics.level)
            elif self.semantics.link >= 0 or self.table:
                self._helper = _LinkActions(self)
        wanted = {
            QAccessible.InterfaceType.AttributesInterface: _Level,
            QAccessible.InterfaceType.ActionInterface: _LinkActions,
        }.get(kind)
        if not wanted or not isinstance(self._helper, wanted):
            return NO_INTERFACE
        helper: Any = self._helper
        return Shiboken.VoidPtr(helper)


class _Level(QAccessibleAttributesInterface):
    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._level if key is QAccessible.Attribute.Level else None


class _LinkActions(QAccessibleActionInterface):
    def __init__(self, node: AccessibleNode) -> None:
        super().__init__()
        self._node = node

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, name: str) -> None:
        """Acts when Qt has finished with this node: what a link opens may delete it."""
        act = {self.pressAction(): self._node.press, self.setFocusAction(): self._node.focus}.get(name)
        if act:
            call_later(self._node.page, act)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return ["Return"] if name == self.pressAction() else []


def _on_screen(widget: QWidget, area: QRect) -> QRect:
    return QRect(widget.mapToGlobal(area.topLeft()), area.size())
