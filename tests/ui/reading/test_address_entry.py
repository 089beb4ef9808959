"""Which addresses Carrel opens in a browser, and what it asks before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from reader.ui.reading import address_entry
from reader.ui.reading.entry import EntryView
from reader.ui.shell.messages import Messages
from reader.ui.widgets.question import QuestionDialog

ADDRESSES = [
    ("https://example.org/a?b=c", "example.org"), ("http://bank.example@evil.example/", "evil.example"),
    ("https://\u0430pple.com/", "xn--pple-43d.com"), ("mailto:ann@example.org", ""),
    ("https://example.org/\u202egnp.exe", "example.org"), ("https://x.example/<b>x</b>", "x.example"),
    ("file:///etc/passwd", None), ("//host/share", None), (r"\\host\share", None), ("javascript:alert(1)", None),
    ("data:text/html,x", None), ("smb://host/share", None), ("https://", None), ("https:x", None), ("", None),
    ("http://[::1", None), ("ms-settings:", None), ("carrel:a/b", None), ("HTTPS://example.org", "example.org"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "host"), ADDRESSES)
def test_only_web_and_email_addresses_are_opened(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, addresses: list[str], url: str, host: str | None
) -> None:
    """The question shows the address in ASCII, and the site that it leads to."""
    asked: list[str] = []

    def say_open(question: QuestionDialog) -> int:
        labels: list[QLabel] = list(question.findChildren(QLabel))
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
        asked.append("\n".join(label.text() for label in labels).replace("\u200b", ""))
        question.answer = "Open"
        return 0

    monkeypatch.setattr(QuestionDialog, "exec", say_open)
    address_entry._ask_to_open(EntryView("#000000", Messages()), url)
    handed = [*addresses]
    addresses.clear()
    if host is None:
        assert (asked, handed) == ([], [])
        return
    assert handed
    assert asked[0].isascii()
    assert not host or f"It leads to {host}." in asked[0]
