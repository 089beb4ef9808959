"""Short labels of references, and the key that sorts them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from reader.library.citation.dates import read_date, year_text
from reader.library.citation.fields import UNTITLED, text, title_of
from reader.library.citation.names import Name, read_names, without_others
from reader.library.citation.printed import printed_of, shows_printed
from reader.library.normal_form import normalized

LONGEST_TITLE = 50
NO_DATE, IN_PRESS = -10_000, 10_000
ARTICLE = re.compile(r"(?:a|an|the)\s+(?=\w)")


def short_form(csl: Mapping[str, Any]) -> str:
    """
    >>> short_form({"author": [{"family": "Porto"}, {"family": "Mari"}, {"family": "Ventura"}], "issued": "2009-05"})
    'Porto et al., 2009'
    """
    names, has_more = without_others(_names(csl))
    is_short = len(names) < 3 and not has_more
    who = " & ".join(name.surname for name in names) if is_short else f"{names[0].surname} et al."
    year = _year(csl)
    return f"{who or _short_title(csl)}{', ' if year else ''}{year}"


def sort_key(csl: Mapping[str, Any]) -> tuple[str, int, str]:
    """Sorts as APA style does: by names, year, and title without its article.

    Works without a date come before all years, and texts such as "in press" after them.
    """
    names = "\0".join(_plain_letters(f"{name.surname}\0{name.given}") for name in _names(csl))
    title = ARTICLE.sub("", _plain_letters(title_of(csl) or printed_of(csl)), count=1)
    date = read_date(csl, "issued")
    year = NO_DATE if date is None else date.year or IN_PRESS
    return names or title, year, title


def _names(csl: Mapping[str, Any]) -> Sequence[Name]:
    return read_names(csl, "author") or read_names(csl, "editor") or read_names(csl, "director")


def _year(csl: Mapping[str, Any]) -> str:
    """Empty where only the printed form can say it."""
    date = read_date(csl, "issued")
    if date is None and shows_printed(csl):
        return ""
    return str(date.year) if date and date.literal and date.year else year_text(date)


def _short_title(csl: Mapping[str, Any]) -> str:
    title = text(csl, "title-short", "shortTitle", "title") or printed_of(csl) or UNTITLED
    if len(title) <= LONGEST_TITLE:
        return title
    whole_words = title[: LONGEST_TITLE + 1].rpartition(" ")[0].rstrip(" ,;:–-")
    return f"{whole_words or title[:LONGEST_TITLE]}…"


def _plain_letters(words: str) -> str:
    """Removes accents and capitals, so that É is sorted as e."""
    parts = normalized("NFKD", words.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))
