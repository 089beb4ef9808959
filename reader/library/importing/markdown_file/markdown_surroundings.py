"""What is around a Markdown file: its pictures, and the documents that it links to."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from reader.library.importing.addresses import web_address
from reader.library.importing.files_beside import FilesBeside
from reader.library.importing.imported import DocumentTarget, WebTarget
from reader.library.importing.markdown_file.markdown_html import WIKI
from reader.library.importing.markdown_file.plain_markdown import github_slug
from reader.library.importing.picture_store import PictureStore
from reader.library.importing.report import ImportReport, Outcome
from reader.translation import _

_DATA = re.compile(r"data:image/[\w.+-]+(;base64)?,", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DOCUMENTS = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdtext", ".txt", ".html", ".htm", ".docx")


class MarkdownSurroundings:
    def __init__(self, files: FilesBeside, report: ImportReport) -> None:
        self._files = files
        self.pictures = PictureStore(self._read_picture, report)

    def picture(self, addresses: Sequence[str], alt: str, report: ImportReport) -> str:
        for address in addresses:
            if _DATA.match(address):
                return self.pictures.add(address, alt)
            path = self._path(address)
            if path is not None and path.is_file():
                return self.pictures.add(str(path), alt)
        address = next(iter(addresses), "").removeprefix(WIKI)
        shown = unquote(address)
        message = (
            _("A picture is left out: it is not in the folder, but at {address}.", address=shown)
            if _SCHEME.match(address)
            else _("A picture is left out: there is no such file in the folder: {file}.", file=shown)
        )
        return self.pictures.refuse(message, alt)

    def target(self, href: str, report: ImportReport) -> WebTarget | DocumentTarget | None:
        if url := web_address(href):
            return WebTarget(url)
        if href.startswith(WIKI):
            name, _sign, heading = unquote(href.removeprefix(WIKI)).partition("#")
            found = self._files.named(name if name.casefold().endswith(_DOCUMENTS) else f"{name}.md")
            anchor = github_slug(heading) if heading and not heading.startswith("^") else ""
            if not name or found is None:
                _report_lost(unquote(href.removeprefix(WIKI)), report)
                return None
            return DocumentTarget(str(found), anchor)
        path, fragment = self._files.path(href), unquote(href.partition("#")[2])
        if path is None or _SCHEME.match(href):
            _report_lost(href, report)
            return None
        if not path.is_file() and path.with_name(f"{path.name}.md").is_file():
            path = path.with_name(f"{path.name}.md")
        if not path.is_file():
            _report_lost(href, report)
            return None
        return DocumentTarget(str(path), fragment)

    def _path(self, address: str) -> Path | None:
        if address.startswith(WIKI):
            return self._files.named(unquote(address.removeprefix(WIKI)))
        return None if _SCHEME.match(address) else self._files.path(address)

    def _read_picture(self, source: str, most: int) -> bytes | None:
        if found := _DATA.match(source):
            return _data_of(source[found.end() :], is_base64=bool(found[1]), most=most)
        return self._files.read(Path(source), most)


def _report_lost(href: str, report: ImportReport) -> None:
    message = _("Links to a place that is not in the pack became text.")
    report.count(Outcome.LEFT_OUT, "inner-link", message, href)


def _data_of(text: str, *, is_base64: bool, most: int) -> bytes | None:
    if len(text) > 2 * most:
        return None
    try:
        return base64.b64decode(unquote(text), validate=False) if is_base64 else unquote_to_bytes(text)
    except (binascii.Error, ValueError):
        return None
