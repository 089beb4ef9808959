"""A box to choose a language by its name; what is stored is its tag."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from reader.translation import _
from reader.ui.lists.pack_facts import listed_language_name
from reader.ui.widgets.choice_box import ChoiceBox

UNKNOWN = "und"


class LanguageBox(ChoiceBox):
    def __init__(self, none: str) -> None:
        """`none` is the text of the first entry, which stands for no choice."""
        super().__init__()
        self.setAccessibleName(_("Language"))
        self.addItem(none, "")
        for name, tag in _languages():
            self.addItem(name, tag)

    @property
    def tag(self) -> str:
        """Empty if none was chosen."""
        return str(self.currentData() or "")

    def choose(self, tag: str) -> None:
        """Adds the tag if the list has only its language, such as English for en-GB."""
        place = self.findData(tag)
        if place < 0:
            self.insertItem(1, f"{listed_language_name(tag)} ({tag})", tag)
            place = 1
        self.setCurrentIndex(place)


def _languages() -> list[tuple[str, str]]:
    found = {}
    for language in QLocale.Language:
        tag = QLocale.languageToCode(language)
        if tag and language not in (QLocale.Language.AnyLanguage, QLocale.Language.C):
            found[tag] = listed_language_name(tag)
    return sorted((name, tag) for tag, name in found.items())
