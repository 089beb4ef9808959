"""Views of a page in a window of their own, as tests show and delete them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.ui.page.view import PageView


def activate(view: PageView) -> None:
    """Shows a view, which gets the focus."""
    view.show()
    view.activateWindow()
    view.setFocus()
    QTest.qWaitForWindowActive(view)


def delete(views: Iterable[PageView]) -> None:
    """Closes their packs, too."""
    for view in views:
        assert view.opened
        view.opened.pack.close()
        view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
