"""Writes a file that the reader chose, or says why it cannot be written."""

from __future__ import annotations

from pathlib import Path

from reader.system.atomic_write import write_atomically
from reader.translation import _
from reader.ui.shell.messages import Messages


def save_file(file: Path, text: str, messages: Messages) -> bool:
    """Returns whether all of the text is in the file."""
    try:
        write_atomically(file, text)
    except OSError as error:
        why = error.strerror or error
        messages.tell(_("{file} could not be written ({reason}). Choose another folder.", file=file.name, reason=why))
        return False
    return True
