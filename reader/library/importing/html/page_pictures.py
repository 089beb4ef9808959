"""Where the pictures of a saved page are: in its text, in parts of an archive, or in a folder beside it."""

from __future__ import annotations

import binascii
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urldefrag, urljoin, urlsplit

from reader.library.importing.addresses import web_address
from reader.library.importing.html.surroundings import direct_address
from reader.library.importing.imported import Target, WebTarget
from reader.library.importing.picture_store import MOST_PICTURES, PictureStore
from reader.library.importing.reading import Reading
from reader.library.importing.report import ImportReport, Outcome
from reader.system.links import is_link_at
from reader.system.regular_file import read_regular
from reader.translation import _, ngettext

_DATA = re.compile(
    rb"(?:(?P<quote>[\"'(])\s*+)?data:image/[\w.+-]{1,40}(?:;[\w=.-]{1,40}){0,3};base64,"
    rb"(?P<base64>(?(quote)(?:[A-Za-z0-9+/=%]++(?:[\r\n\t]\s*+)?+)++|[A-Za-z0-9+/=%]++))"
)
"""In quotes, it may be on several lines; without them, it ends at a space, as in the pages of SingleFile."""

_SHORTEST = 1_500
_TOKEN = "data:picture-"
_UNSAFE_NAMES = re.compile(r'[\0-\x1f<>:"|?*\\]')
_LONGEST_PATH = 400
_DEEPEST_PATH = 8


PartReader = Callable[[int], bytes | None]
"""The bytes of a part of an archive; None if they are damaged, or more than so many."""


@dataclass(frozen=True, slots=True)
class InlinePictures:
    """Pictures that are in the text of a page. They are taken out before it is decoded, which needs four times as much
    memory for them as they have bytes.
    """

    data: bytes
    positions: tuple[tuple[int, int], ...]

    def read(self, source: str, most: int) -> bytes | None:
        number = source.removeprefix(_TOKEN).split(".")[0]
        if not number.isdecimal() or len(number) > 6 or int(number) >= len(self.positions):
            return None
        start, end = self.positions[int(number)]
        if (end - start) * 3 // 4 > most + 100:
            return None
        return _base64(self.data[start:end], most)


def without_pictures(data: bytes) -> tuple[bytes, InlinePictures]:
    """The page with a short name in place of each long picture, and those pictures."""
    positions: list[tuple[int, int]] = []
    parts: list[bytes] = []
    at = 0
    for found in _DATA.finditer(data):
        start, end = found.span("base64")
        if end - start < _SHORTEST:
            continue
        parts += [data[at : data.index(b"data:", found.start())], f"{_TOKEN}{len(positions)}".encode()]
        positions.append((start, end))
        at = found.end()
    if not positions:
        return data, InlinePictures(b"", ())
    return b"".join([*parts, data[at:]]), InlinePictures(data, tuple(positions))


@dataclass(slots=True)
class PageFiles:
    """The files of one page.

    page     the file of the page
    parts    of an archive, by their address and by `cid:` and their id
    address  where the page was on the web; empty if it is not known
    """

    page: Path
    reading: Reading
    inline: InlinePictures = field(default_factory=lambda: InlinePictures(b"", ()))
    parts: Mapping[str, PartReader] = field(default_factory=dict)
    address: str = ""
    base: str = ""

    def find(self, address: str) -> str:
        """By what `read` finds the picture at this address of the page; empty if it is not there."""
        if address.startswith("data:"):
            return address
        for name in dict.fromkeys((address, unquote(address), self.absolute(address))):
            if name in self.parts:
                return name
        path = self._path(address)
        return str(path) if path else ""

    def read(self, source: str, most: int) -> bytes | None:
        if source.startswith(_TOKEN):
            return self.inline.read(source, most)
        if source.startswith("data:"):
            return _data_url(source, most)
        if source in self.parts:
            return self.parts[source](most)
        try:
            data = read_regular(Path(source), most)
        except OSError:
            return None
        self.reading.used_files.add(Path(source))
        return data if len(data) <= most else None

    def absolute(self, address: str) -> str:
        """The address on the web; empty if the page does not say where it was."""
        try:
            joined = urljoin(self.base or self.address, address)
            return joined if urlsplit(joined).scheme else ""
        except ValueError:
            return ""

    def _path(self, address: str) -> Path | None:
        """A file in the folder of the page, or below it; never one elsewhere, and no link."""
        try:
            split = urlsplit(address)
        except ValueError:
            return None
        if split.scheme not in ("", "file") or (split.scheme == "" and split.netloc):
            return None
        parts = [part for part in unquote(split.path).split("/") if part not in ("", ".")]
        if split.scheme == "file":
            # Pages name the folder by where it was when they were saved.
            parts = parts[-2:]
        elif split.path.startswith("/"):
            return None
        is_odd = any(part == ".." or _UNSAFE_NAMES.search(part) or part != part.strip() for part in parts)
        if is_odd or not parts or len(parts) > _DEEPEST_PATH or len(address) > _LONGEST_PATH:
            return None
        path = self.page.parent
        for part in parts:
            path = path / part
            if is_link_at(path):
                return None
        return path if os.path.isfile(path) else None  # noqa: PTH113 - an odd name is False, and no error


class SavedPage:
    """The surroundings of a saved page."""

    def __init__(self, files: PageFiles, store: PictureStore) -> None:
        self._files = files
        self._store = store
        self._pictures = 0

    def picture(self, addresses: Sequence[str], alt: str, report: ImportReport) -> str:
        self._pictures += 1
        if self._pictures > MOST_PICTURES:
            message = ngettext(
                "Pictures after the first {count} are left out.",
                "Pictures after the first {count} are left out.",
                MOST_PICTURES,
            )
            report.count(Outcome.LEFT_OUT, "pictures", message, alt)
            return ""
        for address in addresses:
            if source := self._files.find(address):
                if not alt and source.startswith("data:") and len(source) < 200 and not source.startswith(_TOKEN):
                    return ""  # a spacer
                return self._store.add(source, alt, report)
        address = self._files.absolute(addresses[0]) or addresses[0]
        message = _("A picture is left out: it is not in the saved page. Save the page again with its pictures.")
        report.left_out("picture", message, f"{alt} ({address})" if alt else address)
        return ""

    def target(self, href: str, report: ImportReport) -> Target | None:
        href = direct_address(href)
        try:
            scheme = urlsplit(href).scheme.casefold()
        except ValueError:
            return None
        url = web_address(href if scheme == "mailto" else self._files.absolute(href))
        if url:
            return WebTarget(url)
        if scheme not in ("javascript", "about", "data", "blob"):
            message = _("Links that a pack cannot have became text.")
            report.count(Outcome.LEFT_OUT, "link", message, href[:200])
        return None


def same_page(address: str, other: str) -> bool:
    return bool(address) and urldefrag(address)[0] == urldefrag(other)[0]


def _data_url(source: str, most: int) -> bytes | None:
    head, _comma, body = source.partition(",")
    if head.endswith(";base64"):
        return _base64(body.encode("ascii", "ignore"), most)
    data = unquote_to_bytes(body)
    return data if len(data) <= most else None


def _base64(body: bytes, most: int) -> bytes | None:
    if b"%" in body:
        body = unquote_to_bytes(body)
    try:
        data = binascii.a2b_base64(b"".join(body.split()) + b"==")
    except (binascii.Error, ValueError):
        return None
    return data if len(data) <= most else None
