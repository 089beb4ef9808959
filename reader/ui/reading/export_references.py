"""Exports sources to a file, in a format that reference managers or people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reader.library.citation import FORMATS, ReferenceFormat, export
from reader.library.model import Reference
from reader.library.packfile import PackError, open_pack
from reader.system.atomic_write import write_atomically
from reader.translation import _, ngettext
from reader.ui.shell import file_dialogs
from reader.ui.shell.messages import Messages
from reader.ui.shell.waiting import OnProgress, wait_for


def save_references(parent: QWidget, pack: Path, keys: Sequence[str], messages: Messages) -> None:
    """Asks for a file and a format, writes the file completely or not at all, and shows the result.

    `keys` are those of sources in the file `pack`. Many take seconds, in which the reader can cancel.
    """
    filters = {f"{_(form.label)} (*.{form.extension})": form for form in FORMATS}
    proposed = f"sources.{FORMATS[0].extension}"
    file, chosen = file_dialogs.ask_target(parent, _("Export sources"), proposed, ";;".join(filters))
    if file is None:
        return
    form = filters.get(chosen, FORMATS[0])
    try:
        written = wait_for(
            parent,
            _("Export sources"),
            _("Exporting the sources to {file}…", file=file.name),
            lambda told: write_references(pack, keys, form, file, told),
        )
    except OSError as error:
        messages.tell(
            _(
                "The sources could not be exported to {file} ({reason}). Choose another folder.",
                file=file.name,
                reason=error.strerror,
            )
        )
    except PackError as error:
        messages.tell(str(error))
    else:
        if written is not None:
            messages.say(
                ngettext(
                    "{count} source exported to {file}.", "{count} sources exported to {file}.", written, file=file.name
                )
            )


def write_references(
    pack: Path, keys: Sequence[str], form: ReferenceFormat, file: Path, on_progress: OnProgress
) -> int:
    """Runs on another thread, and so reads the pack through a connection of its own. Returns how many were written."""
    with open_pack(pack) as opened:

        def read() -> Iterator[Reference]:
            for number, key in enumerate(keys):
                on_progress(number, len(keys))
                yield opened.reference(key)

        text = export(read(), form.name)
    on_progress(len(keys), len(keys))
    write_atomically(file, text)
    return len(keys)
