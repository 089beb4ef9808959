"""Reads the XML of a Word file into elements, without entities, and within limits."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement
from xml.parsers import expat

from reader.library.importing.imported import ImportFailed

MAX_DEPTH = 150
MAX_ELEMENTS = 600_000
"""In all parts of a document. A book of 600 pages has 300,000."""

MAX_TEXT = 4_000_000
"""Characters of text in all parts: some 2,000 pages."""

MAX_ATTRIBUTES = 16_000_000
"""Characters of the values of attributes in all parts."""

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


class XmlReader:
    """Reads the parts of one document; the limits are for all of them together."""

    def __init__(self) -> None:
        self._elements = self._text = self._attributes = 0
        self._names: dict[str, str] = {}

    def read(self, data: bytes) -> Element:
        """Raises ImportFailed. Names have the usual prefixes, such as "w:p", whatever the file calls them."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.buffer_size = 1 << 16
        root = Element("root")
        open_elements = [root]
        texts: list[str] = []

        def add_text() -> None:
            element = open_elements[-1]
            if len(element):
                element[-1].tail = "".join(texts)
            else:
                element.text = "".join(texts)
            texts.clear()

        def start(name: str, pairs: list[str]) -> None:
            if texts:
                add_text()
            self._elements += 1
            if self._elements > MAX_ELEMENTS or len(open_elements) > MAX_DEPTH:
                raise ImportFailed(_TOO_LARGE)
            attributes = {}
            for number in range(0, len(pairs), 2):
                known = self._name(pairs[number])
                if not known.startswith(_IGNORED):
                    attributes[known] = pairs[number + 1]
                    self._attributes += len(pairs[number + 1])
            if self._attributes > MAX_ATTRIBUTES:
                raise ImportFailed(_TOO_LARGE)
            open_elements.append(SubElement(open_elements[-1], self._name(name), attributes))

        def end(name: str) -> None:
            if texts:
                add_text()
            open_elements.pop()

        def text(characters: str) -> None:
            self._text += len(characters)
            if self._text > MAX_TEXT:
                raise ImportFailed(_TOO_LARGE)
            texts.append(characters)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise ImportFailed("It is damaged. Open it in Word, save it again, and import that file.") from error
        except (LookupError, ValueError) as error:
            raise ImportFailed(
                "Its encoding is unknown. Open it in Word, save it again, and import that file."
            ) from error
        return root[0]

    def _name(self, expat_name: str) -> str:
        known = self._names.get(expat_name)
        if known is None:
            namespace, _, local = expat_name.rpartition(" ")
            known = f"{_PREFIXES.get(namespace, '?')}:{local}" if namespace else local
            if len(self._names) < 10_000:
                self._names[expat_name] = known
        return known


_TOO_LARGE = "It is larger than a document can be. Divide it into several documents."


def _refuse(*_: object) -> None:
    raise ImportFailed(
        "It contains a DOCTYPE, which no Word file has. Open it in Word, save it again, and import that."
    )


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
