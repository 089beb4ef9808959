"""The alphabets of languages: under which letter a title or term stands, and in which order.

Two or three characters, as Czech ch, are one letter where dictionaries of the language have it so. Letters
with accents that an alphabet does not list are sorted with those that they are made of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from reader.library.folding import fold, primary_language

LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_SOUTH_SLAVIC = "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž"
_NORDIC = f"{LATIN} æ ø å"

ALPHABETS = {
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z",
    "bs": _SOUTH_SLAVIC,
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "cy": "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z",
    "da": _NORDIC,
    "es": "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z",
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y",
    "fa": "ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی",
    "fi": f"{LATIN} å ä ö",
    "fil": "a b c d e f g h i j k l m n ñ ng o p q r s t u v w x y z",
    "fo": "a b c d ð e f g h i j k l m n o p q r s t u v w x y z æ ø",
    "ha": "a b ɓ c d ɗ e f g h i j k ƙ l m n o p q r s sh t ts u v w x y ƴ z",
    "hr": _SOUTH_SLAVIC,
    "hu": "a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö=ő p q r s sz t ty u ü=ű v w x y z zs",
    "ig": "a b ch d e f g gb gh gw h i ị j k kp kw l m n ṅ nw ny o ọ p q r s sh t u ụ v w x y z",
    "is": "a b c d ð e f g h i j k l m n o p q r s t u v w x y z þ æ ö",
    "kk": "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
    "ky": "а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я",
    "lt": "a b c č d e f g h i j k l m n o p q r s š t u v w x z ž",
    "lv": "a b c č d e f g ģ h i j k ķ l ļ m n ņ o p q r s š t u v w x z ž",
    "mk": "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш",
    "mt": "a b c ċ d e f ġ g għ h ħ i ie j k l m n o p q r s t u v w x y ż z",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "ro": "a ă â b c d e f g h i î j k l m n o p q r s ș t ț u v w x y z",
    "sk": "a ä b c č d e f g h ch i j k l m n o ô p q r s š t u v w x y z ž",
    "sl": "a b c č d e f g h i j k l m n o p q r s š t u v w x y z ž",
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v x xh y z zh",
    "sr": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "sv": f"{LATIN} å ä ö",
    "tl": "a b c d e f g h i j k l m n ñ ng o p q r s t u v w x y z",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
    "ur": "ا ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن ں و ہ ھ ء ی ے",
    "vi": "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z",
    "yo": "a b d e ẹ f g gb h i j k l m n o ọ p r s ṣ t u w y",
}
"""By primary language; after an equals sign is what is sorted as the same letter.

Other languages have the letters of Unicode, without their accents, in its order.
"""

_BEGIN_WITH_AL = (
    *("الله", "اللهم", "الذي", "الذين", "التي", "اللذان", "اللتان", "اللواتي", "اللائي"),
    *("التهاب", "التهام", "التواء", "التحاق", "التحام", "التصاق", "التئام", "التزام", "التقاء", "التقاط"),
    *("التفاف", "التفات", "التباس", "الياف", "الزهايمر", "الكترون", "الكتروني", "المانيا", "الماني", "البانيا"),
)
"""Words in which these letters are no article, as they stand in titles about health: of Allah, of roots such as
l-h-b (inflammation), and foreign ones without their hamza."""

_ARTICLE = re.compile(
    rf"[\W_]*ال(?!(?:{'|'.join(word[2:] for word in _BEGIN_WITH_AL)})(?:ات|ية|ه|ها)?\b)(?=\w[\u064b-\u0652]*\w)"
)
"""Arabic writes its article together with the word, and dictionaries pass over it. A word of two letters has one, too:
الدم, the blood."""

_BEFORE_CONSONANT = frozenset("เแโใไເແໂໃໄ")
"""Thai and Lao vowels that are written before the consonant under which a word stands."""

_DOTLESS = ("az", "tr")
_LAST = 0x110000
LONGEST_LETTER = 3  # characters; a letter with two separate accents, or dzs
LOOKED_AT = 20  # characters of a text
SortKey = tuple[str, str]
_SPACES = re.compile(" +")
_BEHIND_ALL = "\U0010ffff"


class Alphabet:
    """The alphabet of one language, which is a BCP 47 tag."""

    def __init__(self, language: str) -> None:
        self._primary = primary_language(language)
        letters = [letter.partition("=")[0] for letter in ALPHABETS.get(self._primary, "").split()]
        self._order = {letter: number for number, letter in enumerate(letters)}
        pairs = [each.split("=") for each in ALPHABETS.get(self._primary, "").split() if "=" in each]
        self._same = {same: letter for letter, same in pairs}
        self._known_letters: dict[str, str] = {}  # the beginnings of texts: there are few different ones
        self._known_as: dict[str, Sequence[str]] = {}  # of letters: there are few different ones
        self._folded = {fold(letter): letter for letter in letters if fold(letter) not in self._order}
        self._longest = max(map(len, letters), default=1)
        self._weights = _Weights(self)
        several = [letter for letter in letters if len(letter) > 1]
        self._has_other_order = re.compile("|".join([*several, f"[{''.join(_BEFORE_CONSONANT)}]"])).search
        self._first = min((ord(letter[0]) for letter in letters), default=0)

    def letter(self, text: str) -> str:
        """The letter that a text stands under, as a capital; empty for numbers and signs.

        >>> [Alphabet("cs").letter(text) for text in ("chléb", "čaj", "úzkost", "5 mg")]
        ['CH', 'Č', 'U', '']
        """
        begin = text[:LONGEST_LETTER]
        if not begin.isalpha() or self._primary == "ar":  # the letter is behind a sign, or behind an article
            return self._first_letter(text[:LOOKED_AT])
        if begin not in self._known_letters:
            self._known_letters[begin] = self._first_letter(begin)
        return self._known_letters[begin]

    def sort_key(self, text: str) -> SortKey:
        """Numbers and signs are behind all letters; accents count where all else is equal."""
        small = self._beginning(text)
        if self._has_other_order(small):
            key = "".join(map(self._weight, self._letters(small)))
        else:  # no letter has several characters or another place: quick, since a home may have 10,000 titles
            key = _SPACES.sub(" ", small.translate(self._weights)).lstrip(" ")
        return key, text

    def letter_key(self, letter: str) -> str:
        """Sorts what `letter` returns."""
        return "".join(map(self._weight, self._letters(self._beginning(letter)))) if letter else _BEHIND_ALL

    def weights_of(self, character: str) -> str:
        """What stands in a sort key for a character that is a letter by itself, or a sign."""
        if not character.isalnum():
            return " " if character.isspace() else ""
        return "".join(map(self._weight, self._known(character)))

    def _first_letter(self, text: str) -> str:
        first = next(iter(self._letters(self._beginning(text))), "")
        return self._capital(first) if first[:1].isalpha() else ""

    def _weight(self, letter: str) -> str:
        """A space is before everything; the letters of the alphabet stay where its first one is in Unicode."""
        if letter == " ":
            return " "
        if letter in self._order:
            weight = (self._first << 8) + self._order[letter]
        else:
            weight = (ord(letter[0]) + (0 if letter[0].isalpha() else _LAST)) << 8
        return chr(ord("!") + (weight >> 15)) + chr(0x100 + (weight & 0x7FFF))  # neither is a space or a surrogate

    def _beginning(self, text: str) -> str:
        """The text in small letters, without an article that does not count."""
        text = self._small(text)
        if self._primary == "ar" and (article := _ARTICLE.match(text)):
            return text[article.end() :]
        return text

    def _letters(self, text: str) -> list[str]:
        """The letters and digits of a text as `_beginning` returns it, and one space between its words."""
        found: list[str] = []
        at = 0
        while at < len(text):
            letter = self._letter_at(text, at)
            at += len(letter)
            if letter[0].isalnum():
                found += self._known(letter)
            elif letter.isspace() and found and found[-1] != " ":
                found.append(" ")
        return _moved(found)

    def _letter_at(self, text: str, at: int) -> str:
        for length in range(self._longest, 1, -1):
            if text[at : at + length] in self._order:
                return text[at : at + length]
        return text[at]

    def _known(self, letter: str) -> Sequence[str]:
        """As letters of the alphabet, if it has them: é as e."""
        if letter not in self._known_as:
            self._known_as[letter] = self._looked_up(letter)
        return self._known_as[letter]

    def _looked_up(self, letter: str) -> Sequence[str]:
        letter = self._same.get(letter, letter)
        if letter in self._order:
            return [letter]
        decomposed = unicodedata.normalize("NFD", letter)
        for sign in decomposed[1:]:  # one of the alphabet may have one of two signs, as ấ is â
            composed = unicodedata.normalize("NFC", decomposed[0] + sign)
            if composed in self._order:
                return [composed]
        return [self._folded.get(each, each) for each in fold(letter) if each.isalnum()]

    def _small(self, text: str) -> str:
        if self._primary in _DOTLESS:
            text = text.replace("I", "ı").replace("İ", "i")
        return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())

    def _capital(self, letter: str) -> str:
        if self._primary in _DOTLESS and letter == "i":
            return "İ"
        return letter.upper() if len(letter.upper()) == len(letter) else letter


class _Weights(dict[int, str]):
    """A table for `str.translate`: what stands in a sort key for each character, looked up when it first occurs."""

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__()
        self._alphabet = alphabet

    def __missing__(self, code: int) -> str:
        found = self[code] = self._alphabet.weights_of(chr(code))
        return found


def _moved(letters: list[str]) -> list[str]:
    """Thai and Lao vowels behind the consonant that they are written before."""
    for number in range(len(letters) - 1):
        if letters[number] in _BEFORE_CONSONANT:
            letters[number], letters[number + 1] = letters[number + 1], letters[number]
    return letters


@lru_cache(maxsize=4)
def alphabet_of(language: str) -> Alphabet:
    return Alphabet(language)
