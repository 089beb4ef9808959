"""The zip archive of an EPUB: which file describes the book, and whether the book is protected."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from reader.library.importing.file_kinds import sentence_on_content
from reader.library.importing.imported import ImportFailed
from reader.library.importing.safe_xml import XmlKind, XmlReader
from reader.library.importing.zip_archive import ZipArchive
from reader.translation import N_, _

CONTAINER = "META-INF/container.xml"
MAX_XML = 8_000_000
"""Bytes of a part that describes the book."""

MAX_PART = 24_000_000
"""Bytes of a text, unpacked."""

MAX_TEXTS = 40_000_000
"""Bytes of all texts, unpacked. A long novel has 1.5 million."""

ADVICE = N_("Get the book again where it came from, and import that file.")
_XML = XmlKind({}, ADVICE, has_doctype=True)


class EpubPackage:
    """An open EPUB. The constructor raises ImportFailed if it is none. Close it, or use it in `with`."""

    def __init__(self, path: Path) -> None:
        self._archive = ZipArchive(path, _problem_of, ADVICE)
        self._xml = XmlReader(_XML)
        self._texts = 0

    def __enter__(self) -> EpubPackage:
        return self

    def __exit__(self, *_error: object) -> None:
        self._archive.close()

    def __contains__(self, path: str) -> bool:
        return path in self._archive

    def names(self) -> Iterator[str]:
        """In small letters."""
        return self._archive.names()

    def data(self, path: str, limit: int) -> bytes | None:
        """None if there is no such part, or if it has more than `limit` bytes."""
        return self._archive.data(path, limit)

    def text_data(self, path: str) -> bytes | None:
        """A part that has text of the book. Raises ImportFailed if it or all of them are larger than a book can be."""
        size = self._archive.size(path)
        self._texts += size
        if size > MAX_PART or self._texts > MAX_TEXTS:
            raise ImportFailed(_("It has more text than a book can have. Divide it into several books."))
        return self._archive.data(path, MAX_PART)

    def xml(self, path: str) -> Element | None:
        """Names have no prefix. None if there is no such part. Raises ImportFailed if it is damaged or too large."""
        if path not in self._archive:
            return None
        data = self._archive.data(path, MAX_XML)
        if data is None:
            raise ImportFailed(_("Its table of contents is larger than that of a book can be."))
        return self._xml.read(data)

    def description(self) -> str:
        """The path of the file that describes the book."""
        root = self.xml(CONTAINER)
        found = [each for each in (root.iter() if root is not None else ()) if local(each) == "rootfile"]
        paths = [unquote(each.get("full-path", "")).lstrip("/") for each in sorted(found, key=_is_fixed)]
        known = [path for path in paths if path in self._archive]
        if not known:
            known = [name for name in self._archive.names() if name.endswith(".opf")][:1]
        if not known:
            raise ImportFailed(
                _("It is a zip archive, but not an EPUB e-book. Unpack it, and import the files that are in it.")
            )
        return known[0]


def _is_fixed(rootfile: Element) -> bool:
    """Of several versions of one book, the one whose text flows comes first."""
    return rootfile.get("?:layout", "") == "pre-paginated"


def local(element: Element) -> str:
    """The name without its namespace: books name namespaces that are wrong, or none."""
    return element.tag.rpartition(":")[2]


def resolved(base: str, address: str) -> tuple[str, str]:
    """The path and the fragment that an address in the file `base` leads to. It cannot leave the archive."""
    path, _sign, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    joined = path if path.startswith("/") else posixpath.join("/", posixpath.dirname(base), path)
    return (posixpath.normpath(joined).lstrip("/") if path else base), unquote(fragment)


def _problem_of(beginning: bytes) -> str:
    if beginning.startswith(b"PK"):
        return ""
    if beginning[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        return _("It is an e-book for the Kindle. Convert it to .epub with calibre, or get it as .epub.")
    return sentence_on_content(beginning) or _("It is not an EPUB e-book. {advice}", advice=_(ADVICE))
