"""The entry of a web or email address: shows, copies and opens it, and shows its QR code.

Carrel asks before it opens an address in the browser.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from reader.library.limits import LONGEST_ADDRESS
from reader.library.model import WebLink
from reader.ui.reading.entry import EntryView
from reader.ui.reading.qr_code import QrCode, fits_in_qr_code
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import breakable, one_line, plain_label
from reader.ui.widgets.question import QuestionDialog

OPEN, CANCEL = "Open", "Cancel"


class AddressEntry(EntryView):
    """The entry of a link in the text of an article."""

    def __init__(self, link: WebLink, accent: str, messages: Messages) -> None:
        super().__init__(accent, messages)
        self.add_heading("External address")
        self.add_soft("Carrel works offline and never opens an address by itself.")
        _add_address(self, link.url)
        self.add_row("", [_copy_button(self, link.url), _open_button(self, link.url)])
        _add_qr_code(self, link.url)
        self.add_stretch()


Button = tuple[str, Callable[[], None]]
"""A label, and what a click does."""


def address_buttons(entry: EntryView, url: str) -> list[Button]:
    """Buttons for an entry that does not show the address at first."""
    return [_copy_button(entry, url), ("Show", partial(_show, entry, url)), _open_button(entry, url)]


def _copy_button(entry: EntryView, url: str) -> Button:
    return "Copy", partial(entry.copy, url, "Address copied.")


def _open_button(entry: EntryView, url: str) -> Button:
    return "Open in the browser…", partial(_ask_to_open, entry, url)


def _show(entry: EntryView, url: str) -> None:
    """Shows the address and its QR code, and hides the button that was clicked."""
    button = entry.sender()
    if button is not None:
        button.setProperty("visible", False)
    _add_address(entry, url)
    _add_qr_code(entry, url)
    entry.expanded.emit()


def _add_address(entry: EntryView, url: str) -> None:
    label = plain_label(breakable(one_line(url, LONGEST_ADDRESS)), selectable=True)
    label.setAccessibleName(one_line(url, LONGEST_ADDRESS))
    entry.column.addWidget(label)


def _add_qr_code(entry: EntryView, url: str) -> None:
    if fits_in_qr_code(url):
        entry.column.addWidget(QrCode(url))


def browser_url(url: str) -> QUrl | None:
    """The address to open, or None where it is not a valid web or email address."""
    target = QUrl(url)
    is_complete = target.isValid() and (bool(target.host()) or target.scheme() == "mailto")
    return target if is_complete and target.scheme() in ("http", "https", "mailto") else None


def _destination(target: QUrl) -> str:
    """Names the site, because the beginning of an address can look like that of another site."""
    return (
        f"It leads to {bytes(QUrl.toAce(target.host()).data()).decode()}." if target.host() else "It starts an email."
    )


def _ask_to_open(entry: EntryView, url: str) -> None:
    target = browser_url(url)
    if target is None:
        entry.messages.say("This address is not valid, so the browser cannot open it.")
        return
    # In ASCII, as the browser sends it: letters of other scripts can look like Latin ones.
    address = bytes(target.toEncoded().data()).decode()
    text = (
        f"{breakable(address)}\n\n{_destination(target)} "
        "The browser needs a connection. Carrel itself never connects to anything."
    )
    head = "Open this address in the computer's browser?"
    question = QuestionDialog(entry.window(), "Open an external address", head, text, (OPEN, CANCEL))
    question.exec()
    question.deleteLater()
    if question.answer == OPEN:
        QDesktopServices.openUrl(target)
