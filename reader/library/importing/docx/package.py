"""The zip archive of a Word file: its parts, which of them is which, and what else the file may be."""

from __future__ import annotations

import os
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from reader.library.importing.docx.xml_tree import XmlReader
from reader.library.importing.file_kinds import PDF
from reader.library.importing.imported import ImportFailed
from reader.system.regular_file import open_regular

MAX_FILE = 100_000_000
MAX_XML = 64_000_000
"""Bytes of one part, unpacked."""

MAX_ENTRIES = 20_000
MAX_LIST = 2_000_000
"""Bytes of the list of parts."""

_MAIN = ".document.main+xml"
_OTHER_KINDS = {
    "macroEnabled.main+xml": "It is a Word document with macros (.docm). Open it in Word and save it as .docx.",
    "macroEnabledTemplate.main+xml": "It is a Word template with macros (.dotm). Open it in Word and save it as .docx.",
    ".template.main+xml": "It is a Word template (.dotx). Open it in Word and save it as .docx.",
    "spreadsheetml": "It is an Excel workbook. Copy its text into a Word document and save that as .docx.",
    "presentationml": "It is a PowerPoint presentation. Copy its text into a Word document and save that as .docx.",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """`target` is the name of a part, or an address if `is_external`."""

    kind: str
    target: str
    is_external: bool


class _ShortReads:
    """The file, without long reads: a list of its parts that is megabytes long is no list of parts."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.close, self.seekable = file.seek, file.tell, file.close, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > MAX_LIST:
            raise zipfile.BadZipFile
        return self._file.read(size if size >= 0 else MAX_LIST)


class WordPackage:
    """An open Word file. The constructor raises ImportFailed if it is none. Close it, or use it in `with`."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = open_regular(Path(os.path.realpath(path)))
        except OSError as error:
            raise ImportFailed(f"It cannot be read: {error.strerror or error}.") from error
        try:
            self._open()
        except BaseException:
            self._file.close()
            raise

    def _open(self) -> None:
        beginning = self._file.read(512)
        if problem := _problem_of(beginning):
            raise ImportFailed(problem)
        self._file.seek(0, 2)
        if self._file.tell() > MAX_FILE:
            raise ImportFailed(f"It has more than {MAX_FILE // 1_000_000} MB. Make its pictures smaller, or divide it.")
        try:
            self._zip = zipfile.ZipFile(cast(BinaryIO, _ShortReads(self._file)))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ImportFailed(_DAMAGED) from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise ImportFailed("It has too many parts for a Word file.")
        self._names = {_canonical(entry.filename): entry for entry in entries}
        self._xml = XmlReader()
        self._types = self._read_types()
        self.main = self._main_part()

    def __enter__(self) -> WordPackage:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def names(self) -> Iterator[str]:
        return iter(self._names)

    def data(self, name: str, limit: int) -> bytes | None:
        """The bytes of a part; None if it is missing or has more than `limit`. Raises ImportFailed if it is damaged."""
        entry = self._names.get(_canonical(name))
        if entry is None or entry.file_size > limit:
            return None
        if entry.flag_bits & 1:
            raise ImportFailed("It is encrypted. Open it in Word, save it without a password, and import that file.")
        try:
            with self._zip.open(entry) as opened:
                data = opened.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise ImportFailed(_DAMAGED) from error
        return data if len(data) <= limit else None

    def xml(self, name: str) -> Element | None:
        """None if there is no such part. Raises ImportFailed if it is damaged or too large."""
        if _canonical(name) not in self._names:
            return None
        data = self.data(name, MAX_XML)
        if data is None:
            raise ImportFailed("It is larger than a document can be. Divide it into several documents.")
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
        return self._types.get(_canonical(name)) or self._types.get(f"*{extension}", "")

    def _read_types(self) -> dict[str, str]:
        root = self.xml("[Content_Types].xml")
        if root is None:
            raise ImportFailed(
                "It is a zip archive, but not a Word file. Unpack it, and import the .docx files that are in it."
            )
        types = {}
        for each in root:
            name = each.get("PartName")
            key = _canonical(name) if name is not None else f"*{each.get('Extension', '').lower()}"
            types[key] = each.get("ContentType", "")
        return types

    def _main_part(self) -> str:
        targets = [each for each in self.relationships("").values() if each.kind == "officeDocument"]
        main = targets[0].target if targets else "word/document.xml"
        kind = self.type_of(main)
        for ending, sentence in _OTHER_KINDS.items():
            if ending in kind:
                raise ImportFailed(sentence)
        if _canonical(main) not in self._names or (kind and _MAIN not in kind and kind != "application/xml"):
            raise ImportFailed("It is not a Word document. Open it in its program and save it as .docx.")
        return main


_DAMAGED = "It is damaged. Open it in Word, save it again, and import that file."


def _problem_of(beginning: bytes) -> str:
    if not beginning:
        return "It is empty."
    if beginning.startswith(b"\xd0\xcf\x11\xe0"):
        return (
            "It is an old Word file (.doc), or it has a password. "
            "Open it in Word or LibreOffice and save it as .docx without a password."
        )
    if beginning.startswith(b"{\\rtf"):
        return "It is an RTF file. Open it in Word or LibreOffice and save it as .docx."
    if beginning.startswith(b"%PDF"):
        return PDF
    if b"<?mso-application" in beginning or b"office/word/2003" in beginning:
        return "It is a Word file in XML. Open it in Word and save it as .docx."
    if not beginning.startswith(b"PK"):
        return "It is not a Word file (.docx). Open it in its program and save it as .docx."
    if b"mimetypeapplication/vnd.oasis" in beginning:
        return "It is an OpenDocument file. Open it in LibreOffice and save it as .docx."
    return ""


def _canonical(name: str) -> str:
    """Names of parts differ in more than capital letters."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _resolved(folder: str, target: str) -> str:
    """The name of the part that a relationship leads to. It cannot leave the archive, whatever is in it."""
    target = unquote(target.partition("#")[0])
    return posixpath.normpath(target if target.startswith("/") else posixpath.join("/", folder, target)).lstrip("/")
