"""What the window offers to every feature."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from reader.ui.shell.appearance import Appearance
from reader.ui.shell.messages import Messages
from reader.ui.shell.pane_focus import PaneFocus
from reader.ui.shell.ui_state import UiState


@dataclass(frozen=True, slots=True)
class Shell:
    """`window` is the parent of dialogs."""

    window: QWidget
    appearance: Appearance
    ui_state: UiState
    messages: Messages
    panes: PaneFocus
