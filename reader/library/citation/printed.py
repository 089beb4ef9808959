"""The printed form of a reference: the entry as it stood in a document, shown while its fields are not enough for one.

It is the field `printed` of an item, beside those of CSL.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from reader.library.citation.dates import read_date
from reader.library.citation.doi import doi_url
from reader.library.citation.fields import LAWS, PERIODICALS, as_text, clean, doi_of, is_web, kind_of, text, url_of
from reader.library.citation.names import read_names
from reader.library.citation.spans import plain
from reader.library.model import Spans

PRINTED = "printed"
_CREATORS = ("author", "editor", "composer", "director", "illustrator")
_HOSTED = PERIODICALS | {"chapter"}
_NUMBERED = ("volume", "issue", "page", "number", "DOI", "URL")
_PUBLISHED = ("publisher", "container-title", "DOI", "URL", "ISBN")
_NO_DATE = re.compile(
    r"\b(?:n\.? ?d|no date|s\.? ?[adf]|sin fecha|sans date|sem data|o\. ?J|ohne Jahr|б\. ?г|in press|forthcoming)\b"
    r"|en prensa|sous presse|no prelo|im Druck|в печати|بدون تاريخ|无日期",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[1-9]\d*|0(?!\d)")
_LONGEST_READ = 10_000


def printed_of(csl: Mapping[str, Any]) -> str:
    """The printed form on one line, or an empty text."""
    return clean(as_text(csl.get(PRINTED))) if isinstance(csl, Mapping) else ""


def missing_fields(csl: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that a full entry of this kind still needs, by their names in CSL.

    Where one of several fields is enough, the first of them is named. A work that says that it has no date needs none.

    >>> missing_fields({"type": "book", "title": "Sleep", "author": [{"literal": "WHO"}]})
    ('issued', 'publisher')
    """
    kind = kind_of(csl)
    missing = [] if text(csl, "title") else ["title"]
    if kind not in LAWS and not any(read_names(csl, role) for role in _CREATORS):
        missing.append("author")
    if not (read_date(csl, "issued") or text(csl, "status") or _NO_DATE.search(printed_of(csl)[:_LONGEST_READ])):
        missing.append("issued")
    if kind in _HOSTED and not text(csl, "container-title"):
        missing.append("container-title")
    if kind in PERIODICALS:
        missing += [] if text(csl, *_NUMBERED) else ["volume"]
    elif kind not in LAWS and kind not in _HOSTED and not text(csl, *_PUBLISHED):
        missing.append("publisher")
    return tuple(missing)


def shows_printed(csl: Mapping[str, Any]) -> bool:
    """Whether readers see the printed form instead of an entry that Carrel makes of the fields.

    They also see it while it has a number that is in no field, such as the number of a report.
    """
    printed = printed_of(csl)
    return bool(printed) and (bool(missing_fields(csl)) or _has_other_numbers(csl, printed))


def _has_other_numbers(csl: Mapping[str, Any], printed: str) -> bool:
    """A page may be written shorter than in its field: 374-83 and 374-383."""
    fields = {key: value for key, value in csl.items() if key not in (PRINTED, "id")}
    known = _NUMBER.findall(json.dumps(fields, ensure_ascii=False, default=str)[:_LONGEST_READ])
    wanted = set(_NUMBER.findall(printed[:_LONGEST_READ])) - set(known)
    return any(not any(number.endswith(each) for number in known) for each in wanted)


def printed_spans(csl: Mapping[str, Any]) -> Spans:
    """The printed form, in which the address of the work is a link."""
    shown = printed_of(csl)
    doi, url = doi_of(csl), url_of(csl)
    links = [(doi_url(doi), doi_url(doi)), (doi, doi_url(doi))] if doi else []
    if url and is_web(url):
        links.append((url, url))
    for words, address in links:
        at = shown.find(words)
        if at >= 0:
            return (*plain(shown[:at]), *plain(words, address), *plain(shown[at + len(words) :]))
    return plain(shown)


def without_printed(csl: Mapping[str, Any]) -> Mapping[str, Any]:
    """The item as other programs know it: a printed form that readers see becomes a part of its note."""
    if not isinstance(csl, Mapping) or PRINTED not in csl:
        return csl
    item = {key: value for key, value in csl.items() if key != PRINTED}
    if shows_printed(csl):
        item["note"] = "\n".join(filter(None, (as_text(csl.get("note")), f"Printed as: {printed_of(csl)}")))
    return item
