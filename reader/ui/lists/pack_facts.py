"""What every list of packs says about a pack, in words: its language, its date, and where its file comes from."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtCore import QLocale

from reader.library.model import PackInfo
from reader.library.page_words import interface_date
from reader.library.shelf import PackOrigin
from reader.translation import N_, _
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.text_direction import has_right_to_left

LONGEST = 80
_ISOLATE, _END = "\u2068", "\u2069"
_BETWEEN = f" – {_ISOLATE}"
_SIGNS = f"{_BETWEEN}{_END}"
_END_OF_CYRILLIC = 0x530

LANGUAGES = (
    N_("Afrikaans"), N_("Albanian"), N_("Amharic"), N_("Arabic"), N_("Bangla"), N_("Bulgarian"), N_("Burmese"),
    N_("Chinese"), N_("Croatian"), N_("Czech"), N_("Danish"), N_("Dutch"), N_("English"), N_("Filipino"), N_("Finnish"),
    N_("French"), N_("German"), N_("Greek"), N_("Hausa"), N_("Hebrew"), N_("Hindi"), N_("Hungarian"), N_("Igbo"),
    N_("Indonesian"), N_("Italian"), N_("Japanese"), N_("Khmer"), N_("Kinyarwanda"), N_("Korean"), N_("Lao"),
    N_("Malay"), N_("Nepali"), N_("Norwegian Bokmål"), N_("Oromo"), N_("Pashto"), N_("Persian"), N_("Polish"),
    N_("Portuguese"), N_("Romanian"), N_("Russian"), N_("Serbian"), N_("Somali"), N_("Spanish"), N_("Swahili"),
    N_("Swedish"), N_("Tamil"), N_("Telugu"), N_("Thai"), N_("Tigrinya"), N_("Turkish"), N_("Ukrainian"), N_("Urdu"),
    N_("Vietnamese"), N_("Yoruba"), N_("Zulu"),
)  # fmt: skip
"""As Qt calls them, which knows no other names: those of further languages stay in English."""


def listed_language_name(tag: str) -> str:
    """As `language_name`, for lists of many languages: in itself only in letters that the program's own fonts have."""
    name = language_name(tag)
    own_fonts_have_it = all(ord(letter) < _END_OF_CYRILLIC or letter in _SIGNS or _is_latin(letter) for letter in name)
    return name if own_fonts_have_it else name.partition(_BETWEEN)[0]


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def language_name(tag: str) -> str:
    """The language's name and, where that differs, its name in itself; the tag where Qt does not know it."""
    locale = QLocale(tag)
    name = plain_language_name(tag)
    if locale.language() is QLocale.Language.C:
        return name
    english = QLocale.languageToString(locale.language())
    own = locale.nativeLanguageName()
    if locale.language() is QLocale.Language.English:
        own = english
    elif tag == "es":
        own = "español"  # for which Qt has the name of one country's
    return name if own.casefold() in ("", name.casefold()) else f"{name}{_BETWEEN}{own}{_END}"


def plain_language_name(tag: str) -> str:
    """The language's name in the language of the interface, for a sentence; the tag where Qt does not know it."""
    language = QLocale(tag).language()
    if language is QLocale.Language.C:
        return one_line(tag, LONGEST)
    english = QLocale.languageToString(language)
    return _(english)


def readable_date(date: str) -> str:
    """12 May 2026 in the language of the interface, or the text of the pack where it is no date."""
    return one_line(interface_date(date), LONGEST)


def origin_text(file: Path, origin: PackOrigin) -> str:
    """Where a file comes from, for the end of a sentence."""
    # Translators: these stand at the end of a sentence about a pack, behind a colon or in brackets.
    match origin:
        case PackOrigin.BUNDLED:
            return _("came with Carrel")
        case PackOrigin.NEXT_TO_PROGRAM:
            return _("next to the program: {file}", file=last_two(file))
        case PackOrigin.COPIED:
            return _("a copy: {file}", file=last_two(file))
        case PackOrigin.ADDED:
            return isolated(one_line(str(file)))


def source_parts(info: PackInfo, file: Path, origin: PackOrigin) -> tuple[str, str]:
    """The edition of a pack, and where its file comes from: two parts of one line, of which the first can be cut."""
    number = info.edition
    match origin:
        case PackOrigin.BUNDLED:
            return _("Edition {number}", number=number), origin_text(file, origin)
        case PackOrigin.NEXT_TO_PROGRAM:
            return _("Edition {number} · next to the program", number=number), last_two(file)
        case PackOrigin.COPIED:
            return _("Edition {number} · a copy", number=number), last_two(file)
        case PackOrigin.ADDED:
            return _("Edition {number} · {folder}", number=number, folder=file.parent), one_line(file.name)


def isolated(text: str) -> str:
    """Text from a pack or a path within a sentence: letters from right to left keep the order of the rest."""
    return f"{_ISOLATE}{text}{_END}" if has_right_to_left(text) else text


def last_two(file: Path) -> str:
    """The name of a file and of its folder."""
    return one_line(f"{file.parent.name}/{file.name}")
