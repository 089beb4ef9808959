"""The tool bar: the way back, where the reader is, the search field, text size, theme, and the menu."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from reader.ui.actions import ACTIONS
from reader.ui.appearance import Appearance
from reader.ui.widgets.labels import plain_label

ICON_SIZE = 20
FINDING_WIDTH = 330


class SearchField(QLineEdit):
    """stepped(int): Enter was pressed (1), or Shift+Enter (-1). left(): Esc."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText="Find in this article", clearButtonEnabled=True)
        self.setAccessibleName("Find in this article")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Elided(QLabel):
    """One line of text that gives way, with an ellipsis, where there is no room."""

    def __init__(self, name: str) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def set_whole(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 2))
        if shown != self.text():
            self.setText(shown)


class ToolBar(QToolBar):
    def __init__(self, actions: Mapping[str, QAction], theme_menu: QMenu, size_menu: QMenu) -> None:
        super().__init__("Tool bar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self._by_icon: dict[str, QToolButton] = {}
        for id in ("back", "forward", "side_bar"):
            self._add_action(actions[id])
        self.where = Elided("where")
        self.where.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(self.where)
        self.field = SearchField()
        self.count = plain_label("", "count")
        self.count.setWordWrap(False)
        self.count.setAccessibleName("Matches")
        finding = QWidget()
        row = QHBoxLayout(finding)
        row.setContentsMargins(6, 0, 2, 0)
        row.setSpacing(6)
        row.addWidget(self.count)
        row.addWidget(self.field, 1)
        self.finding = finding
        self.addWidget(finding)
        self._steps = [actions["find_previous"], actions["find_next"]]
        for action in self._steps:
            self._add_action(action)
        self._add_menu("text_size", "Text size", size_menu)
        self._add_menu("theme", "Theme", theme_menu)
        self._add_menu("menu", "Menu", _main_menu(self, actions))

    def dress(self, appearance: Appearance, size: int) -> None:
        """Takes icons of `size` pixels in the colours of the theme."""
        self.setIconSize(QSize(size, size))
        self.finding.setFixedWidth(round(FINDING_WIDTH * appearance.scale))
        for name, button in self._by_icon.items():
            button.setIcon(appearance.icon(name, ICON_SIZE))

    def show_where(self, pack: str, section: str) -> None:
        self.where.set_whole(f"{pack} · {section}" if section else pack)

    def show_count(self, text: str, can_step: bool) -> None:
        """`text` counts the matches; the arrows beside it are there only when there is something to step to."""
        self.count.setText(text)
        for action in self._steps:
            action.setVisible(can_step)

    def _add_action(self, action: QAction) -> None:
        self.addAction(action)
        button = self.widgetForAction(action)
        assert isinstance(button, QToolButton)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _add_menu(self, icon: str, name: str, menu: QMenu) -> None:
        button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(menu)
        self._by_icon[icon] = button
        self.addWidget(button)


def _main_menu(parent: QWidget, actions: Mapping[str, QAction]) -> QMenu:
    """Every action, by its group, so that whatever has a key can be found by hand too."""
    menu = QMenu("Menu", parent)
    groups: dict[str, QMenu] = {}
    for entry in ACTIONS:
        if entry.group not in groups:
            groups[entry.group] = menu.addMenu(entry.group)
        groups[entry.group].addAction(actions[entry.id])
    return menu
