"""Where an address leads, in sentences: its beginning can look like that of another site.

All of them are in ASCII, as the browser sends it: letters of other scripts can look like Latin ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, unquote

from PySide6.QtCore import QUrl

from reader.translation import N_, Translated, _, list_text, ngettext, pgettext

ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
SCHEMES = ("http", "https", "mailto")
NOT_VALID = N_("This address is not valid, so the browser cannot open it.")
USUAL_PORTS = {"http": 80, "https": 443}
MOST_RECIPIENTS = 3
_RECIPIENTS = ("to", "cc", "bcc")
_ONE_SCRIPT = {"HIRAGANA": "Japanese", "KATAKANA": "Japanese", "CJK": "Chinese"}
_MIXED_IN = ({"Japanese", "Chinese"}, {"Hangul", "Chinese"})
"""Scripts that one language mixes."""

_SCRIPT_NAMES = {
    "Arabic": N_("Arabic"), "Armenian": N_("Armenian"), "Bengali": N_("Bengali"), "Cherokee": N_("Cherokee"),
    "Chinese": N_("Chinese"), "Cyrillic": N_("Cyrillic"), "Devanagari": N_("Devanagari"), "Ethiopic": N_("Ethiopic"),
    "Fullwidth": N_("Fullwidth"), "Georgian": N_("Georgian"), "Greek": N_("Greek"), "Hangul": N_("Hangul"),
    "Hebrew": N_("Hebrew"), "Japanese": N_("Japanese"), "Khmer": N_("Khmer"), "Lao": N_("Lao"), "Latin": N_("Latin"),
    "Mathematical": N_("Mathematical"), "Myanmar": N_("Myanmar"), "Tamil": N_("Tamil"), "Thai": N_("Thai"),
}  # fmt: skip
"""Scripts as Unicode calls them; the names of others are not translated."""


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
        return _(NOT_VALID)
    return _email_text(target) if target.scheme() == "mailto" else sentences_text(_site_sentences(target))


def sentences_text(sentences: Iterable[str]) -> str:
    return pgettext("between two sentences", " ").join(sentences)


def _site_sentences(target: QUrl) -> Iterator[str]:
    host, port = target.host(ENCODED), target.port()
    if port in (-1, USUAL_PORTS[target.scheme()]):
        yield _("It leads to {site}.", site=host)
    else:
        yield _("It leads to {site}, port {port}.", site=host, port=port)
    if target.userInfo():
        yield _("What is before the @ is a user name, not a site.")
    labels = [_decoded(label) for label in host.split(".")]
    mixed = next((scripts for scripts in map(_scripts, labels) if _is_mixed(scripts)), ())
    foreign = sorted({script for label in labels for script in _scripts(label)} - {"Latin"})
    if "Japanese" in foreign and "Chinese" in foreign:
        foreign.remove("Chinese")
    if mixed:
        yield _("A word of this name mixes letters of different scripts: {scripts}.", scripts=_names(mixed))
    elif foreign:
        yield _("This name is written with letters of another script: {scripts}.", scripts=_names(foreign))
    elif not host.isascii() or "xn--" in host:
        yield _("This name has letters or signs that are not English ones.")
    if _is_number(host):
        yield _("This is the number of a computer, not a name.")


def _email_text(target: QUrl) -> str:
    people = [*target.path(ENCODED).split(",")]
    for name, value in parse_qsl(target.query(ENCODED)):
        if name.casefold() in _RECIPIENTS:
            people += value.split(",")
    people = [_sent(person) for person in people if person.strip()]
    if not people:
        return _("It starts an email.")
    more = len(people) - MOST_RECIPIENTS
    shown = list_text(people[:MOST_RECIPIENTS])
    if more <= 0:
        return _("It starts an email to {people}.", people=shown)
    return ngettext(
        "It starts an email to {people} and {count} more.",
        "It starts an email to {people} and {count} more.",
        more,
        people=shown,
    )


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


def _names(scripts: Iterable[str]) -> Translated:
    names = (_SCRIPT_NAMES.get(script, script) for script in scripts)
    return list_text(_(name) for name in names)


def _is_mixed(scripts: tuple[str, ...]) -> bool:
    return len(scripts) > 1 and not any(set(scripts) <= mixed for mixed in _MIXED_IN)


def _is_number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
