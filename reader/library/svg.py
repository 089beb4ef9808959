"""Checks an SVG drawing before it is shown, and reads its size: only what `svg_allowed` lists may be in it."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Iterator
from re import Pattern
from typing import NoReturn
from xml.parsers import expat

from reader.library.image_header import FigureError, media_type, pixel_size
from reader.library.svg_allowed import (
    CHILDREN,
    ELEMENTS,
    EXTRA_ATTRIBUTE,
    FOREIGN,
    FOREIGN_ELEMENTS,
    PICTURE,
    PROPERTIES,
    SVG,
    TEXT,
    XLINK,
    XML,
    XML_ATTRIBUTES,
)
from reader.library.svg_cost import MAX_ELEMENTS, SvgCost, SvgElement
from reader.library.svg_style import Declaration, StyleError, StyleSheet, parse_declarations

__all__ = ["MAX_DEPTH", "MAX_ELEMENTS", "svg_size"]

MAX_DEPTH = 100
MAX_PARTS = 50_000
"""Elements in the file, drawn or not."""

MAX_VALUE = 100_000
"""Characters of an attribute's value or of a style sheet; an embedded picture may have more."""

_ENCODINGS = frozenset({"utf-8", "us-ascii", "iso-8859-1"})
"""Those in which the signs of XML are the same bytes, so that Qt cannot read another drawing from them than we do."""

_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e([+-]?\d{1,2}))?\s*(px|pt|pc|mm|cm|in|q)?\s*", re.I)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}

_LINKS = frozenset({"href", "src", "base"})
_OUTSIDE = re.compile(r"url\s*\(\s*['\"]?\s*[^#\s'\"]", re.IGNORECASE)
_SAVE_AS_PLAIN = "save the figure as plain SVG, or as PNG"


def svg_size(data: bytes) -> tuple[int, int]:
    """Width and height in user units. Raises FigureError where the drawing is damaged or holds what is not allowed."""
    if b"\0" in data:
        raise FigureError("it is an SVG in UTF-16 or UTF-32; save it as UTF-8")
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.buffer_text = True
    reader = _SvgReader(parser)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise FigureError(f"it is a damaged SVG (line {error.lineno}); save it again") from error
    # An encoding that Python knows and expat cannot use.
    except (LookupError, ValueError) as error:
        if isinstance(error, FigureError):
            raise
        raise FigureError("it is an SVG in an unknown encoding; save it as UTF-8") from error
    reader.cost.finish()
    return reader.size


class _SvgReader:
    """Reads a drawing from expat's events, from which it takes an SvgElement for each element that is drawn."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.size = (0, 0)
        self.cost = SvgCost()
        self._parser = parser
        self._parts = 0
        self._names: list[str] = []  # the elements around the present place
        self._sheet = StyleSheet()
        self._sheet_text: list[str] = []
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.EntityDeclHandler = _refuse_doctype
        parser.ProcessingInstructionHandler = _refuse_instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        # Qt reads the text of a style sheet up to each of these as a style sheet of its own.
        parser.StartCdataSectionHandler = self._end_sheet
        parser.EndCdataSectionHandler = self._end_sheet
        parser.CommentHandler = lambda _: self._end_sheet()

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.casefold() not in _ENCODINGS:
            raise FigureError(f"it is an SVG in the encoding {_shown(encoding)}; save it as UTF-8")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, local, prefix = _split(name)
        self._parts += 1
        if not self._names and (local != "svg" or namespace not in (SVG, "")):
            raise FigureError("it is XML but not SVG; save it again as SVG, PNG or JPEG")
        if len(self._names) >= MAX_DEPTH:
            raise FigureError(f"its groups are nested more than {MAX_DEPTH} deep; simplify the drawing")
        if self._parts > MAX_PARTS:
            raise FigureError(f"it has more than {MAX_PARTS:,} elements; save it as PNG")
        self._check_element(namespace, local, prefix)
        own: dict[str, str] = {}
        for key, value in self._checked_attributes(local if namespace in (SVG, "") else FOREIGN, attributes):
            if own.setdefault(key, value) != value and key == "href":
                raise FigureError(f"<{local}> on line {self._line} has two different links; {_SAVE_AS_PLAIN}")
        if not self._names:
            self.size = _size(own)
        if namespace in (SVG, ""):
            self.cost.start(self._element(local, own))
        else:
            self.cost.start(SvgElement("metadata"))
            local = FOREIGN
        self._names.append(local)

    def _end(self, name: str) -> None:
        self._end_sheet()
        self._names.pop()
        self.cost.end()

    def _text(self, text: str) -> None:
        if self._names[-1] == "style":
            self._sheet_text.append(text)

    def _end_sheet(self) -> None:
        if not self._sheet_text:
            return
        text = "".join(self._sheet_text)
        self._sheet_text.clear()
        if len(text) > MAX_VALUE:
            raise FigureError(f"it has a style sheet of more than {MAX_VALUE:,} characters; {_SAVE_AS_PLAIN}")
        try:
            self._sheet.add(text)
        except StyleError as error:
            self._refuse_style("its style sheet", str(error))

    def _check_element(self, namespace: str, local: str, prefix: str) -> None:
        """Raises FigureError where an element is not on the list, or not allowed in the one around it."""
        shown = f"<{_shown(f'{prefix}:{local}' if prefix else local)}>"
        if namespace in (SVG, ""):
            known, kind = local in ELEMENTS, local
        else:
            # Without a prefix, Qt would take its attributes for those of SVG.
            known, kind = local in FOREIGN_ELEMENTS.get(namespace, ()) and prefix != "", FOREIGN
        if not known:
            raise FigureError(f"it contains {shown} on line {self._line}, which is not allowed; {_SAVE_AS_PLAIN}")
        if self._names and kind not in CHILDREN[self._names[-1]]:
            around = "metadata" if self._names[-1] == FOREIGN else self._names[-1]
            raise FigureError(
                f"it contains {shown} inside <{around}> on line {self._line}, which is not allowed; {_SAVE_AS_PLAIN}"
            )

    def _checked_attributes(self, element: str, attributes: dict[str, str]) -> Iterator[Declaration]:
        """The attributes of SVG, by their names without a prefix. Raises FigureError for one that is not allowed."""
        for name, value in attributes.items():
            namespace, local, prefix = _split(name)
            shown = _shown(f"{prefix}:{local}" if prefix else local)
            if local.casefold().startswith("on"):
                raise FigureError(f"it contains a script ({shown}) on line {self._line}; {_SAVE_AS_PLAIN}")
            if local == "style" and namespace == "" and element != FOREIGN:
                yield local, self._within_limit(shown, value)
                continue
            form = _attribute_form(element, namespace, local, prefix)
            if local.casefold() in _LINKS:
                self._check_link(element, local, value, form)
            elif form is None:
                raise FigureError(
                    f"it contains the attribute {shown} on line {self._line}, which is not allowed; {_SAVE_AS_PLAIN}"
                )
            elif not form.fullmatch((value if form is TEXT else self._within_limit(shown, value)).strip()):
                self._refuse_value(shown, value)
            if namespace in ("", XLINK) and element != FOREIGN:
                yield local, value.strip()

    def _element(self, name: str, attributes: dict[str, str]) -> SvgElement:
        """What is understood of an element. Raises FigureError where its style or its picture is not allowed."""
        id = attributes.get("id", "")
        href = attributes.get("href", "")
        path = max(attributes.get("d", ""), attributes.get("points", ""), key=len)
        picture = PICTURE.fullmatch(href)
        properties = [*self._sheet.declarations(name, attributes.get("class", ""), id)]
        properties += [(key, value) for key, value in attributes.items() if key in PROPERTIES]
        try:
            properties += parse_declarations(attributes.get("style", ""))
        except StyleError as error:
            self._refuse_style("the attribute style", str(error))
        return SvgElement(
            name,
            id=id,
            href="" if picture else href.removeprefix("#"),
            properties=tuple(properties),
            path=path,
            pixels=_picture_pixels(picture[1]) if picture else 0,
        )

    def _check_link(self, element: str, local: str, value: str, form: Pattern[str] | None) -> None:
        if element == "image" and PICTURE.fullmatch(value.strip()):
            return
        # Spaces count: Qt drops the first character, whatever it is, and takes the rest for the id.
        if form is None or not form.fullmatch(value):
            self._refuse_link(local)

    def _within_limit(self, shown: str, value: str) -> str:
        if len(value) > MAX_VALUE:
            raise FigureError(
                f"the attribute {shown} on line {self._line} has more than {MAX_VALUE:,} characters; simplify the "
                "drawing, or save it as PNG"
            )
        return value

    def _refuse_value(self, shown: str, value: str) -> NoReturn:
        if _OUTSIDE.search(value):
            self._refuse_link("url")
        raise FigureError(
            f"the attribute {shown} on line {self._line} has a value that is not allowed: {_shown(value)}; "
            f"{_SAVE_AS_PLAIN}"
        )

    def _refuse_style(self, where: str, part: str) -> NoReturn:
        if _OUTSIDE.search(part) and "@" not in part:
            self._refuse_link("url")
        raise FigureError(
            f"{where} on line {self._line} contains what is not allowed: {_shown(part)}; {_SAVE_AS_PLAIN}"
        )

    def _refuse_link(self, shown: str) -> NoReturn:
        raise FigureError(
            f"it points outside itself ({shown}) on line {self._line}; embed the picture or delete the link"
        )


def _attribute_form(element: str, namespace: str, local: str, prefix: str) -> Pattern[str] | None:
    """The form of an attribute's value; None for an attribute that is not allowed.

    Qt knows attributes by their prefix, not by their namespace, so that the prefix `xlink` must mean XLink.
    """
    if namespace == XML:
        return XML_ATTRIBUTES.get(local)
    if namespace in FOREIGN_ELEMENTS:
        return None if prefix == "xlink" or local.casefold() in _LINKS else TEXT
    if element == FOREIGN:
        return TEXT if namespace == "" and local.casefold() not in _LINKS else None
    if namespace == XLINK:
        return ELEMENTS[element].get(local) if local in ("href", "title", "type", "show", "actuate") else None
    if namespace:
        return None
    return TEXT if EXTRA_ATTRIBUTE.fullmatch(local) else ELEMENTS[element].get(local)


def _split(name: str) -> tuple[str, str, str]:
    """The namespace, the name and the prefix from a name of expat's: `http://… href xlink`."""
    parts = name.split(" ")
    if len(parts) == 1:
        return "", name, ""
    return parts[0], parts[1], parts[2] if len(parts) == 3 else ""


def _shown(text: str) -> str:
    """A part of the drawing, short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _picture_pixels(text: str) -> int:
    """How many pixels an embedded picture has. Raises FigureError where it is damaged, or not PNG or JPEG."""
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except ValueError as error:
        raise FigureError("a picture within it is damaged; embed it again") from error
    # Qt draws whatever it finds in here; an SVG has not been checked.
    if media_type(data) is None:
        raise FigureError("a picture within it is neither PNG nor JPEG; embed it again")
    width, height = pixel_size(data)
    return width * height


def _refuse_doctype(*_: object) -> None:
    raise FigureError("it has a DOCTYPE, which is not allowed; delete that line, or save the figure as plain SVG")


def _refuse_instruction(target: str, data: str) -> None:
    raise FigureError(f"it has a processing instruction ({_shown(target)}), which is not allowed; delete that line")


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
        raise FigureError("it has no size; give its svg element a viewBox, or a width and height")
    return math.ceil(width), math.ceil(height)


def _length(text: str) -> float | None:
    found = _LENGTH.fullmatch(text[:60])
    if not found:
        return None
    return float(found[1]) * 10.0 ** int(found[2] or 0) * _UNITS[(found[3] or "").casefold()]
