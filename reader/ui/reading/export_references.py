"""Exports sources to a file, in a format that reference managers or people read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from reader.library.citation import FORMATS, export
from reader.library.model import Reference
from reader.system.atomic_write import write_atomically
from reader.system.format_numbers import counted
from reader.ui.shell import file_dialogs
from reader.ui.shell.messages import Messages


def save_references(parent: QWidget, references: Sequence[Reference], messages: Messages) -> None:
    """Asks for a file and a format, writes the file completely or not at all, and shows the result."""
    filters = {f"{form.label} (*.{form.extension})": form for form in FORMATS}
    file, chosen = file_dialogs.ask_target(
        parent, "Export sources", f"sources.{FORMATS[0].extension}", ";;".join(filters)
    )
    if file is None:
        return
    form = filters.get(chosen, FORMATS[0])
    if not file.suffix:
        file = file.with_suffix(f".{form.extension}")
    try:
        write_atomically(file, export(references, form.name))
    except OSError as error:
        messages.tell(f"The sources could not be exported to {file.name} ({error.strerror}). Choose another folder.")
        return
    messages.say(f"{counted(len(references), 'source')} exported to {file.name}.")
