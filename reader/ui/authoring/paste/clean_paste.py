"""Makes Markdown of what another program has copied. Nothing in it is run, and no address in it is opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData

from reader.library.editing.pasting.pasted_text import AddPicture, pasted_text
from reader.library.importing.imported import ImportFailed
from reader.translation import N_, _

_SOURCE_CODE = ("vscode-editor-data", 'application/x-qt-windows-mime;value="vscode-editor-data"')
"""Editors of code copy their colours as HTML, too; what is meant is the text."""

TOO_LARGE = N_("What you copied is too large to clean, so its plain text was pasted.")


def clean_paste(
    mime: QMimeData, add_picture: AddPicture | None = None, say: Callable[[str], object] | None = None
) -> str | None:
    """None for plain text, and for pictures and files alone, which are pasted in other ways.

    `add_picture` puts a picture within the HTML into the pack; `say` shows a sentence about what was not kept.
    """
    if not mime.hasHtml() or any(mime.hasFormat(name) for name in _SOURCE_CODE):
        return None
    try:
        pasted = pasted_text(mime.html(), add_picture)
    except ImportFailed:
        if say:
            say(_(TOO_LARGE))
        return None
    if pasted is None:
        return None
    if pasted.notice and say:
        say(pasted.notice)
    return pasted.markdown


def plain_paste(mime: QMimeData) -> str:
    """The text alone, for “Paste as plain text”; empty if there is none."""
    return mime.text() if mime.hasText() else ""
