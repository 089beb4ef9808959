"""One element of an SVG drawing, parsed against the lists of `svg_allowed`."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from re import Pattern
from typing import NoReturn

from reader.library.clean_image import clean_image
from reader.library.image_header import FigureError, SafeImage, media_type
from reader.library.svg_allowed import (
    CHILDREN,
    ELEMENTS,
    EXTRA_ATTRIBUTE,
    FOREIGN,
    FOREIGN_ELEMENTS,
    PICTURE,
    SVG,
    TEXT,
    XLINK,
    XLINK_ATTRIBUTES,
    XML,
    XML_ATTRIBUTES,
)
from reader.library.svg_style import Declaration, StyleError, parse_declarations
from reader.translation import N_, Translated, _, as_translated, number_text

MAX_VALUE = 100_000
"""Characters of an attribute's value; an embedded picture, and text that is not drawn, may have more."""

# Translators: what to do about a drawing; it follows what is wrong with it and a semicolon.
SAVE_AS_PLAIN = N_("save the figure as plain SVG, or as PNG")
_IN_ATTRIBUTE = N_("the attribute style on line {line} contains what is not allowed: {part}; {advice}")

_LINKS = frozenset({"href", "src", "base"})
_OUTSIDE = re.compile(r"url\s*\(\s*['\"]?\s*[^#\s'\"]", re.IGNORECASE)


@dataclass(frozen=True)
class XmlName:
    """The name of an element or an attribute."""

    namespace: str
    local: str
    prefix: str

    @classmethod
    def from_expat(cls, name: str) -> XmlName:
        """Of `NAMESPACE LOCAL PREFIX`, where the prefix, or both it and the namespace, may be missing."""
        parts = name.split(" ")
        if len(parts) == 1:
            return cls("", name, "")
        return cls(parts[0], parts[1], parts[2] if len(parts) == 3 else "")

    def __str__(self) -> str:
        return shorten(f"{self.prefix}:{self.local}" if self.prefix else self.local)


@dataclass(frozen=True)
class SvgElement:
    """An element whose every part is allowed. Of a foreign element, only the name FOREIGN is read."""

    name: str
    attributes: Mapping[str, str]
    """Without their prefix."""
    style: tuple[Declaration, ...] = ()
    """From the attribute `style`. A property may be given several times; the last one counts."""
    picture: SafeImage | None = None
    """That is embedded in an `image`."""
    is_verbatim: bool = False
    """Whether the spaces in its text count."""

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")

    @property
    def target(self) -> str:
        """The id of the element in the same file that `href` names."""
        href = self.attributes.get("href", "")
        return href[1:] if href.startswith("#") else ""


def read_element(name: XmlName, attributes: Mapping[str, str], parent: str | None, line: int) -> SvgElement:
    """`attributes` have names of expat's; `parent` is the name of an SvgElement. Raises FigureError."""
    kind = _kind(name, parent, line)
    own: dict[str, str] = {}
    for key, value in _allowed_attributes(kind, attributes, line):
        if own.setdefault(key, value) != value and key == "href":
            raise FigureError(_refused(N_("<{name}> on line {line} has two different links; {advice}"), line, name))
    if kind == FOREIGN:
        return SvgElement(kind, {})
    try:
        style = tuple(parse_declarations(own.get("style", "")))
    except StyleError as error:
        refuse_style(_IN_ATTRIBUTE, error, line)
    picture = PICTURE.fullmatch(own.get("href", "")) if kind == "image" else None
    is_verbatim = attributes.get(f"{XML} space xml", attributes.get(f"{XML} space")) == "preserve"
    return SvgElement(kind, own, style, _picture(picture[1]) if picture else None, is_verbatim)


def refuse_style(message: str, error: StyleError, line: int) -> NoReturn:
    """`message` says where, and has the fields `line`, `part` and `advice`."""
    part = as_translated(error)
    if _OUTSIDE.search(part.english) and "@" not in part.english:
        _refuse_link("url", line)
    shown = Translated(shorten(part), shorten(part.english))
    raise FigureError(_(message, line=line, part=shown, advice=_(SAVE_AS_PLAIN)))


def _refused(message: str, line: int, name: object) -> Translated:
    return _(message, line=line, name=name, advice=_(SAVE_AS_PLAIN))


def shorten(text: str) -> str:
    """A part of the drawing, short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _kind(name: XmlName, parent: str | None, line: int) -> str:
    """The name for an SvgElement. Raises FigureError where it is not on the list, or not allowed in its parent."""
    if name.namespace in (SVG, ""):
        is_known, kind = name.local in ELEMENTS, name.local
    else:
        # Without a prefix, its attributes would be those of SVG to Qt.
        is_known, kind = name.local in FOREIGN_ELEMENTS.get(name.namespace, ()) and name.prefix != "", FOREIGN
    if not is_known:
        raise FigureError(
            _refused(N_("it contains <{name}> on line {line}, which is not allowed; {advice}"), line, name)
        )
    if parent is not None and kind not in CHILDREN[parent]:
        around = "metadata" if parent == FOREIGN else parent
        raise FigureError(
            _(
                "it contains <{name}> inside <{around}> on line {line}, which is not allowed; {advice}",
                name=name,
                around=around,
                line=line,
                advice=_(SAVE_AS_PLAIN),
            )
        )
    return kind


def _allowed_attributes(element: str, attributes: Mapping[str, str], line: int) -> Iterator[tuple[str, str]]:
    """The attributes of SVG, with their names without a prefix. Raises FigureError for one that is not allowed."""
    for expat_name, value in attributes.items():
        name = XmlName.from_expat(expat_name)
        if name.local.casefold().startswith("on"):
            raise FigureError(_refused(N_("it contains a script ({name}) on line {line}; {advice}"), line, name))
        form = _form(element, name)
        if len(value) > MAX_VALUE and form is not TEXT and name.local != "href":
            raise FigureError(
                _(
                    "the attribute {name} on line {line} has more than {most} characters; simplify the drawing, "
                    "or save it as PNG",
                    name=name,
                    line=line,
                    most=number_text(MAX_VALUE),
                )
            )
        if name.local.casefold() in _LINKS:
            if not _is_allowed_link(element, value, form):
                _refuse_link(name.local, line)
        elif form is None:
            message = N_("it contains the attribute {name} on line {line}, which is not allowed; {advice}")
            raise FigureError(_refused(message, line, name))
        elif not form.fullmatch(value.strip()):
            if _OUTSIDE.search(value):
                _refuse_link("url", line)
            raise FigureError(
                _(
                    "the attribute {name} on line {line} has a value that is not allowed: {value}; {advice}",
                    name=name,
                    line=line,
                    value=shorten(value),
                    advice=_(SAVE_AS_PLAIN),
                )
            )
        if name.namespace in ("", XLINK) and element != FOREIGN:
            yield name.local, value.strip()


def _form(element: str, name: XmlName) -> Pattern[str] | None:
    """The form of an attribute's value; None for an attribute that is not allowed.

    Qt knows attributes by their prefix, not by their namespace, so that the prefix `xlink` must mean XLink.
    """
    if name.namespace == XML:
        return XML_ATTRIBUTES.get(name.local)
    if name.namespace in FOREIGN_ELEMENTS:
        return TEXT if name.prefix != "xlink" else None
    if name.namespace == XLINK:
        return ELEMENTS[element].get(name.local) if name.local in XLINK_ATTRIBUTES and element != FOREIGN else None
    if name.namespace:
        return None
    if element == FOREIGN or EXTRA_ATTRIBUTE.fullmatch(name.local):
        return TEXT
    return ELEMENTS[element].get(name.local)


def _is_allowed_link(element: str, value: str, form: Pattern[str] | None) -> bool:
    if element == "image" and PICTURE.fullmatch(value.strip()):
        return True
    # Spaces count: Qt drops the first character, whatever it is, and takes the rest for the id.
    return form is not None and form is not TEXT and form.fullmatch(value) is not None


def _refuse_link(name: str, line: int) -> NoReturn:
    message = _(
        "it points outside itself ({name}) on line {line}; embed the picture or delete the link", name=name, line=line
    )
    raise FigureError(message)


def _picture(text: str) -> SafeImage:
    """An embedded picture. Raises FigureError where it is damaged, or not PNG or JPEG."""
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except ValueError as error:
        raise FigureError(_("a picture within it is damaged; embed it again")) from error
    # Qt draws whatever it finds in here; an SVG has not been checked.
    if media_type(data) is None:
        raise FigureError(_("a picture within it is neither PNG nor JPEG; embed it again"))
    try:
        return clean_image(data)
    except FigureError as error:
        raise FigureError(_("a picture within it cannot be shown: {reason}", reason=error)) from error
