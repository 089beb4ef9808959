"""Web archives (.mhtml, .mht), as Chrome, Edge, Word and Outlook write them: a page with its pictures in one file.

The headers are read by Python's `email`. The parts are found here, because `email` keeps several copies of all of them.
"""

from __future__ import annotations

import binascii
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path
from urllib.parse import unquote, urljoin

from reader.library.importing.html.page_pictures import PartReader
from reader.library.importing.html.page_reader import PageSource, document_of, file_data
from reader.library.importing.imported import ImportedDocument, ImportFailed
from reader.library.importing.reading import Reading
from reader.translation import N_, _, ngettext

MOST_PARTS = 5_000
DEEPEST_PART = 4
LONGEST_HEADER = 100_000

_END_OF_HEADER = re.compile(rb"\r?\n\r?\n|\r\r")
_DAMAGED = N_("It is not a whole web archive. Open it in your browser and save the page again.")


def read_mhtml(path: Path, reading: Reading) -> tuple[ImportedDocument, ...]:
    """Raises ImportFailed. A page that is no archive in spite of its name is read as a page."""
    data = file_data(path)
    header, _end = _head(data)
    if header is None or "content-type" not in header:
        if b"<html" in data[:5_000].lower() or b"<!doctype html" in data[:5_000].lower():
            return (document_of(PageSource(path, data), reading),)
        raise ImportFailed(_(_DAMAGED))
    parts = list(_parts(data, 0, len(data), DEEPEST_PART))
    page = _page(header, parts)
    if page is None:
        raise ImportFailed(_("It contains no page. Open it in your browser and save the page again."))
    address = _text(page.header, "content-location") or _text(header, "snapshot-content-location")
    body = page.decoded(len(data) + 1)
    if body is None:
        raise ImportFailed(_(_DAMAGED))
    charset = page.header.get_content_charset() or ""
    return (document_of(PageSource(path, body, charset, address, _by_address(parts, address)), reading),)


@dataclass(frozen=True, slots=True)
class MhtmlPart:
    """`start` and `end` are those of its content in `data`, the whole file."""

    header: Message
    data: bytes = field(repr=False)
    start: int
    end: int

    def decoded(self, most: int) -> bytes | None:
        """None if it is damaged, or longer than `most` bytes."""
        encoding = str(self.header.get("content-transfer-encoding", "")).strip().casefold()
        content = self.data[self.start : self.end]
        if encoding == "base64":
            if len(content) * 3 // 4 > most + len(content) // 20:
                return None
            try:
                content = binascii.a2b_base64(b"".join(content.split()) + b"==")
            except binascii.Error:
                return None
        elif encoding == "quoted-printable":
            content = binascii.a2b_qp(content)
        return content if len(content) <= most else None


def _head(data: bytes, start: int = 0, stop: int | None = None) -> tuple[Message | None, int]:
    """The header of a part, and where its content begins."""
    stop = len(data) if stop is None else stop
    end = _END_OF_HEADER.search(data, start, min(stop, start + LONGEST_HEADER))
    if end is None:
        return None, stop
    text = data[start : end.start()].lstrip(b"\r\n").decode("utf-8", "replace")
    return email.message_from_string(f"{text}\n\n"), end.end()


def _parts(data: bytes, start: int, stop: int, depth: int) -> Iterator[MhtmlPart]:
    header, content = _head(data, start, stop)
    if header is None:
        return
    boundary = header.get_boundary()
    if header.get_content_maintype() != "multipart" or not boundary or depth <= 0:
        yield MhtmlPart(header, data, content, stop)
        return
    # Some programs write the boundary without the dashes that belong before it.
    mark = re.compile(rb"(?:^|\n)--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(--)?[ \t]*\r?(?:\n|$)")
    begin = -1
    for number, found in enumerate(mark.finditer(data, max(0, content - 1), stop)):
        if number > MOST_PARTS:
            raise ImportFailed(
                ngettext(
                    "It has more than {count} part. Save the page again without pictures.",
                    "It has more than {count} parts. Save the page again without pictures.",
                    MOST_PARTS,
                )
            )
        if begin >= 0:
            yield from _parts(data, begin, _without_line_end(data, found.start()), depth - 1)
        begin = found.end()
        if found[1]:
            return
    if begin >= 0:
        yield from _parts(data, begin, stop, depth - 1)


def _without_line_end(data: bytes, end: int) -> int:
    return end - 1 if data[end - 1 : end] == b"\r" else end


def _page(header: Message, parts: list[MhtmlPart]) -> MhtmlPart | None:
    """The part that is the page: the one that the archive names, or the first page in it."""
    pages = [part for part in parts if part.header.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = header.get_param("start")
    wanted = _text(header, "snapshot-content-location")
    for part in pages:
        id = str(part.header.get("content-id", "")).strip()
        if (isinstance(start, str) and id and id == start) or (
            wanted and wanted == _text(part.header, "content-location")
        ):
            return part
    return pages[0] if pages else None


def _by_address(parts: list[MhtmlPart], base: str) -> dict[str, PartReader]:
    found: dict[str, PartReader] = {}
    for part in parts:
        if (
            part.header.get_content_maintype() != "image"
            and part.header.get_content_type() != "application/octet-stream"
        ):
            continue
        location = _text(part.header, "content-location")
        id = str(part.header.get("content-id", "")).strip().strip("<>")
        for name in (location, unquote(location), _joined(base, location), f"cid:{id}" if id else ""):
            if name:
                found.setdefault(name, part.decoded)
    return found


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location) if location else ""
    except ValueError:
        return ""


def _text(header: Message, name: str) -> str:
    """A field that may be encoded, and on several lines."""
    value = str(header.get(name, "")).replace("\n", "").replace("\r", "")
    value = re.sub(r"\?=\s+=\?", "?==?", value).strip()
    try:
        return str(make_header(decode_header(value))) if "=?" in value else value.replace("\t", "").replace(" ", "")
    except (LookupError, ValueError, UnicodeError):
        return value
