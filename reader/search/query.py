"""What was typed, understood: words to find, phrases, words to leave out. Whatever it is, it is data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.search.tokens import Word, Words

LONGEST_QUERY = 300
"""Characters that are looked at."""

MOST_PARTS = 16

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』〝〞＂", '"'))
_PIECE = re.compile(r'(?P<minus>(?<!\S)-(?=["\w]))?(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<plain>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Part:
    """Forms that must stand side by side; of most parts there is one.

    is_open     its last form is only the beginning of a word: more may be typed, or follow in a longer run
    is_quoted   as it stands, not its other forms
    is_piece    a run of a script without spaces, in neighbouring pairs
    """

    forms: tuple[str, ...]
    is_open: bool = False
    is_quoted: bool = False
    is_piece: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """`wanted` in the order of typing; nothing is to hold any of `unwanted`."""

    wanted: tuple[Part, ...]
    unwanted: tuple[Part, ...] = ()


def parse(typed: str, words: Words) -> Query:
    """
    >>> parse('cat "big dog" -bird', Words("en")).unwanted
    (Part(forms=('bird',), is_open=False, is_quoted=False, is_piece=False),)
    """
    text = typed[:LONGEST_QUERY].translate(_QUOTES)
    wanted: list[Part] = []
    unwanted: list[Part] = []
    for found in _PIECE.finditer(text):
        if found["quoted"] is not None:
            quoted = words.of(found["quoted"])
            forms = tuple(joined(quoted))
            is_open = not found["closed"] and not found["quoted"].endswith(" ")
            is_lone = bool(quoted) and quoted[-1].is_piece and len(forms[-1]) == 1
            parts = [Part(forms, is_open or is_lone, is_quoted=True)] if forms else []
        else:
            is_open = found.end() == len(text) and not found["minus"]
            parts = parts_of(words.of(found["plain"]), is_open=is_open)
        (unwanted if found["minus"] else wanted).extend(parts)
    return Query(_distinct(wanted), _distinct(unwanted))


def parts_of(words: list[Word], *, is_open: bool) -> list[Part]:
    """Of unquoted text: one for each word, and one for each run of pieces."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.is_piece and runs[-1][-1].is_piece and word.first < runs[-1][-1].last:
            runs[-1].append(word)
        else:
            runs.append([word])
    parts = []
    for number, run in enumerate(runs):
        is_piece = run[0].is_piece
        # A run is found anywhere within a longer one, so its single last character asks for nothing more.
        forms = tuple(word.form for word in (run[:-1] if is_piece and len(run) > 1 else run))
        is_beginning = len(forms[0]) == 1 if is_piece else is_open and number == len(runs) - 1
        parts.append(Part(forms, is_beginning, is_piece=is_piece))
    return parts


def joined(words: list[Word]) -> list[str]:
    """The forms of a phrase, without the last character of a run at its end: where it is found, the run may go on."""
    forms = [word.form for word in words]
    is_run = len(words) > 1 and words[-1].is_piece and words[-2].is_piece and words[-2].last == words[-1].last
    return forms[:-1] if is_run else forms


def _distinct(parts: list[Part]) -> tuple[Part, ...]:
    return tuple(dict.fromkeys(parts))[:MOST_PARTS]
