"""Writes a file that the reader chose, or says why it cannot be written."""

from __future__ import annotations

from pathlib import Path

from reader.system.atomic_write import write_atomically
from reader.ui.shell.messages import Messages


def save_file(file: Path, text: str, messages: Messages) -> bool:
    """Returns whether all of the text is in the file."""
    try:
        write_atomically(file, text)
    except OSError as error:
        why = error.strerror or error
        messages.tell(f"{file.name} could not be written ({why}). Choose another folder.")
        return False
    return True
