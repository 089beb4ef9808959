"""Where an address leads, in sentences: its beginning can look like that of another site.

All of them are in ASCII, as the browser sends it: letters of other scripts can look like Latin ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

from PySide6.QtCore import QUrl

ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
SCHEMES = ("http", "https", "mailto")
NOT_VALID = "This address is not valid, so the browser cannot open it."
USUAL_PORTS = {"http": 80, "https": 443}
MOST_RECIPIENTS = 3
_RECIPIENTS = ("to", "cc", "bcc")
_ONE_SCRIPT = {"HIRAGANA": "Japanese", "KATAKANA": "Japanese", "CJK": "Chinese"}
_MIXED_IN = ({"Japanese", "Chinese"}, {"Hangul", "Chinese"})
"""Scripts that one language mixes."""


def browser_url(url: str) -> QUrl | None:
    """The address to open, or None where it is not a valid web or email address."""
    target = QUrl(url)
    is_complete = target.isValid() and (bool(target.host()) or target.scheme() == "mailto")
    return target if is_complete and target.scheme() in SCHEMES else None


def sent_address(target: QUrl) -> str:
    return bytes(target.toEncoded().data()).decode()


def destination_text(target: QUrl | None) -> str:
    """Sentences about an address that `browser_url` returned."""
    if target is None:
        return NOT_VALID
    return _email_text(target) if target.scheme() == "mailto" else " ".join(_site_sentences(target))


def _site_sentences(target: QUrl) -> Iterator[str]:
    host, port = target.host(ENCODED), target.port()
    yield f"It leads to {host}." if port in (-1, USUAL_PORTS[target.scheme()]) else f"It leads to {host}, port {port}."
    if target.userInfo():
        yield "What is before the @ is a user name, not a site."
    labels = [_decoded(label) for label in host.split(".")]
    mixed = next((scripts for scripts in map(_scripts, labels) if _is_mixed(scripts)), ())
    foreign = sorted({script for label in labels for script in _scripts(label)} - {"Latin"})
    if "Japanese" in foreign and "Chinese" in foreign:
        foreign.remove("Chinese")
    if mixed:
        yield f"A word of this name mixes letters of different scripts: {', '.join(mixed)}."
    elif foreign:
        yield f"This name is written with letters of another script: {', '.join(foreign)}."
    elif not host.isascii() or "xn--" in host:
        yield "This name has letters or signs that are not English ones."
    if _is_number(host):
        yield "This is the number of a computer, not a name."


def _email_text(target: QUrl) -> str:
    people = [*target.path(ENCODED).split(",")]
    for name, value in parse_qsl(target.query(ENCODED)):
        if name.casefold() in _RECIPIENTS:
            people += value.split(",")
    people = [_sent(person) for person in people if person.strip()]
    if not people:
        return "It starts an email."
    more = len(people) - MOST_RECIPIENTS
    shown = ", ".join(people[:MOST_RECIPIENTS])
    return f"It starts an email to {shown} and {more:,} more." if more > 0 else f"It starts an email to {shown}."


def _sent(person: str) -> str:
    """An email address in ASCII."""
    name, at, host = unquote(person).strip().rpartition("@")
    encoded = bytes(QUrl.toPercentEncoding(name).data()).decode()
    return f"{encoded}{at}{bytes(QUrl.toAce(host).data()).decode() or ascii(host)[1:-1]}"


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode().decode("punycode")
    except UnicodeError:
        return label


def _scripts(label: str) -> tuple[str, ...]:
    names = (unicodedata.name(letter, "").split(" ")[0] for letter in label if letter.isalpha())
    return tuple(sorted({_ONE_SCRIPT.get(name, name.capitalize()) for name in names if name}))


def _is_mixed(scripts: tuple[str, ...]) -> bool:
    return len(scripts) > 1 and not any(set(scripts) <= mixed for mixed in _MIXED_IN)


def _is_number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
