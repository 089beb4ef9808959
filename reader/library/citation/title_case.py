"""Writes English titles with the capitals that APA style wants and catalogues leave out."""

from __future__ import annotations

import re

WORD = re.compile(r"<[^<>]*>|(?P<start>(?:^|[:.?!—]\s+))?(?P<word>[^\W\d_][\w'’]*)")
ENGLISH = re.compile(r"\b(?:and|of|the)\b")
SUBTITLE = re.compile(r"(?P<before>(?:[:?!]\s+|—\s*)(?:<[^<>]*>|[“‘\"'(\[])*)(?P<word>[^\W\d_][\w'’]*)")
SHORTEST = 4
"""APA style capitalizes words of four letters or more."""

AS_THEY_ARE = frozenset({"npj"})


def is_english(title: str, language: str) -> bool:
    """By the language of the item. Without one, only small English words in plain letters tell.

    >>> is_english("Journal of clinical nursing", ""), is_english("Bibliotek for læger", ""), is_english("Q", "en-GB")
    (True, False, True)
    """
    if language:
        return language.casefold().startswith("en")
    return title.isascii() and bool(ENGLISH.search(title))


def title_case(title: str) -> str:
    """Words that have a capital anywhere stay as they are, such as eLife.

    >>> title_case("Journal of clinical nursing"), title_case("eLife: a journal for the life sciences")
    ('Journal of Clinical Nursing', 'eLife: A Journal for the Life Sciences')
    """
    return WORD.sub(_capitalized, title)


def _capitalized(found: re.Match[str]) -> str:
    word = found["word"] or ""
    is_major = len(word) >= SHORTEST or found["start"] is not None
    if not word.islower() or not is_major or word in AS_THEY_ARE:
        return found[0]
    return f"{found['start'] or ''}{word[0].upper()}{word[1:]}"


def with_capital_subtitle(title: str, language: str) -> str:
    """In English, APA style wants a capital after a colon, a dash or the end of a sentence.

    >>> with_capital_subtitle("Does therapy change the brain? a review", "en")
    'Does therapy change the brain? A review'
    >>> with_capital_subtitle("Hush: pH in wells", "en"), with_capital_subtitle("Stille: eine Übersicht", "de")
    ('Hush: pH in wells', 'Stille: eine Übersicht')
    """
    return SUBTITLE.sub(_capital_after, title) if is_english(title, language) else title


def _capital_after(found: re.Match[str]) -> str:
    word = found["word"]
    if not word.islower() or word in AS_THEY_ARE:
        return found[0]
    return f"{found['before']}{word[0].upper()}{word[1:]}"
