"""The XML of a Word file: its namespaces, and functions that find elements in it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reader.library.importing.safe_xml import OnElements, XmlKind, XmlReader
from reader.translation import N_

_WORD = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    f"{_WORD}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_WORD}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_WORD}package/2006/relationships": "rel",
    f"{_WORD}package/2006/content-types": "ct",
    f"{_WORD}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_WORD}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_WORD}drawingml/2006/picture": "pic",
    f"{_STRICT}drawingml/picture": "pic",
    f"{_WORD}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    f"{_WORD}drawingml/2006/diagram": "dgm",
    f"{_STRICT}drawingml/diagram": "dgm",
    f"{_WORD}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_WORD}officeDocument/2006/bibliography": "b",
    f"{_STRICT}officeDocument/bibliography": "b",
    f"{_WORD}officeDocument/2006/custom-properties": "cust",
    f"{_WORD}markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_IGNORED = ("w:rsid", "w14:paraId", "w14:textId")
"""Attributes that Word writes to compare versions of a file; they take more memory than all others."""

_KIND = XmlKind(_PREFIXES, N_("Open it in Word, save it again, and import that file."), _IGNORED)


def word_xml(on_elements: OnElements | None = None) -> XmlReader:
    return XmlReader(_KIND, on_elements)


def value(element: Element | None, path: str = "", attribute: str = "w:val") -> str:
    """The attribute of a descendant; empty if either is missing."""
    found = first(element, path) if path else element
    return found.get(attribute, "") if found is not None else ""


def first(element: Element | None, path: str) -> Element | None:
    """The first descendant at a path of names, such as "w:pPr/w:numPr"; the paths of Python have no such names."""
    for name in path.split("/"):
        if element is None:
            return None
        element = element.find(name)
    return element


def every(element: Element, path: str) -> Iterator[Element]:
    """All descendants at a path of names."""
    name, _, rest = path.partition("/")
    for each in element:
        if each.tag == name:
            if rest:
                yield from every(each, rest)
            else:
                yield each


def is_on(element: Element | None) -> bool:
    """Whether a property such as <w:b/> is switched on."""
    return element is not None and element.get("w:val", "1") not in ("0", "false", "off", "none")


def whole_number(text: str, default: int = 0) -> int:
    """A whole number as XML writes it, within reason."""
    return int(text) if len(text) < 10 and text.removeprefix("-").isdecimal() else default


def all_text(element: Element, *names: str) -> str:
    """The texts of these elements below `element`, with a space between paragraphs."""
    return "".join(_texts(element, names)).strip()


def _texts(element: Element, names: tuple[str, ...]) -> Iterator[str]:
    for each in element.iter():
        if each.tag in names:
            yield each.text or ""
        elif each.tag in ("w:p", "a:p", "w:tab", "w:br", "w:cr", "c:pt", "dgm:pt"):
            yield " "
