"""The pictures of a document that a pack can hold. Each is taken once, however often it is shown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from reader.library.figure_check import MAX_FIGURE_BYTES, read_figure
from reader.library.image_header import JPEG, PNG, FigureError, media_type
from reader.library.importing.report import ImportReport
from reader.library.unused_name import unused_name
from reader.translation import N_, _, number_text, pgettext

MOST_PICTURES = 2_000
MOST_BYTES = 100_000_000
MOST_CHECKED_PIXELS = 120_000_000
"""In all pictures: those beyond are checked by `carrel check` alone, because each takes a while."""

ReadPicture = Callable[[str, int], bytes | None]
"""The bytes of the picture at a place, with at most so many; None if it is missing or larger."""

_ENDINGS = {PNG: ".png", JPEG: ".jpg"}
_OTHER_KINDS = (
    (b"GIF8", N_("{picture} is a GIF picture")),
    (b"BM", N_("{picture} is a bitmap (BMP)")),
    (b"II*\0", N_("{picture} is a TIFF picture")),
    (b"MM\0*", N_("{picture} is a TIFF picture")),
    (b"\xd7\xcd\xc6\x9a", N_("{picture} is a Windows drawing (WMF)")),
    (b"\x01\0\0\0", N_("{picture} is a Windows drawing (EMF)")),
    (b"%PDF", N_("{picture} is a PDF")),
)
_NO_PICTURE = N_("{picture} is neither PNG, JPEG nor SVG")
_UNSAFE = re.compile(r"[^\w-]+")
_SVG = re.compile(rb"<(?:svg|\w+:svg)\b")


class PictureStore:
    def __init__(self, read: ReadPicture, report: ImportReport) -> None:
        self.pictures: dict[str, bytes] = {}
        self._read = read
        self._report = report
        self._names: dict[str, str] = {}
        self._bytes = self._pixels = 0

    def add(self, source: str, alt: str, report: ImportReport | None = None) -> str:
        """The name of the picture; empty if the pack cannot hold it, which is then in the report.

        `report` takes the place of the store's own, where several documents have one store.
        """
        if source not in self._names:
            self._names[source] = self._add(source, alt, report)
        elif not self._names[source]:
            message = _("A picture is left out: {picture} cannot be used.", picture=_shown_name(source))
            return self.refuse(message, alt, report)
        return self._names[source]

    def _add(self, source: str, alt: str, report: ImportReport | None) -> str:
        name = _base_name(source)
        data = self._read(source, MAX_FIGURE_BYTES)
        if data is None:
            message = _(
                "A picture is left out: {picture} is missing, or has more than {count} MB.",
                picture=_shown_name(source),
                count=number_text(MAX_FIGURE_BYTES >> 20),
            )
            return self.refuse(message, alt, report)
        kind = media_type(data)
        ending = _ENDINGS[kind] if kind else ".svg" if _SVG.search(data[:2_000]) else ""
        if not ending:
            clause = _other_kind(data) or _NO_PICTURE
            # Translators: {reason} is such as “image1.gif is a GIF picture”.
            message = _(
                "A picture is left out: {reason}; open it in a program such as Paint, save it as PNG and put it into "
                "the folder figures.",
                reason=_(clause, picture=_shown_name(source)),
            )
            return self.refuse(message, alt, report)
        if len(self.pictures) >= MOST_PICTURES or self._bytes + len(data) > MOST_BYTES:
            message = _(
                "A picture is left out: {picture} is one picture too many; make the pictures smaller.",
                picture=_shown_name(source),
            )
            return self.refuse(message, alt, report)
        stem = "" if source.startswith("data:") and ending != ".svg" else posixpath.splitext(name)[0]
        shown = self._free_name(stem, ending)
        if self._pixels < MOST_CHECKED_PIXELS:
            try:
                checked = read_figure(f"figures/{shown}", data)
            except FigureError as error:
                message = _(
                    "A picture is left out: {picture} cannot be used: {reason}.",
                    picture=_shown_name(source),
                    reason=error.args[0],
                )
                return self.refuse(message, alt, report)
            self._pixels += checked.width * checked.height if kind else 0
        self._bytes += len(data)
        self.pictures[shown] = data
        return shown

    def _free_name(self, stem: str, ending: str) -> str:
        stem = _UNSAFE.sub("-", stem).strip("-").casefold()[:60] or "picture"
        return unused_name(stem, self.pictures, ending)

    def refuse(self, message: str, alt: str, report: ImportReport | None = None) -> str:
        (report or self._report).left_out("picture", message, alt)
        return ""


def _other_kind(data: bytes) -> str:
    """The clause that names a kind of picture that a pack cannot hold, in English; empty if it is not known."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return N_("{picture} is a WebP picture")
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis", b"heic", b"heix", b"mif1"):
        return N_("{picture} is a picture of a phone (HEIC or AVIF)")
    return next((name for beginning, name in _OTHER_KINDS if data.startswith(beginning)), "")


def _shown_name(source: str) -> str:
    """For the report."""
    if source.startswith("data:"):
        # Translators: as in “A picture is left out: it is a GIF picture; …”. The picture is in the text of a page.
        return pgettext("of a picture, instead of the name of its file, as the first word of a clause", "it")
    return _base_name(source)


def _base_name(source: str) -> str:
    """Of a path, an address, or a picture that is in the text of a page."""
    if source.startswith("data:"):
        return "drawing"
    return posixpath.basename(source.replace("\\", "/").split("?")[0].rstrip("/")) or source[-60:]
