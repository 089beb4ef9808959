"""Where a found passage may begin and end: at the edge of a word or block if the mark does."""

from __future__ import annotations

from reader.marks.article_text import ArticleText
from reader.marks.model import MarkTarget
from reader.marks.whole_words import is_within_word

_NEAR = 12
"""Characters within which the edge of a word is searched for, and at least of a block."""

_SENTENCE_ENDS = frozenset(".!?…。！？｡؟۔।։።")
_CLOSING = " \t\n\u00a0\u3000\"'’”»)）」』】"


def is_whole_blocks(text: ArticleText, first: int, last: int) -> bool:
    """Whether characters `first` to `last` are all the text of the blocks that they are in."""
    begin, end = text.block_at(first), text.block_at(last - 1)
    return not text.text[text.starts[begin] : first].strip() and not text.text[last : text.end_of(end)].strip()


def whole_blocks(text: ArticleText, target: MarkTarget) -> tuple[int, int] | None:
    """The range of the blocks with the ids of `target`, if it consists of whole blocks."""
    begin, end = text.index_of(target.blocks[0]), text.index_of(target.blocks[-1])
    if begin is None or end is None or end < begin or not all(touches_block_edges(target)):
        return None
    return text.starts[begin], text.end_of(end)


def snapped(text: ArticleText, target: MarkTarget, first: int, last: int) -> tuple[int, int]:
    """The range, moved to the nearest edges of words and blocks at each end where `target` has such an edge."""
    begins, ends = _touches_word_edges(target)
    if begins:
        first = _nearest_word_edge(text.text, first)
    if ends:
        last = _nearest_word_edge(text.text, last)
    begins, ends = touches_block_edges(target)
    near = max(_NEAR, len(target.quote) // 4)
    if begins:
        index = text.block_at(first)
        starts = [text.starts[each] for each in (index, index + 1) if each < len(text.starts)]
        first = _nearest(starts, first, near)
    if ends and last > first:
        index = text.block_at(last - 1)
        last = _nearest([text.end_of(each) for each in (index - 1, index) if each >= 0], last, near)
    return (first, last) if first <= last else (last, first)


def is_sentence(before: str, quote: str, after: str) -> bool:
    """Whether the quote is whole sentences of the text around it."""
    start, end = before.rstrip(_CLOSING), quote.rstrip(_CLOSING)
    begins = not before or "\n" in before[len(start) :] or start[-1:] in _SENTENCE_ENDS
    ends = end[-1:] in _SENTENCE_ENDS or after[:1] in ("", "\n") or after[:1] in _SENTENCE_ENDS
    return bool(quote) and begins and ends


def keeps_words_whole(text: str, target: MarkTarget, first: int, last: int) -> bool:
    """Whether the range splits no word that `target` did not split: “at” does not match in “what”."""
    begins, ends = _touches_word_edges(target)
    return not (begins and is_within_word(text, first)) and not (ends and is_within_word(text, last))


def touches_block_edges(target: MarkTarget) -> tuple[bool, bool]:
    """Whether it begins where a block begins, and whether it ends where a block ends."""
    return target.start == 0, target.after[:1] in ("", "\n")


def _touches_word_edges(target: MarkTarget) -> tuple[bool, bool]:
    """Whether it begins where a word begins, and whether it ends where a word ends."""
    before, after = target.before + target.quote, target.quote + target.after
    return not is_within_word(before, len(target.before)), not is_within_word(after, len(target.quote))


def _nearest_word_edge(text: str, offset: int) -> int:
    """`offset` itself if there is no edge near, as in a script without spaces."""
    for distance in range(_NEAR):
        for each in (offset - distance, offset + distance):
            if 0 <= each <= len(text) and not is_within_word(text, each):
                return each
    return offset


def _nearest(offsets: list[int], offset: int, near: int) -> int:
    best = min(offsets, key=lambda each: abs(each - offset), default=offset)
    return best if abs(best - offset) <= near else offset
