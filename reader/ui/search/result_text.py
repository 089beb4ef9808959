"""The sentences above the search results, and the counts on the filter chips."""

from __future__ import annotations

from collections.abc import Mapping

from reader.search.answer import KINDS, MOST_COUNTED, PARTIAL_SENTENCE, PHRASE_SENTENCES, Answer
from reader.translation import N_, Translated, _, ngettext, pgettext
from reader.ui.widgets.labels import one_line

LONGEST_QUOTED = 60  # characters
MAX_UNSEARCHABLE = 3
"""Packs that cannot be searched: so many are named; of the others, only their number is given."""

_KINDS = (*KINDS, "note")
NONE_OF_KIND = {
    "note": N_("No results in your notes, but {number} elsewhere."),
    "article": N_("No results in articles, but {number} elsewhere."),
    "term": N_("No results in the glossary, but {number} elsewhere."),
    "reference": N_("No results in the sources, but {number} elsewhere."),
}
CHIP_LABELS = {
    "": N_("All"), "article": N_("Articles"), "term": N_("Glossary"), "reference": N_("Sources"), "note": N_("Notes"),
}  # fmt: skip


def count_of(counts: Mapping[str, int], kind: str) -> int:
    return counts.get(kind, 0) if kind else sum(counts.get(each, 0) for each in _KINDS)


def short_count(count: int) -> str:
    """
    >>> short_count(12), short_count(1000)
    ('12', '1000+')
    """
    return _("{number}+", number=MOST_COUNTED) if count >= MOST_COUNTED else str(count)


def answer_sentences(answer: Answer, kind: str, pack: str, packs: int) -> list[str]:
    """The sentences above the results.

    `kind` and `pack` are the filter: a kind and the title of a pack, or empty. `packs` is the number of packs.
    """
    if not packs:
        return [_("There is no pack to search. Open one with Ctrl+O.")]
    sentences: list[str] = []
    typed = one_line(answer.typed, LONGEST_QUOTED)
    if answer.is_suggested:
        suggestion = one_line(answer.suggestion, LONGEST_QUOTED)
        sentences.append(
            _("No results for “{typed}”. Showing results for “{suggestion}”.", typed=typed, suggestion=suggestion)
        )
    if not answer.hits:
        elsewhere = count_of(answer.counts, "")
        if kind and elsewhere:
            sentences.append(_(NONE_OF_KIND[kind], number=short_count(elsewhere)))
        elif not answer.is_suggested and len(answer.unsearchable) < packs:
            sentences.append(_nothing_in(typed, pack, packs))
    else:
        if answer.excluded:
            excluded = one_line(answer.excluded, LONGEST_QUOTED)
            sentences.append(_("No results without “{words}”. Showing results with it.", words=excluded))
        if answer.phrase in PHRASE_SENTENCES:
            sentences.append(_(PHRASE_SENTENCES[answer.phrase]))
        if answer.is_partial:
            sentences.append(_(PARTIAL_SENTENCE))
    sentences += answer.unsearchable[:MAX_UNSEARCHABLE]
    rest = len(answer.unsearchable) - MAX_UNSEARCHABLE
    if rest > 0:
        sentences.append(
            ngettext("{count} more pack cannot be searched.", "{count} more packs cannot be searched.", rest)
        )
    return sentences


def spoken_summary(answer: Answer, kind: str, sentences: list[str]) -> str:
    """What a screen reader announces when the reader stops typing."""
    count = count_of(answer.counts, kind)
    found = _("{number} found.", number=short_count(count)) if answer.hits else ""
    suggestion = (
        _("Did you mean {suggestion}?", suggestion=one_line(answer.suggestion)) if has_suggestion(answer) else ""
    )
    return pgettext("between two sentences", " ").join(filter(None, (*sentences, found, suggestion)))


def has_suggestion(answer: Answer) -> bool:
    return bool(answer.suggestion) and not answer.is_suggested


def _nothing_in(typed: str, pack: str, packs: int) -> Translated:
    if pack:
        return _("No results for “{typed}” in “{pack}”.", typed=typed, pack=one_line(pack, LONGEST_QUOTED))
    return ngettext(
        "No results for “{typed}” in {count} pack.", "No results for “{typed}” in {count} packs.", packs, typed=typed
    )
