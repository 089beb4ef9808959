"""Letters made alike: without case, and without the accents that their language ignores."""

from __future__ import annotations

import re
import unicodedata

_KEPT = {
    "az": "çğıöşüə", "bs": "čćđšž", "ca": "ç", "cs": "čřšž", "cy": "", "da": "æøå", "eo": "ĉĝĥĵŝŭ", "es": "ñ",
    "et": "õäöüšž", "fi": "åäö", "fo": "ðæø", "gl": "ñ", "hr": "čćđšž", "hu": "öü", "is": "ðþæö", "ku": "çêîşû",
    "lt": "čšž", "lv": "čģķļņšž", "mt": "ċġħż", "nb": "æøå", "nn": "æøå", "no": "æøå", "pl": "ąćęłńśźż",
    "ro": "ăâîșț", "se": "áčđŋšŧž", "sk": "čšž", "sl": "čšž", "sq": "çë", "sr": "čćđšž", "sv": "åäö",
    "tk": "çäňöşüýž", "tr": "çğıöşü", "vi": "ăâđêôơư",
}  # fmt: skip
"""Letters of their own, which nobody who writes the language takes for others with an accent (CLDR collation)."""

_KEPT_EVERYWHERE = "йїўґќѓћђ"
_DOTLESS = ("tr", "az")

_STROKES = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ŧ": "t"}
_ARABIC = dict(zip("أإآٱىئةؤکیےہھۀە", "ااااييهوكييهههه", strict=True)) | {"ء": "", "ـ": ""}
_ALIKE = _STROKES | _ARABIC

_IGNORED_MARKS = (
    (0x300, 0x36F), (0x483, 0x489), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED),
    (0x8D3, 0x8FF), (0x93C, 0x93C), (0x9BC, 0x9BC), (0xA3C, 0xA3C), (0xABC, 0xABC), (0xB3C, 0xB3C),
    (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xE0100, 0xE01EF),
)  # fmt: skip
"""Accents of alphabets, points of Hebrew and Arabic, nuktas; never the vowel signs that words are made of."""

_CANDRABINDU = {"ँ": "ं", "ঁ": "ং"}
_HALF_WIDTH_MARKS = "\uff9e\uff9f"
_JOINING = re.compile(f"[\u0300-\u036f\u3099\u309a{_HALF_WIDTH_MARKS}]")
"""Marks that may yet join letters of full or half width, which NFC leaves as they are."""


def primary_language(tag: str) -> str:
    """The first part of a language tag: `en` of `en-GB`."""
    return tag.split("-")[0].casefold()


class Letters(dict[int, str]):
    """Code of a character -> what stands for it, worked out when it is first met."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._is_dotless = language in _DOTLESS
        self._kept = frozenset(_KEPT.get(language, "") + _KEPT_EVERYWHERE)
        self.ascii_is_plain = not self._is_dotless
        """Whether a text of ASCII need only be made lower case."""

    def fold(self, text: str) -> str:
        if _is_whole(text):
            return text.translate(self)
        return "".join(self._fold_cluster(cluster) for _, cluster in _clusters(text))

    def fold_with_origins(self, text: str) -> tuple[str, list[int] | None]:
        """And for each character the one that it came from, then the text's length. None stands for: from itself."""
        if _is_whole(text):
            if all(len(self[ord(character)]) == 1 for character in set(text)):
                return text.translate(self), None
            pieces = [self[ord(character)] for character in text]
            starts: list[int] = list(range(len(text)))
        else:
            clusters = _clusters(text)
            pieces = [self._fold_cluster(cluster) for _, cluster in clusters]
            starts = [start for start, _ in clusters]
        origins = [start for start, piece in zip(starts, pieces, strict=True) for _ in piece]
        return "".join(pieces), [*origins, len(text)]

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._fold_character(chr(code))
        return folded

    def _fold_cluster(self, cluster: str) -> str:
        return "".join(self[ord(character)] for character in unicodedata.normalize("NFKC", cluster))

    def _fold_character(self, character: str) -> str:
        if self._is_dotless and character in "Iİ":
            return "ı" if character == "I" else "i"
        lower = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
        return unicodedata.normalize("NFC", "".join(self._fold_lower(each) for each in lower))

    def _fold_lower(self, character: str) -> str:
        if character in self._kept:
            return character
        whole = character if character in _ALIKE else unicodedata.normalize("NFD", character)
        letter = whole[0]
        kept = letter if letter in self._kept else _ALIKE[letter] if letter in _ALIKE else _bare(letter)
        for mark in whole[1:]:
            joined = unicodedata.normalize("NFC", kept + mark)
            kept = joined if joined in self._kept else kept + _bare(mark)
        return kept


def _bare(character: str) -> str:
    """A letter, digit or sign of its own; a space for what parts words, nothing for what is within them and ignored."""
    if character.isascii():
        return character.lower() if character.isalnum() else " "
    code = ord(character)
    if any(first <= code <= last for first, last in _IGNORED_MARKS):
        return ""
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.digit(character))
    if kind == "Cf":
        return ""
    if kind[0] not in "LMN":
        return " "
    return _CANDRABINDU.get(character, character)


def _is_whole(text: str) -> bool:
    """Whether each character stands for itself: none is followed by a mark that would make another letter of it."""
    return unicodedata.is_normalized("NFC", text) and not _JOINING.search(text)


def _clusters(text: str) -> list[tuple[int, str]]:
    """Letters with the marks and vowels that follow them, and where each begins."""
    clusters: list[tuple[int, str]] = []
    for position, character in enumerate(text):
        joins = (
            unicodedata.category(character)[0] == "M"
            or character in _HALF_WIDTH_MARKS
            or "\u1160" <= character <= "\u11ff"
        )
        if clusters and joins:
            start, cluster = clusters[-1]
            clusters[-1] = start, cluster + character
        else:
            clusters.append((position, character))
    return clusters
