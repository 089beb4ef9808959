"""Writes into a PDF which text the glyphs of a page stand for.

A glyph can stand for several texts: the bowl of Arabic letters for ب and ت. So each pair of a glyph and a text gets a
code of its own, which the tables of its font lead to the glyph and to the text. What has no text, such as the dots, is
painted as a shape: viewers would part words there, and `ActualText`, which is for this, they turn around in Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reader.ui.paper.box_texts import BoxText
from reader.ui.paper.glyph_texts import Glyph, Run
from reader.ui.paper.pdf_streams import packed_stream

_RUN = re.compile(
    rb"^BT\n"
    rb"(?P<head>/F(?P<font>\d+) (?P<size>[.\d]+) Tf (?P<matrix>(?:[-.\d]+ ){4})0 0 Tm\n)"
    rb"(?P<glyphs>(?:[-.\d]+ [-.\d]+ Td <[0-9a-fA-F]{4}> Tj *\n)*)"
    rb"ET$",
    re.MULTILINE,
)
_BEGIN = re.compile(rb"^BT$", re.MULTILINE)
_WIDTHS = re.compile(rb"/W\s*\[(?P<entries>(?:[\d\s.-]+\[[\d\s.-]*\]|[\d\s.-]+)*)\]")
_ONLY_WIDTH = re.compile(rb"/DW\s+(\d+)(?!.*/W\s*\[)", re.DOTALL)
"""Of a font whose glyphs are equally wide, such as one for code, or one with only the box for missing letters."""
_RANGE = re.compile(rb"^<[0-9a-fA-F]{4}> <([0-9a-fA-F]{4})> [<\[]", re.MULTILINE)
_ENTRY = re.compile(rb"(\d+)\s*\[([\d\s.-]*)\]|(\d+)\s+(\d+)\s+([\d.-]+)")
_IDENTITY = b"/CIDToGIDMap /Identity"
_RESTORED = b"Q Q\n"
_MOST_CODES = 0x10000
_MOST_PAIRS = 100  # of one list in a table of characters


class FontCodes:
    """The new codes of one font, whose codes were the numbers of its glyphs."""

    def __init__(self, widths: Sequence[bytes]) -> None:
        self._widths = widths
        self._codes: dict[tuple[int, str, int], int] = {}

    def code(self, number: int, glyph: Glyph) -> int:
        """Raises KeyError for a glyph that the font does not have, or if it has too many."""
        if number >= len(self._widths) or len(self._widths) + len(self._codes) >= _MOST_CODES:
            raise KeyError(number)
        return self._codes.setdefault((number, glyph.text, glyph.width), len(self._widths) + len(self._codes))

    def font(self, body: bytes, glyph_table: int) -> bytes:
        """The dictionary of the font, with the widths of all codes; `glyph_table` is the object with their glyphs."""
        added = (b"%d" % width if width else self._widths[glyph] for glyph, _text, width in self._codes)
        widths = b"/W [0 [%s]]" % b" ".join([*self._widths, *added])
        body = _WIDTHS.sub(b"", body)
        return body.replace(_IDENTITY, b"/CIDToGIDMap %d 0 R\n%s" % (glyph_table, widths))

    def glyph_table(self) -> bytes:
        glyphs = [*range(len(self._widths)), *(glyph for glyph, _text, _width in self._codes)]
        return packed_stream(b"".join(glyph.to_bytes(2, "big") for glyph in glyphs))

    def characters(self, table: bytes) -> bytes:
        """The table of characters, with those of the new codes."""
        pairs = [b"<%04X> <%s>" % (code, _hex(text)) for (_glyph, text, _width), code in self._codes.items()]
        lists = []
        for begin in range(0, len(pairs), _MOST_PAIRS):
            part = pairs[begin : begin + _MOST_PAIRS]
            lists.append(b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part)))
        return table.replace(b"endcmap", b"".join(lists) + b"endcmap", 1)


def font_codes(body: bytes, characters: bytes) -> FontCodes | None:
    """For the dictionary of a font and its table of characters as Qt writes them; None for another one."""
    found, only = _WIDTHS.search(body), _ONLY_WIDTH.search(body)
    widths = _widths(found["entries"]) if found else [only[1]] * _glyph_count(characters) if only else []
    return FontCodes(widths) if widths and _IDENTITY in body else None


def _glyph_count(characters: bytes) -> int:
    return max((int(last, 16) + 1 for last in _RANGE.findall(characters)), default=0)


def _widths(entries: bytes) -> list[bytes]:
    """Of all glyphs from 0 on, from lists that begin with a code, and ranges of codes; nothing if one has none."""
    found: list[bytes] = []
    for begin, listed, first, last, width in _ENTRY.findall(entries):
        if int(begin or first) != len(found) or (first and not 0 <= int(last) - int(first) < _MOST_CODES):
            return []
        found += listed.split() if begin else [width] * (int(last) - int(first) + 1)
    return found


def with_texts(
    data: bytes, runs: Sequence[Run], fonts: Mapping[int, FontCodes], boxes: Sequence[BoxText] = ()
) -> bytes | None:
    """The content of a page with the new codes of its fonts, by their numbers; None if it has other runs.

    Qt writes each run of glyphs as one text object, with a line for each glyph.
    """
    if not (any(runs) or boxes) or len(_BEGIN.findall(data)) != len(runs) or len(_RUN.findall(data)) != len(runs):
        return None
    waiting = iter(runs)
    return _RUN.sub(lambda found: _with_text(found, next(waiting), fonts), data) + _unseen(data, boxes, fonts)


def _unseen(data: bytes, boxes: Sequence[BoxText], fonts: Mapping[int, FontCodes]) -> bytes:
    """The texts of boxes, in a font of the page, whose box they are as wide as.

    At the end of a page, Qt has restored its first state, which counts in the units of the device, downwards.
    """
    font = next((number for number in sorted(fonts_of(data)) if number in fonts), None)
    if font is None or not boxes or not data.endswith(_RESTORED):
        return b""
    lines = []
    try:
        for box in boxes:
            code = fonts[font].code(0, Glyph(box.text, round(1000 * box.width / box.height)))
            place = b"%s %s" % (_number(box.x), _number(box.y))
            lines.append(b"/F%d %s Tf 1 0 0 -1 %s Tm <%04X> Tj\n" % (font, _number(box.height), place, code))
    except KeyError:
        return b""
    return b"q\nBT\n3 Tr\n%sET\nQ\n" % b"".join(lines)


def fonts_of(data: bytes) -> set[int]:
    """The numbers of the fonts of a page."""
    return {int(found["font"]) for found in _RUN.finditer(data)}


def _with_text(found: re.Match[bytes], run: Run, fonts: Mapping[int, FontCodes]) -> bytes:
    lines = found["glyphs"].splitlines()
    codes = fonts.get(int(found["font"]))
    if codes is None or len(run) != len(lines):
        return found[0]
    try:
        return b"".join((b"BT\n", found["head"], *_coded(lines, run, codes), b"ET", *_shapes(found, lines, run)))
    except KeyError:
        return found[0]


def _coded(lines: Sequence[bytes], run: Run, codes: FontCodes) -> Iterator[bytes]:
    """The lines of all glyphs with a text, each placed from the one before."""
    last_x = last_y = 0.0
    for (x, y, number), glyph in zip(_placed(lines), run, strict=True):
        if glyph.text:
            code = codes.code(number, glyph)
            yield b"%s %s Td <%04X> Tj\n" % (_number(x - last_x), _number(y - last_y), code)
            last_x, last_y = x, y


def _shapes(found: re.Match[bytes], lines: Sequence[bytes], run: Run) -> Iterator[bytes]:
    """The other glyphs as shapes, which no viewer takes for text."""
    size = float(found["size"]) / 1000
    a, b, c, d = map(float, found["matrix"].split())
    for (x, y, _), glyph in zip(_placed(lines), run, strict=True):
        if glyph.shape:
            matrix = (a * size, b * size, -c * size, -d * size, a * x + c * y, b * x + d * y)
            yield b"\nq %s cm\n%s\nf Q" % (b" ".join(map(_number, matrix)), glyph.shape)


def _placed(lines: Sequence[bytes]) -> Iterator[tuple[float, float, int]]:
    """Where each glyph is, from where the run begins, and its number."""
    x = y = 0.0
    for line in lines:
        dx, dy, _move, code, _show = line.split()
        x, y = x + float(dx), y + float(dy)
        yield x, y, int(code[1:-1], 16)


def _number(value: float) -> bytes:
    return b"%.7g" % (round(value, 5) + 0.0)


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be", "replace").hex().upper().encode()
