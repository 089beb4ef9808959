"""Lists the files of a folder in the order in which people count them: 2 before 10."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring.packinfo import FILE
from reader.library.authoring.unread_files import is_ignored
from reader.library.importing.imported import ImportFailed
from reader.system.links import is_link
from reader.translation import _, ngettext

MOST_ENTRIES = 20_000
"""Files and folders that are looked at: somebody may drop a whole disk."""

DEEPEST = 8

_NUMBER = re.compile(r"(\d{1,18})")
_SAVED_PAGE = (".html", ".htm", ".xhtml")
_PARTS_OF_PAGES = ("_files", "-files", "_dateien", "-dateien", "_fichiers", "_archivos", "_file", "_bestanden")


@dataclass(frozen=True, slots=True)
class FilesInFolder:
    """`unread` are pairs of a file or folder and a sentence that says why it was passed over."""

    files: tuple[Path, ...]
    unread: tuple[tuple[Path, str], ...]


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts names with numbers as people do."""
    parts = [part for part in _NUMBER.split(name.casefold()) if part]
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)


def files_in(folder: Path) -> FilesInFolder:
    """All files that somebody wrote, also in sub-folders; no link is followed. Raises ImportFailed."""
    if (folder / FILE).is_file():
        raise ImportFailed(
            _("It is a content folder already. To see it, type: {command}", command=f"carrel {folder.name}")
        )
    search = _Search()
    files = tuple(search.files(folder, DEEPEST))
    return FilesInFolder(files, tuple(search.unread))


class _Search:
    def __init__(self) -> None:
        self.unread: list[tuple[Path, str]] = []
        self._seen = 0

    def files(self, folder: Path, depth: int) -> Iterator[Path]:
        try:
            with os.scandir(folder) as entries:
                found = [entry for entry in entries if not is_ignored(entry.name)][: MOST_ENTRIES + 1]
        except OSError as error:
            self.unread.append((folder, _("It cannot be read: {reason}.", reason=error.strerror or error)))
            return
        self._seen += len(found)
        if self._seen > MOST_ENTRIES:
            raise ImportFailed(
                ngettext(
                    "It contains more than {count} file or folder. Choose a smaller folder.",
                    "It contains more than {count} files and folders. Choose a smaller folder.",
                    MOST_ENTRIES,
                )
            )
        pages = {Path(entry.name).stem.casefold() for entry in found if entry.name.casefold().endswith(_SAVED_PAGE)}
        for entry in sorted(found, key=lambda entry: natural_key(entry.name)):
            path = Path(entry.path)
            try:
                state = entry.stat(follow_symlinks=False)
            except OSError as error:
                self.unread.append((path, _("It cannot be read: {reason}.", reason=error.strerror or error)))
                continue
            if is_link(state):
                self.unread.append((path, _("It is a link to another place. Name what it leads to.")))
            elif not entry.is_dir(follow_symlinks=False):
                yield path
            elif not _belongs_to_page(entry.name, pages):
                if depth > 1:
                    yield from self.files(path, depth - 1)
                else:
                    self.unread.append((path, _("It is too deep in sub-folders. Name it, to import what is in it.")))


def _belongs_to_page(name: str, pages: set[str]) -> bool:
    """Whether a browser made the folder for the pictures of a page that is saved beside it."""
    folded = name.casefold()
    return any(folded.endswith(ending) and folded.removesuffix(ending) in pages for ending in _PARTS_OF_PAGES)
