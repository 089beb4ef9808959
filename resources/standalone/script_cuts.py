"""Which fonts the program has for scripts beyond Latin, Greek and Cyrillic, and how they fit beside its own letters."""

from __future__ import annotations

from typing import NamedTuple

from reader.library.letter_scripts import RANGES

COMMON = (0x20, 0xA0, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x20AA, 0x25CC)
"""Spaces, what joins and parts letters, the sheqel, and the circle that carries a mark without a letter."""

DANDAS = (0x964, 0x965)

WITH_SIGNS = frozenset({"Devanagari", "Gurmukhi", "Kannada", "Malayalam", "Oriya", "Sinhala", "Tamil", "Telugu"})
SIGNS = frozenset(map(ord, "0123456789.,:;?!()[]%/+-–—…“”‘’'\"−×"))
"""Beside words of these scripts Qt passes over a font that does not know the script, such as Carrel Sans, and takes
digits from any font of the system."""

ABOVE = 1036
"""Thousandths of the size above the base line: as Carrel Serif has, so that the lines of a paragraph stay at equal
distances whichever letters they have. No word reaches higher."""


class ScriptFont(NamedTuple):
    """One font, of which two weights are cut.

    scale      what makes its letters look as large as ours: those of the packages fit a font with larger small letters
    heights    above and below the base line, in thousandths of the size: what words reach, so that no line is cut off
    has_pairs  whether its letters are moved together in pairs
    """

    package: str
    source: str
    family: str
    script: str
    scale: float
    heights: tuple[int, int]
    has_pairs: bool = False

    @property
    def characters(self) -> set[int]:
        letters = {code for first, last in RANGES[self.script] for code in range(first, last + 1)}
        return letters | {*COMMON, *DANDAS} | (SIGNS if self.script in WITH_SIGNS else frozenset())


def _noto(script: str, scale: float, heights: tuple[int, int], *, has_pairs: bool = False) -> ScriptFont:
    return ScriptFont(
        "manimgx_fonts", f"NotoSans{script}[wght].ttf", f"Carrel {script}", script, scale, heights, has_pairs
    )


SCRIPT_FONTS = (
    ScriptFont(
        *("pylopdf_fonts_ar", "NotoNaskhArabic-Variable.ttf", "Carrel Naskh", "Arabic", 1.16, (ABOVE, 430)),
        has_pairs=True,
    ),
    _noto("Arabic", 1.06, (984, 440), has_pairs=True),
    _noto("Armenian", 0.9, (ABOVE, 280), has_pairs=True),
    _noto("Bengali", 0.98, (ABOVE, 420)),
    _noto("Devanagari", 0.98, (ABOVE, 420)),
    _noto("Ethiopic", 0.94, (ABOVE, 260)),
    _noto("Georgian", 0.92, (ABOVE, 280), has_pairs=True),
    _noto("Gujarati", 0.98, (ABOVE, 420)),
    _noto("Gurmukhi", 0.98, (ABOVE, 420)),
    _noto("Hebrew", 0.97, (ABOVE, 340), has_pairs=True),
    _noto("Kannada", 0.95, (ABOVE, 500)),
    _noto("Khmer", 0.98, (ABOVE, 600)),
    _noto("Lao", 0.95, (ABOVE, 460)),
    _noto("Malayalam", 0.92, (ABOVE, 420)),
    _noto("Myanmar", 0.98, (ABOVE, 700)),
    _noto("Oriya", 0.95, (ABOVE, 420)),
    _noto("Sinhala", 0.95, (ABOVE, 420)),
    _noto("Tamil", 0.92, (ABOVE, 420)),
    _noto("Telugu", 0.98, (ABOVE, 500)),
    _noto("Thai", 0.95, (ABOVE, 460)),
)
