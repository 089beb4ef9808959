"""Hebrew words with and without the letters that are written before them, such as and, the, in, and in the plural."""

from __future__ import annotations

_BEFORE = ("ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "שה", "מה", "כש", "וב", "ול", "ומ", "וש", "לכ", "בה", "שב", "של",
           "ושה", "כשה", "ומה")  # fmt: skip
"""The letters, alone and as they follow one another."""

SHORTEST = 2
_SHORTEST_AFTER_ONE = 3
"""Letters that remain, since almost every shorter word begins with one of these letters itself."""


def with_other_prefixes(form: str, *, is_known: bool) -> list[str]:
    """Other forms of a word, nearest first; none for words of other scripts. `is_known`: the pack has the form.

    >>> with_other_prefixes("הדם", is_known=True)[0]
    'דם'
    """
    if len(form) < SHORTEST or not all("א" <= letter <= "ת" for letter in form):
        return []
    bases = [form]
    for before in sorted(_BEFORE, key=len, reverse=True):
        rest = form.removeprefix(before)
        is_sure = before == "ה" or len(before) > 1 or not is_known
        if rest != form and len(rest) >= (SHORTEST if is_sure else _SHORTEST_AFTER_ONE):
            bases.append(rest)
    with_letters = [f"{before}{base}" for base in bases for before in _BEFORE]
    return [each for each in dict.fromkeys((*bases, *with_letters)) if each != form]


BEFORE_BEGINNINGS = ("ה", "ו", "ב", "ל", "מ", "ש", "כ")
"""Single letters that may stand before what was typed so far."""

SHORTEST_OF_PLURAL = 3
_WITHIN = str.maketrans("ךםןףץ", "כמנפצ")
_FINAL = {"כ": "ך", "מ": "ם", "נ": "ן", "פ": "ף", "צ": "ץ"}


def other_numbers(form: str) -> list[str]:
    """The plural of a word, or the words of which it may be the plural.

    >>> other_numbers("חיסון"), other_numbers("תרופה"), other_numbers("ילדים")
    (['חיסונים', 'חיסונות'], ['תרופות'], ['ילד'])
    """
    if len(form) < SHORTEST_OF_PLURAL or not all("א" <= letter <= "ת" for letter in form):
        return []
    before, end = form[:-2], form[-2:]
    if end in ("ים", "ות") and len(before) > 1:
        alone = before[:-1] + _FINAL.get(before[-1], before[-1])
        return [alone] if end == "ים" else [f"{before}ה", alone]
    if form[-1] in "הת":
        return [f"{form[:-1]}ות"]
    within = form.translate(_WITHIN)
    return [f"{within}ים", f"{within}ות"]
