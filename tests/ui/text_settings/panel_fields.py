"""What tests of the panel “Text and page” have in common: its fields, the focus, and the default settings."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QSpinBox, QWidget

from reader.settings import SETTINGS
from reader.ui.text_settings.panel import TextPanel

DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def field(panel: TextPanel, setting: str) -> QSpinBox:
    return panel.steppers[setting].field


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
