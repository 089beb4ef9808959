"""Which files and folders an import can take: by their names, JSON also by its beginning. Loads no format reader."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from reader.translation import _

READABLE = (
    *(".docx", ".epub", ".txt", ".text", ".md", ".markdown", ".mdown", ".mdtext", ".mkd", ".mkdn"),
    *(".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht"),
    *(".ris", ".nbib", ".bib", ".bibtex", ".xml", ".yaml", ".yml", ".csv", ".tsv", ".tab"),
)
ALSO_READABLE = (".json",)
"""Sources as CSL JSON, or marks."""

OTHER_FORMATS = (
    *(".pdf", ".doc", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".rtf", ".wpd", ".pages", ".tex"),
    *(".pptx", ".ppt", ".odp", ".key", ".xlsx", ".xls", ".ods", ".numbers"),
    *(".azw", ".azw3", ".azw4", ".kfx", ".mobi", ".prc", ".fb2", ".djvu"),
)
"""Carrel cannot read them, and says what to do instead."""

PACK = ".carrel"
MOST_ENTRIES = 2_000
DEEPEST = 3


def is_document(path: Path) -> bool:
    ending = path.suffix.casefold()
    return ending in READABLE or (ending in ALSO_READABLE and _holds_sources(path))


def _holds_sources(path: Path) -> bool:
    from reader.library.importing.reference_files.json_kind import holds_sources  # most windows import nothing

    return holds_sources(path)


def is_other_format(path: Path) -> bool:
    return path.suffix.casefold() in OTHER_FORMATS


def holds_documents(folder: Path) -> bool:
    """Whether the folder is one of documents and not one of packs, by the names of the first files in it."""
    found = False
    for name in islice(_names(folder, DEEPEST), MOST_ENTRIES):
        ending = Path(name).suffix.casefold()
        if ending == PACK:
            return False
        found = found or ending in READABLE
    return found


def _names(folder: Path, depth: int) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            found = list(islice(entries, MOST_ENTRIES))
    except OSError:
        return
    yield from (entry.name for entry in found if not entry.name.startswith((".", "~$")))
    if depth > 1:
        for entry in found:
            if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                yield from _names(Path(entry.path), depth - 1)


def document_filters() -> str:
    """For file dialogs. They also list formats that Carrel cannot read, since it says what to do with them."""
    known = " ".join(f"*{ending}" for ending in (*READABLE, *ALSO_READABLE))
    others = " ".join(f"*{ending}" for ending in OTHER_FORMATS)
    readable, convertible, all_files = _("Documents"), _("Documents that must be converted"), _("All files")
    return f"{readable} ({known});;{convertible} ({others});;{all_files} (*)"
