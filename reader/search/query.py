"""Parses what was typed: words to find, phrases, words to exclude. Every text is a valid query."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.search.tokens import Token, Tokenizer

LONGEST_QUERY = 300
"""Characters; the rest is ignored."""

MOST_PARTS = 16

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』〝〞＂", '"'))
_PIECE = re.compile(r'(?P<minus>(?<!\S)-(?=["\w]))?(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<plain>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class QueryPart:
    """Forms that must follow one another; most parts have one.

    is_prefix    the last form may be the beginning of a longer word, or of a longer run
    is_quoted    only these forms match, not others of the same stem
    is_unspaced  a run of a script without spaces, as bigrams
    written      the word with its accents, which its stem depends on; empty for a phrase or run
    """

    forms: tuple[str, ...]
    is_prefix: bool = False
    is_quoted: bool = False
    is_unspaced: bool = False
    written: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Query:
    """`wanted` is in the order of typing. No hit may have any of `unwanted`."""

    wanted: tuple[QueryPart, ...]
    unwanted: tuple[QueryPart, ...] = ()


def parse(typed: str, tokenizer: Tokenizer) -> Query:
    """
    >>> parse('cat "big dog" -bird', Tokenizer("en")).unwanted
    (QueryPart(forms=('bird',), is_prefix=False, is_quoted=False, is_unspaced=False),)
    """
    text = tokenizer.prepared(typed[:LONGEST_QUERY].translate(_QUOTES))
    wanted: list[QueryPart] = []
    unwanted: list[QueryPart] = []
    for found in _PIECE.finditer(text):
        if found["quoted"] is not None:
            quoted = tokenizer.tokenize(found["quoted"])
            forms = tuple(phrase_forms(quoted))
            is_prefix = not found["closed"] and not found["quoted"].endswith(" ")
            is_lone = bool(quoted) and quoted[-1].is_unspaced and len(forms[-1]) == 1
            parts = [QueryPart(forms, is_prefix or is_lone, is_quoted=True)] if forms else []
        else:
            is_prefix = found.end() == len(text) and not found["minus"]
            parts = parts_of(tokenizer.tokenize(found["plain"]), is_prefix=is_prefix)
        (unwanted if found["minus"] else wanted).extend(parts)
    return Query(_distinct(wanted), _distinct(unwanted))


def parts_of(tokens: list[Token], *, is_prefix: bool) -> list[QueryPart]:
    """For unquoted text: one part for each word, and one for each run of a script without spaces.

    `is_prefix` says whether the last word may be the beginning of a longer one.
    """
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.is_unspaced and runs[-1][-1].is_unspaced and token.first < runs[-1][-1].last:
            runs[-1].append(token)
        else:
            runs.append([token])
    parts = []
    for number, run in enumerate(runs):
        is_unspaced = run[0].is_unspaced
        # A run is found within longer runs, so the single character at its end is not searched for.
        forms = tuple(token.form for token in (run[:-1] if is_unspaced and len(run) > 1 else run))
        is_open = len(forms[0]) == 1 if is_unspaced else is_prefix and number == len(runs) - 1
        parts.append(QueryPart(forms, is_open, is_unspaced=is_unspaced, written=run[0].written))
    return parts


def phrase_forms(tokens: list[Token]) -> list[str]:
    """The forms of a phrase, without a single character at its end, since the run may be longer where it is found."""
    forms = [token.form for token in tokens]
    if len(tokens) < 2:
        return forms
    before, last = tokens[-2:]
    is_end_of_run = before.is_unspaced and last.is_unspaced and before.last == last.last
    return forms[:-1] if is_end_of_run else forms


def _distinct(parts: list[QueryPart]) -> tuple[QueryPart, ...]:
    return tuple(dict.fromkeys(parts))[:MOST_PARTS]
