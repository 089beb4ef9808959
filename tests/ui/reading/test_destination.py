"""The real host of an address, however it is written."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from reader.library.model import WebLink
from reader.ui.reading.address_entry import AddressEntry, copied, visible
from reader.ui.reading.destination import NOT_VALID, browser_url, destination_text, sent_address
from reader.ui.shell.messages import Messages

NAME = "What is before the @ is a user name, not a site."
NUMBER = "This is the number of a computer, not a name."
PLACES = [
    ("https://who.int/", "It leads to who.int."),
    ("https://who.int@evil.example/", f"It leads to evil.example. {NAME}"),
    ("https://who.int:443@evil.example:8443/", f"It leads to evil.example, port 8443. {NAME}"),
    (r"https://evil.example\@who.int/", f"It leads to who.int. {NAME}"),
    ("https://who.int%2F@evil.example/", f"It leads to evil.example. {NAME}"),
    ("https://who%2eint/", "It leads to who.int."),
    ("https://WHO.INT./x", "It leads to who.int.."),
    ("https://who.int:443/", "It leads to who.int."),
    ("http://who.int:8080/", "It leads to who.int, port 8080."),
    ("https://2130706433/", f"It leads to 127.0.0.1. {NUMBER}"),
    ("https://0x7f.1/", f"It leads to 127.0.0.1. {NUMBER}"),
    ("https://[::1]/", f"It leads to ::1. {NUMBER}"),
    (
        "https://wh\u043e.int/",
        "It leads to xn--wh-gmc.int. A word of this name mixes letters of different scripts: Cyrillic, Latin.",
    ),
    (
        "https://xn--80ak6aa92e.com/",
        "It leads to xn--80ak6aa92e.com. This name is written with letters of another script: Cyrillic.",
    ),
    ("https://fa\xdf.de/", "It leads to xn--fa-hia.de. This name has letters or signs that are not English ones."),
    ("https://\u2603.net", "It leads to xn--n3h.net. This name has letters or signs that are not English ones."),
    (
        "https://東京カナ.jp/",
        "It leads to xn--lck2c802jx5v.jp. This name is written with letters of another script: Japanese.",
    ),
    ("https://\uff37\uff28\uff2f\uff0eint/", "It leads to who.int."),
    ("https://who.int\u202e.evil.example/", NOT_VALID),
    ("https://user@who.int@evil.example/", NOT_VALID),
    ("https:///evil.example", NOT_VALID),
    ("javascript:alert(1)", NOT_VALID),
    ("", NOT_VALID),
    ("mailto:ann@who.int", "It starts an email to ann@who.int."),
    ("mailto:ann@wh\u043e.int", "It starts an email to ann@xn--wh-gmc.int."),
    ("mailto:a@b.c?subject=x&bcc=d@evil.example", "It starts an email to a@b.c, d@evil.example."),
    ("mailto:a@b.c,d@e.f?cc=g@h.i,j@k.l", "It starts an email to a@b.c, d@e.f, g@h.i and 1 more."),
    ("mailto:?subject=x", "It starts an email."),
]


@pytest.mark.parametrize(("url", "text"), PLACES, ids=[ascii(url)[1:50] for url, _ in PLACES])
def test_where_an_address_leads(url: str, text: str) -> None:
    assert destination_text(browser_url(url)) == text


@pytest.mark.parametrize(
    ("url", "shown", "copy"),
    [
        ("https://who.int/a_b", "https://who.int/a_b", "https://who.int/a_b"),
        ("https://who.int/é", "https://who.int/é", "https://who.int/é"),
        (r"https://evil.example\@who.int/", r"https://evil.example\@who.int/", "https://evil.example%5C@who.int/"),
        ("https://who.int/\u202egnp", "https://who.int/%E2%80%AEgnp", "https://who.int/%E2%80%AEgnp"),
        ("https://who.int/\ue000\U000e0041", "https://who.int/%EE%80%80%F3%A0%81%81", "https://who.int/%EE%80%80%F3%A0%81%81"),
        ("javascript:\u200b", "javascript:%E2%80%8B", "javascript:\u200b"),
    ],
)  # fmt: skip
def test_what_cannot_be_seen_is_shown(url: str, shown: str, copy: str) -> None:
    assert visible(url) == shown
    assert copied(url) == copy


@pytest.mark.parametrize("seed", range(6))
def test_made_up_addresses(qapp: QApplication, seed: int) -> None:
    """The card names the host that the browser gets, and shows nothing that cannot be seen."""
    made = random.Random(seed)
    parts = (
        *("who.int", "@", "\\", "/", ":", "8080", "%2e", "%40", "xn--80ak6aa92e", ".", "\u202e", "\u200b", "о", "א"),
        *(
            "🏥",
            "?",
            "#",
            "[::1]",
            "0x7f",
            "１",
            "。",
            "evil.example",
            "\u2066",
            " ",
            "\x00",
            "a" * 70,
            "\ud800",
            "<b>",
        ),
    )
    for _ in range(60):
        url = made.choice(["https://", "http://", "mailto:", "HTTPS:", "//", ""]) + "".join(
            made.choice(parts) for _ in range(made.randrange(1, 9))
        )
        entry = AddressEntry(WebLink(url), "#000000", Messages())
        labels: list[QLabel] = list(entry.findChildren(QLabel))
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
        text = "\n".join(label.text() for label in labels).replace("\u200b", "")
        assert text.replace("\n", "").isprintable()
        target = browser_url(url)
        if target and target.scheme() != "mailto":
            host = sent_address(target).partition("://")[2].partition("/")[0].partition("?")[0].partition("#")[0]
            host = host.rpartition("@")[2]
            assert host.strip("[]").partition(":")[0] in text
            assert host.isascii()
        assert (NOT_VALID in text) == (target is None)
        entry.deleteLater()
