"""A drawing (SVG) looked through before it is shown: its size, and nothing in it that acts or reaches outside."""

from __future__ import annotations

import math
import re
from xml.parsers import expat

MAX_DEPTH = 100
MAX_ELEMENTS = 200_000
"""Elements drawn, each repetition by `use` counted."""

MAX_NESTED_REPEATS = 1000

_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = "script foreignobject handler listener iframe embed object audio video animation discard tbreak prefetch"
_BANNED = frozenset(_ACTIVE.split())
_OUTSIDE_STYLE = re.compile(r"@import|\\|image-set|\bsrc\s*\(|expression\s*\(|javascript:|behavior|-moz-binding", re.I)
_URL = re.compile(r"url\s*\(\s*['\"]?\s*(.?)", re.I | re.S)
_DATA = re.compile(r"\s*data:image/(?:png|jpeg);", re.I)
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e([+-]?\d{1,2}))?\s*(px|pt|pc|mm|cm|in|q)?\s*", re.I)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}


class FigureError(ValueError):
    """Why a picture cannot be shown, as the end of a sentence that starts with its name."""


def svg_size(data: bytes) -> tuple[int, int]:
    """Width and height in user units. Raises FigureError where the drawing is damaged or not harmless."""
    inspector = _Inspector()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_doctype
    parser.ProcessingInstructionHandler = _refuse_instruction
    parser.StartElementHandler = inspector.start
    parser.EndElementHandler = inspector.end
    parser.CharacterDataHandler = inspector.text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise FigureError(f"it is a damaged SVG (line {error.lineno}); save it again") from error
    # An encoding that Python knows and expat cannot use.
    except (LookupError, ValueError) as error:
        if isinstance(error, FigureError):
            raise
        raise FigureError("it is an SVG in an unknown encoding; save it as UTF-8") from error
    inspector.finish()
    return inspector.size


class _Inspector:
    def __init__(self) -> None:
        self.size = (0, 0)
        self._depth = 0
        self._elements = 0
        self._styles: list[str] = []
        self._in_style = 0
        # The ids around the present element, and for each id how many elements it holds and what it repeats.
        self._ids: list[str | None] = []
        self._weights: dict[str, int] = {}
        self._repeats: dict[str, list[str]] = {"": []}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        self._depth += 1
        self._elements += 1
        if self._depth == 1:
            if local != "svg" or namespace not in (_SVG, ""):
                raise FigureError("it is XML but no SVG; save it again as SVG, PNG or JPEG")
            self.size = _size(attributes)
        if self._depth > MAX_DEPTH:
            raise FigureError(f"its groups are nested more than {MAX_DEPTH} deep; simplify the drawing")
        if local.casefold() in _BANNED:
            raise FigureError(f"it holds <{local}>, which is not allowed; save it as a plain SVG, or as PNG")
        for key, value in attributes.items():
            self._check_attribute(local, key.rpartition(" ")[2].casefold(), value)
        self._count(local, attributes)
        if local == "style":
            self._in_style += 1

    def end(self, name: str) -> None:
        self._depth -= 1
        self._ids.pop()
        if name.rpartition(" ")[2] == "style":
            self._in_style -= 1
            _check_style("".join(self._styles))
            self._styles.clear()

    def text(self, text: str) -> None:
        if self._in_style:
            self._styles.append(text)

    def finish(self) -> None:
        """A few nested `use` elements can stand for billions of shapes."""
        drawn = {id: weight for id, weight in self._weights.items() if not self._repeats[id]}
        waiting = [id for id in self._repeats if id and id not in drawn]
        # Each id is settled after those that it repeats; a circle never settles.
        while waiting:
            later = []
            for id in waiting:
                targets = [target for target in self._repeats[id] if target in self._repeats]
                if all(target in drawn for target in targets):
                    drawn[id] = self._weights[id] + sum(drawn[target] for target in targets)
                    _check_elements(drawn[id])
                else:
                    later.append(id)
            if len(later) == len(waiting) or len(later) > MAX_NESTED_REPEATS:
                raise FigureError("it has a <use> that repeats itself; save it as a plain SVG, or as PNG")
            waiting = later
        _check_elements(self._elements + sum(drawn.get(target, 0) for target in self._repeats[""]))

    def _count(self, local: str, attributes: dict[str, str]) -> None:
        id = attributes.get("id")
        self._ids.append(id)
        around = {known for known in self._ids if known}
        if id is not None and id:
            self._weights.setdefault(id, 0)
            self._repeats.setdefault(id, [])
        for known in around:
            self._weights[known] += 1
        if local == "use":
            for key, value in attributes.items():
                if key.rpartition(" ")[2] == "href":
                    for known in (*sorted(around), ""):
                        self._repeats[known].append(value.strip().removeprefix("#"))
        _check_elements(self._elements)

    def _check_attribute(self, local: str, key: str, value: str) -> None:
        if key.startswith("on"):
            raise FigureError(f"it holds a script ({key}); save it as a plain SVG, or as PNG")
        if key in ("href", "src", "base") and value.strip()[:1] not in ("#", "") and not _DATA.match(value):
            raise FigureError(f"it points outside itself ({key}); embed the picture or delete the link")
        if key == "attributename" and value.rpartition(":")[2].strip().casefold().startswith(("href", "on")):
            raise FigureError("it changes a link while it is shown; save it as a plain SVG, or as PNG")
        _check_url(value)
        if key == "style":
            _check_style(value)


def _check_elements(count: int) -> None:
    if count > MAX_ELEMENTS:
        raise FigureError(f"it draws more than {MAX_ELEMENTS} shapes; save it as PNG")


def _check_style(text: str) -> None:
    _check_url(text)
    if _OUTSIDE_STYLE.search(text):
        raise FigureError("its style reaches outside or hides what it does; save it as a plain SVG, or as PNG")


def _check_url(text: str) -> None:
    if any(found != "#" for found in _URL.findall(text)):
        raise FigureError("it points outside itself (url); embed the picture or delete the link")


def _refuse_doctype(*_: object) -> None:
    raise FigureError("it has a DOCTYPE, which is not allowed; delete that line, or save it as a plain SVG")


def _refuse_instruction(target: str, data: str) -> None:
    raise FigureError(f"it has a processing instruction ({target[:40]}), which is not allowed; delete that line")


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    width, height = (_length(attributes.get(name, "")) for name in ("width", "height"))
    box = [_length(part) for part in re.split(r"[\s,]+", attributes.get("viewBox", "").strip()[:200])]
    # The first two numbers of a view box are its corner, which may be negative.
    box_width, box_height = (box[2], box[3]) if len(box) == 4 else (None, None)
    if box_width and box_height:
        if width and not height:
            height = width * box_height / box_width
        elif height and not width:
            width = height * box_width / box_height
        elif not width:
            width, height = box_width, box_height
    if not width or not height:
        raise FigureError("it states no size; give its svg element a viewBox, or a width and height")
    return math.ceil(width), math.ceil(height)


def _length(text: str) -> float | None:
    found = _LENGTH.fullmatch(text[:60])
    if not found:
        return None
    return float(found[1]) * 10.0 ** int(found[2] or 0) * _UNITS[(found[3] or "").casefold()]
