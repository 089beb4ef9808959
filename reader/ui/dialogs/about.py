"""About: the program, its parts with their licences, and the pack that is open."""

from __future__ import annotations

import json
import platform
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from reader import __version__
from reader.library.model import PackInfo
from reader.system import paths

PARTS = {
    "PySide6-Essentials": "Qt for Python, LGPL 3.0",
    "apsw": "SQLite for Python, any OSI licence; SQLite itself is in the public domain",
    "platformdirs": "MIT",
    "rapidfuzz": "MIT",
    "segno": "QR codes, BSD 3-Clause",
    "font-source-serif-pro": "Source Serif Pro by Adobe, SIL Open Font Licence 1.1",
    "font-source-sans-pro": "Source Sans Pro by Adobe, SIL Open Font Licence 1.1",
    "markdown-it-py": "MIT",
    "PyYAML": "MIT",
    "PyStemmer": "MIT and BSD 3-Clause",
    "rispy": "MIT",
    "bibtexparser": "MIT",
    "tqdm": "MPL 2.0 and MIT",
}


def text(info: PackInfo | None) -> str:
    lines = [
        f"Carrel {__version__}",
        "An offline reader for articles with their glossary and sources. It never connects to any network.",
        "MIT licence.",
        "",
    ]
    if info:
        lines += [
            f"The open pack: {info.title}, edition {info.edition}, {info.date}",
            *(
                f"{label}: {value}"
                for label, value in (("Publisher", info.publisher), ("Licence", info.licence))
                if value
            ),
            *([info.description] if info.description else []),
            "",
        ]
    lines.append(f"Made with Python {platform.python_version()}, Qt {qVersion()} and these parts:")
    lines += [f"  {f'{name} {_version(name)}'.strip()} — {licence}" for name, licence in PARTS.items()]
    return "\n".join(lines)


def _version(name: str) -> str:
    """Empty where it is not known."""
    try:
        if facts := paths.build_facts():
            return str(json.loads(facts.read_text(encoding="utf-8"))["distributions"].get(name.lower(), ""))
        return metadata.version(name)
    except (OSError, ValueError, KeyError, metadata.PackageNotFoundError):
        return ""


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget, info: PackInfo | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Carrel")
        self._words = QTextBrowser()
        self._words.setObjectName("plain")
        self._words.setAccessibleName("About Carrel")
        self._words.setOpenLinks(False)
        self._words.setPlainText(text(info))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if file := paths.licences():
            self._button = buttons.addButton("Licences in full", QDialogButtonBox.ButtonRole.ActionRole)
            self._button.clicked.connect(lambda: self._show_licences(file))
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        column.addWidget(buttons)
        self.resize(self._words.fontMetrics().averageCharWidth() * 84, 480)

    def _show_licences(self, file: Path) -> None:
        try:
            full = file.read_text(encoding="utf-8")
        except OSError as error:
            full = f"They cannot be read ({error.strerror or error}): {file}"
        self._words.setPlainText(full)
        self._words.setAccessibleName("Licences in full")
        self._words.setFocus()
        self._button.setEnabled(False)
