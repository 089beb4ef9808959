"""The menu of the languages of the interface, each by its own name, so that people find theirs in any language."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from reader import interface_language
from reader.interface_language import own_name
from reader.translation import ENGLISH, Choice, Translated, _, language
from reader.ui.widgets import script_fonts


class LanguageMenu(QMenu):
    """language_chosen(str): the reader chose the language with this code, or the system's with an empty one."""

    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None, chosen: str) -> None:
        """`chosen` is the code in the settings, or empty."""
        super().__init__(_title(), parent)
        self._chosen = chosen
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self._fill)  # not before: it looks at the catalogs on the disk

    def _fill(self) -> None:
        self.clear()
        self._add(_("System language"), "")
        self.addSeparator()
        for each in interface_language.languages():
            script_fonts.load_for(own_name(each.code))
            self._add(_label(each), each.code)

    def _add(self, label: str, code: str) -> None:
        action = QAction(label, self._group)
        action.setCheckable(True)
        action.setChecked(code == self._chosen)
        action.triggered.connect(lambda: self._choose(code))
        self.addAction(action)

    def _choose(self, code: str) -> None:
        self._chosen = code
        self.language_chosen.emit(code)


def _title() -> str:
    """With the English word, for whoever cannot read the language that somebody else has chosen."""
    title = _("Language")
    return title if language().code == ENGLISH else f"{title} (Language)"


def _label(each: Choice) -> Translated | str:
    name = own_name(each.code)
    return name if each.is_checked else _("{language}, not yet checked by a speaker", language=name)
