"""The texts of the program in the language of the interface: gettext, with named fields.

    _("{pack} cannot be opened.", pack=title)
    ngettext("{count} article", "{count} articles", number)

The code contains the texts in English. Whoever starts the program calls `use` once, before it shows anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.message_catalog import MessageCatalog

ENGLISH = "en"

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_LEFT_TO_RIGHT_ISOLATE, _FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2066", "\u2068", "\u2069"
_STEERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_FIRST_RIGHT_TO_LEFT = "\u0590"  # nothing before it in Unicode is written from right to left


class Language(NamedTuple):
    """`code` is as in BCP 47. `is_checked`: a speaker of the language has read the translation."""

    code: str
    is_checked: bool = True

    @property
    def is_right_to_left(self) -> bool:
        return self.code.partition("-")[0] in _RIGHT_TO_LEFT


class Translated(str):
    """A text in the language of the interface. `english` is the same text in English."""

    __slots__ = ("english",)

    english: str

    def __new__(cls, text: str, english: str | None = None) -> Translated:
        new = super().__new__(cls, text)
        new.english = text if english is None else english
        return new

    def __reduce__(self) -> tuple[type[Translated], tuple[str, str]]:
        return Translated, (str(self), self.english)


class Choice(NamedTuple):
    """What `use` takes: a language that there is, which another process can use, too. `catalog` is None for English."""

    code: str = ENGLISH
    catalog: Path | None = None
    is_checked: bool = True


class _State:
    language = Language(ENGLISH)
    choice = Choice()
    catalog: MessageCatalog | None = None


def use(code: str, catalog: Path | None = None, *, is_checked: bool = True) -> None:
    """Takes all texts from the `.mo` file `catalog` from now on; None is for English.

    Raises OSError if the file cannot be read, and ValueError if it is not a catalog.
    """
    loaded = None
    if catalog:
        from reader.message_catalog import MessageCatalog  # not at the top: English needs none

        loaded = MessageCatalog(catalog)
    _State.catalog, _State.choice, _State.language = (
        loaded,
        Choice(code, catalog, is_checked),
        Language(code, is_checked),
    )


def choice() -> Choice:
    """What was given to `use`."""
    return _State.choice


def use_as_parent(choice: Choice) -> None:
    """For processes that do a part of the work; in English if the catalog is gone."""
    try:
        use(choice.code, choice.catalog, is_checked=choice.is_checked)
    except (OSError, ValueError):
        use(ENGLISH)


def language() -> Language:
    return _State.language


def _(message: str, /, **fields: object) -> Translated:
    """`message` in the language of the interface, with the fields that it names in braces.

    A count in a field is a `number_text`.
    """
    catalog = _State.catalog
    return _filled(catalog.gettext(message) if catalog and message else message, message, fields)


def ngettext(one: str, other: str, number: int, /, **fields: object) -> Translated:
    """The form for `number`, which the field `count` has, too, with separators for thousands."""
    catalog = _State.catalog
    english = one if number == 1 else other
    text = catalog.ngettext(one, other, number) if catalog else english
    return _filled(text, english, {"count": number_text(number), **fields})


def number_text(number: int) -> Translated:
    """With separators between thousands, as in `2,000`."""
    english = f"{number:,}"
    separator = pgettext("between thousands, as in 2,000; “none” for nothing", ",")
    return Translated(english.replace(",", "" if separator == "none" else separator), english)


def pgettext(context: str, message: str, /, **fields: object) -> Translated:
    """For a text with several meanings: `context` says to translators which one it is, and is not shown."""
    catalog = _State.catalog
    return _filled(catalog.pgettext(context, message) if catalog else message, message, fields)


def N_(message: str) -> str:  # noqa: N802 - gettext's name
    """Marks a text in a table of the code for translation; what shows it calls `_`."""
    return message


def with_english(text: Translated) -> str:
    """For what endangers people or deletes: the text, and the same in English until a speaker has checked it."""
    if _State.language.is_checked or text == text.english:
        return text
    if not _State.language.is_right_to_left:
        return f"{text}\n{text.english}"
    english = (f"{_LEFT_TO_RIGHT_ISOLATE}{line}{_POP_ISOLATE}" for line in text.english.split("\n"))
    return "\n".join((text, *english))


def as_translated(value: object) -> Translated:
    """A text with its English: that of an exception, too, which `str` gives without."""
    if isinstance(value, BaseException) and len(value.args) == 1:
        value = value.args[0]
    return value if isinstance(value, Translated) else Translated(str(value))


def in_english(text: object) -> str:
    """The English form of a text, or of an exception, that may be translated: for patterns and for programs."""
    return as_translated(text).english


def list_text(items: Iterable[str]) -> Translated:
    """`Ada, Ben, Chi`, in the order given."""
    texts = list(items)
    separator = pgettext("between the items of a list", ", ")
    return Translated(separator.join(map(_isolated, texts)), separator.english.join(map(in_english, texts)))


def _filled(text: str, english: str, fields: dict[str, object]) -> Translated:
    if not fields:
        return Translated(text, english)
    return Translated(
        text.format_map({name: _isolated(value) for name, value in fields.items()}),
        english.format_map({name: in_english(value) for name, value in fields.items()}),
    )


def _isolated(value: object) -> str:
    """Keeps a field of another direction from changing the order of the words around it.

    A text of ours may contain isolates, which are in pairs. Those of strangers, which may not be, are left out.
    """
    text = value if isinstance(value, Translated) else str(value).translate(_STEERING)
    if _State.language.is_right_to_left or (not text.isascii() and any(map(_is_right_to_left, text))):
        return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
    return text


def _is_right_to_left(character: str) -> bool:
    return character >= _FIRST_RIGHT_TO_LEFT and unicodedata.bidirectional(character) in ("R", "AL")
