"""Where a passage may begin and end: at words and blocks, if that is where the mark did."""

from __future__ import annotations

from reader.marks.article_text import ArticleText
from reader.marks.model import MarkTarget

_FAR = 12
"""Characters within which a word is looked for the beginning or end of."""


def is_whole_blocks(text: ArticleText, first: int, last: int) -> bool:
    """Whether characters `first` to `last` are all of the blocks that they stand in."""
    begin, end = text.block_at(first), text.block_at(last - 1)
    return (
        not text.text[text.starts[begin] : first].strip()
        and not text.text[last : text.starts[end] + text.length_of(end)].strip()
    )


def whole_blocks(text: ArticleText, target: MarkTarget) -> tuple[int, int] | None:
    """The blocks of those ids, where the mark was of whole blocks."""
    begin, end = text.index_of(target.blocks[0]), text.index_of(target.blocks[-1])
    if begin is None or end is None or end < begin or not all(ends_of_blocks(target)):
        return None
    return text.starts[begin], text.starts[end] + text.length_of(end)


def mended(text: ArticleText, target: MarkTarget, first: int, last: int) -> tuple[int, int]:
    """What began or ended with a whole word or block does so again, where one is near."""
    begins, ends = _ends_of_words(target)
    if begins:
        first = _word_end(text.text, first)
    if ends:
        last = _word_end(text.text, last)
    begins, ends = ends_of_blocks(target)
    near = max(_FAR, len(target.quote) // 4)
    if begins:
        index = text.block_at(first)
        starts = [text.starts[each] for each in (index, index + 1) if each < len(text.starts)]
        first = _nearest(starts, first, near)
    if ends and last > first:
        index = text.block_at(last - 1)
        stops = [text.starts[each] + text.length_of(each) for each in (index - 1, index) if each >= 0]
        last = _nearest(stops, last, near)
    return (first, last) if first <= last else (last, first)


def parts_no_word(text: str, target: MarkTarget, first: int, last: int) -> bool:
    """Whether no word is parted that was whole where the mark was made: “at” is not in “what”."""
    begins, ends = _ends_of_words(target)
    return not (begins and _is_within(text, first)) and not (ends and _is_within(text, last))


def ends_of_blocks(target: MarkTarget) -> tuple[bool, bool]:
    """Whether it begins where a block does, and whether it ends where one does."""
    return target.start == 0, target.after[:1] in ("", "\n")


def _ends_of_words(target: MarkTarget) -> tuple[bool, bool]:
    """Whether it begins with a whole word, and whether it ends with one."""
    return (
        not (target.before[-1:].isalnum() and target.quote[:1].isalnum()),
        not (target.quote[-1:].isalnum() and target.after[:1].isalnum()),
    )


def _is_within(text: str, place: int) -> bool:
    return text[max(0, place - 1) : place].isalnum() and text[place : place + 1].isalnum()


def _word_end(text: str, place: int) -> int:
    """The nearest place at which no word is parted; in a script without spaces, `place`."""
    for distance in range(_FAR):
        for each in (place - distance, place + distance):
            if 0 <= each <= len(text) and not _is_within(text, each):
                return each
    return place


def _nearest(places: list[int], place: int, near: int) -> int:
    best = min(places, key=lambda each: abs(each - place), default=place)
    return best if abs(best - place) <= near else place
