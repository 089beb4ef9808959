"""Finds the DOI in what people and databases write for one."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote

LABEL = r"(?:(?:urn:|info:)?doi(?:\.org)?(?:\s*(?:no\.?|number))?\s*[:=/.]?\s*)"
RESOLVER = r"(?:(?:https?:/{1,2})?(?:[\w-]+\.)*doi(?:\.org|-org\.[\w.-]+)/)"
ANY_SITE = r"(?:https?://[\w.-]+(?:/[\w.~-]+)*/)"
DOI = re.compile(
    rf"(?:{LABEL}|{RESOLVER}){{0,3}}(10\.\d{{4,9}}(?:\.\d{{1,9}})*)\s*/\s*(\S+)"
    r"(?:\s*[\[(]?(?:doi|crossref|epub)[\])]?)?",
    re.IGNORECASE,
)
ON_A_SITE = re.compile(
    rf"{ANY_SITE}(10\.\d{{4,9}}(?:\.\d{{1,9}})*)/([^\s?#]+?)"
    r"(?:/(?:abstract|epdf|full|fulltext|html|meta|pdf))?(?:[?#]\S*)?",
    re.IGNORECASE,
)
IS_DOI = re.compile(r"\[doi\]", re.IGNORECASE)
QUERY = re.compile(rf"({RESOLVER}[^\s?#]+)[?#].*", re.IGNORECASE)
IN_A_QUERY = re.compile(
    r"https?://[^\s?#]+\?(?:[^\s#&]*&)*(?:id|doi)=(10\.\d{4,9}(?:\.\d{1,9})*)/([^\s?#&]+)(?:[&#]\S*)?", re.IGNORECASE
)
BEFORE = re.compile(r"available (?:from|at):?\s+", re.IGNORECASE)
AFTER = re.compile(
    r"(?<![\s.,;(\[])[\s.,;(\[]+(?:accessed|cited|epub|e-pub|pmc|pmcid|pmid|retrieved)\b[\s:].*", re.IGNORECASE
)
SIGNS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(map(ord, "‐‑‒–−"), "-")
"""Full-width signs, and what word processors and PDFs make of a hyphen."""

NOTE = re.compile(r"\[(?:doi|crossref|pii)\]", re.IGNORECASE)
BROKEN_LINE = re.compile(r"(?<=[./(_-])\s+(?=[\w(])")
LONGEST = 2000
PARTNERS = {")": "(", "]": "[", "}": "{", ">": "<"}
AROUND = ("<>", '""', "''", "“”", "‘’", "()", "[]", "{}")


def find_doi(written: str) -> str:
    """The DOI alone, as the registry writes it; "" if there is none or more than one.

    >>> [find_doi(written) for written in ("doi.org/10.1000/182", "DOI 10.1000%2F182.", "10.1000/182 [doi]", "none")]
    ['10.1000/182', '10.1000/182', '10.1000/182', '']
    """
    shown = "".join(c for c in written if unicodedata.category(c) != "Cf").translate(SIGNS).strip()
    if len(shown) > LONGEST:
        return ""
    shown = AFTER.sub("", BEFORE.sub("", shown, count=1))
    shown = found[1] if (found := QUERY.fullmatch(shown)) else shown
    while shown[:1] + shown[-1:] in AROUND:
        shown = shown[1:-1].strip()
    parts = [part for part in re.split(r";\s", shown) if IS_DOI.search(part)]
    shown = BROKEN_LINE.sub("", _decoded(parts[0] if len(parts) == 1 else shown)).rstrip(".,; ")
    found = DOI.fullmatch(shown) or ON_A_SITE.fullmatch(shown) or IN_A_QUERY.fullmatch(shown)
    suffix = _without_end(found[2]) if found else ""
    return f"{found[1]}/{suffix}" if found and suffix else ""


def _decoded(written: str) -> str:
    """The text with %2F as a slash, unless what is encoded are spaces or other characters that no DOI has."""
    decoded = unquote(written) if "%" in written else written
    is_sound = decoded.isprintable() and "\N{REPLACEMENT CHARACTER}" not in decoded
    return decoded if is_sound and decoded.count(" ") == written.count(" ") else written


def _without_end(suffix: str) -> str:
    """Without the stop of the sentence around the DOI, and without brackets that it does not open."""
    suffix = NOTE.sub("", suffix)
    while suffix:
        last = suffix[-1]
        if last in ".,;:/\"'”’…" or (last in PARTNERS and suffix.count(last) > suffix.count(PARTNERS[last])):
            suffix = suffix[:-1]
        else:
            break
    return suffix


def doi_url(doi: str) -> str:
    return "https://doi.org/" + quote(doi, safe="/:;().,_-+*!'=@&~[]")
