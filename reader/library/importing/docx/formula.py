"""Formulas of Word as text that can be read aloud: (a + b)/c, x², √(x + 1), ∑ with its limits."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from xml.etree.ElementTree import Element

from reader.library.importing.docx.xml_tree import every, first, value
from reader.library.importing.imported import StyledText
from reader.library.model import Style

Pieces = tuple[StyledText, ...]

_ACCENTS = {"\u0302": "\u0302", "\u0303": "\u0303", "\u0304": "\u0304", "\u0305": "\u0304", "\u20d7": "\u20d7"}
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}


def read_formula(element: Element) -> Pieces:
    """`element` is m:oMath or m:oMathPara."""
    if element.tag == "m:oMathPara":
        formulas = [read_formula(each) for each in element if each.tag == "m:oMath"]
        return _joined(formulas, "\n")
    return _row(element)


def _row(element: Element | None) -> Pieces:
    """All parts of an element, one after another. Two and a half is not to become 21/2."""
    parts: list[StyledText] = []
    was_fraction = False
    for child in element if element is not None else ():
        pieces = _read(child)
        if not pieces:
            continue
        is_fraction = child.tag == "m:f"
        touches = bool(parts) and parts[-1].text[-1:].isalnum() and pieces[0].text[:1] not in ("", " ")
        if touches and (is_fraction or (was_fraction and pieces[0].text[:1].isalnum())):
            parts.append(_text(" "))
        parts.extend(pieces)
        was_fraction = is_fraction
    return tuple(parts)


def _read(element: Element) -> Pieces:
    reader = _READERS.get(element.tag)
    if reader:
        return reader(element)
    if element.tag.endswith("Pr"):
        return ()
    return _row(element)


def _run(element: Element) -> Pieces:
    return tuple(_text(each.text) for each in element if each.tag in ("m:t", "w:t") and each.text)


def _fraction(element: Element) -> Pieces:
    above, below = _row(element.find("m:num")), _row(element.find("m:den"))
    if value(element, "m:fPr/m:type", "m:val") == "noBar":
        return (_text("("), *above, _text(" over "), *below, _text(")"))
    return (*_bracketed(above), _text("/"), *_bracketed(below))


def _superscript(element: Element) -> Pieces:
    return (*_base(element), *_script(element.find("m:sup"), Style.SUPERSCRIPT))


def _subscript(element: Element) -> Pieces:
    return (*_base(element), *_script(element.find("m:sub"), Style.SUBSCRIPT))


def _both_scripts(element: Element) -> Pieces:
    scripts = (
        *_script(element.find("m:sub"), Style.SUBSCRIPT),
        *_script(element.find("m:sup"), Style.SUPERSCRIPT),
    )
    return (*scripts, *_base(element)) if element.tag == "m:sPre" else (*_base(element), *scripts)


def _root(element: Element) -> Pieces:
    degree, inside = formula_text(_row(element.find("m:deg"))), _row(element.find("m:e"))
    sign = _ROOTS.get(degree)
    if sign:
        return (_text(sign), *_bracketed(inside))
    return (_text(degree, Style.SUPERSCRIPT), _text("√"), *_bracketed(inside))


def _sum(element: Element) -> Pieces:
    sign = first(element, "m:naryPr/m:chr")
    limits = (
        *_script(element.find("m:sub"), Style.SUBSCRIPT),
        *_script(element.find("m:sup"), Style.SUPERSCRIPT),
    )
    return (
        _text(value(sign, attribute="m:val") if sign is not None else "∫"),
        *limits,
        _text(" "),
        *_row(element.find("m:e")),
    )


def _brackets(element: Element) -> Pieces:
    properties = element.find("m:dPr")
    opening, closing, between = (
        found.get("m:val", "")
        if properties is not None and (found := properties.find(f"m:{name}")) is not None
        else usual
        for name, usual in (("begChr", "("), ("endChr", ")"), ("sepChr", "|"))
    )
    return (_text(opening), *_joined([_row(each) for each in every(element, "m:e")], between), _text(closing))


def _function(element: Element) -> Pieces:
    inside = _row(element.find("m:e"))
    touches = not inside or inside[0].text[:1] in "([{"
    return (*_row(element.find("m:fName")), *(() if touches else (_text(" "),)), *inside)


def _limit(element: Element) -> Pieces:
    style = Style.SUBSCRIPT if element.tag == "m:limLow" else Style.SUPERSCRIPT
    return (*_base(element), *_script(element.find("m:lim"), style))


def _accent(element: Element) -> Pieces:
    sign = value(element, "m:accPr/m:chr", "m:val") or "\u0302"
    if element.tag == "m:bar":
        sign = "\u0304"
    inside = _row(element.find("m:e"))
    if len(formula_text(inside)) == 1 and sign in _ACCENTS:
        return (StyledText(inside[0].text + _ACCENTS[sign], inside[0].style),)
    return inside


def _matrix(element: Element) -> Pieces:
    rows = [_joined([_row(cell) for cell in every(row, "m:e")], ", ") for row in every(element, "m:mr")]
    return (_text("["), *_joined(rows, "; "), _text("]"))


def _equations(element: Element) -> Pieces:
    return _joined([_row(each) for each in every(element, "m:e")], "\n")


def _base(element: Element) -> Pieces:
    inside = _row(element.find("m:e"))
    text = "".join(sign for sign in formula_text(inside) if not unicodedata.combining(sign))
    return _bracketed(inside) if len(text) > 1 and not text.isalnum() else inside


def _script(element: Element | None, style: Style) -> Pieces:
    """What is raised is one piece: a fraction in it is written on one line."""
    text = formula_text(_row(element)).strip()
    return (_text(text, style),) if text else ()


def _bracketed(pieces: Pieces) -> Pieces:
    text = formula_text(pieces)
    is_simple = text.replace(".", "").replace(",", "").isalnum() and not (text[-1:].isalpha() and text[:1].isdigit())
    return pieces if is_simple or _is_enclosed(text) else (_text("("), *pieces, _text(")"))


def _is_enclosed(text: str) -> bool:
    """Whether one pair of brackets is around the whole text."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    for number, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if not depth:
            return number == len(text) - 1
    return False


def _joined(parts: Sequence[Pieces], between: str) -> Pieces:
    pieces: list[StyledText] = []
    for number, part in enumerate(parts):
        pieces.extend((_text(between),) if number and between else ())
        pieces.extend(part)
    return tuple(pieces)


def formula_text(pieces: Iterable[StyledText]) -> str:
    """As text alone, where a script within a script has a sign before it."""
    shown = {Style.SUPERSCRIPT: "^", Style.SUBSCRIPT: "_"}
    return "".join(f"{shown.get(piece.style, '')}{piece.text}" for piece in pieces)


def _text(text: str | None, style: Style = Style.PLAIN) -> StyledText:
    return StyledText(text or "", style)


_READERS: dict[str, Callable[[Element], Pieces]] = {
    "m:r": _run,
    "w:r": _run,
    "m:f": _fraction,
    "m:sSup": _superscript,
    "m:sSub": _subscript,
    "m:sSubSup": _both_scripts,
    "m:sPre": _both_scripts,
    "m:rad": _root,
    "m:nary": _sum,
    "m:d": _brackets,
    "m:func": _function,
    "m:limLow": _limit,
    "m:limUpp": _limit,
    "m:acc": _accent,
    "m:bar": _accent,
    "m:m": _matrix,
    "m:eqArr": _equations,
}
