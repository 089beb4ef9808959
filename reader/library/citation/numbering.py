"""The numbers of reports, theses and articles, without the labels that people write into them."""

from __future__ import annotations

import re

LABEL = re.compile(r"(?:(?:no\.?|num(?:ber|\.)?|nr\.?|n[°º]|№|#)\s*:?\s*(?=\S))+", re.IGNORECASE)
LABEL_AT_END = re.compile(r"(?<![\s,])(?:[\s,]*(?:\b(?:no|nr|num|number)\b\.?|№|#)\s*:?)+$", re.IGNORECASE)
DOUBLED = re.compile(r"(\w.*?)[\s.:]+(?:no[.:]*\s+)?\1", re.IGNORECASE)
NAMED = re.compile(r"(?P<name>\D*[^\W\d_]{3}\D*?)[\s:]+(?P<number>\S*\d\S*|[IVXLC]+|[A-Z])")
"""A number with what it counts: Technical Report 12, Report No. 3"""

SERIES = re.compile(
    r"\b(?:bericht|brief|bulletin|circular|document|dissertation|guidance|guideline|handbook|informe|leaflet|manual|memo|memorandum|monograph|note|paper|policy|preprint|protocol"
    r"|publication|rapport|relat[oó]rio|rep\.|report|series|standard|thesis)(?:\s+\(\w+\))?$",
    re.IGNORECASE,
)
ARTICLE_LABEL = re.compile(r"(?:article|art\.?|id(?=:|\s+\d))(?:\s+(?:no\.?|number|id))?\s*:?\s+(?=\S)", re.IGNORECASE)
LONGEST = 200


def bare_number(number: str) -> str:
    """The number without No. in front of it.

    >>> [bare_number(number) for number in ("No. 3", "№ 3", "Report No. 3", "Nov-12", "AF 12")]
    ['3', '3', 'Report No. 3', 'Nov-12', 'AF 12']
    """
    found = LABEL.match(number)
    return number[found.end() :] if found and not number[found.end() - 1].isalpha() else number


def parted_number(number: str) -> tuple[str, str]:
    """What the number counts, if it says so, and the number alone.

    >>> [parted_number(number) for number in ("Report No. 3", "Technical Report 12", "No. 3", "AF-12")]
    [('Report', '3'), ('Technical Report', '12'), ('', '3'), ('', 'AF-12')]
    """
    found = NAMED.fullmatch(number) if len(number) <= LONGEST else None
    written = found["name"].rstrip(" :") if found else ""
    name = DOUBLED.sub(r"\1", LABEL_AT_END.sub("", written))
    if found and name and (name != written or found["number"].startswith("#") or SERIES.search(name)):
        return name, bare_number(found["number"])
    return "", bare_number(number)


def labelled_number(number: str, genre: str, otherwise: str) -> str:
    """The number with one label: that in itself, else the genre, else `otherwise`.

    >>> [labelled_number(number, "", "Report") for number in ("3", "No. 3", "Report No. 3", "Working Paper 3")]
    ['Report No. 3', 'Report No. 3', 'Report No. 3', 'Working Paper No. 3']
    >>> labelled_number("Report 3", "Technical Report", "Report"), labelled_number("3", "Report No.", "")
    ('Technical Report No. 3', 'Report No. 3')
    """
    name, bare = parted_number(number)
    if not any(c.isdigit() for c in bare) and " " in bare:
        return bare
    genre = LABEL_AT_END.sub("", genre)
    # The genre and the name in the number often say the same, and the longer one says more.
    if name and genre and (name.casefold() in genre.casefold() or genre.casefold() in name.casefold()):
        label = max(name, genre, key=len)
    else:
        label = name or genre or otherwise
    return f"{label} No. {bare}".strip()


def article_number(number: str) -> str:
    """
    >>> article_number("Article 1101044"), article_number("Art. No. e31"), article_number("e31")
    ('1101044', 'e31', 'e31')
    """
    return bare_number(ARTICLE_LABEL.sub("", number, count=1))
