"""Links the names of terms where they stand in a text: the first time in each section, the longest name first."""

from __future__ import annotations

import itertools
import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.library.authoring.word_characters import is_unspaced, places_of_words, words_of
from reader.library.model import Span, Spans, Style, TermLink
from reader.library.stemmer import LONGEST_WORD, stemmer_for

MAX_WORDS_KEPT = 100_000
MAX_SECONDS_KEPT = 5_000

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc]")
_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class _Name:
    """`gaps[0]` stands before the first word, `gaps[n]` after the nth. `exact` is the name where its case counts.

    `is_plain` is true for one word in any case, which holds no shorter name.
    """

    term: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    exact: str = ""
    is_plain: bool = False


class _Start(dict[str, tuple[_Name, ...]]):
    """The names that one word may start, by the word that follows in the text; sorted out when first met."""

    def __init__(self, names: tuple[_Name, ...], same: Callable[[str, str], bool]) -> None:
        self._names = names
        self._same = same

    def __missing__(self, second: str) -> tuple[_Name, ...]:
        if len(self) > MAX_SECONDS_KEPT:
            self.clear()
        names = (name for name in self._names if len(name.words) == 1 or self._same(name.words[1], second))
        self[second] = found = tuple(names)
        return found


_UNKNOWN = _Start((), operator.eq)
_NOT_LOOKED_UP = itertools.repeat(_UNKNOWN)


class TermLinker:
    """Knows the names of a glossary. One serves all texts of a pack."""

    def __init__(self, names: Iterable[tuple[str, str]], language: str) -> None:
        """`names` are pairs of a name and the id of its term."""
        self._stemmer = stemmer_for(language)
        self._folds: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._starts: dict[str, _Start | None] = {}
        self._by_word: dict[str, list[_Name]] = {}
        self._by_stem: dict[str, list[_Name]] = {}
        for name, term in names:
            self._learn(name, term)

    def link_spans(self, spans: Spans, seen: set[str], never: str = "") -> Spans:
        if not self._by_word:
            return spans
        changed: list[Span] | None = None
        for position, span in enumerate(spans):
            parts: Sequence[Span] = (span,)
            if span.link is not None:
                if isinstance(span.link, TermLink):
                    seen.add(span.link.term)
            elif not span.style & Style.CODE:
                before = spans[position - 1].text[-1:] if position else ""
                after = spans[position + 1].text[:1] if position + 1 < len(spans) else ""
                parts = self._link_span(span, before, after, seen, never)
            if changed is not None:
                changed.extend(parts)
            elif len(parts) > 1 or parts[0] is not span:
                changed = [*spans[:position], *parts]
        return spans if changed is None else tuple(changed)

    def _link_span(self, span: Span, before: str, after: str, seen: set[str], never: str) -> Sequence[Span]:
        text = span.text
        spelled = words_of(text)
        starts = list(map(self._starts.get, spelled, _NOT_LOOKED_UP))
        spelled.append("")
        words: list[re.Match[str]] | None = None
        parts: list[Span] = []
        done = 0
        next_free = 0
        for position, start in enumerate(starts):
            if start is None:
                continue
            if start is _UNKNOWN:
                start = self._learn_start(spelled[position])
            if start is None or position < next_free:
                continue
            for name in start[spelled[position + 1]]:
                if name.is_plain and (name.term in seen or name.term == never):
                    break
                if words is None:
                    words = places_of_words(text)
                if not self._stands_at(name, text, words, position, before, after):
                    continue
                next_free = position + len(name.words)
                if name.term != never and name.term not in seen:
                    seen.add(name.term)
                    begin = words[position].start() - len(name.gaps[0])
                    end = words[next_free - 1].end() + len(name.gaps[-1])
                    if begin > done:
                        parts.append(Span(text[done:begin], span.style))
                    parts.append(Span(text[begin:end], span.style, TermLink(name.term)))
                    done = end
                break
        if not parts:
            return (span,)
        if done < len(text):
            parts.append(Span(text[done:], span.style))
        return parts

    def _stands_at(
        self, name: _Name, text: str, words: Sequence[re.Match[str]], position: int, before: str, after: str
    ) -> bool:
        last = position + len(name.words) - 1
        if last >= len(words):
            return False
        for offset in range(1, len(name.words)):
            # The second word is known to be the same.
            if offset > 1 and not self._same(name.words[offset], words[position + offset][0]):
                return False
            if _gap(text[words[position + offset - 1].end() : words[position + offset].start()]) != name.gaps[offset]:
                return False
        start = words[position].start() - len(name.gaps[0])
        end = words[last].end() + len(name.gaps[-1])
        if start < 0 or _gap(text[start : words[position].start()]) != name.gaps[0]:
            return False
        if _gap(text[words[last].end() : end]) != name.gaps[-1]:
            return False
        if name.exact and _gap(unicodedata.normalize("NFC", text[start:end])) != name.exact:
            return False
        # A hyphen before makes another word (non-REM); one behind does not (CBT-based).
        joined = text[start - 1 : start] if start else before
        if joined and joined in _HYPHENS and (start < 2 or text[start - 2].isalnum()):
            return False
        if not start and _continues(before, words[position][0]):
            return False
        return not (end == len(text) and _continues(after, words[last][0]))

    def _learn(self, name: str, term: str) -> None:
        name = unicodedata.normalize("NFC", name)
        words = places_of_words(name)
        if not words:
            return
        ends = [0, *(word.end() for word in words)]
        starts = [*(word.start() for word in words), len(name)]
        gaps = tuple(_gap(name[end:start]) for end, start in zip(ends, starts, strict=True))
        exact = _gap(name) if name.isupper() else ""
        is_plain = gaps == ("", "") and not exact
        learnt = _Name(term, tuple(word[0] for word in words), gaps, exact, is_plain)
        first = learnt.words[0]
        self._by_word.setdefault(self._fold(first), []).append(learnt)
        self._by_stem.setdefault(self._stem(first), []).append(learnt)

    def _learn_start(self, word: str) -> _Start | None:
        """The names that may start with this word, longest first."""
        found = [*self._by_word.get(self._fold(word), ())]
        found += [
            name
            for name in self._by_stem.get(self._stem(word), ())
            if name not in found and not name.exact and self._same(name.words[0], word)
        ]
        found.sort(key=lambda name: (-len(name.words), -sum(map(len, name.words))))
        if len(self._starts) > MAX_WORDS_KEPT:
            self._starts.clear()
            self._folds.clear()
            self._stems.clear()
        start = self._starts[word] = _Start(tuple(found), self._same) if found else None
        return start

    def _same(self, name: str, word: str) -> bool:
        one, other = self._fold(name), self._fold(word)
        if one == other:
            return True
        if is_unspaced(one) or is_unspaced(other) or self._stem(name) != self._stem(word):
            return False
        return _differ_at_the_end(one, other)

    def _fold(self, word: str) -> str:
        if word not in self._folds:
            self._folds[word] = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
        return self._folds[word]

    def _stem(self, word: str) -> str:
        if word not in self._stems:
            folded = self._fold(word)
            stemmer = self._stemmer if len(folded) <= LONGEST_WORD else None
            self._stems[word] = stemmer.stemWord(folded) if stemmer else folded
        return self._stems[word]


def _differ_at_the_end(one: str, other: str) -> bool:
    """therapy and therapies, synapse and synapses; not attached and attachment."""
    shorter, longer = sorted((one, other), key=len)
    same = 0
    for letter, counterpart in zip(shorter, longer, strict=False):
        if letter != counterpart:
            break
        same += 1
    return len(shorter) - same <= 1 and len(longer) - same <= 3


def _gap(text: str) -> str:
    """What stands between words, with all spaces, dashes and apostrophes alike."""
    if text in (" ", "-", ""):
        return text
    return _APOSTROPHES.sub("'", _DASHES.sub("-", re.sub(r"\s+", " ", text)))


def _continues(neighbour: str, word: str) -> bool:
    """Whether a character from the next span goes on with a word, as in psycho*therapy*."""
    return neighbour.isalnum() and not is_unspaced(word)
