"""Short Hebrew words with and without the letters that are written before them: and, the, in, as, to, from, that."""

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
