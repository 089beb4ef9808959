"""About: the program, its parts with their licences, and the pack that is open."""

from __future__ import annotations

import platform
from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from reader import __version__
from reader.library.model import PackInfo

PARTS = {
    "PySide6-Essentials": "Qt for Python, LGPL 3.0",
    "apsw": "SQLite for Python, any OSI licence; SQLite itself is in the public domain",
    "platformdirs": "MIT",
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
    for name, licence in PARTS.items():
        try:
            lines.append(f"  {name} {metadata.version(name)} — {licence}")
        except metadata.PackageNotFoundError:
            lines.append(f"  {name} — {licence}")
    return "\n".join(lines)


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget, info: PackInfo | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Carrel")
        words = QTextBrowser()
        words.setObjectName("plain")
        words.setAccessibleName("About Carrel")
        words.setOpenLinks(False)
        words.setPlainText(text(info))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(buttons)
        self.resize(words.fontMetrics().averageCharWidth() * 84, 480)
