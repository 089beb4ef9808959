"""Which language the interface is in: the one of the setting, or the first of the system's that there is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader import settings, translation
from reader.system import links, paths
from reader.system.system_languages import system_languages
from reader.translation import ENGLISH, Choice, _

SETTING = "language"
"""The code of a language, or empty for the system's."""

_ENDINGS = {".mo": True, ".draft.mo": False}
"""Of catalogs, and whether a speaker has checked them."""

_OWN_NAMES = {
    "am": "አማርኛ", "ar": "العربية", "bn": "বাংলা", "de": "Deutsch", "en": "English", "es": "Español", "fa": "فارسی",
    "fr": "Français", "ha": "Hausa", "hi": "हिन्दी", "id": "Bahasa Indonesia", "it": "Italiano", "km": "ខ្មែរ",
    "lo": "ລາວ", "mg": "Malagasy", "my": "မြန်မာ", "ne": "नेपाली", "nl": "Nederlands", "om": "Afaan Oromoo",
    "pl": "Polski", "ps": "پښتو", "pt": "Português", "pt-BR": "Português (Brasil)", "ru": "Русский",
    "rw": "Ikinyarwanda", "so": "Soomaali", "sw": "Kiswahili", "ta": "தமிழ்", "th": "ไทย", "ti": "ትግርኛ", "tr": "Türkçe",
    "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "yo": "Yorùbá", "zh": "中文",
}  # fmt: skip


def own_name(code: str) -> str:
    """The name of a language in the language itself; its code if that is not known."""
    return _OWN_NAMES.get(code, code)


def languages(folder: Path | None = None) -> tuple[Choice, ...]:
    """English and each language with a catalog that has texts, by name. Only the folder of the program is read."""
    from reader.message_catalog import has_texts  # not at the top: a window in English needs none

    found: dict[str, Choice] = {ENGLISH: Choice(ENGLISH)}
    try:
        files = sorted((folder or paths.messages()).iterdir())
    except OSError:
        return tuple(found.values())
    for file in files:
        code, dot, rest = file.name.partition(".")
        is_checked = _ENDINGS.get(dot + rest)
        if is_checked is None or not _is_code(code) or (not is_checked and code in found):
            continue
        if not links.is_link_at(file) and has_texts(file):
            found[code] = Choice(code, file, is_checked)
    return tuple(sorted(found.values(), key=lambda each: own_name(each.code).casefold()))


def _is_code(name: str) -> bool:
    """Whether it is made like a tag of BCP 47."""
    first, *others = name.split("-")
    is_made_so = len(first) in (2, 3) and first.isalpha() and first.islower()
    return is_made_so and name.isascii() and all(each.isalnum() and 2 <= len(each) <= 8 for each in others)


def best(wishes: Sequence[str], available: Sequence[Choice]) -> Choice:
    """The first wish that there is; `pt-BR` is also served by `pt`. English if there is none.

    >>> best(["ak", "pt-br", "en"], [Choice("pt")]).code
    'pt'
    """
    by_code = {ENGLISH: Choice(ENGLISH), **{each.code.lower(): each for each in available}}
    for wish in wishes:
        parts = wish.lower().split("-")
        for length in range(len(parts), 0, -1):
            if found := by_code.get("-".join(parts[:length])):
                return found
    return by_code[ENGLISH]


def choose(wanted: str) -> str:
    """Uses a language, or the system's if `wanted` is empty. Returns a sentence if it cannot be read; else empty."""
    found = _find(wanted)
    try:
        if found is None:
            raise FileNotFoundError
        translation.use(found.code, found.catalog, is_checked=found.is_checked)
    except (OSError, ValueError):
        translation.use(ENGLISH)
        name = own_name(found.code if found else wanted)
        return _("The translation for {language} cannot be read. Carrel is in English.", language=name)
    return ""


def choose_saved(data: Path) -> str:
    """Uses the language of the settings in a data folder. Returns as `choose`."""
    return choose(str(settings.saved_value(data, SETTING)))


def _find(wanted: str) -> Choice | None:
    """None if the language of the setting is not there. English needs no look at the disk."""
    wishes = [wanted] if wanted else system_languages()
    if not wishes or wishes[0].lower().split("-")[0] == ENGLISH:
        return Choice(ENGLISH)
    found = best(wishes, languages())
    return None if wanted and found.code == ENGLISH else found
