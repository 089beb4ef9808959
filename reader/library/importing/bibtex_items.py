"""Reads BibTeX and BibLaTeX into CSL items, with the accents of TeX as letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

MOST_ENTRIES = 20_000

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "suppbook": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "proceedings": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "manual": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "dataset": "dataset",
    "software": "software",
    "unpublished": "manuscript",
    "patent": "patent",
}
_FIELDS = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "edition": "edition",
    "series": "collection-title",
    "note": "note",
    "abstract": "abstract",
    "language": "language",
    "langid": "language",
}
_OWN_ADDRESS = re.compile(r"(?:papers\d?|zotero|mendeley|file)://", re.IGNORECASE)
"""Where a program keeps the work on the computer of its user."""

_NAMES = {"author": "author", "editor": "editor", "translator": "translator"}
_START = re.compile(r"@(\w+)\s*[{(]\s*([^,\s{}]*)\s*,")
_FIELD = re.compile(r"\s*([A-Za-z][\w:-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,{}\"#]+")
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_ACCENT = re.compile(r"\\(?:([`'^~\"=.])\s*|([uvHckrdb])(?=[\s{\\]))\s*(?:\{\s*(\\?[^\W\d_])\s*\}|(\\?[^\W\d_]))")
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ", "textendash": "–", "textemdash": "—", "textquoteright": "’", "textmu": "μ", "textdegree": "°",
}  # fmt: skip
_LETTER = re.compile(r"\\(" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r")(?![A-Za-z])(?:\{\}|\s+)?")
_COMMAND = re.compile(r"\\(?:emph|textit|textbf|textsc|textrm|texttt|mkbibquote|url|href)\s*(?=\{)")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def items_of_bibtex(text: str) -> dict[str, Mapping[str, Any]]:
    """The items by their key, without ids."""
    items: dict[str, Mapping[str, Any]] = {}
    strings: dict[str, str] = {}
    at = 0
    while len(items) < MOST_ENTRIES and (start := text.find("@", at)) >= 0:
        found = _START.match(text, start)
        if text[start : start + 7].casefold() == "@string":
            fields, at = _fields(text, text.find("{", start) + 1, strings)
            strings |= fields
        elif found and found[1].casefold() not in ("comment", "preamble"):
            fields, at = _fields(text, found.end(), strings)
            items.setdefault(found[2], _item(found[1].casefold(), fields))
        else:
            at = start + 1
    return items


def _fields(text: str, at: int, strings: Mapping[str, str]) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while found := _FIELD.match(text, at):
        value, at = _value(text, found.end(), strings)
        fields.setdefault(found[1].casefold(), value)
        while at < len(text) and text[at] in ", \t\r\n":
            at += 1
    return fields, max(at, 1)


def _value(text: str, at: int, strings: Mapping[str, str]) -> tuple[str, int]:
    """Texts in braces or quotation marks, numbers and names of texts, joined by #."""
    parts = []
    while at < len(text):
        if text[at] in '{"':
            end = _end(text, at)
            parts.append(text[at + 1 : end])
            at = end + 1
        elif bare := _BARE.match(text, at):
            parts.append(strings.get(bare[0].casefold(), bare[0]))
            at = bare.end()
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text) or text[at] != "#":
            break
        at += 1
        while at < len(text) and text[at].isspace():
            at += 1
    return "".join(parts), at


def _end(text: str, at: int) -> int:
    """Where the braces or quotation marks close that open here."""
    depth = 0
    closing = "}" if text[at] == "{" else '"'
    for number in range(at + 1, len(text)):
        sign = text[number]
        if sign == closing and depth == 0:
            return number
        if text[number - 1] != "\\":
            depth += (sign == "{") - (sign == "}")
    return len(text)


def _item(kind: str, fields: Mapping[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {"type": _TYPES.get(kind, "document")}
    for name, value in fields.items():
        if name in _NAMES:
            item[_NAMES[name]] = [_name(part) for part in _people(value)]
        elif name in _FIELDS and (text := plain_text(value)) and not _OWN_ADDRESS.match(text):
            item.setdefault(_FIELDS[name], text)
    if subtitle := plain_text(fields.get("subtitle", "")):
        item["title"] = f"{item.get('title', '')}: {subtitle}"
    if "page" in item:
        item["page"] = item["page"].replace("--", "–").replace("–", "-")
    if kind in ("techreport", "report") and "issue" in item:
        item["number"] = item.pop("issue")
    if parts := _date(fields.get("date") or fields.get("year", ""), fields.get("month", "")):
        item["issued"] = {"date-parts": [parts]}
    if parts := _date(fields.get("urldate", ""), ""):
        item["accessed"] = {"date-parts": [parts]}
    return item


def _date(text: str, month: str) -> list[int]:
    numbers = [int(part) for part in re.findall(r"\d{1,4}", text)[:3]]
    named = plain_text(month)[:3].casefold()
    if len(numbers) == 1 and named in _MONTHS:
        return [numbers[0], _MONTHS.index(named) + 1]
    return [numbers[0], int(named)] if len(numbers) == 1 and named.isdecimal() and 0 < int(named) < 13 else numbers


def _people(value: str) -> Iterator[str]:
    """Names between " and ", but not within braces."""
    depth = start = 0
    for found in re.finditer(r"[{}]|\s+and\s+", value):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth == 0:
            yield value[start : found.start()]
            start = found.end()
    yield value[start:]


def _name(written: str) -> dict[str, str]:
    written = written.strip()
    if written.startswith("{") and _end(written, 0) == len(written) - 1:
        return {"literal": plain_text(written)}
    parts = [plain_text(part) for part in written.split(",")]
    if len(parts) > 1:
        name = {"family": parts[0], "given": parts[-1]}
        return name | ({"suffix": parts[1]} if len(parts) > 2 else {})
    words = plain_text(written).split()
    if len(words) < 2:
        return {"literal": plain_text(written)}
    # Small words before the last name belong to it: Ludwig van Beethoven.
    at = next((number for number, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
    return {"family": " ".join(words[at:]), "given": " ".join(words[:at])}


def plain_text(value: str) -> str:
    """Without the signs of TeX."""
    text = _ACCENT.sub(_accented, value)
    text = _LETTER.sub(lambda found: _LETTERS[found[1]], text)
    text = _COMMAND.sub("", text)
    text = _ESCAPED.sub(lambda found: f"\ue000{found[1]}", text).replace("---", "—")
    text = re.sub(r"(?<!\ue000)[{}]", "", text).replace("\ue000", "")
    return unicodedata.normalize("NFC", " ".join(text.replace("~", " ").replace("``", "“").replace("''", "”").split()))


def _accented(found: re.Match[str]) -> str:
    letter = (found[3] or found[4]).replace("\\i", "i").replace("\\j", "j").lstrip("\\")
    return letter + _ACCENTS[found[1] or found[2]]
