"""Prints the text that is selected on the display, in any program."""

from __future__ import annotations

import sys

from PySide6.QtGui import QClipboard, QGuiApplication

application = QGuiApplication(sys.argv[:1])
sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
print(application.clipboard().text(QClipboard.Mode.Selection), end="")
