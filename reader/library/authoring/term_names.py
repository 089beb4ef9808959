"""The names of terms as a tree of their words, so that the time to find one does not depend on their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.library.authoring.word_characters import is_unspaced, match_words
from reader.library.normal_form import normalized
from reader.library.stemmer import LONGEST_WORD, stemmer_for

MOST_WORDS = 30
"""Words of a name that is linked: each word of a text can be the first one of such a name, or look like it."""

MOST_SIGNS = 8
"""Signs before the first word of a name that is linked, or after its last one."""

MOST_NODES = 64
"""Names that look the same so far, such as synapse and synapses. No glossary has as many."""

MAX_CACHED_WORDS = 100_000
_LONGEST_ENDING = 3  # letters in which two forms of one word can differ

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc]")


class TermName(NamedTuple):
    """A name of a term, split into words.

    gaps    the text before the first word, between the words, and after the last word
    exact   the name itself if its case matters, otherwise empty
    number  its place among all names
    """

    term: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    exact: str
    number: int

    @property
    def is_plain(self) -> bool:
        """Whether the name is a single word in any case."""
        return self.gaps == ("", "") and not self.exact


Signs = tuple[str, str, bool]
"""The text before a name's first word and after its last one, and whether its case matters."""


@dataclass(slots=True, eq=False)
class TermNode:
    """The words of names up to this one.

    children       by the text before the next word, and that word, folded
    similar        by the same text, and by the stem and the beginnings of the next word
    next_words     the next words, folded, and their stems
    names          those that end with this word
    sign_lengths   of the signs before and after them
    """

    word: str = ""
    children: dict[tuple[str, str], TermNode] = field(default_factory=dict)
    similar: dict[tuple[str, str, str], list[TermNode]] = field(default_factory=dict)
    next_words: set[str] = field(default_factory=set)
    names: dict[Signs, TermName] = field(default_factory=dict)
    sign_lengths: set[tuple[int, int]] = field(default_factory=set)


class TermNames:
    """All names of a pack. Words are compared without their case and their ending."""

    def __init__(self, names: Iterable[tuple[str, str]], language: str) -> None:
        """`names` are pairs of a name and the id of its term."""
        self.root = TermNode()
        self._stemmer = stemmer_for(language)
        self._folds: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for number, (name, term) in enumerate(names):
            split = split_name(name)
            if split and not too_long(*split):
                self._add(TermName(term, *split, gap_text(name) if name.isupper() else "", number))

    @property
    def is_empty(self) -> bool:
        return not self.root.children

    def can_follow(self, node: TermNode, word: str) -> bool:
        """Whether a name can go on with this word; false means that none does."""
        return bool(word) and (self._fold(word) in node.next_words or self._stem(word) in node.next_words)

    def next_nodes(self, nodes: Iterable[TermNode], gap: str, word: str) -> Sequence[TermNode]:
        """The nodes of a word that follows those of `nodes` after the text `gap`."""
        folded = self._fold(word)
        stem = "" if is_unspaced(folded) else self._stem(word)
        found: dict[TermNode, None] = {}
        for node in nodes:
            if child := node.children.get((gap, folded)):
                found[child] = None
            if stem and node.similar:
                for beginning in _beginnings(folded):
                    for child in node.similar.get((gap, stem, beginning), ()):
                        if differ_at_the_end(child.word, folded):
                            found[child] = None
        return tuple(found)[:MOST_NODES]

    def _add(self, name: TermName) -> None:
        node = self.root
        for position, word in enumerate(name.words):
            gap = name.gaps[position] if position else ""
            folded, stem = self._fold(word), self._stem(word)
            child = node.children.get((gap, folded))
            if child is None:
                child = node.children[gap, folded] = TermNode(folded)
                node.next_words |= {folded, stem}
                if not is_unspaced(folded):
                    for beginning in _beginnings(folded):
                        node.similar.setdefault((gap, stem, beginning), []).append(child)
            node = child
        before, after = name.gaps[0], name.gaps[-1]
        node.names.setdefault((before, after, bool(name.exact)), name)
        node.sign_lengths.add((len(before), len(after)))

    def _fold(self, word: str) -> str:
        folded = self._folds.get(word)
        if folded is None:
            if len(self._folds) > MAX_CACHED_WORDS:
                self._folds.clear()
                self._stems.clear()
            folded = self._folds[word] = normalized("NFC", normalized("NFC", word).casefold())
        return folded

    def _stem(self, word: str) -> str:
        stem = self._stems.get(word)
        if stem is None:
            folded = self._fold(word)
            stemmer = self._stemmer if len(folded) <= LONGEST_WORD else None
            stem = self._stems[word] = stemmer.stemWord(folded) if stemmer else folded
        return stem


def split_name(name: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The words of a name and the texts around them; None if it has no word."""
    name = normalized("NFC", name)
    words = match_words(name)
    if not words:
        return None
    ends = [0, *(word.end() for word in words)]
    starts = [*(word.start() for word in words), len(name)]
    gaps = tuple(gap_text(name[end:start]) for end, start in zip(ends, starts, strict=True))
    return tuple(word[0] for word in words), gaps


def too_long(words: Sequence[str], gaps: Sequence[str]) -> bool:
    """Whether a name is not linked."""
    return len(words) > MOST_WORDS or max(len(gaps[0]), len(gaps[-1])) > MOST_SIGNS


def gap_text(text: str) -> str:
    """Makes the text between words comparable: one form of space, dash and apostrophe."""
    if text in (" ", "-", ""):
        return text
    return _APOSTROPHES.sub("'", _DASHES.sub("-", re.sub(r"\s+", " ", text)))


def _beginnings(word: str) -> Iterator[str]:
    for length in range(len(word), max(0, len(word) - _LONGEST_ENDING - 1), -1):
        yield word[:length]


def differ_at_the_end(one: str, other: str) -> bool:
    """True for therapy and therapies, or synapse and synapses; false for attached and attachment, and for one word."""
    shorter, longer = sorted((one, other), key=len)
    same = 0
    for letter, counterpart in zip(shorter, longer, strict=False):
        if letter != counterpart:
            break
        same += 1
    return one != other and len(shorter) - same <= 1 and len(longer) - same <= _LONGEST_ENDING
