"""What stays on one line in a cell: words, numbers, ranges of numbers, and a number with its unit.

`keep_together("5 mg/kg, 10–20 °C")` joins `5 mg/kg,` and `10–20 °C`, and leaves one place where the line may end.
"""

from __future__ import annotations

from functools import lru_cache

from reader.library.word_borders import BORDER
from reader.named_tuple import NamedTuple

JOINER = "\u2060"
"""Qt breaks no line beside it. It has no width."""

LONGEST_UNIT = 8
"""The most letters of a word that is kept with the number before it, unless it is in LONG_UNITS."""

LONG_UNITS = frozenset(
    {
        *("milligram", "milligrams", "milligramm", "milligramme", "milligrammes", "miligramo", "miligramos"),
        *("microgram", "micrograms", "mikrogramm", "microgramme", "microgrammes", "microgramo", "microgramos"),
        *("kilograms", "kilogramm", "kilogramme", "kilogrammes", "kilogramos", "millimole", "millimoles"),
        *("millilitre", "millilitres", "milliliter", "milliliters", "mililitro", "mililitros"),
        *("millimetre", "millimetres", "centimetre", "centimetres", "kilometres", "injection", "injections"),
        *("comprimés", "comprimido", "comprimidos", "compresse", "tabletten", "pastillas", "suppositories"),
    }
)

LONGEST_WORD = 20
"""A longer word may be broken behind a hyphen or a slash that stands between letters."""

_RANGE_WORDS = frozenset((
    "to", "or", "of", "in", "and", "x", "bis", "und", "oder", "à", "a", "al", "ou", "et", "até", "hasta", "o", "y",
    "tot", "til", "till", "do", "до", "или", "إلى",
))  # fmt: skip
_DASHES = frozenset("-‐‒–—/")
_INSIDE_WORDS = frozenset(".,'’_\u00ad")  # Qt breaks no line behind these, except where a soft hyphen asks for it
_OPENING = frozenset("([{«“‘„‚\"'")
_THIN_SPACES = frozenset("\u2009\u2006\u2008\u200a")


class Unbroken(NamedTuple):
    """`text` has as many characters as before, with spaces that hold together what belongs together.

    joints  the indexes in `text` before which a JOINER must be inserted
    pieces  the parts of `text` that are never broken, from one index to another
    """

    text: str
    joints: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...]


@lru_cache(maxsize=512)  # a cell is measured and then written, again with each change of the page's style
def keep_together(text: str) -> Unbroken:
    characters = list(text)
    joints: list[int] = []
    pieces: list[tuple[int, int]] = []
    before = ""  # the word before, while it belongs to a quantity such as `5 mg` or `10 –`
    start = end = 0
    for first, last in _words(text):
        word = text[first:last]
        is_kept = first == end + 1 and end > 0 and text[end] != "\n" and _belongs(text[start:end], before, word)
        if is_kept:
            characters[end] = "\u202f" if text[end] in _THIN_SPACES else "\u00a0"
            piece_start = pieces.pop()[0]
            if not _is_inner(text[end - 1]):
                joints.append(end)  # a dash lets Qt end the line even before a no-break space
        else:
            piece_start = first
        is_quantity = (is_kept and bool(before)) or _has_digit(word)
        breaks: list[int] = []
        _join(word, first, joints, breaks, is_quantity=is_quantity)
        for place in breaks:
            pieces.append((piece_start, place))
            piece_start = place
        pieces.append((piece_start, last))
        before = word if is_quantity or not _is_spoken(word) else ""
        start, end = first, last
    return Unbroken("".join(characters), tuple(joints), tuple(pieces))


def _words(text: str) -> list[tuple[int, int]]:
    """The parts of a text between white space that may end a line."""
    found = []
    start = -1
    for index, character in enumerate(text):
        is_space = character.isspace() and character not in "\u00a0\u202f\u2007"
        if is_space and start >= 0:
            found.append((start, index))
            start = -1
        elif not is_space and start < 0:
            start = index
    if start >= 0:
        found.append((start, len(text)))
    return found


def _belongs(left: str, quantity: str, right: str) -> bool:
    """Whether a word stays on the line of the word before it; `quantity` is that word if it belongs to a number."""
    if right[0] == "/" or left in ("/", "°", "º"):
        return True
    if _is_digit(right[0]) or (len(right) > 1 and right[0] in "+-−±~≈<>≤≥$€£" and _is_digit(right[1])):
        # `10 000`, `≤ 5`, `10 to 20`
        return _is_digit(left[-1]) or not _is_spoken(left) or (bool(quantity) and left.casefold() in _RANGE_WORDS)
    if not _is_spoken(right):  # `5 %`, `10 mg –`
        return bool(quantity) and right[0] not in _OPENING
    if not _is_digit(left[-1]) or right[0] in _OPENING:
        return False
    core = right.rstrip(".,;:!?)]")
    return "/" in core or not right[0].isalpha() or len(core) <= LONGEST_UNIT or core.casefold() in LONG_UNITS


def _join(word: str, first: int, joints: list[int], breaks: list[int], *, is_quantity: bool) -> None:
    """Adds the indexes inside a word at which Qt could end a line: to `joints` where it must not, else to `breaks`."""
    if word.isalnum() and word.isascii():
        return
    kept_after_number = 0
    has_borders = BORDER in word
    for index in range(1, len(word)):
        left, right = word[index - 1], word[index]
        if left == BORDER:
            breaks.append(first + index)
        if BORDER in (left, right) or (has_borders and _has_borders(left) and _has_borders(right)):
            continue
        if _is_digit(left):
            kept_after_number = 3
        if _is_unspaced(right) or _is_unspaced(left):
            kept_after_number -= 1
            if kept_after_number > 0 or (_is_digit(right) and not _is_unspaced(left)):
                joints.append(first + index)
            else:
                breaks.append(first + index)
        elif not _is_inner(left) or (left != right and not _is_inner(right)):
            is_dash = left in _DASHES and len(word) > LONGEST_WORD and not is_quantity
            if is_dash and _letters_around(word, index):
                breaks.append(first + index)
            else:
                joints.append(first + index)


def _letters_around(word: str, index: int) -> bool:
    """Whether three letters stand on either side of the dash before `index`."""
    return index > 3 and word[index - 4 : index - 1].isalpha() and word[index : index + 3].isalpha()


def _is_inner(character: str) -> bool:
    if character.isalnum() or character in _INSIDE_WORDS or character.isascii():
        return character.isalnum() or character in _INSIDE_WORDS
    import unicodedata  # not at the top: few tables need it, and loading it delays the first page

    return unicodedata.category(character)[0] in "MC"


def _is_digit(character: str) -> bool:
    return character.isnumeric() and not _is_unspaced(character)


def _has_digit(word: str) -> bool:
    return any(map(_is_digit, word))


def _is_spoken(word: str) -> bool:
    """Whether a word contains a letter or a digit."""
    return any(map(str.isalnum, word))


def _has_borders(character: str) -> bool:
    """Whether a pack may have borders between the words of its script."""
    return "\u0e00" <= character <= "\u0eff" or "\u1000" <= character <= "\u104f" or "\u1780" <= character <= "\u17ff"


def _is_unspaced(character: str) -> bool:
    """Whether a character is of a script that writes no spaces between words, and ends lines between any two."""
    return (
        "\u0e00" <= character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or ("\u1780" <= character <= "\u17ff" or "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af")
        or "\U00020000" <= character <= "\U0003ffff"
    )
