"""Saves sources to a file, in a format that reference managers or people read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.library.citation import FORMATS, export
from reader.library.model import Reference
from reader.system.atomic_write import write_atomically


def save_references(parent: QWidget, references: Sequence[Reference]) -> tuple[str, bool]:
    """Asks where and how, then writes the file whole or not at all.

    Returns a sentence that says what happened, empty if the reader thought better of it, and whether it went well.
    """
    filters = {f"{form.label} (*.{form.extension})": form for form in FORMATS}
    name, chosen = QFileDialog.getSaveFileName(
        parent, "Save the sources", f"sources.{FORMATS[0].extension}", ";;".join(filters)
    )
    if not name:
        return "", True
    form = filters.get(chosen, FORMATS[0])
    file = Path(name)
    if not file.suffix:
        file = file.with_suffix(f".{form.extension}")
    count = "One source" if len(references) == 1 else f"{len(references)} sources"
    try:
        write_atomically(file, export(references, form.name))
    except OSError as error:
        return f"The sources could not be saved to {file.name} ({error.strerror}). Choose another folder.", False
    return f"{count} saved to {file.name}.", True
