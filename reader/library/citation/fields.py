"""Reads the fields of a CSL item as text. Fields can be missing or have any type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from reader.library.citation.doi import find_doi
from reader.library.citation.markup import MARKUP, csl_markup, with_raised_digits, without_entities
from reader.library.citation.note_fields import fields_in_note
from reader.library.citation.numbering import ARTICLE_LABEL, article_number, bare_number, parted_number
from reader.library.normal_form import normalized

LAST_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
PAGE_LABEL = re.compile(r"^(?:(?:pp?|pages?)(?:\.|(?=\s))\s*|pp(?=\d)|S\.\s+(?=\d))", re.IGNORECASE)
NO_PAGE = re.compile(
    r"[-–—]*|n\.?\s?/?\s?[ap]\.?|none|null|s\.\s?p\.|\[?(?:no|without) (?:page|pages|pagination)\]?|\[?online\]?"
    r"|epub(?: ahead of print)?|ahead of print|in press",
    re.IGNORECASE,
)
"""What databases write for a work without pages."""

OPEN_END = re.compile(r"(?<=\d)\s*(?:[-–—]+|\+)$")
VOLUME_LABEL = re.compile(r"^vol(?:ume|umes|s)?(?:\.|(?=\s))\s*", re.IGNORECASE)
ISSUE_LABEL = re.compile(r"^(?:issue|iss\.)\s+", re.IGNORECASE)
ROMAN = re.compile(r"[IVXLCDM]+(?:\s*[-–]\s*[IVXLCDM]+)?", re.IGNORECASE)
EDITION = re.compile(r"(\d{1,3})\s*(?:st|nd|rd|th)?\.?\s*(?:ed\.?|edn\.?|edition)?", re.IGNORECASE)
EDITION_WORD = re.compile(r"\s*\b(?:ed\.?|edn\.?|edition)$", re.IGNORECASE)
OTHER_LANGUAGE = re.compile(
    r"\b(?:aufl|ausg|baskı|druk|edici|ediç|ediz|édition|éd\b|izd|kiad|upplaga|utg|vyd|wyd)|[\u0370-\u1fff\u3040-\uffff]",
    re.IGNORECASE,
)
"""An edition that needs no ed. of ours, since it says so in its own language."""

PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical", "review"})
ENTRIES = frozenset({"entry", "entry-dictionary", "entry-encyclopedia"})
IN_A_BOOK = ENTRIES | {"chapter", "paper-conference"}
LAWS = frozenset({"bill", "legal_case", "legislation", "regulation", "treaty"})


UNTITLED = "[Untitled]"


def clean(text: str) -> str:
    """The text on one line, in NFC form, without control characters and lone surrogates."""
    if text.isprintable() and text.isascii():
        return " ".join(text.split())
    kept = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs")
    )
    return normalized("NFC", " ".join(kept.split()))


def as_text(value: Any) -> str:
    """A string or number as text; of a list the first one that is not empty; "" for other types.

    >>> as_text(["", " Nature\\n "]), as_text(42), as_text(42.0), as_text(None)
    ('Nature', '42', '42', '')
    """
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        if not abs(value) < 10**15:  # false for NaN, too
            return ""
        return str(int(value)) if value == int(value) else str(value)
    if isinstance(value, list | tuple):
        return next((text for item in value if not isinstance(item, list | tuple) and (text := as_text(item))), "")
    return ""


def value_of(csl: Mapping[str, Any], key: str) -> Any:
    """Also accepts `doi` for `DOI` and so on, as Pandoc does, and the fields that Zotero writes into the note."""
    if not isinstance(csl, Mapping):
        return None
    value = csl.get(key)
    value = csl.get(key.lower()) if value is None else value
    if value is None and isinstance(note := csl.get("note"), str) and ":" in note:
        return fields_in_note(note).get(key)
    return value


def tagged_text(csl: Mapping[str, Any], key: str) -> str:
    """The text of a field, including CSL tags. Older packs have the ~ with which YAML leaves out a value."""
    found = as_text(value_of(csl, key))
    if "<" in found or "&" in found:
        found = clean(with_raised_digits(csl_markup(found)))
    return "" if found == "~" else found


def text(csl: Mapping[str, Any], *keys: str) -> str:
    """The text of the first field that is not empty, without CSL tags."""
    for key in keys:
        if found := clean(MARKUP.sub("", tagged_text(csl, key))):
            return found
    return ""


def kind_of(csl: Mapping[str, Any]) -> str:
    """The CSL type; if it is missing, the most likely one."""
    kind = text(csl, "type").casefold()
    if kind:
        return kind
    if text(csl, "container-title"):
        return "article-journal" if text(csl, "volume", "issue") else "chapter"
    return "webpage" if url_of(csl) else "document"


def tagged_title(csl: Mapping[str, Any], key: str = "title") -> str:
    """A title with its tags, without the full stop that some programs add. An abbreviation keeps its full stop.

    >>> [tagged_title({"title": title}) for title in ("The <i>brain</i> at rest.", "Care in the U.S.", "<b></b>")]
    ['The <i>brain</i> at rest', 'Care in the U.S.', '']
    """
    return LAST_STOP.sub("", tagged_text(csl, key)) if text(csl, key) else ""


def title_of(csl: Mapping[str, Any]) -> str:
    return text(csl, "title", "title-short", "shortTitle")


def title_or_untitled(csl: Mapping[str, Any]) -> str:
    """The title with its tags, as both styles show it."""
    return tagged_title(csl) or title_of(csl) or UNTITLED


def doi_of(csl: Mapping[str, Any]) -> str:
    """Also finds the DOI in a web address of doi.org.

    >>> doi_of({"DOI": "https://doi.org/10.1000/182"}), doi_of({"URL": "http://dx.doi.org/10.1000/182"})
    ('10.1000/182', '10.1000/182')
    """
    doi = find_doi(without_entities(as_text(value_of(csl, "DOI"))))
    return doi or (find_doi(url) if (url := url_of(csl)) and DOI_ADDRESS.match(url) else "")


def url_of(csl: Mapping[str, Any]) -> str:
    return without_entities(as_text(value_of(csl, "URL"))).replace(" ", "%20")


def page_of(csl: Mapping[str, Any]) -> str:
    """The pages without a label. A page that says that it is the number of an article is none.

    >>> [page_of({"page": page}) for page in ("pp. 12-30", "Article 7", "n/a", "12-", "n12")]
    ['12-30', '', '', '12', 'n12']
    """
    page = text(csl, "page", "page-first")
    is_none = ARTICLE_LABEL.match(page) or NO_PAGE.fullmatch(page)
    return "" if is_none else OPEN_END.sub("", PAGE_LABEL.sub("", page))


def article_of(csl: Mapping[str, Any]) -> str:
    """The number of an article in a journal without pages, from `number` or from a page such as Article 7."""
    page = text(csl, "page")
    return article_number(page if ARTICLE_LABEL.match(page) else text(csl, "number"))


def pages_or_number(csl: Mapping[str, Any]) -> str:
    """The pages, or the number of an article in a journal without pages."""
    return page_of(csl) or (article_of(csl) if kind_of(csl) in PERIODICALS else "")


def volume_of(csl: Mapping[str, Any]) -> str:
    """The volume without Vol. in front of it."""
    return VOLUME_LABEL.sub("", text(csl, "volume"))


def issue_of(csl: Mapping[str, Any]) -> str:
    """The issue without No. in front of it."""
    return bare_number(ISSUE_LABEL.sub("", text(csl, "issue")))


def number_and_genre(csl: Mapping[str, Any]) -> tuple[str, str]:
    """The number and the kind of the work. A genre such as Report No. 3 has both.

    >>> number_and_genre({"number": 3, "genre": "Technical Report"}), number_and_genre({"genre": "Report No. 3"})
    (('3', 'Technical Report'), ('Report No. 3', ''))
    """
    number, genre = text(csl, "number"), text(csl, "genre")
    return (genre, "") if not number and parted_number(genre)[0] else (number, genre)


def is_numbered(volume: str) -> bool:
    """Whether a volume has a number or a letter, and not a title of its own. True for no volume, too."""
    return not volume or any(c.isdigit() for c in volume) or len(volume) == 1 or bool(ROMAN.fullmatch(volume))


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def is_web(url: str) -> bool:
    return bool(WEB.match(url))


def edition_of(csl: Mapping[str, Any]) -> str:
    """The edition as both styles write it; "" for the first edition, which they do not mention.

    >>> [edition_of({"edition": edition}) for edition in (2, "3rd edition", "Rev. ed.", 1, "2. Auflage")]
    ['2nd ed.', '3rd ed.', 'Rev. ed.', '', '2. Auflage']
    """
    edition = text(csl, "edition")
    if OTHER_LANGUAGE.search(edition):
        return edition
    if found := EDITION.fullmatch(edition):
        number = int(found[1])
        return f"{ordinal(number)} ed." if number != 1 else ""
    words = EDITION_WORD.sub("", edition)
    return f"{words} ed." if words else ""


def version_of(csl: Mapping[str, Any]) -> str:
    """
    >>> version_of({"version": "2.0"}), version_of({"version": "v2"}), version_of({})
    ('Version 2.0', 'v2', '')
    """
    version = text(csl, "version")
    return f"Version {version}" if version and not version.casefold().startswith("v") else version


def ordinal(number: int) -> str:
    """
    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
