"""The zip archive of a Word file: its parts, which of them is which, and what else the file may be."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from reader.library.importing.docx.xml_tree import word_xml
from reader.library.importing.file_kinds import PDF
from reader.library.importing.imported import ImportFailed
from reader.library.importing.safe_xml import OnElements
from reader.library.importing.zip_archive import ZipArchive, canonical
from reader.translation import N_, _

MAX_XML = 64_000_000
"""Bytes of one part, unpacked."""

_MAIN = ".document.main+xml"
_OTHER_KINDS = {
    "macroEnabled.main+xml": N_("It is a Word document with macros (.docm). Open it in Word and save it as .docx."),
    "macroEnabledTemplate.main+xml": N_(
        "It is a Word template with macros (.dotm). Open it in Word and save it as .docx."
    ),
    ".template.main+xml": N_("It is a Word template (.dotx). Open it in Word and save it as .docx."),
    "spreadsheetml": N_("It is an Excel workbook. Copy its text into a Word document and save that as .docx."),
    "presentationml": N_("It is a PowerPoint presentation. Copy its text into a Word document and save that as .docx."),
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """`target` is the name of a part, or an address if `is_external`."""

    kind: str
    target: str
    is_external: bool


class WordPackage:
    """An open Word file. The constructor raises ImportFailed if it is none. Close it, or use it in `with`."""

    def __init__(self, path: Path, on_elements: OnElements | None = None) -> None:
        self._archive = ZipArchive(path, _problem_of, N_("Open it in Word, save it again, and import that file."))
        try:
            self._xml = word_xml(on_elements)
            self._types = self._read_types()
            self.main = self._main_part()
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> WordPackage:
        return self

    def __exit__(self, *_error: object) -> None:
        self._archive.close()

    def names(self) -> Iterator[str]:
        return self._archive.names()

    def data(self, name: str, limit: int) -> bytes | None:
        """The bytes of a part; None if it is missing or has more than `limit`. Raises ImportFailed if it is damaged."""
        return self._archive.data(name, limit)

    def xml(self, name: str) -> Element | None:
        """None if there is no such part. Raises ImportFailed if it is damaged or too large."""
        if name not in self._archive:
            return None
        data = self.data(name, MAX_XML)
        if data is None:
            raise ImportFailed(_("It is larger than a document can be. Divide it into several documents."))
        return self._xml.read(data)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Those of a part, by id. Nothing is ever read from an address outside the file."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for each in root if root is not None else ():
            is_external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            found[each.get("Id", "")] = Relationship(
                each.get("Type", "").rpartition("/")[2],
                target if is_external else _resolved(folder, target),
                is_external,
            )
        return found

    def type_of(self, name: str) -> str:
        extension = posixpath.splitext(name)[1].lstrip(".").lower()
        return self._types.get(canonical(name)) or self._types.get(f"*{extension}", "")

    def _read_types(self) -> dict[str, str]:
        root = self.xml("[Content_Types].xml")
        if root is None:
            raise ImportFailed(
                _("It is a zip archive, but not a Word file. Unpack it, and import the .docx files that are in it.")
            )
        types = {}
        for each in root:
            name = each.get("PartName")
            key = canonical(name) if name is not None else f"*{each.get('Extension', '').lower()}"
            types[key] = each.get("ContentType", "")
        return types

    def _main_part(self) -> str:
        targets = [each for each in self.relationships("").values() if each.kind == "officeDocument"]
        main = targets[0].target if targets else "word/document.xml"
        kind = self.type_of(main)
        for ending, sentence in _OTHER_KINDS.items():
            if ending in kind:
                raise ImportFailed(_(sentence))
        if main not in self._archive or (kind and _MAIN not in kind and kind != "application/xml"):
            raise ImportFailed(_("It is not a Word document. Open it in its program and save it as .docx."))
        return main


def _problem_of(beginning: bytes) -> str:
    if not beginning:
        return _("It is empty.")
    if beginning.startswith(b"\xd0\xcf\x11\xe0"):
        return _(
            "It is an old Word file (.doc), or it has a password. "
            "Open it in Word or LibreOffice and save it as .docx without a password."
        )
    if beginning.startswith(b"{\\rtf"):
        return _("It is an RTF file. Open it in Word or LibreOffice and save it as .docx.")
    if beginning.startswith(b"%PDF"):
        return _(PDF)
    if b"<?mso-application" in beginning or b"office/word/2003" in beginning:
        return _("It is a Word file in XML. Open it in Word and save it as .docx.")
    if not beginning.startswith(b"PK"):
        return _("It is not a Word file (.docx). Open it in its program and save it as .docx.")
    if b"mimetypeapplication/vnd.oasis" in beginning:
        return _("It is an OpenDocument file. Open it in LibreOffice and save it as .docx.")
    return ""


def _resolved(folder: str, target: str) -> str:
    """The name of the part that a relationship leads to. It cannot leave the archive, whatever is in it."""
    target = unquote(target.partition("#")[0])
    return posixpath.normpath(target if target.startswith("/") else posixpath.join("/", folder, target)).lstrip("/")
