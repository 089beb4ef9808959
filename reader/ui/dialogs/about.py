"""The About dialog: the program, its parts with their licences, and the open pack."""

from __future__ import annotations

import json
import platform
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from reader import __version__
from reader.library.model import PackInfo
from reader.system import paths
from reader.translation import N_, _
from reader.ui.lists.pack_facts import readable_date
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import close_buttons, reading_view
from reader.ui.widgets.labels import embedded

PARTS = {
    "PySide6-Essentials": N_("Qt for Python, LGPL 3.0"),
    "apsw": N_("SQLite for Python, any OSI licence; SQLite itself is in the public domain"),
    "platformdirs": "MIT",
    "rapidfuzz": "MIT",
    "segno": N_("QR codes, BSD 3-Clause"),
    "fontpkg-source-serif-4": N_("Source Serif 4 by Adobe, adapted; SIL Open Font Licence 1.1"),
    "fontpkg-source-sans-3": N_("Source Sans 3 by Adobe, adapted; SIL Open Font Licence 1.1"),
    "fontpkg-atkinson-hyperlegible": N_("by the Braille Institute, adapted; SIL Open Font Licence 1.1"),
    "fontpkg-lexend": N_("by the Lexend Project, adapted; SIL Open Font Licence 1.1"),
    "fontpkg-noto-serif": N_("Noto Serif by the Noto Project, a few letters; SIL Open Font Licence 1.1"),
    "manimgx-fonts": N_("Noto Sans for other scripts, by the Noto Project, adapted; SIL Open Font Licence 1.1"),
    "pylopdf-fonts-ar": N_("Noto Naskh Arabic by the Noto Project, adapted; SIL Open Font Licence 1.1"),
    "icu4py": N_("word lists of ICU, by Unicode and others; Unicode License and BSD 3-Clause"),
    "pyphen": N_("patterns for dividing words, LGPL 2.1 or MPL 1.1, and licences of their own"),
    "markdown-it-py": "MIT",
    "PyYAML": "MIT",
    "PyStemmer": N_("MIT and BSD 3-Clause"),
    "rispy": "MIT",
    "bibtexparser": "MIT",
    "spylls": N_("Hunspell's spelling in Python, MPL 2.0"),
    "tqdm": N_("MPL 2.0 and MIT"),
}

DATA = {N_("OpenCC, its table of Chinese characters"): "Apache 2.0"}


def about_text(info: PackInfo | None, file: Path | None = None) -> str:
    """`info` describes the open pack, and `file` is where it is."""
    lines = [
        embedded(f"Carrel {__version__}"),
        _("An offline reader for articles with their glossary and sources. It never connects to any network."),
        _("MIT licence."),
        "",
    ]
    if info:
        lines += [
            _(
                "The open pack: {pack}, edition {edition}, {date}",
                pack=info.title,
                edition=info.edition,
                date=readable_date(info.date),
            ),
            *([_("Publisher: {publisher}", publisher=info.publisher)] if info.publisher else []),
            *([_("Licence: {licence}", licence=info.licence)] if info.licence else []),
            *([_("File: {file}", file=file)] if file else []),
            *([info.description] if info.description else []),
            "",
        ]
    lines.append(
        _("Made with Python {python}, Qt {qt} and these parts:", python=platform.python_version(), qt=qVersion())
    )
    lines += [f"  {embedded(f'{name} {_version(name)}')} — {embedded(_(licence))}" for name, licence in PARTS.items()]
    lines += [f"  {embedded(_(name))} — {embedded(licence)}" for name, licence in DATA.items()]
    return "\n".join(lines)


def _version(name: str) -> str:
    """The version of a distribution, or an empty text where it is unknown."""
    try:
        if facts := paths.build_facts():
            return str(json.loads(facts.read_text(encoding="utf-8"))["distributions"].get(name.lower(), ""))
        return metadata.version(name)
    except (OSError, ValueError, KeyError, metadata.PackageNotFoundError):
        return ""


class AboutDialog(Dialog):
    def __init__(self, parent: QWidget, info: PackInfo | None, file: Path | None = None) -> None:
        super().__init__(parent, _("About Carrel"))
        self._text = reading_view(_("About Carrel"), about_text(info, file))
        column = QVBoxLayout(self)
        column.addWidget(self._text)
        buttons = close_buttons(self)
        if file := paths.licences():
            self._licences_button = buttons.addButton(_("Show all licences"), QDialogButtonBox.ButtonRole.ActionRole)
            self._licences_button.clicked.connect(lambda: self._show_licences(file))
        column.addWidget(buttons)
        self.prefer_size(84, 28)

    def _show_licences(self, file: Path) -> None:
        try:
            full = file.read_text(encoding="utf-8")
        except OSError as error:
            full = _("Carrel cannot read the licences in {file} ({error}).", file=file, error=error.strerror or error)
        self._text.setPlainText(full)
        self._text.setAccessibleName(_("Licences"))
        self._text.setFocus()
        self._licences_button.setEnabled(False)
