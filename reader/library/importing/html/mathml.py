"""Formulas in MathML as readable text: they are turned into those of Word, which `docx/formula.py` reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, SubElement

from reader.library.importing.docx.formula import read_formula
from reader.library.importing.html.element_kinds import BLOCKS
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.html_reader import Flow, HtmlReader
from reader.library.importing.html.inline_draft import TextContext
from reader.library.importing.imported import StyledText
from reader.library.model import STYLES

_SUMS = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂")
_ACCENTS = {"^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "‾": "\u0304", "→": "\u20d7"}
_APPLY, _TIMES, _SEPARATOR, _PLUS = "\u2061", "\u2062", "\u2063", "\u2064"
_LEAVES = ("mi", "mn", "mo", "mtext", "ms")
_SKIPPED = ("annotation", "annotation-xml", "none", "mprescripts", "maligngroup", "malignmark", "mphantom")


def read_math(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    is_block = element.get("display") == "block" and not flow.draft.is_empty() and element.tag in BLOCKS
    if is_block:
        reader.end_paragraph(flow)
    pieces = read_formula(word_formula(element))
    if not any(piece.text.strip() for piece in pieces):
        text = element.get("alttext") or element_text(element)
        pieces = (StyledText(text),) if text else ()
    reader.last_formula = "".join(piece.text for piece in pieces)
    for piece in pieces:
        style = STYLES[context.style | piece.style]
        flow.draft.add(piece.text, TextContext(style, context.target, keeps_spaces=True))


def word_formula(element: HtmlElement) -> Element:
    formula = Element("m:oMath")
    _add(element, formula)
    return formula


def _add(node: HtmlElement, to: Element) -> None:
    name = _name(node)
    if name in _SKIPPED:
        return
    if name in _LEAVES:
        _add_text(_leaf_text(node), to)
    elif name == "mspace":
        _add_text(" ", to)
    elif writer := _WRITERS.get(name):
        writer(node, to)
    elif name == "semantics":
        for child in node.elements[:1]:
            _add(child, to)
    else:
        _add_row(node.children, to)


def _add_row(children: Sequence[HtmlElement | str], to: Element) -> None:
    for at, child in enumerate(children):
        if isinstance(child, str):
            if child.strip():
                _add_text(" ".join(child.split()), to)
            continue
        text = element_text(child)
        following = next((each for each in children[at + 1 :] if isinstance(each, HtmlElement)), None)
        if text in (_APPLY, _TIMES, _SEPARATOR, _PLUS):
            _add_text(_shown(text, following), to)
        else:
            _add(child, to)


def _shown(sign: str, following: HtmlElement | None) -> str:
    """What an invisible sign is read as: without it, two numbers would become one."""
    if sign == _SEPARATOR:
        return ","
    begins = element_text(following)[:1] if following is not None else ""
    if sign == _TIMES:
        return "·" if begins.isdigit() else ""
    if sign == _PLUS:
        return " "
    return "" if begins in ("", "(", "[", "{") else " "


def _add_text(text: str, to: Element) -> None:
    if text:
        SubElement(SubElement(to, "m:r"), "m:t").text = text


def _leaf_text(node: HtmlElement) -> str:
    text = element_text(node)
    if _name(node) == "mtext":
        return f" {text} "
    return f" {text} " if text in ("=", "≤", "≥", "<", ">", "≈", "→") else text


def _part(node: HtmlElement, at: int, name: str, to: Element) -> None:
    made = SubElement(to, name)
    parts = node.elements
    if at < len(parts):
        _add(parts[at], made)


def _fraction(node: HtmlElement, to: Element) -> None:
    made = SubElement(to, "m:f")
    if node.get("linethickness") in ("0", "0px", "0pt", "0em"):
        SubElement(SubElement(made, "m:fPr"), "m:type", {"m:val": "noBar"})
    _part(node, 0, "m:num", made)
    _part(node, 1, "m:den", made)


def _scripts(node: HtmlElement, to: Element) -> None:
    name = _name(node)
    base = element_text(node.elements[0]) if node.elements else ""
    if base in _SUMS:
        _sum(node, to)
        return
    made = SubElement(to, {"msup": "m:sSup", "msub": "m:sSub"}.get(name, "m:sSubSup"))
    _part(node, 0, "m:e", made)
    for at, part in enumerate({"msup": ("m:sup",), "msub": ("m:sub",)}.get(name, ("m:sub", "m:sup")), 1):
        _part(node, at, part, made)


def _sum(node: HtmlElement, to: Element) -> None:
    made = SubElement(to, "m:nary")
    sign = element_text(node.elements[0])
    SubElement(SubElement(made, "m:naryPr"), "m:chr", {"m:val": sign})
    names = {"munder": ("m:sub",), "msub": ("m:sub",), "mover": ("m:sup",), "msup": ("m:sup",)}
    for at, part in enumerate(names.get(_name(node), ("m:sub", "m:sup")), 1):
        _part(node, at, part, made)


def _limits(node: HtmlElement, to: Element) -> None:
    name = _name(node)
    texts = [element_text(each) for each in node.elements]
    if texts and texts[0] in _SUMS:
        _sum(node, to)
    elif name == "mover" and len(texts) > 1 and texts[1] in _ACCENTS:
        made = SubElement(to, "m:acc")
        SubElement(SubElement(made, "m:accPr"), "m:chr", {"m:val": _ACCENTS[texts[1]]})
        _part(node, 0, "m:e", made)
    elif name == "munderover":
        _scripts(node, to)
    else:
        made = SubElement(to, "m:limLow" if name == "munder" else "m:limUpp")
        _part(node, 0, "m:e", made)
        _part(node, 1, "m:lim", made)


def _square_root(node: HtmlElement, to: Element) -> None:
    made = SubElement(to, "m:rad")
    SubElement(made, "m:deg")
    _add_row(node.children, SubElement(made, "m:e"))


def _root(node: HtmlElement, to: Element) -> None:
    made = SubElement(to, "m:rad")
    _part(node, 1, "m:deg", made)
    _part(node, 0, "m:e", made)


def _fenced(node: HtmlElement, to: Element) -> None:
    made = SubElement(to, "m:d")
    properties = SubElement(made, "m:dPr")
    for name, key, usual in (("m:begChr", "open", "("), ("m:endChr", "close", ")"), ("m:sepChr", "separators", ",")):
        sign = node.attributes.get(key, usual).strip()
        SubElement(properties, name, {"m:val": sign[:1] if key == "separators" else sign})
    for at in range(len(node.elements)):
        _part(node, at, "m:e", made)


def _matrix(node: HtmlElement, to: Element) -> None:
    made = SubElement(to, "m:m")
    for row in node.elements:
        cells = SubElement(made, "m:mr")
        for cell in row.elements:
            _add_row(cell.children, SubElement(cells, "m:e"))


def _name(node: HtmlElement) -> str:
    return node.tag.rpartition(":")[2]


_WRITERS: dict[str, Callable[[HtmlElement, Element], None]] = {
    "mfrac": _fraction,
    "msup": _scripts,
    "msub": _scripts,
    "msubsup": _scripts,
    "munder": _limits,
    "mover": _limits,
    "munderover": _limits,
    "msqrt": _square_root,
    "mroot": _root,
    "mfenced": _fenced,
    "mtable": _matrix,
}
