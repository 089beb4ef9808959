"""Gives a font the Latin letters that it does not have, from another one: of African languages and of phonetics.

In a font of its own, the ƙ of a Hausa word would be of another kind than the letters beside it, and a mark above it
would have no place.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

WANTED = range(0x180, 0x300)
MARKS = (0x301, 0x323)
"""One mark for each side: what has a place for the acute has the same one for every mark above."""

_MARK_TO_BASE, _EXTENSION = 4, 9


class Donor(NamedTuple):
    """A variable font whose letters are taken. At `weights` its strokes are as thick as those of our weights."""

    package: str
    source: str
    weights: Mapping[int, int]


def graft(font: TTFont, donor: Donor, weight: int) -> None:
    """Adds the missing letters, with the places of their marks."""
    missing = [code for code in WANTED if code not in font.getBestCmap()]
    source = _cut(donor, missing, donor.weights[weight])
    letters = {code: name for code, name in source.getBestCmap().items() if code in missing}
    scale = font["OS/2"].sxHeight / source["OS/2"].sxHeight
    names = {}
    for code, name in sorted(letters.items()):
        names[name] = _add(font, code, source, name, scale)
    places: dict[str, dict[int, tuple[int, int]]] = {own: {} for own in names.values()}
    for mark in MARKS:
        for name, x, y in _places(source, mark):
            if name in names:
                places[names[name]][mark] = (round(x * scale), round(y * scale))
    _set_places(font, places)


def _cut(donor: Donor, letters: Iterable[int], weight: int) -> TTFont:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    spec = importlib.util.find_spec(donor.package)
    if spec is None or not spec.origin:
        raise ImportError(f"The package {donor.package} is not installed. Run `python3 dev.py` to install it.")
    font = TTFont(Path(spec.origin).parent / donor.source)
    options = Options()
    options.layout_features = ["mark"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*letters, *MARKS])
    subsetter.subset(font)
    place = {axis.axisTag: weight if axis.axisTag == "wght" else axis.defaultValue for axis in font["fvar"].axes}
    return instancer.instantiateVariableFont(font, place)


def _add(font: TTFont, code: int, source: TTFont, name: str, scale: float) -> str:
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    glyphs = source.getGlyphSet()
    outline = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(outline)
    pen = TTGlyphPen(None)
    outline.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
    own = f"uni{code:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), own])
    font["glyf"][own] = glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][own] = (round(source["hmtx"][name][0] * scale), getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = own
    return own


def _mark_tables(font: TTFont, mark: int) -> Iterator[tuple[Any, int]]:
    """Each table of places for marks on letters that has a mark, and the class of the mark in it."""
    name = font.getBestCmap().get(mark)
    if "GPOS" not in font or name is None:
        return
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            kind = lookup.LookupType
            if kind == _EXTENSION:
                kind, table = table.ExtensionLookupType, table.ExtSubTable
            if kind == _MARK_TO_BASE and name in table.MarkCoverage.glyphs:
                index = table.MarkCoverage.glyphs.index(name)
                yield table, table.MarkArray.MarkRecord[index].Class


def _places(font: TTFont, mark: int) -> Iterator[tuple[str, int, int]]:
    """The letters that can carry a mark, and where."""
    for table, kind in _mark_tables(font, mark):
        for name, record in zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True):
            anchor = record.BaseAnchor[kind]
            if anchor is not None:
                yield name, anchor.XCoordinate, anchor.YCoordinate


def _set_places(font: TTFont, places: Mapping[str, Mapping[int, tuple[int, int]]]) -> None:
    """`places` has for each new letter, in the order of its glyphs, the place of each mark."""
    from fontTools.ttLib.tables import otTables

    first = {mark: next(_mark_tables(font, mark), None) for mark in MARKS}  # what shapes text uses the first that fits
    tables = {id(found[0]): found[0] for found in first.values() if found}
    for table in tables.values():
        kinds = {mark: found[1] for mark, found in first.items() if found and found[0] is table}
        for name, marks in places.items():
            record = otTables.BaseRecord()
            record.BaseAnchor = [None] * table.ClassCount
            for mark in marks.keys() & kinds.keys():
                anchor = record.BaseAnchor[kinds[mark]] = otTables.Anchor()
                anchor.Format = 1
                anchor.XCoordinate, anchor.YCoordinate = marks[mark]
            table.BaseCoverage.glyphs.append(name)
            table.BaseArray.BaseRecord.append(record)
        table.BaseArray.BaseCount = len(table.BaseArray.BaseRecord)
