"""A menu whose keys keep their order where lines run from the right: Qt would show `Ctrl++` as `++Ctrl`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem

from reader.ui.widgets.isolates import END, LEFT_TO_RIGHT


class Menu(QMenu):
    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        label, tab, keys = option.text.partition("\t")  # type: ignore[attr-defined]
        if keys and self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            option.text = f"{label}{tab}{LEFT_TO_RIGHT}{keys}{END}"  # type: ignore[attr-defined]
