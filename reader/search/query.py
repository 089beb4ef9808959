"""Parses what was typed: words to find, phrases, words to exclude. Every text is a valid query."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reader.search.answer import PhraseMatch
from reader.search.tokens import Token, Tokenizer, is_unspaced

LONGEST_QUERY = 300
"""Characters; the rest is ignored."""

MOST_PARTS = 16
LONGEST_PHRASE = 20  # words

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』〝〞＂", '"'))
_PIECE = re.compile(
    r'(?P<minus>(?<!\S)-(?=["\w])(?![\d½¼¾⅓⅔⅛]))?(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<plain>[^\s"]+))'
)
"""A hyphen before a digit is the sign of a number, not of a word to exclude."""

_GROUP_SPACE = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_ONE_WORD = re.compile(r"\d+(?:[.,:/'’٫٬]\d+){1,6}|(?<!\w)(?:[^\W\d_]\.){2,5}(?:[^\W\d_](?!\w))?")
"""What signs part but people read as one word: 1,000, 0.5, 120/80, H.I.V."""

_NEGATIVE = re.compile(r"[-−–]\d")


@dataclass(frozen=True, slots=True)
class QueryPart:
    """Forms that must follow one another; most parts have one.

    is_prefix    the last form may be the beginning of a longer word, or of a longer run
    is_quoted    only these forms match, not others of the same stem
    is_unspaced  a run of a script without spaces, as bigrams
    has_stems    other forms of the same stems match, too, though there are several forms
    is_glued     no space was typed between this part and the one before
    is_negative  a number with a minus sign
    written      the word with its accents, which its stem depends on; empty for a phrase or run
    """

    forms: tuple[str, ...]
    is_prefix: bool = False
    is_quoted: bool = False
    is_unspaced: bool = False
    has_stems: bool = False
    is_glued: bool = field(default=False, compare=False, repr=False)
    is_negative: bool = field(default=False, compare=False, repr=False)
    written: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Query:
    """`wanted` is in the order of typing. No hit may have any of `unwanted`, which were typed as `excluded`."""

    wanted: tuple[QueryPart, ...]
    unwanted: tuple[QueryPart, ...] = ()
    excluded: str = ""


def parse(typed: str, tokenizer: Tokenizer, *, excludes: bool = True) -> Query:
    """With `excludes` unset, the words to exclude are wanted like the others.

    >>> parse('cat "big dog" -bird', Tokenizer("en")).unwanted
    (QueryPart(forms=('bird',), is_prefix=False, is_quoted=False, is_unspaced=False),)
    """
    text = tokenizer.prepared(_GROUP_SPACE.sub(",", typed[:LONGEST_QUERY].translate(_QUOTES)))
    wanted: list[QueryPart] = []
    unwanted: list[QueryPart] = []
    excluded: list[str] = []
    for found in _PIECE.finditer(text):
        is_excluded = excludes and bool(found["minus"])
        if found["quoted"] is not None:
            quoted = tokenizer.tokenize(found["quoted"])
            forms = tuple(phrase_forms(quoted)[:LONGEST_PHRASE])
            is_prefix = not found["closed"] and not found["quoted"].endswith(" ")
            is_lone = bool(quoted) and quoted[-1].is_unspaced and len(forms[-1]) == 1
            parts = [QueryPart(forms, is_prefix or is_lone, is_quoted=True)] if forms else []
        elif is_excluded:
            parts = _excluded_parts(tokenizer.tokenize(found["plain"]))
        else:
            parts = _plain_parts(found["plain"], tokenizer, is_prefix=found.end() == len(text))
        if is_excluded and parts:
            excluded.append(typed[slice(*found.span("quoted" if found["plain"] is None else "plain"))].strip())
        (unwanted if is_excluded else wanted).extend(parts)
    return Query(_distinct(wanted), _distinct(unwanted), " ".join(excluded))


def _plain_parts(text: str, tokenizer: Tokenizer, *, is_prefix: bool) -> list[QueryPart]:
    """The parts of a text without spaces. `is_prefix` says whether its last word may be the beginning of a longer one.

    >>> [part.forms for part in _plain_parts("1,000mg/120/80", Tokenizer("en"), is_prefix=False)]
    [('1', '000mg'), ('120', '80')]
    """
    tokens = tokenizer.tokenize(text)
    is_number = bool(_NEGATIVE.match(text))
    parts: list[QueryPart] = []
    for group in _groups(text, tokens):
        is_open = is_prefix and group[-1] is tokens[-1]
        if len(group) > 1 and not group[0].is_unspaced:
            made = [QueryPart(tuple(token.form for token in group), is_open)]
        else:
            made = parts_of(group, is_prefix=is_open)
        for part in made:
            is_first = not parts
            parts.append(replace(part, is_glued=not is_first, is_negative=is_first and is_number))
    return parts


def _groups(text: str, tokens: list[Token]) -> list[list[Token]]:
    """The tokens that are one word for people are together, and so are those of a run without spaces."""
    ones = [found.span() for found in _ONE_WORD.finditer(text)]
    groups: list[list[Token]] = []
    for token in tokens:
        before = groups[-1][-1] if groups else None
        is_sign = before is not None and token.first == before.first and not token.is_unspaced  # such as ½
        is_run = before is not None and token.is_unspaced and before.is_unspaced and token.first < before.last
        is_one = before is not None and any(first <= before.first and token.first < last for first, last in ones)
        if is_sign or is_run or is_one:
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _excluded_parts(tokens: list[Token]) -> list[QueryPart]:
    """What is excluded is one phrase: -big-dog leaves what has only one of these words."""
    if len(tokens) < 2 or any(token.is_unspaced for token in tokens):
        return parts_of(tokens, is_prefix=False)
    return [QueryPart(tuple(token.form for token in tokens))]


def with_looser_phrases(query: Query, match: PhraseMatch) -> Query:
    """The query with its quoted phrases as `match` says; the same query if it has none."""
    parts: list[QueryPart] = []
    for part in query.wanted:
        if not part.is_quoted:
            parts.append(part)
        elif match is PhraseMatch.FORMS:
            parts.append(replace(part, is_quoted=False, has_stems=len(part.forms) > 1))
        elif match is PhraseMatch.WORDS and not is_unspaced(part.forms[0]):
            last = len(part.forms) - 1
            parts += [QueryPart((form,), part.is_prefix and n == last) for n, form in enumerate(part.forms)]
        else:
            parts.append(part)
    return replace(query, wanted=_distinct(parts))


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
