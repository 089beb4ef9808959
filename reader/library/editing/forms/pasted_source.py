"""Reads the sources in a text from a clipboard: RIS, BibTeX, CSL-JSON, PubMed, or the plain entry of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any, NamedTuple

from reader.library.citation.printed import PRINTED
from reader.library.importing.csl_items import csl_item
from reader.library.importing.imported import ImportFailed
from reader.library.importing.reference_files.reference_file import items_in
from reader.library.importing.report import ImportReport
from reader.library.importing.typed_references.entry_parser import parse_entry
from reader.translation import N_, _

LONGEST = 1_000_000  # characters
LONGEST_ENTRY = 2_000
MOST = 2  # a form has place for one

_FORMATS = (
    ("RIS", ".ris", re.compile(r"^\ufeff?\s*TY\s{1,3}-\s", re.MULTILINE)),
    ("PubMed", ".nbib", re.compile(r"^\ufeff?\s*PMID\s?-\s", re.MULTILINE)),
    ("BibTeX", ".bib", re.compile(r"^\s*@\w{2,30}\s*[{(]", re.MULTILINE)),
    ("CSL", ".json", re.compile(r"^\ufeff?\s*[\[{]")),
    ("CSL", ".yaml", re.compile(r"^(?:references:\s*\n)?\s*-\s+(?:id|type|title):", re.MULTILINE)),
)


_LIKE_ENTRY = re.compile(r"\b(?:1[5-9]|20)\d{2}\b|https?://|\bdoi\b|\bn\. ?d\.", re.IGNORECASE)
"""What an entry of a list has, and most other texts have not."""


class PastedSource(NamedTuple):
    """`fields` are those of references.yaml, as texts, lists and fields; empty if none could be read.

    `message` is what to tell the author.
    """

    fields: Mapping[str, Any]
    message: str


NOTHING = N_(
    "There is no source on the clipboard. Copy it from a journal or a reference manager as RIS, BibTeX or CSL-JSON, or "
    "copy its entry in a list."
)


def pasted_source(text: str) -> PastedSource:
    if len(text) > LONGEST or not text.strip():
        return PastedSource({}, _(NOTHING))
    report = ImportReport()
    for name, ending, pattern in _FORMATS:
        if pattern.search(text):
            try:
                found = [one.item for one in islice(items_in(text, ending), MOST)]
            except ImportFailed as error:
                message = _("This {format} cannot be read. {reason}", format=name, reason=error.args[0])
                return PastedSource({}, message)
            fields = as_yaml(csl_item(found[0], report))
            if not found[0].get("title"):
                fields.pop("title", None)  # one that was made up
            if len(found) > 1:
                return PastedSource(fields, _("Filled in from {format}. Only the first source was taken.", format=name))
            return PastedSource(fields, _("Filled in from {format}.", format=name))
    lines = [line for line in text.strip().split("\n") if line.strip()]
    if len(text) > LONGEST_ENTRY or len(lines) > 8:
        return PastedSource({}, _(NOTHING))
    item = csl_item(parse_entry(text), report)
    if not item.get("title") and not _LIKE_ENTRY.search(text):
        return PastedSource({}, _(NOTHING))
    if not item.get("title"):
        return PastedSource(
            as_yaml({"type": item["type"], PRINTED: item[PRINTED]}),
            _("Carrel is not certain of the parts of this entry. It is kept as it was printed; fill in what you know."),
        )
    return PastedSource(as_yaml(item), _("Filled in from the entry. Please compare it with the original."))


def as_yaml(value: Any) -> Any:
    """Values of CSL as the editing of YAML takes them: texts, lists and fields."""
    if isinstance(value, Mapping):
        return {str(key): as_yaml(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_yaml(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
