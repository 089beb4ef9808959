"""What is around the pages of one chapter of an e-book: the pictures in the archive, and the other chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from reader.library.importing.addresses import web_address
from reader.library.importing.epub.book_page import BOOK
from reader.library.importing.imported import AnchorTarget, DocumentTarget, WebTarget
from reader.library.importing.picture_store import PictureStore
from reader.library.importing.report import ImportReport, Outcome
from reader.translation import _


class BookSurroundings:
    """`keys` are those of the documents that pages are in, by path."""

    def __init__(self, pictures: PictureStore, keys: Mapping[str, str], key: str) -> None:
        self._pictures = pictures
        self._keys = keys
        self._key = key

    def picture(self, addresses: Sequence[str], alt: str, report: ImportReport) -> str:
        address = next(iter(addresses), "")
        if not address.startswith(BOOK):
            message = _("A picture is left out: it is not in the book, but at {address}.", address=address[:200])
            return self._pictures.refuse(message, alt, report)
        return self._pictures.add(unquote(address.removeprefix(BOOK)), alt, report)

    def target(self, href: str, report: ImportReport) -> WebTarget | DocumentTarget | AnchorTarget | None:
        if not href.startswith(BOOK):
            url = web_address(href)
            return WebTarget(url) if url else None
        name = href.removeprefix(BOOK)
        key = self._keys.get(name.partition("#")[0])
        if key is None:
            report.count(
                Outcome.LEFT_OUT, "inner-link", _("Links to a place that is not in the pack became text."), name
            )
            return None
        return AnchorTarget(name) if key == self._key else DocumentTarget(key, name)
