"""The pieces of a page as a screen reader walks them: headings, paragraphs, lists, links.

What holds for them in PySide 6.8: a node that Python drops while Qt knows it is a crash, and so is any answer of
`interface_cast` but a VoidPtr. A VoidPtr is false, whatever it points to.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QTimer, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from reader.ui.page.document import LinkRun
from reader.ui.page.screen_reader import NOTHING
from reader.ui.page.semantics import Meaning, NodeKind

if TYPE_CHECKING:
    from reader.ui.page.screen_reader import PageNode
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


class Node(QAccessibleInterface):
    """A piece of the page. It has a name and a place; its text is the page's."""

    def __init__(self, tree: PageNode, parent: PageNode | Node, meaning: Meaning) -> None:
        super().__init__()
        self.meaning = meaning
        self._tree = tree
        self._parent = parent
        self._children: list[Node] | None = None
        self._helper: _Level | _LinkActions | None = None

    @property
    def page(self) -> PageView:
        return self._tree.page

    @property
    def run(self) -> LinkRun:
        return self.page.page.links[self.meaning.link]

    def children(self) -> list[Node]:
        """Made when they are first asked for."""
        if self._children is None:
            self._children = [Node(self._tree, self, part) for part in self.meaning.parts]
        return self._children

    def is_link(self, first: int, last: int) -> bool:
        """Whether this is the link that stands from one document position to another."""
        return self.meaning.kind is NodeKind.LINK and (self.meaning.first, self.meaning.last) == (first, last)

    def forget(self) -> None:
        children, self._children = self._children or [], []
        for child in children:
            child.forget()
        if Shiboken.isValid(self):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self))

    def focus(self) -> None:
        if Shiboken.isValid(self):  # else another part of the article came between
            self.page.setFocus()
            self.page.focus_link(self.run)

    def press(self) -> None:
        """Does what a click does."""
        if Shiboken.isValid(self):
            self.focus()
            self.page.anchorClicked.emit(QUrl(f"link:{self.meaning.link}"))

    # Qt's own

    def isValid(self) -> bool:
        return Shiboken.isValid(self._tree) and self._tree.isValid()

    def object(self) -> Any:
        return None

    def window(self) -> QWindow:
        return self._tree.window()

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def childCount(self) -> int:
        return len(self.meaning.parts)

    def child(self, index: int) -> Any:
        return self.children()[index] if 0 <= index < len(self.meaning.parts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((number for number, node in enumerate(self.children()) if node is child), -1)

    def childAt(self, x: int, y: int) -> Any:
        return next((child for child in self.children() if child.rect().contains(x, y)), None)

    def role(self) -> QAccessible.Role:
        return ROLES[self.meaning.kind]

    def text(self, t: QAccessible.Text) -> str:
        match t:
            case QAccessible.Text.Name:
                return self.meaning.name
            case QAccessible.Text.Description:
                return self.meaning.description or self._marks()
        return ""

    def _marks(self) -> str:
        """What the reader has marked in a paragraph."""
        layer = self.page.marks
        is_text = self.meaning.kind in (NodeKind.HEADING, NodeKind.PARAGRAPH, NodeKind.ITEM)
        return layer.spoken(self.meaning.first, self.meaning.last) if layer and is_text else ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nobody writes on the page."""

    def rect(self) -> QRect:
        """On the screen, above or below the window too where it is scrolled away."""
        page = self.page
        if self.meaning.kind is NodeKind.LINK:
            return _on_screen(page, page.link_rect(self.run))
        if self.meaning.kind in (NodeKind.TABLE, NodeKind.ROW):
            return reduce(QRect.united, (child.rect() for child in self.children()), QRect())
        first, last = page.page.findBlock(self.meaning.first), page.page.findBlock(self.meaning.last)
        layout = page.page.documentLayout()
        area = layout.blockBoundingRect(first).united(layout.blockBoundingRect(last)).toAlignedRect()
        return _on_screen(page.viewport(), area.translated(0, -page.verticalScrollBar().value()))

    def state(self) -> QAccessible.State:
        page = self.page
        state: Any = QAccessible.State()  # its fields are missing from the stubs
        state.readOnly = True
        state.invisible = not page.isVisible()
        state.offscreen = not _on_screen(page.viewport(), page.viewport().rect()).intersects(self.rect())
        if self.meaning.kind is NodeKind.LINK:
            state.linked = True
            state.focusable = True
            state.focused = page.hasFocus() and self._tree.focused_link() is self
        return state  # type: ignore[no-any-return]

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if self._helper is None:
            if self.meaning.kind is NodeKind.HEADING:
                self._helper = _Level(self.meaning.level)
            elif self.meaning.kind is NodeKind.LINK:
                self._helper = _LinkActions(self)
        wanted = {
            QAccessible.InterfaceType.AttributesInterface: _Level,
            QAccessible.InterfaceType.ActionInterface: _LinkActions,
        }.get(kind)
        if not wanted or not isinstance(self._helper, wanted):
            return NOTHING
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
    def __init__(self, node: Node) -> None:
        super().__init__()
        self._node = node

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, name: str) -> None:
        """Later, not now: what a link opens may delete the node that Qt is still asking."""
        act = {self.pressAction(): self._node.press, self.setFocusAction(): self._node.focus}.get(name)
        if act:
            QTimer.singleShot(0, self._node.page, act)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return ["Return"] if name == self.pressAction() else []


def _on_screen(widget: QWidget, area: QRect) -> QRect:
    return QRect(widget.mapToGlobal(area.topLeft()), area.size())
