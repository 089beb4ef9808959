"""A drawing (SVG) looked through before it is shown: its size, and nothing in it that acts or reaches outside."""

from __future__ import annotations

import base64
import math
import re
from collections import Counter
from xml.parsers import expat

from reader.library.image_header import FigureError, media_type, pixel_size

MAX_DEPTH = 100
MAX_ELEMENTS = 10_000
"""Shapes drawn, each repetition by `use` and the like counted: each may fill the page, and the window waits."""

_OF_BUFFER = 50  # shapes that an element costs as much as which is drawn apart and then laid over the rest
_OF_PATH = 200  # characters of a path that cost as much as a shape
_OF_PIXELS = 4000  # pixels of a picture that do
_LONGEST_PATH = 100_000
"""Characters: what a path of lines across each other costs grows by the square of their number."""

MAX_NESTED_REPEATS = 1000

_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = "script foreignobject handler listener iframe embed object audio video animation discard tbreak prefetch"
_BANNED = frozenset(_ACTIVE.split())
_OUTSIDE_STYLE = re.compile(r"@import|\\|image-set|\bsrc\s*\(|expression\s*\(|javascript:|behavior|-moz-binding", re.I)
_URL = re.compile(r"url\s*\(\s*['\"]?\s*(.?)", re.I | re.S)
_DATA = re.compile(r"\s*data:image/(?:png|jpeg);base64,", re.I)
_OPACITY = re.compile(r"(?<![\w-])opacity\b", re.I)
_BUFFERED = re.compile(r"(?<![\w-])(?:mask|filter)\b", re.I)
_TARGET = re.compile(r"url\s*\(\s*['\"]?\s*#([^'\")]*)", re.I)
_CONTAINERS = frozenset({"svg", "g", "use", "symbol", "switch", "a", "defs", "marker", "pattern"})
_UNDRAWN = frozenset({"stop", "linearGradient", "radialGradient", "defs", "title", "desc", "metadata", "style"})
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e([+-]?\d{1,2}))?\s*(px|pt|pc|mm|cm|in|q)?\s*", re.I)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}


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
        self._cost = 0
        self._styles: list[str] = []
        self._in_style = 0
        # The ids around the present element, and for each id how many elements it holds and what it repeats.
        self._ids: list[str | None] = []
        self._weights: dict[str, int] = {}
        self._repeats: dict[str, Counter[str]] = {"": Counter()}
        self._style_targets: Counter[str] = Counter()
        self._style_is_buffered = False

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
            sheet = "".join(self._styles)
            _check_style(sheet)
            self._style_targets.update(_TARGET.findall(sheet))
            self._style_is_buffered = self._style_is_buffered or bool(_BUFFERED.search(sheet) or _OPACITY.search(sheet))
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
                    drawn[id] = self._weights[id] + sum(drawn[target] * self._repeats[id][target] for target in targets)
                    _check_elements(drawn[id])
                else:
                    later.append(id)
            if len(later) == len(waiting) or len(later) > MAX_NESTED_REPEATS:
                raise FigureError("it has a <use> that repeats itself; save it as a plain SVG, or as PNG")
            waiting = later
        whole = self._cost + sum(drawn.get(target, 0) * count for target, count in self._repeats[""].items())
        # A rule of a style sheet may be meant for each element.
        rules = sum(drawn.get(target, 0) for target in self._style_targets) + _OF_BUFFER * self._style_is_buffered
        _check_elements(whole + rules * self._elements)

    def _count(self, local: str, attributes: dict[str, str]) -> None:
        id = attributes.get("id")
        self._ids.append(id)
        around = {known for known in self._ids if known}
        if id is not None and id:
            self._weights.setdefault(id, 0)
            self._repeats.setdefault(id, Counter())
        cost = _cost(local, attributes)
        self._cost += cost
        for known in around:
            self._weights[known] += cost
        for target, count in _targets(local, attributes).items():
            for known in (*around, ""):
                self._repeats[known][target] += count
        _check_elements(self._cost)

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


def _cost(local: str, attributes: dict[str, str]) -> int:
    """How many plain shapes an element costs as much as."""
    if local in _UNDRAWN:
        return 0
    path = max(len(attributes.get(name, "")) for name in ("d", "points"))
    if path > _LONGEST_PATH:
        raise FigureError(f"it has a path of more than {_LONGEST_PATH:,} characters; simplify it, or save it as PNG")
    cost = 1 + path // _OF_PATH
    looks = " ".join([*attributes, attributes.get("style", "")])
    if (local in _CONTAINERS and _OPACITY.search(looks)) or _BUFFERED.search(looks):
        cost += _OF_BUFFER
    for key, value in attributes.items():
        data = _DATA.match(value) if key.rpartition(" ")[2].casefold() == "href" else None
        if data:
            cost += _picture_pixels(value[data.end() :]) // _OF_PIXELS
    return cost


def _picture_pixels(text: str) -> int:
    """A picture within the drawing must be what it says: a drawing in there would not have been looked through."""
    try:
        data = base64.b64decode(text)
    except ValueError as error:
        raise FigureError("a picture within it is damaged; embed it again") from error
    if media_type(data) is None:
        raise FigureError("a picture within it is neither PNG nor JPEG; embed it again")
    width, height = pixel_size(data)
    return width * height


def _targets(local: str, attributes: dict[str, str]) -> Counter[str]:
    """Which ids an element draws again, and how often."""
    found: Counter[str] = Counter()
    for key, value in attributes.items():
        name = key.rpartition(" ")[2]
        if local == "use" and name == "href":
            found[value.strip().removeprefix("#")] += 1
        # A marker is drawn at each point of a path.
        points = (
            max(len(attributes.get(each, "")) for each in ("d", "points")) // 4 if "marker" in f"{name}{value}" else 0
        )
        for target in _TARGET.findall(value):
            found[target.strip()] += 1 + points
    return found


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
