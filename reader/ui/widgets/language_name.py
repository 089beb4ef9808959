"""The name of a language."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from reader.ui.widgets.labels import one_line

LONGEST = 80  # characters of an unknown tag
_ISOLATE, _END = "\u2068", "\u2069"


def language_name(tag: str) -> str:
    """In English, and in the language itself if that differs: `ar` gives `Arabic – العربية`. An unknown tag is shown.

    `tag` is a BCP 47 tag. The language's own name is between Unicode's isolates, since it may read from right to left.
    """
    locale = QLocale(tag)
    if locale.language() is QLocale.Language.C:
        return one_line(tag, LONGEST)
    english = QLocale.languageToString(locale.language())
    own = locale.nativeLanguageName()
    if locale.language() is QLocale.Language.English:
        own = english
    elif tag == "es":
        own = "español"  # Qt gives the name used in one country
    return english if own.casefold() in ("", english.casefold()) else f"{english} – {_ISOLATE}{own}{_END}"
