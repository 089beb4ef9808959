"""The pictures of a Word file, by the relationships that lead to them."""

from __future__ import annotations

from reader.library.importing.docx.package import Relationship, WordPackage
from reader.library.importing.picture_store import PictureStore
from reader.library.importing.report import ImportReport
from reader.translation import _


class WordPictures:
    def __init__(self, package: WordPackage, report: ImportReport) -> None:
        self._store = PictureStore(package.data, report)

    @property
    def pictures(self) -> dict[str, bytes]:
        return self._store.pictures

    def add(self, relationship: Relationship | None, alt: str) -> str:
        """The name of the picture; empty if the pack cannot hold it, which is then in the report."""
        if relationship is None:
            return self._store.refuse(_("A picture is left out: it is missing in the file."), alt)
        if relationship.is_external:
            message = _("A picture is left out: it is not in the file, but at {address}.", address=relationship.target)
            return self._store.refuse(message, alt)
        return self._store.add(relationship.target, alt)
