"""Makes the font files of the program: `python -m resources.standalone.font_cuts`.

The packages have variable fonts, but Qt chooses a font by its family, weight and slant. A cut is one of each, without
what readers never see: small capitals, alternates and other optical sizes. The licence of the Source fonts reserves
their name for the unchanged fonts, so that the cuts have names of their own. What the first page does not need is
packed with zlib: it takes half of the space, and a millisecond or two to unpack.
"""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import json
import os
import zlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.library import letter_scripts
from resources.standalone import letter_grafts, script_cuts
from resources.standalone.letter_grafts import Donor, graft
from resources.standalone.script_cuts import SCRIPT_FONTS, ScriptFont

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent.parent / "build" / "fonts"
STAMP = "made_from.json"
PACKED = ".ttf.z"
PACKAGES = (
    *("fontpkg-source-serif-4", "fontpkg-source-sans-3", "fontpkg-atkinson-hyperlegible", "fontpkg-lexend"),
    *("fontpkg-noto-serif", "manimgx-fonts", "pylopdf-fonts-ar"),
)

TEXT_SIZE = 14  # of the optical sizes 8 to 60: for text of 17 pixels, which are 13 points
REGULAR, SEMIBOLD, BOLD = 400, 600, 700
FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "rlig")
UNUSED_FEATURES = frozenset({"dnom", "frac", "lnum", "numr", "onum", "pnum", "tnum"})
COMBINING_MARKS = range(0x300, 0x370)
"""Atkinson Hyperlegible has them, but no ẹ or ọ, and a mark of one font has no place on a letter of another."""

CONTROLS = (*range(0x200B, 0x2010), 0x2060, *range(0x2066, 0x206A))

HEIGHTS = {"Carrel Sans": (984, 273)}
"""Thousandths of the size above and below the line, where those of the package would spread the interface."""

FIRST_STYLES = {"Carrel Serif": ("Regular", "Italic", "Semibold"), "Carrel Sans": ("Regular", "Semibold")}
"""What is loaded at each start."""

FAMILY, STYLE, FULL, POSTSCRIPT, UNIQUE, VERSION = 1, 2, 4, 6, 3, 5
TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 16, 17
KEPT_NAMES = (0, 5, 7, 8, 9, 11, 13, 14)  # copyright, version, trade mark, makers, licence
WINDOWS = (3, 1, 0x409)


_NOTO_SERIF = {REGULAR: 440, SEMIBOLD: 640}
_NOTO_SANS = {REGULAR: 400, SEMIBOLD: 600}
DONORS = {
    ("Carrel Serif", False): Donor("fontpkg_noto_serif", "files/NotoSerif[wdth,wght].ttf", _NOTO_SERIF),
    ("Carrel Serif", True): Donor("fontpkg_noto_serif", "files/NotoSerif-Italic[wdth,wght].ttf", _NOTO_SERIF),
    ("Carrel Sans", False): Donor("manimgx_fonts", "NotoSans[wght].ttf", _NOTO_SANS),
    ("Carrel Sans", True): Donor("manimgx_fonts", "NotoSans-Italic[wght].ttf", _NOTO_SANS),
}
"""Where a family, upright or italic, has the letters from that its own package does not have."""


class Cut(NamedTuple):
    """`source` is a file of a package; `name` is that of the font file, and its family and style.

    A font of another script has its `script`.
    """

    package: str
    source: str
    family: str
    style: str
    weight: int
    italic: bool = False
    has_optical_size: bool = False
    script: ScriptFont | None = None

    @property
    def is_packed(self) -> bool:
        """Those of the first page are not."""
        return self.style not in FIRST_STYLES.get(self.family, ())

    @property
    def file_name(self) -> str:
        return f"{self.family}-{self.style}{PACKED if self.is_packed else '.ttf'}".replace(" ", "")


def _four(package: str, upright: str, italic: str, family: str, *, has_optical_size: bool = False) -> Iterable[Cut]:
    for weight, name in ((REGULAR, ""), (SEMIBOLD, "Semibold")):
        yield Cut(package, upright, family, name or "Regular", weight, has_optical_size=has_optical_size)
        yield Cut(package, italic, family, f"{name} Italic".strip(), weight, True, has_optical_size)


_ATKINSON = "fontpkg_atkinson_hyperlegible"
CUTS: tuple[Cut, ...] = (
    *_four(
        "fontpkg_source_serif_4",
        "files/SourceSerif4[opsz,wght].ttf",
        "files/SourceSerif4-Italic[opsz,wght].ttf",
        "Carrel Serif",
        has_optical_size=True,
    ),
    *_four("fontpkg_source_sans_3", "files/SourceSans3[wght].ttf", "files/SourceSans3-Italic[wght].ttf", "Carrel Sans"),
    Cut(_ATKINSON, "files/AtkinsonHyperlegible-Regular.ttf", "Atkinson Hyperlegible", "Regular", REGULAR),
    Cut(_ATKINSON, "files/AtkinsonHyperlegible-Italic.ttf", "Atkinson Hyperlegible", "Italic", REGULAR, True),
    Cut(_ATKINSON, "files/AtkinsonHyperlegible-Bold.ttf", "Atkinson Hyperlegible", "Bold", BOLD),
    Cut(_ATKINSON, "files/AtkinsonHyperlegible-BoldItalic.ttf", "Atkinson Hyperlegible", "Bold Italic", BOLD, True),
    Cut("fontpkg_lexend", "files/Lexend[wght].ttf", "Lexend", "Regular", REGULAR),
    Cut("fontpkg_lexend", "files/Lexend[wght].ttf", "Lexend", "Semibold", SEMIBOLD),
    *(
        Cut(font.package, font.source, font.family, style, weight, script=font)
        for font in SCRIPT_FONTS
        for weight, style in ((REGULAR, "Regular"), (SEMIBOLD, "Semibold"))
    ),
)


def make_missing(folder: Path = FOLDER) -> None:
    """Makes all cuts, unless the same versions of the packages have made them before."""
    stamp = folder / STAMP
    wanted = _made_from()
    try:
        is_made = json.loads(stamp.read_text(encoding="utf-8")) == wanted
    except (OSError, ValueError):
        is_made = False
    if is_made and all((folder / cut.file_name).is_file() for cut in CUTS):
        return
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        list(pool.map(make, CUTS, itertools.repeat(folder)))
    stamp.write_text(json.dumps(wanted, indent=1) + "\n", encoding="utf-8")


def _made_from() -> dict[str, str]:
    modules = (letter_grafts, letter_scripts, script_cuts)
    files = [Path(__file__), *(Path(str(module.__file__)) for module in modules)]
    own = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    return own | {name: metadata.version(name) for name in (*PACKAGES, "fonttools")}


def make(cut: Cut, folder: Path) -> Path:
    """Writes one cut to `folder`."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    spec = importlib.util.find_spec(cut.package)
    if spec is None or not spec.origin:
        raise ImportError(f"The package {cut.package} is not installed. Run `python3 dev.py` to install it.")
    font = TTFont(Path(spec.origin).parent / cut.source)
    options = Options()
    options.layout_features = _features(cut, options.layout_features)
    options.hinting = not cut.script
    options.name_IDs = list(KEPT_NAMES)
    options.drop_tables += ["DSIG", "GlyphOrder"]
    options.glyph_names = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    marks = COMBINING_MARKS if cut.package == _ATKINSON else ()
    characters = font.getBestCmap().keys() - set(marks)
    subsetter.populate(unicodes=characters & cut.script.characters if cut.script else characters)
    subsetter.subset(font)
    if "fvar" in font:  # last, because it takes long for glyphs that are left out
        place = {"wght": cut.weight} | ({"opsz": TEXT_SIZE} if cut.has_optical_size else {})
        font = instancer.instantiateVariableFont(font, place)
    if cut.script:
        font["head"].unitsPerEm = round(font["head"].unitsPerEm / cut.script.scale)
    else:
        if donor := DONORS.get((cut.family, cut.italic)):
            graft(font, donor, cut.weight)
        _add_signs(font)
        _add_controls(font)
    _set_height(font, cut)
    _name(font, cut)
    file = folder / cut.file_name
    temporary = file.with_suffix(f".{os.getpid()}")
    font.save(temporary)
    if cut.is_packed:
        temporary.write_bytes(zlib.compress(temporary.read_bytes(), 9))
    temporary.replace(file)
    return file


def _features(cut: Cut, usual: Iterable[str]) -> list[str]:
    """Without those of other scripts that are not for reading: forms of digits, and pairs, which can take long."""
    if cut.script is None:
        return list(FEATURES)
    unused = UNUSED_FEATURES if cut.script.has_pairs else UNUSED_FEATURES | {"kern"}
    return [feature for feature in usual if feature not in unused]


def _name(font: TTFont, cut: Cut) -> None:
    """Names that Windows, macOS and fontconfig read alike: four styles to a family, and the real one beside them."""
    is_basic = cut.weight in (REGULAR, BOLD)
    basic = cut.style if is_basic else ("Italic" if cut.italic else "Regular")
    full = f"{cut.family} {cut.style}"
    names = {
        FAMILY: cut.family if is_basic else f"{cut.family} Semibold",
        STYLE: basic,
        FULL: full,
        POSTSCRIPT: cut.file_name.removesuffix(PACKED).removesuffix(".ttf"),
        UNIQUE: f"{full}; {font['name'].getDebugName(VERSION) or ''}",
        TYPOGRAPHIC_FAMILY: cut.family,
        TYPOGRAPHIC_STYLE: cut.style,
    }
    for name, text in names.items():
        font["name"].setName(text, name, *WINDOWS)
    table = font["OS/2"]
    table.usWeightClass = cut.weight
    is_bold = cut.weight == BOLD
    regular = not cut.italic and not is_bold
    table.fsSelection = (table.fsSelection & ~0b1100001) | cut.italic | is_bold << 5 | regular << 6
    font["head"].macStyle = is_bold | cut.italic << 1


def _set_height(font: TTFont, cut: Cut) -> None:
    """The height of a line, by the three measures of which each system reads another."""
    heights = cut.script.heights if cut.script else HEIGHTS.get(cut.family)
    if heights is None:
        return
    above, below = (round(height * font["head"].unitsPerEm / 1000) for height in heights)
    head, table = font["hhea"], font["OS/2"]
    head.ascent = table.sTypoAscender = table.usWinAscent = above
    head.descent = table.sTypoDescender = -below
    table.usWinDescent = below
    head.lineGap = table.sTypoLineGap = 0


def _add_signs(font: TTFont) -> None:
    """Adds two signs that the page prints: ⁂ as three of the font's asterisks, and � as its box for missing letters."""
    characters = font.getBestCmap()
    asterisk, box = characters[ord("*")], font["glyf"][characters[ord("*")]]
    width, _ = font["hmtx"][asterisk]
    height = 1.08 * (box.yMax - box.yMin)
    middle = (font["OS/2"].sxHeight or 0) / 2 - box.yMin  # around half the height of small letters
    if ord("⁂") not in characters:
        places = ((0, middle - height), (width, middle - height), (width / 2, middle))
        _add_glyph(font, "⁂", asterisk, places, 2 * width)
    if ord("�") not in characters:
        _add_glyph(font, "�", ".notdef", ((0, 0),), font["hmtx"][".notdef"][0])


def _add_controls(font: TTFont) -> None:
    """Adds what joins, parts and turns letters, as empty glyphs: for them, Qt would look into every other font."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    for code in CONTROLS:
        if code not in font.getBestCmap():
            name = f"uni{code:04X}"
            font.setGlyphOrder([*font.getGlyphOrder(), name])
            font["glyf"][name] = TTGlyphPen(None).glyph()
            font["hmtx"][name] = (0, 0)
            for table in font["cmap"].tables:
                if table.isUnicode():
                    table.cmap[code] = name


def _add_glyph(font: TTFont, sign: str, part: str, places: Iterable[tuple[float, float]], width: int) -> None:
    """Adds a sign that shows a glyph of the font at each of the places."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(font.getGlyphSet())
    for x, y in places:
        pen.addComponent(part, (1, 0, 0, 1, round(x), round(y)))
    name = f"uni{ord(sign):04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, font["glyf"][name].xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(sign)] = name


if __name__ == "__main__":
    make_missing()
