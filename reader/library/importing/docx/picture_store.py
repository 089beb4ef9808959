"""The pictures of a Word file that a pack can hold. Each is taken once, however often it is shown."""

from __future__ import annotations

import posixpath
import re

from reader.library.figure_check import MAX_FIGURE_BYTES, read_figure
from reader.library.image_header import JPEG, PNG, FigureError, media_type
from reader.library.importing.docx.package import Relationship, WordPackage
from reader.library.importing.report import ImportReport

MOST_PICTURES = 2_000
MOST_BYTES = 100_000_000
MOST_CHECKED_PIXELS = 120_000_000
"""In all pictures: those beyond are checked by `carrel check` alone, because each takes a while."""

_ENDINGS = {PNG: ".png", JPEG: ".jpg"}
_UNSAFE = re.compile(r"[^\w-]+")


class PictureStore:
    def __init__(self, package: WordPackage, report: ImportReport) -> None:
        self.pictures: dict[str, bytes] = {}
        self._package = package
        self._report = report
        self._names: dict[str, str] = {}
        self._bytes = self._pixels = 0

    def add(self, relationship: Relationship | None, alt: str) -> str:
        """The name of the picture; empty if the pack cannot hold it, which is then in the report."""
        if relationship is None:
            return self._refuse("it is missing in the file", alt)
        if relationship.is_external:
            return self._refuse(f"it is not in the file, but at {relationship.target}", alt)
        part = relationship.target
        if part not in self._names:
            self._names[part] = self._add(part, alt)
        elif not self._names[part]:
            return self._refuse(f"it cannot be used: {posixpath.basename(part)}", alt)
        return self._names[part]

    def _add(self, part: str, alt: str) -> str:
        name = posixpath.basename(part)
        data = self._package.data(part, MAX_FIGURE_BYTES)
        if data is None:
            return self._refuse(f"{name} is missing, or has more than {MAX_FIGURE_BYTES >> 20} MB", alt)
        kind = media_type(data)
        if kind is None:
            return self._refuse(
                f"{name} is neither PNG nor JPEG; save it as PNG and put it into the folder figures", alt
            )
        if len(self.pictures) >= MOST_PICTURES or self._bytes + len(data) > MOST_BYTES:
            return self._refuse(f"{name} is one picture too many; make the pictures smaller", alt)
        shown = self._free_name(posixpath.splitext(name)[0], _ENDINGS[kind])
        if self._pixels < MOST_CHECKED_PIXELS:
            try:
                checked = read_figure(f"figures/{shown}", data)
            except FigureError as error:
                return self._refuse(f"{name} cannot be used: {error}", alt)
            self._pixels += checked.width * checked.height
        self._bytes += len(data)
        self.pictures[shown] = data
        return shown

    def _free_name(self, stem: str, ending: str) -> str:
        stem = _UNSAFE.sub("-", stem).strip("-").casefold()[:60] or "picture"
        number, name = 1, f"{stem}{ending}"
        while name in self.pictures:
            number += 1
            name = f"{stem}-{number}{ending}"
        return name

    def _refuse(self, reason: str, alt: str) -> str:
        self._report.left_out("picture", f"A picture is left out: {reason}.", alt)
        return ""
