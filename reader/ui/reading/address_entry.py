"""An outside address: shown, copied, or read by a phone as a QR code; opened in a browser only after a question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from reader.library.limits import LONGEST_ADDRESS
from reader.library.model import WebLink
from reader.ui.reading.entry import EntryView
from reader.ui.reading.qr_code import QrCode
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import one_line, plain_label

LONGEST_IN_QR = 1200
"""Bytes: a code of a longer address has modules too fine for a phone to take from a screen."""


class AddressEntry(EntryView):
    """An address in the text of an article."""

    def __init__(self, link: WebLink, accent: str, messages: Messages) -> None:
        super().__init__(accent, messages)
        self.add_heading("Outside address")
        self.add_soft("Carrel works without a connection. It never opens an address by itself.")
        _add_address(self, link.url)
        self.add_row("", [button for button in address_buttons(self, link.url) if button[0] != "Show"])
        _add_code(self, link.url)
        self.add_stretch()


def address_buttons(entry: EntryView, url: str) -> list[tuple[str, Callable[[], None]]]:
    return [
        ("Copy", partial(entry.copy, url, "the address")),
        ("Show", partial(_show, entry, url)),
        ("Open in the browser…", partial(_ask, entry, url)),
    ]


def _show(entry: EntryView, url: str) -> None:
    """Shows the address and its code in place of the button that was clicked."""
    button = entry.sender()
    if button is not None:
        button.setProperty("visible", False)
    _add_address(entry, url)
    _add_code(entry, url)
    entry.grown.emit()


def _add_address(entry: EntryView, url: str) -> None:
    # A zero-width space lets a long address break where a line ends.
    shown = "".join(
        f"{character}\u200b" if character in "/?&=._-" else character for character in one_line(url, LONGEST_ADDRESS)
    )
    label = plain_label(shown, selectable=True)
    label.setAccessibleName(one_line(url, LONGEST_ADDRESS))
    entry.column.addWidget(label)


def _add_code(entry: EntryView, url: str) -> None:
    if len(url.encode()) <= LONGEST_IN_QR:
        entry.column.addWidget(QrCode(url))


def outgoing(url: str) -> QUrl | None:
    """The address for the browser, or None where it is neither a web nor an email address."""
    target = QUrl(url)
    is_complete = target.isValid() and (bool(target.host()) or target.scheme() == "mailto")
    return target if is_complete and target.scheme() in ("http", "https", "mailto") else None


def _destination(target: QUrl) -> str:
    """Names the site, since an address can begin with names that look like another site."""
    return (
        f"It leads to {bytes(QUrl.toAce(target.host()).data()).decode()}." if target.host() else "It starts an email."
    )


def _ask(entry: EntryView, url: str) -> None:
    target = outgoing(url)
    if target is None:
        entry.messages.say("This address is damaged, so it cannot be opened.")
        return
    # As it is sent, in plain ASCII: letters of other scripts can look like Latin ones.
    address = bytes(target.toEncoded().data()).decode()
    question = QMessageBox(entry.window())
    question.setWindowTitle("Open an outside address")
    # All in one plain text: Qt would read the informative text as markup where an address looks like markup.
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setText(
        f"Open this address in the computer's browser?\n\n{address}\n\n{_destination(target)} "
        "The browser needs a connection. Carrel itself never connects to anything."
    )
    opening = question.addButton("Open", QMessageBox.ButtonRole.AcceptRole)
    cancel = question.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(cancel)
    question.exec()
    if question.clickedButton() is opening:
        QDesktopServices.openUrl(target)
