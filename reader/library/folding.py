"""Folds text, so that a word is found whatever its case and accents. Search, find in article and every filter use it.

`LanguageFolding` is for the index: it drops only what the language ignores, and puts spaces for signs.
`fold` is for find in article and the filters of lists, which know no language: it drops what any language ignores,
and keeps signs. Whatever a LanguageFolding makes equal, `fold` makes equal, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from reader.library.letter_variants import (
    APART_IN_ETHIOPIC,
    APART_IN_HAN,
    ETHIOPIC,
    KANA,
    is_han,
    join_nasals,
    nasal_ends,
    simplified,
)
from reader.library.normal_form import is_normalized, normalized

_KEPT = {
    "az": "çğıöşüə", "bs": "čćđšž", "ca": "ç", "cs": "čřšž", "cy": "", "da": "æøå", "ee": "ɖɛƒɣŋɔʋ", "eo": "ĉĝĥĵŝŭ",
    "es": "ñ", "et": "õäöüšž", "fi": "åäö", "fo": "ðæø", "gl": "ñ", "ha": "ɓɗƙƴ", "hr": "čćđšž", "hu": "öü", "is":
    "ðþæö", "ku": "çêîşû", "lt": "čšž", "lv": "čģķļņšž", "mt": "ċġħż", "nb": "æøå", "nn": "æøå", "no": "æøå", "pl":
    "ąćęłńśźż", "ro": "ăâîșț", "se": "áčđŋšŧž", "sk": "čšž", "sl": "čšž", "sq": "çë", "sr": "čćđšž", "sv": "åäö",
    "tk": "çäňöşüýž", "tr": "çğıöşü", "tw": "ɛɔ", "vi": "ăâđêôơư",
}  # fmt: skip
"""Language -> its letters that are not variants of others, as its alphabet lists them (CLDR collation)."""

_KEPT_EVERYWHERE = "йїўґќѓћђ"
_DOTLESS = ("tr", "az")
_SAME_LETTERS = {"hu": {"ő": "ö", "ű": "ü", "õ": "ö", "û": "ü"}, "ro": {"ş": "ș", "ţ": "ț"}}
"""Language -> letters that are written, or were, for others that it keeps."""

APOSTROPHE_LETTERS = "ʼʻʽʾʿ"
"""Unicode counts them as letters."""

JOIN_AT_APOSTROPHES = frozenset((
    "uk", "be", "rue", "uz", "haw", "sm", "to", "ty", "rar", "mi", "gn", "qu", "ay", "ha", "om", "so", "sw",
    "br", "crh", "kaa", "nv", "he", "yi",
))  # fmt: skip
"""Languages whose words go on after an apostrophe; in others it ends a word, as in l'eau and Ankara'da."""

_STROKES = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ŧ": "t",
            "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɖ": "d", "ɗ": "d", "ƒ": "f", "ɣ": "g", "ƙ": "k",
            "ŋ": "n", "ʋ": "v", "ƴ": "y"}  # fmt: skip
_ARABIC = dict(zip("أإآٱىئةؤکیےہھۀە", "ااااييهوكييهههه", strict=True)) | {"ء": "", "ـ": ""}
_ALIKE = _STROKES | _ARABIC
_TYPED_FOR = (
    dict.fromkeys("‘’‚‛ʼʻʽʾʿ´`′׳", "'")
    | dict.fromkeys("“”„‟″«»״", '"')
    | dict.fromkeys("‐‒–—―−", "-")
    | {"\u2044": "/"}
)
"""Typographic sign -> the sign that a keyboard has for it."""

_IGNORED_MARKS = (
    (0x300, 0x36F), (0x483, 0x489), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED),
    (0x8D3, 0x8FF), (0x93C, 0x93C), (0x9BC, 0x9BC), (0xA3C, 0xA3C), (0xABC, 0xABC), (0xB3C, 0xB3C),
    (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xE0100, 0xE01EF),
)  # fmt: skip
"""Accents of alphabets, points of Hebrew and Arabic, nuktas; never the vowel signs that words are made of."""

_VOWEL_CLASSES = (0, 9, 84, 91, 103, 118, 129, 130, 132)
"""Combining classes of the signs that are vowels, or silence one; those of other classes are accents and points."""

_CANDRABINDU = {"ँ": "ं", "ঁ": "ং", "ઁ": "ં", "ੰ": "ਂ"}
_ALIKE_EVERYWHERE = _ALIKE | _TYPED_FOR | _CANDRABINDU | KANA | ETHIOPIC
_HALF_WIDTH_MARKS = "\uff9e\uff9f"
_JOINING = re.compile(f"[\u0300-\u036f\u3099\u309a{_HALF_WIDTH_MARKS}]")
"""Marks that can join letters of full or half width, which NFC does not compose."""


def primary_language(tag: str) -> str:
    """The first part of a language tag: `en` of `en-GB`."""
    return tag.split("-")[0].casefold()


class LanguageFolding(dict[int, str]):
    """Folds for one primary language. As a dict: code of a character -> its folded text, added when first needed."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._is_dotless = language in _DOTLESS
        self._kept = frozenset(_KEPT.get(language, "") + _KEPT_EVERYWHERE)
        self._variants = _SAME_LETTERS.get(language, {}) | KANA | ({} if language in APART_IN_ETHIOPIC else ETHIOPIC)
        self._joins_at_apostrophes = language in JOIN_AT_APOSTROPHES
        self._is_han_apart = language in APART_IN_HAN
        self.only_lowers_ascii = not self._is_dotless
        """Whether a text of ASCII needs nothing but `lower` before it is split into words."""

    def fold(self, text: str) -> str:
        if _is_composed(text):
            return join_nasals(text.translate(self))
        return join_nasals("".join(self._fold_cluster(cluster) for _, cluster in _clusters(text)))

    def fold_with_origins(self, text: str) -> tuple[str, list[int] | None]:
        """The folded text, and for each of its characters the index of the original, then the length of `text`.

        None for the indexes means that each character has the same index as its original.
        """
        if _is_composed(text):
            if all(len(self[ord(character)]) == 1 for character in set(text)):
                return _join_nasals(text.translate(self), None)
            pieces = [self[ord(character)] for character in text]
            starts: list[int] = list(range(len(text)))
        else:
            clusters = _clusters(text)
            pieces = [self._fold_cluster(cluster) for _, cluster in clusters]
            starts = [start for start, _ in clusters]
        origins = [start for start, piece in zip(starts, pieces, strict=True) for _ in piece]
        return _join_nasals("".join(pieces), [*origins, len(text)])

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._fold_character(chr(code))
        return folded

    def _fold_cluster(self, cluster: str) -> str:
        return "".join(self[ord(character)] for character in normalized("NFKC", cluster))

    def _fold_character(self, character: str) -> str:
        if self._is_dotless and character in "Iİ":
            return "ı" if character == "I" else "i"
        lower = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
        return unicodedata.normalize("NFC", "".join(self._fold_lower(each) for each in lower))

    def _fold_lower(self, character: str) -> str:
        character = self._variants.get(character, character)
        if character in APOSTROPHE_LETTERS and not self._joins_at_apostrophes:
            return " "
        if is_han(character) and not self._is_han_apart:
            return simplified().get(character, character)
        if character in self._kept:
            return character
        decomposed = character if character in _ALIKE else unicodedata.normalize("NFD", character)
        letter = decomposed[0]
        folded = letter if letter in self._kept else _ALIKE[letter] if letter in _ALIKE else _fold_part(letter)
        for mark in decomposed[1:]:
            joined = unicodedata.normalize("NFC", folded + mark)
            folded = joined if joined in self._kept else folded + _fold_part(mark)
        return folded


class _LoosestFolding(dict[int, str]):
    """Code of a character -> its folded text, added when first needed."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        self[code] = folded = "".join(map(_fold_part_loosely, decomposed))
        return folded


_LOOSEST = _LoosestFolding()


def fold(text: str) -> str:
    """The text without case and accents.

    >>> fold("Smørrebrød, “Été”")
    'smorrebrod, "ete"'
    """
    return _fold_ascii(text) if text.isascii() else join_nasals(text.translate(_LOOSEST))


def fold_with_origins(text: str) -> tuple[str, list[int] | None]:
    """The text as `fold` gives it, and the indexes of the originals as LanguageFolding.fold_with_origins gives them."""
    if text.isascii():
        return _fold_ascii(text), None
    if all(len(_LOOSEST[ord(character)]) == 1 for character in set(text)):
        return _join_nasals(text.translate(_LOOSEST), None)
    origins = [origin for origin, character in enumerate(text) for _ in _LOOSEST[ord(character)]]
    return _join_nasals(text.translate(_LOOSEST), [*origins, len(text)])


def _fold_ascii(text: str) -> str:
    return text.lower().replace("`", "'")  # as in _LOOSEST, which changes no other sign of ASCII


def _join_nasals(folded: str, origins: list[int] | None) -> tuple[str, list[int] | None]:
    ends = nasal_ends(folded)
    if not ends:
        return folded, origins
    origins = list(range(len(folded) + 1)) if origins is None else origins
    for end in reversed(ends):
        del origins[end]
    return join_nasals(folded), origins


def fold_words(typed: str) -> list[str]:
    """What a row of a list must contain, folded, to pass the filter `typed`; the longest first."""
    return sorted(fold(typed).split(), key=len, reverse=True)


def original_span(origins: Sequence[int] | None, first: int, last: int) -> tuple[int, int]:
    """The span in the original text of the characters `first` to `last` (exclusive) of a folded text.

    It includes the marks that follow the last character.
    """
    if origins is None:
        return first, last
    final = origins[last - 1]
    while origins[last] == final:
        last += 1
    return origins[first], origins[last]


def _fold_part(character: str) -> str:
    """A letter, digit or mark without its variants; a space for a sign; empty for what is ignored within a word."""
    if character.isascii():
        return character.lower() if character.isalnum() else " "
    if _is_ignored(character):
        return ""
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.digit(character))
    if kind[0] not in "LMN":
        return " "
    return _CANDRABINDU.get(character, character)


def _fold_part_loosely(character: str) -> str:
    if is_han(character):
        return simplified().get(character, character)
    if character in _ALIKE_EVERYWHERE:
        return _ALIKE_EVERYWHERE[character]
    if _is_ignored(character) or unicodedata.combining(character) not in _VOWEL_CLASSES:
        return ""
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    return character


def _is_ignored(character: str) -> bool:
    """Accents, points, joiners and soft hyphens."""
    code = ord(character)
    return any(first <= code <= last for first, last in _IGNORED_MARKS) or unicodedata.category(character) == "Cf"


def _is_composed(text: str) -> bool:
    """Whether no character is followed by a mark that would compose another letter with it."""
    return is_normalized("NFC", text) and not _JOINING.search(text)


def _clusters(text: str) -> list[tuple[int, str]]:
    """(index, text) of each letter with the marks and vowels that follow it."""
    starts = [position for position, character in enumerate(text) if not position or not _joins_previous(character)]
    return [(start, text[start:end]) for start, end in pairwise((*starts, len(text)))]


def _joins_previous(character: str) -> bool:
    return (
        unicodedata.category(character)[0] == "M" or character in _HALF_WIDTH_MARKS or "\u1160" <= character <= "\u11ff"
    )
