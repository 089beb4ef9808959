"""The entry of a web or email address: shows, copies and opens it, and shows its QR code.

Carrel asks before it opens an address in the browser.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import quote

from PySide6.QtGui import QDesktopServices

from reader.library.limits import LONGEST_ADDRESS
from reader.library.model import WebLink
from reader.translation import _, pgettext
from reader.ui.reading.destination import NOT_VALID, browser_url, destination_text, sent_address, sentences_text
from reader.ui.reading.entry import EntryView
from reader.ui.reading.qr_code import QrCode, fits_in_qr_code
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import breakable, one_line, plain_label
from reader.ui.widgets.question import QuestionDialog

LONGEST_ASKED = 500  # characters of an address in the question, which also names the site


class AddressEntry(EntryView):
    """The entry of a link in the text of an article."""

    def __init__(self, link: WebLink, accent: str, messages: Messages) -> None:
        super().__init__(accent, messages)
        self.add_heading(_("External address"))
        self.add_soft(_("Carrel works offline and never opens an address by itself."))
        _add_address(self, link.url)
        self.add_row("", [_copy_button(self, link.url), _open_button(self, link.url)])
        _add_qr_code(self, link.url)
        self.add_stretch()


Button = tuple[str, Callable[[], None]]
"""A label, and what a click does."""


def address_buttons(entry: EntryView, url: str) -> list[Button]:
    """Buttons for an entry that does not show the address at first."""
    return [
        _copy_button(entry, url),
        (pgettext("verb, button", "Show"), partial(_show, entry, url)),
        _open_button(entry, url),
    ]


def _copy_button(entry: EntryView, url: str) -> Button:
    return _("Copy"), partial(entry.copy, copied(url), _("Address copied."))


def _open_button(entry: EntryView, url: str) -> Button:
    return _("Open in the browser…"), partial(_ask_to_open, entry, url)


def _show(entry: EntryView, url: str) -> None:
    """Shows the address and its QR code, and hides the button that was clicked."""
    button = entry.sender()
    if button is not None:
        button.setProperty("visible", False)
    _add_address(entry, url)
    _add_qr_code(entry, url)
    entry.expanded.emit()


def _add_address(entry: EntryView, url: str) -> None:
    """The address as it is written, with what cannot be seen as numbers; and where it leads."""
    shown = visible(url[:LONGEST_ADDRESS])
    label = plain_label(breakable(shown), selectable=True)
    label.setAccessibleName(shown)
    entry.column.addWidget(label)
    entry.add_soft(destination_text(browser_url(url)))


def _add_qr_code(entry: EntryView, url: str) -> None:
    if browser_url(url) and fits_in_qr_code(copied(url)):
        entry.column.addWidget(QrCode(copied(url)))


def copied(url: str) -> str:
    """The address as it is written or, where programs would read it differently, as the browser gets it."""
    target = browser_url(url)
    return sent_address(target) if target and ("\\" in url or visible(url) != url) else url


def visible(url: str) -> str:
    """The address with percent signs for characters that cannot be seen, or that change the direction of others."""
    return "".join(
        character if character.isprintable() and character != " " else quote(character.encode("utf-8", "replace"))
        for character in url
    )


def _ask_to_open(entry: EntryView, url: str) -> None:
    target = browser_url(url)
    if target is None:
        entry.messages.say(_(NOT_VALID))
        return
    address = one_line(sent_address(target), LONGEST_ASKED)
    about = sentences_text(
        (destination_text(target), _("The browser needs a connection. Carrel itself never connects to anything."))
    )
    head, text = _("Open this address in the computer's browser?"), f"{breakable(address)}\n\n{about}"
    yes = _("Open")
    question = QuestionDialog(entry.window(), _("Open an external address"), head, text, (yes, _("Cancel")))
    question.exec()
    question.deleteLater()
    if question.answer == yes:
        QDesktopServices.openUrl(target)
