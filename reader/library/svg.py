"""Reads an SVG drawing and writes it again from what was understood: only what `svg_allowed` lists may be in it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from xml.parsers import expat

from reader.library.image_header import FigureError, SafeImage, check_size
from reader.library.svg_allowed import SVG
from reader.library.svg_cost import check_cost
from reader.library.svg_element import SAVE_AS_PLAIN, XmlName, read_element, refuse_style, shorten
from reader.library.svg_path import Box
from reader.library.svg_style import StyleError, StyleSheet
from reader.library.svg_tree import SvgNode, apply_style
from reader.library.svg_values import clamp, number
from reader.library.svg_write import SvgWriter
from reader.translation import N_, _, number_text

__all__ = ["MAX_DEPTH", "MAX_PARTS", "safe_svg"]

MAX_DEPTH = 100
MAX_MARKUP = 4_000_000
"""Characters of attributes and texts that are drawn, without embedded pictures."""

MAX_PARTS = 50_000
"""Elements in the file, drawn or not."""

MAX_ATTRIBUTES = 400_000

MAX_SHEET = 100_000
"""Characters of a style sheet."""

_DAMAGED = N_("it is a damaged SVG (line {line}); save it again")
_IN_SHEET = N_("its style sheet on line {line} contains what is not allowed: {part}; {advice}")

SMALLEST_VIEW = 1e-3
"""Of a side of the view box, in user units."""

_ENCODINGS = frozenset({"utf-8", "us-ascii", "iso-8859-1"})
"""Those in which the signs of XML are the same bytes, so that Qt cannot read another drawing from them than we do."""

_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e([+-]?\d{1,2}))?\s*(px|pt|pc|mm|cm|in|q)?\s*", re.I)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}


def safe_svg(data: bytes) -> SafeImage:
    """The drawing in our own words. Raises FigureError where it is damaged or holds what is not allowed."""
    reader = _read(data)
    if reader.root is None:
        raise FigureError(_(_DAMAGED, line=1))
    try:
        apply_style(reader.root, reader.sheet)
    except StyleError as error:
        raise FigureError(_("{problem}; {advice}", problem=error, advice=_(SAVE_AS_PLAIN))) from error
    width, height, view = _size(reader.root.element.attributes)
    check_size(width, height)
    writer = SvgWriter(reader.root, view)
    drawn = writer.write(width, height)
    check_cost(drawn, writer.targets, view)
    return SafeImage(width, height, drawn.written().encode())


def _read(data: bytes) -> _SvgReader:
    if b"\0" in data:
        raise FigureError(_("it is an SVG in UTF-16 or UTF-32; save it as UTF-8"))
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.buffer_text = True
    reader = _SvgReader(parser)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise FigureError(_(_DAMAGED, line=error.lineno)) from error
    # An encoding that Python knows and expat cannot use.
    except (LookupError, ValueError) as error:
        if isinstance(error, FigureError):
            raise
        raise FigureError(_("it is an SVG in an unknown encoding; save it as UTF-8")) from error
    return reader


class _SvgReader:
    """Makes a tree of expat's events."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.root: SvgNode | None = None
        self.sheet = StyleSheet()
        self._parser = parser
        self._parts = 0
        self._markup = 0
        self._attributes = 0
        self._around: list[SvgNode] = []  # the present place
        self._sheet_text: list[str] = []
        parser.XmlDeclHandler = _check_declaration
        parser.StartNamespaceDeclHandler = _check_namespace
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.EntityDeclHandler = _refuse_doctype
        parser.ProcessingInstructionHandler = _refuse_instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        # Carrel has always read the text of a style sheet up to each of these as a style sheet of its own.
        parser.StartCdataSectionHandler = self._end_sheet
        parser.EndCdataSectionHandler = self._end_sheet
        parser.CommentHandler = lambda _comment: self._end_sheet()

    def _start(self, expat_name: str, attributes: dict[str, str]) -> None:
        name = XmlName.from_expat(expat_name)
        self._parts += 1
        if not self._around and (name.local != "svg" or name.namespace not in (SVG, "")):
            raise FigureError(_("it is XML but not SVG; save it again as SVG, PNG or JPEG"))
        if len(self._around) >= MAX_DEPTH:
            raise FigureError(
                _("its groups are nested more than {most} deep; simplify the drawing", most=number_text(MAX_DEPTH))
            )
        self._attributes += len(attributes)
        if self._parts > MAX_PARTS or self._attributes > MAX_ATTRIBUTES:
            raise FigureError(
                _(
                    "it has more than {elements} elements, or {attributes} attributes; save it as PNG",
                    elements=number_text(MAX_PARTS),
                    attributes=number_text(MAX_ATTRIBUTES),
                )
            )
        parent = self._around[-1] if self._around else None
        element = read_element(name, attributes, parent.name if parent else None, self._parser.CurrentLineNumber)
        self._count(sum(map(len, element.attributes.values())) if element.picture is None else 0)
        node = SvgNode(element)
        if parent is None:
            self.root = node
        else:
            parent.parts.append(node)
        self._around.append(node)

    def _end(self, name: str) -> None:
        self._end_sheet()
        self._around.pop()

    def _text(self, text: str) -> None:
        match self._around[-1].name:
            case "style":
                self._sheet_text.append(text)
            case "text" | "tspan":
                self._count(len(text))
                self._around[-1].parts.append(text)

    def _count(self, characters: int) -> None:
        self._markup += characters
        if self._markup > MAX_MARKUP:
            message = _(
                "it has more than {most} characters of drawing; simplify it, or save it as PNG",
                most=number_text(MAX_MARKUP),
            )
            raise FigureError(message)

    def _end_sheet(self) -> None:
        if not self._sheet_text:
            return
        text = "".join(self._sheet_text)
        self._sheet_text.clear()
        if len(text) > MAX_SHEET:
            message = _(
                "it has a style sheet of more than {most} characters; {advice}",
                most=number_text(MAX_SHEET),
                advice=_(SAVE_AS_PLAIN),
            )
            raise FigureError(message)
        try:
            self.sheet.add(text)
        except StyleError as error:
            refuse_style(_IN_SHEET, error, self._parser.CurrentLineNumber)


def _check_declaration(version: str, encoding: str | None, standalone: int) -> None:
    if encoding is not None and encoding.casefold() not in _ENCODINGS:
        raise FigureError(_("it is an SVG in the encoding {encoding}; save it as UTF-8", encoding=shorten(encoding)))


def _check_namespace(prefix: str | None, namespace: str | None) -> None:
    # Expat separates the parts of a name by a space.
    if namespace and any(character.isspace() for character in namespace):
        raise FigureError(_("it has a space in the name of a namespace; {advice}", advice=_(SAVE_AS_PLAIN)))


def _refuse_doctype(*_doctype: object) -> None:
    raise FigureError(_("it has a DOCTYPE, which is not allowed; delete that line, or save the figure as plain SVG"))


def _refuse_instruction(target: str, data: str) -> None:
    message = _(
        "it has a processing instruction ({name}), which is not allowed; delete that line", name=shorten(target)
    )
    raise FigureError(message)


def _size(attributes: Mapping[str, str]) -> tuple[int, int, Box]:
    """Width and height in user units, and the part of the plane that is shown."""
    width, height = (_length(attributes.get(name, "")) for name in ("width", "height"))
    parts = re.split(r"[\s,]+", attributes.get("viewBox", "").strip()[:200])
    box = [_length(part) for part in parts]
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
        raise FigureError(_("it has no size; give its svg element a viewBox, or a width and height"))
    if not box_width or not box_height:
        return math.ceil(width), math.ceil(height), Box(0, 0, width, height)
    left, top = (clamp(number(part)) for part in parts[:2])
    shown = Box(left, top, left + clamp(box_width, SMALLEST_VIEW), top + clamp(box_height, SMALLEST_VIEW))
    return math.ceil(width), math.ceil(height), shown


def _length(text: str) -> float | None:
    found = _LENGTH.fullmatch(text[:60])
    if not found:
        return None
    return float(found[1]) * 10.0 ** int(found[2] or 0) * _UNITS[(found[3] or "").casefold()]
