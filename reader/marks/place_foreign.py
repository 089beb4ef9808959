"""Finds the places of other programs' annotations in packs, and makes marks of them.

A quote must be certain: long enough, or with its context, and the only one, or in the article that is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from reader.library.model import Article
from reader.library.packerrors import PackError
from reader.marks import boundaries, similarity
from reader.marks.anchor import SIMILAR_CONTEXT
from reader.marks.anchor_pack import PackArticles
from reader.marks.article_text import ArticleText
from reader.marks.compact_target import LEAST_WORDS, TELLING, CompactTarget
from reader.marks.compact_text import compact
from reader.marks.foreign_annotation import ForeignAnnotation
from reader.marks.make_target import source_of, target_at
from reader.marks.mark_checks import checked
from reader.marks.model import Mark, MarkError, MarkSource, MarkTarget
from reader.marks.script_weight import count_words, weight
from reader.translation import _

MOST_CANDIDATES = 100
"""Places of one quote. One that stands in more of them says nothing."""

_SEED = 8  # characters
_CLEARLY = 0.1  # by which the context of one place must be more similar than that of the next


class Unplaced(NamedTuple):
    """An annotation that stays outside, and why: part of a sentence."""

    annotation: ForeignAnnotation
    reason: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place of the quote. `is_named`: the annotation names this article or pack."""

    source: MarkSource
    target: MarkTarget
    context: float
    is_named: bool


def place(
    annotations: Sequence[ForeignAnnotation],
    packs: Iterable[PackArticles],
    check_cancelled: Callable[[], None] = lambda: None,
) -> tuple[list[Mark], list[Unplaced]]:
    """The marks, and the annotations that cannot be placed. A pack that cannot be read is left out.

    `check_cancelled` is called for each article and each quote that may be in it, and may raise.
    """
    wanted = {
        each: CompactTarget.of(MarkTarget("", ("",), 0, 0, 0, 0, each.quote, each.before, each.after))
        for each in annotations
    }
    candidates: dict[ForeignAnnotation, list[_Candidate]] = {each: [] for each in annotations}
    if any(each.quote for each in wanted.values()):
        seeds = _seeds(wanted)
        for pack in packs:
            for article in _articles(pack):
                check_cancelled()
                text = ArticleText(article)
                for annotation in _may_be_in(text.compact, seeds, wanted):
                    check_cancelled()
                    found = candidates[annotation]
                    if len(found) <= MOST_CANDIDATES:
                        found += _candidates(annotation, wanted[annotation], text, pack, article)
    marks: list[Mark] = []
    unplaced: list[Unplaced] = []
    for annotation, found in candidates.items():
        chosen = _certain(found, wanted[annotation])
        if isinstance(chosen, str):
            unplaced.append(Unplaced(annotation, chosen))
            continue
        try:
            marks.append(checked(_mark(annotation, chosen)))
        except MarkError as error:
            unplaced.append(Unplaced(annotation, str(error)))
    return marks, unplaced


def _articles(pack: PackArticles) -> Iterator[Article]:
    try:
        entries = pack.entries()
    except PackError:
        return
    for entry in entries:
        try:
            yield pack.article(entry.id)
        except PackError:
            continue


_Seeds = dict[str, list[ForeignAnnotation]]


def _seeds(wanted: dict[ForeignAnnotation, CompactTarget]) -> _Seeds:
    """The first characters of each quote -> the annotations. Quotes that are shorter are searched for one by one."""
    seeds: _Seeds = {}
    for annotation, target in wanted.items():
        if target.quote:
            seeds.setdefault(target.quote[:_SEED] if len(target.quote) >= _SEED else "", []).append(annotation)
    return seeds


def _may_be_in(text: str, seeds: _Seeds, wanted: dict[ForeignAnnotation, CompactTarget]) -> Iterator[ForeignAnnotation]:
    """In one pass over the text for all quotes, because a file may have thousands."""
    present = {text[at : at + _SEED] for at in range(len(text))} & seeds.keys()
    for seed in ("", *present):
        for annotation in seeds.get(seed, ()):
            if wanted[annotation].quote in text:
                yield annotation


def _candidates(
    annotation: ForeignAnnotation, wanted: CompactTarget, text: ArticleText, pack: PackArticles, article: Article
) -> Iterator[_Candidate]:
    offset, count = text.compact.find(wanted.quote), 0
    while offset >= 0 and count <= MOST_CANDIDATES:
        first, last = text.text_range(offset, offset + len(wanted.quote))
        if boundaries.keeps_words_whole(text.text, wanted.target, first, last):
            count += 1
            context = similarity.context_similarity(text.compact, wanted, offset) if wanted.has_context else 0.0
            source = source_of(pack.info, article)
            yield _Candidate(source, target_at(text, first, last), context, _is_named(annotation, source, article.id))
        offset = text.compact.find(wanted.quote, offset + 1)


def _is_named(annotation: ForeignAnnotation, source: MarkSource, article: str) -> bool:
    names = {_name(each) for each in annotation.titles} | {_name(_stem(annotation.source))}
    return not names.isdisjoint({_name(source.pack_title), _name(source.article_title), _name(article)} - {""})


def _name(title: str) -> str:
    return compact(title).casefold()


def _stem(source: str) -> str:
    """`talking` of `https://example.org/brain/talking.html#p1`."""
    return PurePosixPath(unquote(source.split("#")[0].split("?")[0])).stem


def _certain(candidates: list[_Candidate], wanted: CompactTarget) -> _Candidate | str:
    """The right place, or why there is none: part of a sentence."""
    if not wanted.quote:
        return _("it quotes no text, so that its place cannot be found")
    if not candidates:
        return _("no pack has the text that it quotes")
    if len(candidates) > MOST_CANDIDATES:
        return _("the text that it quotes stands in too many places")
    candidates = sorted(candidates, key=lambda each: (each.is_named, each.context), reverse=True)
    best = candidates[0]
    named = [each for each in candidates if each.is_named] or candidates
    is_telling = weight(wanted.quote) >= TELLING and count_words(wanted.target.quote) >= LEAST_WORDS
    if len(named) == 1:
        if wanted.is_distinctive or is_telling or best.is_named or best.context >= SIMILAR_CONTEXT:
            return best
        return _("the text that it quotes is too short to be certain")
    if best.context >= SIMILAR_CONTEXT and best.context >= named[1].context + _CLEARLY:
        return best
    return _("the text that it quotes stands in several places")


def _mark(annotation: ForeignAnnotation, chosen: _Candidate) -> Mark:
    return Mark(
        annotation.id, annotation.kind, chosen.source, chosen.target, annotation.created, annotation.modified,
        annotation.note, labels=annotation.labels, colour=annotation.colour, author=annotation.author,
    )  # fmt: skip
