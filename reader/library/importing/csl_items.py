"""References from other programs: CSL items with only what `references.yaml` may contain, each once."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from reader.library.authoring.textfile import UNWANTED
from reader.library.citation import csl
from reader.library.citation.date_check import impossible_day
from reader.library.citation.printed import PRINTED
from reader.library.importing.report import ImportReport, shown_value
from reader.library.limits import LONGEST_ADDRESS, LONGEST_ENTRY, MOST_NAMES
from reader.library.model import ID
from reader.library.page_words import page_words
from reader.translation import _

_TEXTS = frozenset(csl.TEXTS)
_NUMBERS = (
    frozenset(csl.NUMBERS) - frozenset(csl.NAME_PARTS) - {"date-parts", "year", "month", "day", "season", "circa"}
)
_LONG_TEXTS = ("abstract", "annote", "note")
_DATE_TEXTS = ("literal", "raw", "season", "circa")
_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")
_YEAR = re.compile(r"\d{4}")
_LONGEST_KEY = 40


class ReferenceList:
    """All references of an import. The same work gets the same id, however often and wherever it is cited."""

    def __init__(self) -> None:
        self.items: dict[str, dict[str, Any]] = {}
        self._by_identity: dict[str, str] = {}
        self._by_content: dict[str, str] = {}

    def add(self, data: Mapping[str, Any], identities: tuple[str, ...], report: ImportReport, wanted: str = "") -> str:
        """The id of the reference. `identities` are names that no other work has, such as the address of a library.

        `wanted` is the id that it should have if no other one has it.
        """
        for identity in identities:
            if identity in self._by_identity:
                return self._by_identity[identity]
        item = csl_item(data, report)
        content = json.dumps(item, sort_keys=True)
        key = self._by_content.get(content)
        if key is None:
            key = wanted if ID.fullmatch(wanted) and wanted not in self.items else self._new_key(item)
            self._by_content[content] = key
            self.items[key] = {"id": key, **item}
        self._by_identity.update(dict.fromkeys(identities, key))
        return key

    def _new_key(self, item: Mapping[str, Any]) -> str:
        base = key_of(item)
        for suffix in _suffixes():
            if f"{base}{suffix}" not in self.items:
                return f"{base}{suffix}"
        raise AssertionError


def _suffixes() -> Iterator[str]:
    yield ""
    yield from "bcdefghijklmnopqrstuvwxyz"
    number = 1
    while True:
        number += 1
        yield f"-{number}"


def key_of(item: Mapping[str, Any]) -> str:
    """smith2020, or as much of it as there is."""
    names: list[dict[str, str]] = next((item[key] for key in ("author", "editor") if item.get(key)), [{}])
    name = str(names[0].get("family") or names[0].get("literal") or item.get("title") or _beginning(item))
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = _NOT_IN_KEYS.sub(" ", plain).split()
    # An organisation with a long name is known by its initials.
    is_person = bool(names[0].get("family"))
    initials = "".join(each[0] for each in words if each not in ("of", "the", "and", "for"))
    word = initials if len(words) > 2 and not is_person else "".join(words)
    year = _YEAR.search(json.dumps(item.get("issued", "")))
    return (word[:_LONGEST_KEY] or "source") + (year[0] if year else "")


def _beginning(item: Mapping[str, Any]) -> str:
    return " ".join(str(item.get(PRINTED, "")).split()[:2])


def csl_item(data: Mapping[str, Any], report: ImportReport) -> dict[str, Any]:
    """Without an id. What `references.yaml` cannot hold is in the report."""
    item: dict[str, Any] = {}
    dropped = []
    for key, value in data.items():
        if key == "id" or value in (None, "", [], {}):
            continue
        kept = _value(key, value)
        if kept not in (None, "", [], {}):
            item[key] = kept
        elif key not in ("custom", "schema"):
            dropped.append(f"{key}: {shown_value(value)}")
    if item.get("type") not in csl.TYPES:
        if item.get("type"):
            dropped.append(f"type: {item['type']}")
        item["type"] = "document"
    if not item.get("title") and not item.get(PRINTED):
        item["title"] = str(item.get("container-title") or item.get("URL") or _untitled(item))
        report.changed("reference-title", _("A source has no title. Write one in references.yaml."), shown_value(data))
    if dropped:
        text = f"{item['title']}: {'; '.join(dropped)}"
        report.left_out("reference-field", _("A source has fields that references.yaml cannot hold."), text)
    return item


def _untitled(item: Mapping[str, Any]) -> str:
    return page_words(str(item.get("language") or "")).text("untitled")


def _value(key: str, value: Any) -> Any:
    if key in csl.NAMES:
        return _names(value)
    if key in csl.DATES:
        return _date(value)
    if key == PRINTED:
        return _text(value)[:LONGEST_ENTRY] if isinstance(value, str) else None
    if key in _TEXTS or key in _NUMBERS:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        if isinstance(value, int) and key in _NUMBERS and abs(value) < 10**9:
            return value
        text = _text(value)
        return text if key in _LONG_TEXTS or len(text) <= LONGEST_ADDRESS else None
    return None


def _text(value: object) -> str:
    return " ".join(UNWANTED.sub("", unicodedata.normalize("NFC", str(value))).split())


def _names(value: Any) -> list[dict[str, Any]]:
    names = []
    for name in value if isinstance(value, list) else []:
        if isinstance(name, Mapping):
            parts = {part: _text(name[part]) for part in csl.NAME_PARTS if isinstance(name.get(part), str)}
            parts = {part: text for part, text in parts.items() if text}
            if any(part in parts for part in ("family", "given", "literal")):
                names.append(parts)
        elif isinstance(name, str) and _text(name):
            names.append({"literal": _text(name)})
    return names[:MOST_NAMES]


def _date(value: Any) -> Any:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return _possible(_text(value))
    if not isinstance(value, Mapping):
        return None
    rows = value.get("date-parts")
    if isinstance(rows, list) and rows:
        parts = [_numbers(row) for row in rows[:2] if isinstance(row, list)]
        if parts and parts[0]:
            date: dict[str, Any] = {"date-parts": [row for row in parts if row]}
            date.update({key: _text(value[key]) for key in ("season", "circa") if value.get(key)})
            return _possible(date)
    text = next((_text(value[key]) for key in _DATE_TEXTS if isinstance(value.get(key), str) and value[key]), "")
    return _possible(text) if text else None


def _possible(date: Any) -> Any:
    """A day that no calendar has is kept as a text, which nobody reads as a date."""
    if not impossible_day(date):
        return date
    return {"literal": date if isinstance(date, str) else "-".join(str(part) for part in date["date-parts"][0])}


def _numbers(row: list[Any]) -> list[int]:
    found = []
    for part in row[:3]:
        text = str(part).strip()
        if isinstance(part, bool) or len(text) > 5 or not text.removeprefix("-").isdecimal():
            break
        found.append(int(text))
    return found
