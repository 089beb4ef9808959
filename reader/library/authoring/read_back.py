"""Reads a pack that was just built, with the code that opens packs, before it takes its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from reader.library.authoring import glossary, packinfo, references
from reader.library.authoring.content_folder import ARTICLES
from reader.library.authoring.problems import ContentError, Problem
from reader.library.packerrors import PackError
from reader.library.packfile import PackFile, open_pack
from reader.library.stored_json import EncodingError
from reader.translation import _


def read_back(file: Path) -> None:
    """Raises ContentError with what no reader could open, and the file of the content folder that it comes from."""
    found: list[Problem] = []

    def read(source: str, call: Callable[[], object]) -> None:
        try:
            call()
        except PackError as error:
            reason = error.__cause__ if isinstance(error.__cause__, EncodingError) else error.reason
            message = _("readers could not open what was built from this file: {reason}", reason=reason)
            found.append(Problem(source, 1, message))

    read(packinfo.FILE, lambda: _read_all(file, read))
    if found:
        raise ContentError(found)


def _read_all(file: Path, read: Callable[[str, Callable[[], object]], None]) -> None:
    with open_pack(file) as pack:
        for entry in pack.entries():
            read(f"{ARTICLES}/{entry.id}.md", partial(pack.article, entry.id))
        read(glossary.FILE, pack.terms)
        read(references.FILE, pack.references)
        _read_figures(pack, read)


def _read_figures(pack: PackFile, read: Callable[[str, Callable[[], object]], None]) -> None:
    for (path,) in pack.connection.rows("SELECT path FROM figure ORDER BY path"):
        read(path, partial(pack.figure, path))
