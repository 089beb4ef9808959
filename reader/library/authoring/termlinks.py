"""Links the names of terms in a text: the first occurrence in each section, and the longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.library.authoring.term_names import MAX_CACHED_WORDS, TermName, TermNames, TermNode, gap_text
from reader.library.authoring.word_characters import is_unspaced, match_words, split_words
from reader.library.model import Span, Spans, Style, TermLink
from reader.library.normal_form import normalized

MAX_NEXT_WORDS = 5_000
_HYPHENS = "-\u2010\u2011"


class _Start(dict[str, bool]):
    """A word of the text that can start names. As a dict: the word after it -> whether a longer name can go on with it.

    It computes an item when it is first requested.
    """

    def __init__(self, nodes: Sequence[TermNode], names: TermNames) -> None:
        self.nodes = nodes
        self.single = tuple(name for node in nodes for name in node.names.values())
        self._names = names

    def __missing__(self, second: str) -> bool:
        if len(self) > MAX_NEXT_WORDS:
            self.clear()
        self[second] = found = any(self._names.can_follow(node, second) for node in self.nodes)
        return found


class _Text(NamedTuple):
    """A span's text with its words, and the characters of the spans before and after it."""

    text: str
    words: Sequence[re.Match[str]]
    before: str
    after: str

    def gap_after(self, last: int) -> str:
        """The text between word number `last` and the next one."""
        return gap_text(self.text[self.words[last].end() : self.words[last + 1].start()])


class TermLinker:
    """Links the terms of a glossary in all texts of a pack."""

    def __init__(self, names: Iterable[tuple[str, str]], language: str) -> None:
        """`names` are pairs of a name and the id of its term."""
        self._names = TermNames(names, language)
        self._starts: dict[str, _Start | None] = {}

    def link_spans(self, spans: Spans, linked_terms: set[str], excluded: str = "") -> Spans:
        if self._names.is_empty:
            return spans
        changed: list[Span] | None = None
        for position, span in enumerate(spans):
            parts: Sequence[Span] = (span,)
            if span.link is not None:
                if isinstance(span.link, TermLink):
                    linked_terms.add(span.link.term)
            elif not span.style & Style.CODE and not span.lang:
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
        starts = list(map(self._starts.get, words_in_text, words_in_text))
        words_in_text.append("")
        whole: _Text | None = None
        parts: list[Span] = []
        done = 0
        next_free = 0
        for position, start in enumerate(starts):
            if start is None or position < next_free:
                continue
            if isinstance(start, str):  # not in the cache
                start = self._find_start(start)
                if start is None:
                    continue
            if not start[words_in_text[position + 1]] and all(
                name.is_plain and (name.term in linked_terms or name.term == excluded) for name in start.single
            ):
                continue
            whole = whole or _Text(text, match_words(text), before, after)
            name = self._longest_name(start.nodes, whole, position)
            if name is None:
                continue
            next_free = position + len(name.words)
            if name.term != excluded and name.term not in linked_terms:
                linked_terms.add(name.term)
                begin = whole.words[position].start() - len(name.gaps[0])
                end = whole.words[next_free - 1].end() + len(name.gaps[-1])
                if begin > done:
                    parts.append(Span(text[done:begin], span.style))
                parts.append(Span(text[begin:end], span.style, TermLink(name.term)))
                done = end
        if not parts:
            return (span,)
        if done < len(text):
            parts.append(Span(text[done:], span.style))
        return parts

    def _longest_name(self, nodes: Sequence[TermNode], text: _Text, first: int) -> TermName | None:
        """The name with most words, then with most letters, whose words begin with word number `first`."""
        best = None
        last = first
        while nodes:
            found = [name for node in nodes for name in _names_at(node, text, first, last)]
            if found:
                same = text.words[first][0].casefold()
                best = min(
                    found, key=lambda name: (-sum(map(len, name.words)), name.words[0].casefold() != same, name.number)
                )
            if last + 1 == len(text.words):
                break
            nodes = self._names.next_nodes(nodes, text.gap_after(last), text.words[last + 1][0])
            last += 1
        return best

    def _find_start(self, word: str) -> _Start | None:
        if len(self._starts) > MAX_CACHED_WORDS:
            self._starts.clear()
        nodes = self._names.next_nodes((self._names.root,), "", word)
        start = self._starts[word] = _Start(nodes, self._names) if nodes else None
        return start


def _names_at(node: TermNode, text: _Text, first: int, last: int) -> Iterator[TermName]:
    """The names of a node whose signs are around the words from `first` to `last`."""
    start, end = text.words[first].start(), text.words[last].end()
    for before, after in node.sign_lengths:
        if before > start or end + after > len(text.text):
            continue
        signs = gap_text(text.text[start - before : start]), gap_text(text.text[end : end + after])
        for is_exact in (False, True):
            name = node.names.get((*signs, is_exact))
            if name and _stands_alone(name, text, (start - before, end + after), (first, last)):
                yield name


def _stands_alone(name: TermName, text: _Text, span: tuple[int, int], words: tuple[int, int]) -> bool:
    """Whether the text is the name, and is no part of a longer word."""
    start, end = span
    if name.exact and gap_text(normalized("NFC", text.text[start:end])) != name.exact:
        return False
    # A hyphen before the name makes another word (non-REM); a hyphen after it does not (CBT-based).
    joined = text.text[start - 1 : start] if start else text.before
    if joined and joined in _HYPHENS and (start < 2 or text.text[start - 2].isalnum()):
        return False
    if not start and _continues(text.before, text.words[words[0]][0]):
        return False
    return not (end == len(text.text) and _continues(text.after, text.words[words[1]][0]))


def _continues(neighbour: str, word: str) -> bool:
    """Whether a character of the neighbouring span continues the word, as in psycho*therapy*."""
    return neighbour.isalnum() and not is_unspaced(word)
