"""Links the names of terms in a text: the first occurrence in each section, and the longest name first."""

from __future__ import annotations

import itertools
import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.library.authoring.word_characters import is_unspaced, match_words, split_words
from reader.library.model import Span, Spans, Style, TermLink
from reader.library.stemmer import LONGEST_WORD, stemmer_for

MAX_CACHED_WORDS = 100_000
MAX_NEXT_WORDS = 5_000

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc]")
_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class _TermName:
    """A name of a term, split into words.

    gaps      the text before the first word, between the words, and after the last word
    exact     the name itself if its case matters, otherwise empty
    is_plain  true for a single word in any case: no shorter name can match at the same place
    """

    term: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    exact: str = ""
    is_plain: bool = False


class _NamesByNextWord(dict[str, tuple[_TermName, ...]]):
    """The names that start with one word: the word that follows it in the text -> the names that can match.

    It computes an item when it is first requested.
    """

    def __init__(self, names: tuple[_TermName, ...], is_same_word: Callable[[str, str], bool]) -> None:
        self._names = names
        self._is_same_word = is_same_word

    def __missing__(self, second: str) -> tuple[_TermName, ...]:
        if len(self) > MAX_NEXT_WORDS:
            self.clear()
        names = (name for name in self._names if len(name.words) == 1 or self._is_same_word(name.words[1], second))
        self[second] = found = tuple(names)
        return found


_NOT_CACHED = _NamesByNextWord((), operator.eq)
_NOT_CACHED_REPEATED = itertools.repeat(_NOT_CACHED)


class TermLinker:
    """Links the terms of a glossary in all texts of a pack."""

    def __init__(self, names: Iterable[tuple[str, str]], language: str) -> None:
        """`names` are pairs of a name and the id of its term."""
        self._stemmer = stemmer_for(language)
        self._folds: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._starts: dict[str, _NamesByNextWord | None] = {}
        self._by_word: dict[str, list[_TermName]] = {}
        self._by_stem: dict[str, list[_TermName]] = {}
        for name, term in names:
            self._add_name(name, term)

    def link_spans(self, spans: Spans, linked_terms: set[str], excluded: str = "") -> Spans:
        if not self._by_word:
            return spans
        changed: list[Span] | None = None
        for position, span in enumerate(spans):
            parts: Sequence[Span] = (span,)
            if span.link is not None:
                if isinstance(span.link, TermLink):
                    linked_terms.add(span.link.term)
            elif not span.style & Style.CODE:
                before = spans[position - 1].text[-1:] if position else ""
                after = spans[position + 1].text[:1] if position + 1 < len(spans) else ""
                parts = self._link_span(span, before, after, linked_terms, excluded)
            if changed is not None:
                changed.extend(parts)
            elif len(parts) > 1 or parts[0] is not span:
                changed = [*spans[:position], *parts]
        return spans if changed is None else tuple(changed)

    def _link_span(self, span: Span, before: str, after: str, linked_terms: set[str], excluded: str) -> Sequence[Span]:
        text = span.text
        words_in_text = split_words(text)
        starts = list(map(self._starts.get, words_in_text, _NOT_CACHED_REPEATED))
        words_in_text.append("")
        words: list[re.Match[str]] | None = None
        parts: list[Span] = []
        done = 0
        next_free = 0
        for position, start in enumerate(starts):
            if start is None:
                continue
            if start is _NOT_CACHED:
                start = self._find_start(words_in_text[position])
            if start is None or position < next_free:
                continue
            for name in start[words_in_text[position + 1]]:
                if name.is_plain and (name.term in linked_terms or name.term == excluded):
                    break
                if words is None:
                    words = match_words(text)
                if not self._matches_at(name, text, words, position, before, after):
                    continue
                next_free = position + len(name.words)
                if name.term != excluded and name.term not in linked_terms:
                    linked_terms.add(name.term)
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

    def _matches_at(
        self, name: _TermName, text: str, words: Sequence[re.Match[str]], position: int, before: str, after: str
    ) -> bool:
        last = position + len(name.words) - 1
        if last >= len(words):
            return False
        for offset in range(1, len(name.words)):
            # The second word has been compared already.
            if offset > 1 and not self._is_same_word(name.words[offset], words[position + offset][0]):
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
        # A hyphen before the name makes another word (non-REM); a hyphen after it does not (CBT-based).
        joined = text[start - 1 : start] if start else before
        if joined and joined in _HYPHENS and (start < 2 or text[start - 2].isalnum()):
            return False
        if not start and _continues(before, words[position][0]):
            return False
        return not (end == len(text) and _continues(after, words[last][0]))

    def _add_name(self, name: str, term: str) -> None:
        name = unicodedata.normalize("NFC", name)
        words = match_words(name)
        if not words:
            return
        ends = [0, *(word.end() for word in words)]
        starts = [*(word.start() for word in words), len(name)]
        gaps = tuple(_gap(name[end:start]) for end, start in zip(ends, starts, strict=True))
        exact = _gap(name) if name.isupper() else ""
        is_plain = gaps == ("", "") and not exact
        term_name = _TermName(term, tuple(word[0] for word in words), gaps, exact, is_plain)
        first = term_name.words[0]
        self._by_word.setdefault(self._fold(first), []).append(term_name)
        self._by_stem.setdefault(self._stem(first), []).append(term_name)

    def _find_start(self, word: str) -> _NamesByNextWord | None:
        """The names that can start with this word, longest first; None if there are none."""
        found = [*self._by_word.get(self._fold(word), ())]
        found += [
            name
            for name in self._by_stem.get(self._stem(word), ())
            if name not in found and not name.exact and self._is_same_word(name.words[0], word)
        ]
        found.sort(key=lambda name: (-len(name.words), -sum(map(len, name.words))))
        if len(self._starts) > MAX_CACHED_WORDS:
            self._starts.clear()
            self._folds.clear()
            self._stems.clear()
        start = self._starts[word] = _NamesByNextWord(tuple(found), self._is_same_word) if found else None
        return start

    def _is_same_word(self, name: str, word: str) -> bool:
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
    """True for therapy and therapies, or synapse and synapses; false for attached and attachment."""
    shorter, longer = sorted((one, other), key=len)
    same = 0
    for letter, counterpart in zip(shorter, longer, strict=False):
        if letter != counterpart:
            break
        same += 1
    return len(shorter) - same <= 1 and len(longer) - same <= 3


def _gap(text: str) -> str:
    """Makes the text between words comparable: one form of space, dash and apostrophe."""
    if text in (" ", "-", ""):
        return text
    return _APOSTROPHES.sub("'", _DASHES.sub("-", re.sub(r"\s+", " ", text)))


def _continues(neighbour: str, word: str) -> bool:
    """Whether a character of the neighbouring span continues the word, as in psycho*therapy*."""
    return neighbour.isalnum() and not is_unspaced(word)
