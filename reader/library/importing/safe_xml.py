"""Reads XML of strangers into elements, without entities, and within limits."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement
from xml.parsers import expat

from reader.library.importing.imported import ImportFailed
from reader.translation import N_, _

MAX_DEPTH = 150
MAX_ELEMENTS = 600_000
"""In all parts of a document. A book of 600 pages has 300,000."""

MAX_TEXT = 4_000_000
"""Characters of text in all parts: some 2,000 pages."""

MAX_ATTRIBUTES = 16_000_000
"""Characters of the values of attributes in all parts."""

_TOO_LARGE = N_("It is larger than a document can be. Divide it into several documents.")


EVERY = 5_000
OnElements = Callable[[int], object]
"""Gets how many elements have been read, every 5,000 of them. Whatever it raises, to cancel, passes through."""


@dataclass(frozen=True, slots=True)
class XmlKind:
    """prefixes      the prefix that names of each namespace get, whatever the file calls them
    ignored       beginnings of the names of attributes that are passed over
    advice        what to do with a file that is damaged, in English
    has_doctype   whether a DOCTYPE without entities of its own is passed over; otherwise it is refused
    """

    prefixes: Mapping[str, str]
    advice: str
    ignored: tuple[str, ...] = ()
    has_doctype: bool = False


class XmlReader:
    """Reads the parts of one document; the limits are for all of them together."""

    def __init__(self, kind: XmlKind, on_elements: OnElements | None = None) -> None:
        self._kind = kind
        self._on_elements = on_elements
        self._elements = self._text = self._attributes = 0
        self._names: dict[str, str] = {}

    def read(self, data: bytes) -> Element:
        """Raises ImportFailed. Names have the usual prefixes, such as "w:p"."""
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
                raise ImportFailed(_(_TOO_LARGE))
            if self._on_elements and not self._elements % EVERY:
                self._on_elements(self._elements)
            attributes = {}
            for number in range(0, len(pairs), 2):
                known = self._name(pairs[number])
                if not known.startswith(self._kind.ignored):
                    attributes[known] = pairs[number + 1]
                    self._attributes += len(pairs[number + 1])
            if self._attributes > MAX_ATTRIBUTES:
                raise ImportFailed(_(_TOO_LARGE))
            open_elements.append(SubElement(open_elements[-1], self._name(name), attributes))

        def end(name: str) -> None:
            if texts:
                add_text()
            open_elements.pop()

        def text(characters: str) -> None:
            self._text += len(characters)
            if self._text > MAX_TEXT:
                raise ImportFailed(_(_TOO_LARGE))
            texts.append(characters)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.EntityDeclHandler = self._refuse
        if self._kind.has_doctype:
            parser.SkippedEntityHandler = lambda name, is_parameter: None if is_parameter else text(named(name))
        else:
            parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise ImportFailed(_("It is damaged. {advice}", advice=_(self._kind.advice))) from error
        except (LookupError, ValueError) as error:
            raise ImportFailed(_("Its encoding is unknown. {advice}", advice=_(self._kind.advice))) from error
        return root[0]

    def _name(self, expat_name: str) -> str:
        known = self._names.get(expat_name)
        if known is None:
            namespace, _space, local = expat_name.rpartition(" ")
            known = f"{self._kind.prefixes.get(namespace, '?')}:{local}" if namespace else local
            if len(self._names) < 10_000:
                self._names[expat_name] = known
        return known

    def _refuse(self, *_arguments: object) -> None:
        advice = _(self._kind.advice)
        if self._kind.has_doctype:
            raise ImportFailed(_("It contains entities. {advice}", advice=advice))
        raise ImportFailed(_("It contains a DOCTYPE, which no Word file has. {advice}", advice=advice))


def named(entity: str) -> str:
    """The character of a name that HTML gives it, such as nbsp."""
    return html.unescape(f"&{entity};")
