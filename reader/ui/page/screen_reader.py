"""Gives screen readers the page's own tree. Its nodes are loaded and built when a screen reader first asks for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

from reader.ui.page.accessible_page import AccessiblePage

if TYPE_CHECKING:
    from reader.ui.page.view import PageView

PAGE_CLASSES = ("PageView", "TablePage")


@cache  # Qt keeps a factory for as long as it runs, so there must be only one
def install() -> None:
    """Makes Qt ask here first for the accessible interface of a widget."""
    QAccessible.installFactory(_Factory().make)


class _Factory:
    """Keeps the interface of a page for as long as the page exists: Qt crashes over one that Python has deleted."""

    def __init__(self) -> None:
        self._pages: dict[int, AccessiblePage] = {}
        self._is_asking = False

    def make(self, class_name: str, widget: QObject) -> QAccessibleInterface | None:
        if class_name not in PAGE_CLASSES or self._is_asking:
            return None
        page = cast("PageView", widget)
        self._is_asking = True  # so that Qt answers the next line with its own interface
        try:
            own = QAccessible.queryAccessibleInterface(page)
        finally:
            self._is_asking = False
        # PySide gives the page another meta-object when a method of it is first used as a slot. Qt then asks again, and
        # keeps the older interface until the page is deleted.
        for older in self._pages.values():
            older.is_replaced = older.is_replaced or older.page is page
        accessible = AccessiblePage(page, own)
        number = id(accessible)
        self._pages[number] = accessible
        page.destroyed.connect(lambda: self._drop(number))
        return accessible

    def _drop(self, number: int) -> None:
        self._pages.pop(number).close()
