"""The find bar above the page: a field, the number of matches, previous, next and close."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from reader.translation import _
from reader.ui.shell.actions import ActionId
from reader.ui.shell.appearance import Appearance
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.step_field import WIDEST_FIELD, StepField
from reader.ui.widgets.tool_button import ToolButton

BESIDE_COUNT = 6  # pixels more than between the buttons


class FindBar(QFrame):
    """Hidden until the reader wants to find something."""

    def __init__(self, actions: Mapping[ActionId, QAction]) -> None:
        super().__init__()
        self.setObjectName("find_bar")
        self.setAccessibleName(_("Find in this article"))
        self.field = StepField(_("Find in this article"))
        self.count = plain_label("", "count")
        self.count.setWordWrap(False)
        self.count.setAccessibleName(_("Matches"))
        self._steps = [_button(actions[id]) for id in (ActionId.FIND_PREVIOUS, ActionId.FIND_NEXT)]
        self._close = _button()
        self._close.setAccessibleName(_("Close the find bar"))
        self._close.setToolTip(_("Close the find bar (Esc)"))
        self._close.clicked.connect(self.field.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(BESIDE_COUNT)
        row.addWidget(self.count)
        row.addSpacing(BESIDE_COUNT)
        for button in self._steps:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._close)
        self.hide()

    def apply_style(self, appearance: Appearance) -> None:
        """Sets icons in the size of the text and the colours of the theme."""
        for button in (*self._steps, self._close):
            button.setIconSize(QSize(appearance.icon_size, appearance.icon_size))
        self._close.setIcon(appearance.icon("close"))
        self.field.setMaximumWidth(round(WIDEST_FIELD * appearance.scale))

    def show_count(self, text: str, can_step: bool) -> None:
        """`text` says how many matches there are; the arrows are shown if the reader `can_step` between them."""
        self.count.setText(text)
        for button in self._steps:
            button.setVisible(can_step)


def _button(action: QAction | None = None) -> QToolButton:
    button = ToolButton()
    if action:
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
