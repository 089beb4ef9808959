"""Reads the bookmarks in which Zotero keeps citations."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from reader.library.importing.docx.field_reader import FieldReader
from reader.library.importing.docx.open_fields import OpenField


class ZoteroBookmarks:
    """Bookmarks as fields: what is between the two ends is the result."""

    def __init__(self, codes: Mapping[str, str], fields: FieldReader) -> None:
        self._codes = codes
        self._fields = fields
        self._open: dict[str, OpenField] = {}

    def start(self, element: Element) -> bool:
        """Whether the bookmark is one of Zotero's."""
        code = self._codes.get(element.get("w:name", ""))
        if code is None:
            return False
        field = OpenField([code])
        self._open[element.get("w:id", "")] = field
        self._fields.begin(field)
        self._fields.separate()
        return True

    def end(self, element: Element) -> None:
        field = self._open.pop(element.get("w:id", ""), None)
        if field in self._fields.stack:
            while self._fields.stack.top is not field:
                self._fields.end()
            self._fields.end()
