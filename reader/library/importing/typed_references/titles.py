"""Titles: what belongs to one, and what a sentence after it is."""

from __future__ import annotations

import re

from reader.library.importing.typed_references.entry_text import TAKEN
from reader.library.importing.typed_references.organisations import has_common_words
from reader.library.importing.typed_references.title_parts import title_and_brackets

JOURNAL_WORD = re.compile(
    r"\b(?:journal|revue|revista|zeitschrift|annals|archives|bulletin|review|lancet|bmj|jama|medicine|psychiatry|rivista"
    r"|журнал|архив)\b|杂志|学报",
    re.IGNORECASE,
)
_NO_TITLE_PART = re.compile(
    r"(?:in|proc\w*|papers?|presented|abstracts?|international|annual|translated|edited|unpublished|working|reprinted)\b",
    re.IGNORECASE,
)


def joined_title(parts: list[tuple[str, str]]) -> str:
    """The sentences as one title; empty if one of them may be something else.

    A question goes on in the same title; after a full stop, only what is plainly no name of a series does.
    """
    if not all(
        sign in tuple("?!") or title_goes_on(parts[number + 1][0]) for number, (_, sign) in enumerate(parts[:-1])
    ):
        return ""
    return " ".join(f"{part}{sign if sign == '.' else ''}" for part, sign in parts).rstrip(".")


def title_goes_on(part: str) -> bool:
    """Whether a sentence between a title and a journal is a part of the title: it has several common words."""
    words = part.split()
    is_other = TAKEN in part or _NO_TITLE_PART.match(part) or JOURNAL_WORD.search(part)
    return not is_other and len(words) > 3 and has_common_words(words)


def question_sign(sign: str) -> str:
    return sign if sign in "?!" and sign else ""


def clean_title(title: str) -> str:
    title, _ = title_and_brackets(title)
    title = re.sub(r"([?!])\1$", r"\1", title)
    return title.strip(f" .,;:{TAKEN}") if TAKEN not in title.strip(f" .,;{TAKEN}") else ""
