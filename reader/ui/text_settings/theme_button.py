"""A theme as a tile in its own colours."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from reader.ui.shell.theme import Theme
from reader.ui.widgets.choice_button import ChoiceButton


class ThemeButton(ChoiceButton):
    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        """`title` is short; `name` is for the tool tip, which a screen reader reads, too."""
        super().__init__(title, parent)
        if name != title:
            self.setToolTip(name)
        self._behind, self._ink = QColor(), QColor()

    def show_theme(self, theme: Theme) -> None:
        self._behind, self._ink = theme.colour("page"), theme.colour("ink")
        self.update()

    def _colours(self) -> tuple[QColor, QColor]:
        return self._behind, self._ink
