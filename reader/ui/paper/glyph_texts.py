"""What the glyphs of a page stand for, where a font builds letters of parts or moves them: Arabic, Hindi, Yoruba …

Qt's PDF has a character for each glyph. A font of such a script writes ب as a bowl and a dot, क्ष as one sign, and the
vowel of कि first, so that the text that somebody finds or copies would have other letters. So each page is painted once
more, on nothing: then Qt tells the text of each run of glyphs, in the same order as it is in the PDF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from PySide6.QtGui import (
    QFont,
    QGlyphRun,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QRawFont,
    QTextItem,
    QTextLayout,
)

from reader.library.letter_scripts import script_of
from reader.ui.page.unbroken_text import JOINER
from reader.ui.paper.box_texts import BoxText, box_texts, is_painted_as_boxes
from reader.ui.widgets.isolates import END, LEFT_TO_RIGHT, RIGHT_TO_LEFT

_PLAIN = frozenset({"Armenian", "Ethiopic", "Georgian"})
"""Scripts in which each letter is one glyph."""

_LETTER = re.compile(r"[^\0-\u02ff\u0370-\u052f\u1e00-\u20cf\u2100-\u2bff\u2e00-\u2e7f\ufe0e\ufe0f\ufffc\ufffd]")
"""What Qt's table may have no character for: letters of other scripts, also those without a font, emoji, and accents of
letters that have no sign of their own with them, as in Yoruba: on capitals they are other glyphs."""

_UNSEEN = dict.fromkeys(map(ord, f"{JOINER}{LEFT_TO_RIGHT}{RIGHT_TO_LEFT}{END}\u2068\u200b"))
_WIDE = 1e6  # pixels
_SAME = 0.5  # pixels
_MOVE, _LINE = QPainterPath.ElementType.MoveToElement, QPainterPath.ElementType.LineToElement


class Glyph(NamedTuple):
    """What one glyph of a run stands for, in the order of a PDF.

    text   empty for a part of a letter, such as a dot, whose text another glyph has
    width  thousandths of the size: that of a syllable, if its first glyph has all of its text
    shape  of a glyph without a text, in the operators of a PDF and thousandths of the size; y grows downwards
    """

    text: str
    width: int = 0
    shape: bytes = b""


Run = tuple[Glyph, ...]
"""Empty for a run of glyphs whose characters Qt's own table has."""


class PageTexts(NamedTuple):
    """`boxes` are those that are in none of the runs."""

    runs: list[Run]
    boxes: list[BoxText]


KnownRuns = dict[tuple[str, str], Run]
"""By their text and font: most words are on many pages."""


def needs_texts(text: str) -> bool:
    return not text.isascii() and any(script_of(found[0]) not in _PLAIN for found in _LETTER.finditer(text))


def texts_of(paint: Callable[[QPainter], None], device: QPaintDevice, known: KnownRuns) -> PageTexts:
    """The runs that `paint` would paint on a device, in the same order; `known` are those of the pages before."""
    recorder = _Recorder(device, known)
    painter = QPainter(recorder)
    paint(painter)
    painter.end()
    return recorder.engine.found


class _Engine(QPaintEngine):
    """Paints nothing."""

    def __init__(self, known: KnownRuns) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.found = PageTexts([], [])
        self._known = known

    def drawTextItem(self, p: Any, textItem: QTextItem) -> None:
        if is_painted_as_boxes(textItem):
            boxes = box_texts(textItem, p, self.painter().deviceTransform())
            self.found.boxes.extend(box._replace(text=box.text.translate(_UNSEEN)) for box in boxes)
            return
        text, font = textItem.text(), textItem.font()
        key = (text, font.key())
        if key not in self._known:
            self._known[key] = _run(text, font) if needs_texts(text) else ()
        self.found.runs.append(self._known[key])

    def begin(self, pdev: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        pass

    def _paint_nothing(self, *_shapes: Any, **_named: Any) -> None:
        pass

    drawPath = drawPixmap = drawImage = drawRects = drawLines = drawPolygon = _paint_nothing


class _Recorder(QPaintDevice):
    def __init__(self, device: QPaintDevice, known: KnownRuns) -> None:
        super().__init__()
        self.engine = _Engine(known)
        metric = QPaintDevice.PaintDeviceMetric
        self._metrics = {
            metric.PdmWidth: device.width(),
            metric.PdmHeight: device.height(),
            metric.PdmWidthMM: device.widthMM(),
            metric.PdmHeightMM: device.heightMM(),
            metric.PdmDpiX: device.logicalDpiX(),
            metric.PdmDpiY: device.logicalDpiY(),
            metric.PdmPhysicalDpiX: device.physicalDpiX(),
            metric.PdmPhysicalDpiY: device.physicalDpiY(),
            metric.PdmNumColors: 1 << 24,
            metric.PdmDepth: 32,
            metric.PdmDevicePixelRatio: 1,
            metric.PdmDevicePixelRatioScaled: int(QPaintDevice.devicePixelRatioFScale()),
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(metric, 0)


class _Placed(NamedTuple):
    """`begin` counts UTF-16 units of the run's text; `width` is that in the table of the font."""

    begin: int
    x: float
    width: float
    glyph: int
    font: QRawFont


def _run(text: str, font: QFont) -> Run:
    """The text is laid out once more, because a run does not tell its glyphs."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_WIDE)
    layout.endLayout()
    flags = QTextLayout.GlyphRunRetrievalFlag
    found = layout.glyphRuns(
        -1, -1, flags.RetrieveStringIndexes | flags.RetrieveGlyphIndexes | flags.RetrieveGlyphPositions
    )
    is_rtl = any(part.isRightToLeft() for part in found)
    glyphs = sorted((glyph for part in found for glyph in _placed(part)), key=lambda glyph: glyph.begin)
    groups = [list(same) for _begin, same in groupby(glyphs, key=lambda glyph: glyph.begin)]
    units = text.encode("utf-16-le", "surrogatepass")
    run: list[Glyph] = []
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        end = following[0].begin if following else len(units) // 2
        letters = units[2 * group[0].begin : 2 * end].decode("utf-16-le", "replace").translate(_UNSEEN)
        right = following[0].x if following else line.naturalTextWidth()
        # Where text is read from the right, viewers turn around what they find, also within the text of one glyph.
        texts = [letters[::-1], *[""] * (len(group) - 1)] if is_rtl else _from_left(letters, group, right)
        is_whole = not is_rtl and len(texts) > 1 and texts[0] == letters
        width = round((right - group[0].x) * 1000 / group[0].font.pixelSize()) if is_whole else 0
        run += [
            Glyph(text, 0 if number else width, b"" if text else _shape(glyph))
            for number, (text, glyph) in enumerate(zip(texts, group, strict=True))
        ]
    return tuple(run)


def _placed(run: QGlyphRun) -> Iterator[_Placed]:
    font, indexes = run.rawFont(), run.glyphIndexes()
    widths = font.advancesForGlyphIndexes(indexes)
    for begin, place, width, index in zip(run.stringIndexes(), run.positions(), widths, indexes, strict=True):
        yield _Placed(begin, place.x(), width.x(), index, font)


def _from_left(letters: str, group: Sequence[_Placed], right: float) -> list[str]:
    """The letters in their order, one for each glyph from left to right: which is whose does not matter, as long as no
    gap parts the word. Signs above and below have none. If the glyphs are more, the first one has all."""
    places, reached = [0], group[0].x + group[0].width
    for number, glyph in enumerate(group):
        end = glyph.x + glyph.width
        if number and reached + _SAME < end <= right + _SAME:
            places.append(number)
            reached = end
    texts = [""] * len(group)
    if len(letters) < len(places):
        texts[0] = letters
        return texts
    for place, letter in zip(places, letters, strict=False):
        texts[place] = letter
    texts[places[-1]] += letters[len(places) :]
    return texts


def _shape(glyph: _Placed) -> bytes:
    path = glyph.font.pathForGlyph(glyph.glyph)
    scale = 1000 / glyph.font.pixelSize()
    points: list[str] = []
    written: list[str] = []
    for number in range(path.elementCount()):
        element: Any = path.elementAt(number)
        points.append(f"{round(element.x * scale)} {round(element.y * scale)}")
        kind = element.type
        if kind is _MOVE:
            written.append(f"{points.pop()} m")
        elif kind is _LINE:
            written.append(f"{points.pop()} l")
        elif len(points) == 3:
            written.append(f"{' '.join(points)} c")
            points.clear()
    return "\n".join(written).encode()
