"""The tool bar above the text: a button for each thing that an author puts in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton

from reader.translation import _
from reader.ui.authoring.room_actions import TOOLS, RoomActionId
from reader.ui.shell.appearance import Appearance
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.tool_button import ToolButton


class RoomToolBar(QFrame):
    def __init__(self, actions: Mapping[RoomActionId, QAction]) -> None:
        super().__init__()
        self.setObjectName("tool_bar")
        self.setAccessibleName(_("Tools for the text"))
        self._buttons: list[QToolButton] = []
        flow = FlowLayout(1, self)
        flow.setContentsMargins(6, 4, 4, 4)
        for id in TOOLS:
            button = ToolButton()
            button.setDefaultAction(actions[id])
            button.setAccessibleName(actions[id].text().removesuffix("…"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.append(button)
            flow.addWidget(button)

    def apply_style(self, appearance: Appearance) -> None:
        for button in self._buttons:
            button.setIconSize(QSize(appearance.icon_size, appearance.icon_size))
