"""The page through Qt's accessibility interfaces, as a screen reader visits it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface

from reader.ui.page.view import PageView


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


def nodes_of(page: PageView) -> list[QAccessibleInterface]:
    """The nodes of the text, without the widgets on the page."""
    return [node for node in descendants(root_of(page)) if node.object() is None]
