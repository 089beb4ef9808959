"""The base of every dialog: never larger than the screen; what does not fit scrolls, and the buttons stay visible."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from reader.translation import _
from reader.ui.widgets.low_area import LOWEST, LowArea, preferred_height
from reader.ui.widgets.screen_fit import fit_to_screen, largest_size


class Dialog(QDialog):
    """The buttons must be the last item of its column."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._preferred = QSize()
        self._most = QSize()
        self._is_sized = False

    def prefer_size(self, characters: int, lines: int = 0, *, most: QSize | None = None) -> None:
        """The size in the text of the dialog; without `lines`, it is as high as its content. `most` is in pixels."""
        unit = self.fontMetrics()
        self._preferred = QSize(characters * unit.averageCharWidth(), lines * unit.height())
        self._most = most or QSize()

    def showEvent(self, event: QShowEvent) -> None:
        """Sizes the dialog before Qt places it."""
        if self._is_sized:
            fit_to_screen(self)
        else:
            self._is_sized = True
            self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        largest = largest_size(self)
        if self._most.isValid():
            largest = largest.boundedTo(self._most)
        width = min(max(self._preferred.width(), self._smallest_width()), largest.width())
        smallest = self._height(width, is_smallest=True)
        height = max(smallest, self._preferred.height() or self._height(width))
        if self._smallest_width() > width or smallest > largest.height():
            self._let_scroll()
        self.resize(width, min(height, largest.height()))

    def _smallest_width(self) -> int:
        layout = self.layout()
        return layout.totalMinimumSize().width() if layout else 0

    def _height(self, width: int, *, is_smallest: bool = False) -> int:
        """The height that the content needs in this width, or the smallest in which all of it is visible."""
        layout = self.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width) if is_smallest else layout.totalHeightForWidth(width)
        return (layout.totalMinimumSize() if is_smallest else layout.totalSizeHint()).height()

    def _let_scroll(self) -> None:
        """Puts everything above the buttons into an area that scrolls."""
        column = self.layout()
        if column is None:
            return
        focus = self.focusWidget()
        buttons = column.takeAt(column.count() - 1)
        inner = QWidget()
        margins = column.contentsMargins()
        column.setContentsMargins(0, 0, 0, 0)
        inner.setLayout(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margins)
        outer.setSpacing(column.spacing())
        outer.addWidget(_Area(inner), 1)
        if widget := buttons.widget():
            outer.addWidget(widget)
        self.setMinimumSize(0, 0)  # that of the content, which Qt would keep
        outer.activate()
        if focus:
            focus.setFocus()  # Qt takes it away from what gets another parent


class _Area(LowArea):
    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner, partial(preferred_height, inner))
        self.setObjectName("page_area")
        self.setAccessibleName(_("Content"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # keys scroll it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def minimumSizeHint(self) -> QSize:
        """Any size: better a scroll bar than a dialog that is wider than the screen."""
        return QSize(LOWEST, LOWEST)
