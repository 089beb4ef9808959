"""A chip: a small button that narrows a list."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


def make_chip(text: str = "") -> QPushButton:
    chip = QPushButton(text)
    chip.setObjectName("chip")
    chip.setAutoDefault(True)  # so that Enter presses it
    return chip
