"""What dialogs consist of, made alike: their buttons, and texts to read."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser

from reader.translation import _


def close_buttons(dialog: QDialog) -> QDialogButtonBox:
    """Close, and room for more buttons. Call it after the rest of the dialog, so that Close gets the focus last.

    The box gets its parent at once: without the style sheet, Qt would give the button an icon of the system.
    """
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    return buttons


def answer_buttons(dialog: QDialog, accept: str) -> QDialogButtonBox:
    """A button that accepts the dialog, with this text, and Cancel."""
    buttons = QDialogButtonBox()
    buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def reading_view(name: str, text: str = "") -> QTextBrowser:
    """A text to read and to copy. `name` is for screen readers. Its links do nothing by themselves."""
    view = QTextBrowser()
    view.setObjectName("plain")
    view.setAccessibleName(name)
    view.setOpenLinks(False)
    view.setPlainText(text)
    return view
