"""What an SVG drawing may contain: its elements, their attributes, the style properties, and the form of each value.

The lists follow SVG 1.1 and what Qt draws of it. Whatever they do not name is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Pattern
from types import MappingProxyType

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

# The form of each kind of value, without the spaces around it. Only REFERENCE, HREF and PAINT can name anything, and
# only an id in the same file. No form has a repetition within a repetition, which would take too long on some values.
_NUMBER = r"[+-]?(?:\d{1,20}(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?"
_UNIT = r"(?:px|pt|pc|mm|cm|in|em|ex|rem|q|%)"
_ID = r"#[^\s#()'\"\\<>;]+"
_URL = rf"url\((?P<quote>['\"]?){_ID}(?P=quote)\)"
_COLOUR = r"(?:[a-z-]+|\#[0-9a-f]{3,8}|(?:rgba?|hsla?)\([\d.,%/\s+-]*\))"
_ARGUMENTS = r"\((?:[\d.,+e\s-]|px|deg)*\)"
_FUNCTION = rf"(?:matrix|translate[xy]?|scale[xy]?|rotate|skew[xy])\s*{_ARGUMENTS}"


def _form(pattern: str) -> Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


NUMBER = _form(rf"{_NUMBER}%?|inherit|null")  # svg-edit writes null
NUMBERS = _form(r"[\d.,+e\s-]*")
LENGTH = _form(rf"{_NUMBER}{_UNIT}?|auto|none|normal|inherit|null")
LENGTHS = _form(rf"(?:[\d.,+\s-]|{_UNIT}|e)*|none|inherit")
PATH = _form(r"[mlhvcsqtaze\d.,+\s-]*|none")
TRANSFORM = _form(rf"(?:{_FUNCTION}[\s,]*)*|none")
COLOUR = _form(_COLOUR)
PAINT = _form(rf"{_COLOUR}|{_URL}(?:\s+{_COLOUR})?")
REFERENCE = _form(rf"none|inherit|{_URL}")
HREF = re.compile(rf"#?|{_ID}")
PICTURE = _form(r"data:image/(?:png|jpeg);base64,([a-z\d+/\s]*={0,2})")
"""The group is the picture, in base 64."""

KEYWORD = _form(r"[a-z][a-z\d-]*")
KEYWORDS = _form(r"[a-z\d,\s-]*")
WORDS = re.compile(r"[\w\s.,%+#!?'\"/*=@&-]*")
"""Names and numbers, such as those of fonts. Without brackets, colons and backslashes, no function and no address."""

TEXT = re.compile(r"(?!(?s:.*)url\s*\()[^\x00-\x08\x0b\x0c\x0e-\x1f]*", re.IGNORECASE)
"""What people read or programs note. Qt does not look at it."""

STYLE = re.compile(r"(?s:.*)")
"""Parsed by `svg_style`."""

FEATURES = re.compile(r"[\w\s.:/#,-]*")
"""Names of features, which look like addresses. They are compared, never opened."""

Attributes = Mapping[str, Pattern[str]]


def _each(names: str, form: Pattern[str]) -> dict[str, Pattern[str]]:
    return dict.fromkeys(names.split(), form)


PROPERTIES: Attributes = MappingProxyType(
    _each("fill stroke", PAINT)
    | _each("color stop-color flood-color lighting-color solid-color background background-color", COLOUR)
    | _each("opacity fill-opacity stroke-opacity stop-opacity flood-opacity solid-opacity", NUMBER)
    | _each("stroke-width stroke-dashoffset stroke-miterlimit letter-spacing word-spacing", LENGTH)
    | _each("stroke-dasharray", LENGTHS)
    | _each("transform", TRANSFORM)
    | _each("clip-path filter mask marker marker-start marker-mid marker-end shape-inside shape-subtract", REFERENCE)
    | _each("clip-rule fill-rule stroke-linecap stroke-linejoin vector-effect text-anchor", KEYWORD)
    | _each("display visibility overflow font-style pointer-events direction writing-mode", KEYWORD)
    | _each("color-interpolation color-interpolation-filters color-rendering image-rendering", KEYWORD)
    | _each("shape-rendering text-rendering dominant-baseline alignment-baseline unicode-bidi", KEYWORD)
    | _each("text-orientation glyph-orientation-vertical glyph-orientation-horizontal kerning", WORDS)
    | _each("font font-family font-size font-weight font-variant font-stretch font-size-adjust", WORDS)
    | _each("font-variant-ligatures font-variant-position font-variant-caps font-variant-numeric", WORDS)
    | _each("font-variant-alternates font-variant-east-asian font-feature-settings font-variation-settings", WORDS)
    | _each("font-kerning font-synthesis line-height baseline-shift text-indent text-align text-align-last", WORDS)
    | _each("text-decoration text-decoration-line text-decoration-style text-overflow text-transform", WORDS)
    | _each("text-decoration-thickness text-underline-offset", WORDS)
    | _each("text-decoration-color text-decoration-fill text-decoration-stroke", COLOUR)
    | _each("white-space inline-size shape-padding shape-margin clip enable-background isolation", WORDS)
    | _each("mix-blend-mode paint-order mask-type transform-origin transform-box cursor color-scheme", WORDS)
    | _each("user-select -webkit-user-select -moz-user-select will-change", WORDS)
    | _each("block-progression buffered-rendering font-optical-sizing text-align-all vertical-align", WORDS)
    | _each("max-width max-height min-width min-height margin padding border", WORDS)
    | _each("-inkscape-font-specification -inkscape-stroke -inkscape-text-align", WORDS)
    | _each("width height", LENGTH)
)
"""Allowed in `style`, in a style sheet and, except `width` and `height`, as attributes of any element."""

_COMMON = (
    _each("id class role lang tabindex focusable", TEXT)
    | _each("style", STYLE)
    | _each("requiredFeatures requiredExtensions systemLanguage", FEATURES)
    | {name: form for name, form in PROPERTIES.items() if name not in ("width", "height")}
)
_PLACE = _each("x y", LENGTH)
_AREA = _PLACE | _each("width height", LENGTH)
_FIT = _each("viewBox", NUMBERS) | _each("preserveAspectRatio", KEYWORDS)
_LENGTH_OF_PATH = _each("pathLength", NUMBER)
_LINK = _each("href", HREF) | _each("title type show actuate", TEXT)
_GRADIENT = _each("gradientUnits spreadMethod", KEYWORD) | _each("gradientTransform", TRANSFORM) | _LINK
_TEXT_PLACE = (
    _each("x y dx dy", LENGTHS)
    | _each("rotate", NUMBERS)
    | _each("textLength", LENGTH)
    | _each("lengthAdjust", KEYWORD)
)
_FILTER_STEP = _AREA | _each("in result", WORDS)

_SHAPES: dict[str, Attributes] = {
    "path": _each("d", PATH) | _LENGTH_OF_PATH,
    "rect": _AREA | _each("rx ry", LENGTH) | _LENGTH_OF_PATH,
    "circle": _each("cx cy r", LENGTH) | _LENGTH_OF_PATH,
    "ellipse": _each("cx cy rx ry", LENGTH) | _LENGTH_OF_PATH,
    "line": _each("x1 y1 x2 y2", LENGTH) | _LENGTH_OF_PATH,
    "polyline": _each("points", NUMBERS) | _LENGTH_OF_PATH,
    "polygon": _each("points", NUMBERS) | _LENGTH_OF_PATH,
    "image": _AREA | _LINK | _each("preserveAspectRatio", KEYWORDS),
    "use": _AREA | _LINK,
}
_CONTAINERS: dict[str, Attributes] = {
    "svg": _AREA
    | _FIT
    | _each("version", NUMBER)
    | _each("baseProfile zoomAndPan", KEYWORD)
    | _each("contentScriptType contentStyleType", WORDS)
    | _each("content", TEXT),
    "g": {},
    "a": _LINK | _each("target rel", WORDS),
    "defs": {},
    "switch": {},
    "symbol": _AREA | _FIT | _each("refX refY", LENGTH),
    "marker": _FIT
    | _each("refX refY markerWidth markerHeight", LENGTH)
    | _each("markerUnits", KEYWORD)
    | _each("orient", WORDS),
    "pattern": _AREA
    | _FIT
    | _each("patternUnits patternContentUnits", KEYWORD)
    | _each("patternTransform", TRANSFORM)
    | _LINK,
    "mask": _AREA | _each("maskUnits maskContentUnits", KEYWORD),
    "clipPath": _each("clipPathUnits", KEYWORD),
}
_TEXTS: dict[str, Attributes] = {"text": _TEXT_PLACE, "tspan": _TEXT_PLACE}
_GRADIENTS: dict[str, Attributes] = {
    "linearGradient": _GRADIENT | _each("x1 y1 x2 y2", LENGTH),
    "radialGradient": _GRADIENT | _each("cx cy r fx fy fr", LENGTH),
}
_FILTER_STEPS: dict[str, Attributes] = {
    "feBlend": _FILTER_STEP | _each("in2", WORDS) | _each("mode", KEYWORD),
    "feColorMatrix": _FILTER_STEP | _each("type", KEYWORD) | _each("values", NUMBERS),
    "feComposite": _FILTER_STEP | _each("in2", WORDS) | _each("operator", KEYWORD) | _each("k1 k2 k3 k4", NUMBER),
    "feFlood": _FILTER_STEP,
    "feGaussianBlur": _FILTER_STEP | _each("stdDeviation", NUMBERS) | _each("edgeMode", KEYWORD),
    "feMerge": _FILTER_STEP,
    "feOffset": _FILTER_STEP | _each("dx dy", NUMBER),
}
_NOTES: dict[str, Attributes] = {"title": {}, "desc": {}, "metadata": {}}
_OTHERS: dict[str, Attributes] = {
    "stop": _each("offset", NUMBER),
    "style": _each("type media title", WORDS),
    "filter": _AREA | _each("filterUnits primitiveUnits", KEYWORD) | _each("filterRes", NUMBERS) | _each("href", HREF),
    "feMergeNode": _each("in", WORDS),
}

ELEMENTS: Mapping[str, Attributes] = MappingProxyType(
    {
        name: MappingProxyType(_COMMON | dict(own))
        for group in (_SHAPES, _CONTAINERS, _TEXTS, _GRADIENTS, _FILTER_STEPS, _NOTES, _OTHERS)
        for name, own in group.items()
    }
)
"""The attributes of each allowed element. `href` stands for `xlink:href` too."""

EXTRA_ATTRIBUTE = re.compile(r"(?:data|aria)-[\w.-]+", re.ASCII)
"""Attributes of any element that only note something down; their value is a TEXT."""

XLINK_ATTRIBUTES = frozenset({"href", "title", "type", "show", "actuate"})
"""Allowed with a prefix on those elements that have them without one."""

XML_ATTRIBUTES: Attributes = MappingProxyType({"space": re.compile("default|preserve"), "lang": WORDS})

FOREIGN = "(foreign)"
"""Stands in CHILDREN for any element of FOREIGN_ELEMENTS."""

_NOTED = frozenset(_NOTES)
_INSIDE = frozenset({*_SHAPES, *_CONTAINERS, "text", *_GRADIENTS, *_NOTES, "style", "filter", FOREIGN}) - {"svg"}

CHILDREN: Mapping[str, frozenset[str]] = MappingProxyType(
    dict.fromkeys(_CONTAINERS, _INSIDE)
    | dict.fromkeys([*_SHAPES, *_FILTER_STEPS, "stop", "feMergeNode"], _NOTED)
    | dict.fromkeys(_TEXTS, frozenset({"tspan"}) | _NOTED)
    | dict.fromkeys(_GRADIENTS, frozenset({"stop"}) | _NOTED)
    | {
        "filter": frozenset(_FILTER_STEPS) | _NOTED,
        "feMerge": frozenset({"feMergeNode"}) | _NOTED,
        "style": frozenset(),
        "title": frozenset(),
        "desc": frozenset(),
        "metadata": frozenset({FOREIGN}),
        FOREIGN: frozenset({FOREIGN}),
    }
)
"""What may stand directly inside each element. Qt 6.8 crashes on some other combinations, such as a pattern in a text
(CVE-2025-10729), and draws the shapes inside a `title`."""

_INKSCAPE = "path-effect grid page perspective box3d persp3d templateinfo _templateinfo clipboard"
_CREATIVE_COMMONS = (
    "Work License Agent license permits requires prohibits legalcode attributionName attributionURL morePermissions"
)
_DUBLIN_CORE = (
    "title creator subject description publisher contributor date type format identifier source language relation "
    "coverage rights"
)
_VISIO = (
    "documentProperties userDefs ud pageProperties layer layerMember cp custProps ld lineStyle tab tabList paragraph "
    "textBlock textRect stencil master"
)
FOREIGN_ELEMENTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        namespace: frozenset(names.split())
        for namespace, names in {
            "http://www.inkscape.org/namespaces/inkscape": _INKSCAPE,
            "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd": "namedview guide",
            "http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd": "namedview guide",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "RDF Description Bag Seq Alt li",
            "http://creativecommons.org/ns#": _CREATIVE_COMMONS,
            "http://web.resource.org/cc/": _CREATIVE_COMMONS,
            "http://purl.org/dc/elements/1.1/": _DUBLIN_CORE,
            "http://purl.org/dc/terms/": _DUBLIN_CORE,
            "http://schemas.microsoft.com/visio/2003/SVGExtensions/": _VISIO,
            "http://ns.adobe.com/AdobeIllustrator/10.0/": "",
            "http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/": "",
            "http://ns.adobe.com/SaveForWeb/1.0/": "",
            "http://www.bohemiancoding.com/sketch/ns": "",
            "http://www.figma.com/figma/ns": "",
            "http://www.serif.com/": "",
            "http://vectornator.io": "",
            "http://www.openswatchbook.org/uri/2009/osb": "",
            "http://svgjs.com/svgjs": "",
            "http://svgjs.dev/svgjs": "",
            "http://xml.openoffice.org/svg/export": "",
        }.items()
    }
)
"""Namespaces in which drawing programs keep notes of their own, and the elements among them.

Qt reads elements by their name alone, whatever their namespace, so that none of these may be called as one that Qt
draws. It reads attributes by their name with its prefix: those of these namespaces mean nothing to it."""
