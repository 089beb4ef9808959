"""A mark is found in another edition of its article."""

from __future__ import annotations

import pytest

from reader.library.model import Article, Block, BlockKind, Span
from reader.marks.make_target import source_of, target_of
from reader.marks.model import MarkKind, MarkState, new_mark
from tests.marks.samples import ARTICLE, INFO, blocks_of, bookmark, found_in, highlight, passage_of
from tests.packs import article_of

A, B, C, D = (block.spans[0].text for block in ARTICLE.blocks)

CASES = [
    ("the alarm", ARTICLE, MarkState.IN_PLACE, "the alarm"),
    # the quote's context decides between two places of the same words
    ("alarm grows", blocks_of(ARTICLE, p1=f"An alarm grows near. {A}"), MarkState.IN_PLACE, "alarm grows"),
    ("small", blocks_of(ARTICLE, p2="A small one. " + B.replace("small", "tiny")), MarkState.TEXT_CHANGED, "tiny"),
    ("what happened", blocks_of(ARTICLE, "p2", "p1", "p4"), MarkState.IN_PLACE, "what happened"),
    ("small", blocks_of(ARTICLE, p2=f"Now as then. {B}"), MarkState.IN_PLACE, "small"),
    ("The amygdala sounds the alarm", blocks_of(ARTICLE, p1=A.replace("amygdala", "amygdalae")), MarkState.TEXT_CHANGED,
     "The amygdalae sounds the alarm"),
    ("look at what frightened them", blocks_of(ARTICLE, "p1", "p2", "p3"), MarkState.NOT_FOUND, None),
    ("frightened", blocks_of(ARTICLE, p4=D.replace("frightened", "hurt")), MarkState.TEXT_CHANGED, "hurt"),
    ("frightened ", blocks_of(ARTICLE, p4=D.replace("frightened ", "")), MarkState.NOT_FOUND, None),
    ("Short.", blocks_of(ARTICLE, "p1", "p4", "p2", "p3"), MarkState.IN_PLACE, "Short."),
    ("Short.", blocks_of(ARTICLE, "p1", "p2", "p4"), MarkState.NOT_FOUND, None),
    ("the alarm", ARTICLE._replace(id="renamed"), MarkState.MOVED, "the alarm"),
    ("the alarm", ARTICLE._replace(blocks=tuple(b._replace(id=f"n{b.id}") for b in ARTICLE.blocks)), MarkState.MOVED,
     "the alarm"),
    (B[:46], article_of(A, "The hippocampus", "keeps what happened, and where"),
     MarkState.MOVED, "The hippocampus\nkeeps what happened, and where"),
    ("the alarm", article_of("Something else altogether."), MarkState.NOT_FOUND, None),
    ("the alarm", article_of(), MarkState.NOT_FOUND, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "edition", "state", "passage"), CASES)
def test_an_edit(words, edition, state, passage):
    found = found_in(highlight(words), edition)
    assert (found.state, found.target and found.target.quote) == (state, passage)


def test_a_script_without_spaces():
    article = article_of("杏仁核在遇到威胁时发出警报。海马体记住发生的事情和地点。", "别的段落。")
    mark = highlight("海马体记住发生的事情", article)
    assert found_in(mark, article).state is MarkState.IN_PLACE
    split = article_of("杏仁核在遇到威胁时发出警报。", "海马体记住", "发生的事情和地点。", "别的段落。")
    assert passage_of(found_in(mark, split)).quote == "海马体记住\n发生的事情"
    changed = article_of("杏仁核在遇到威胁时发出警报。海马体会记住所发生的事情和地点。", "别的段落。")
    assert found_in(mark, changed).state is MarkState.TEXT_CHANGED


def test_a_repeated_word_is_the_one_that_was_marked():
    article = article_of("alarm and alarm and alarm and alarm, said the bell, and alarm again")
    target = target_of(article, ("p1", 30), ("p1", 35))
    mark = new_mark(MarkKind.HIGHLIGHT, source_of(INFO, article), target)
    assert found_in(mark, article).target == target


def test_a_block_in_another_section_has_moved():
    def article(*order: str) -> Article:
        kinds = {"h": BlockKind.HEADING}
        return Article("t", "T", tuple(
            Block(id, kinds.get(id[0], BlockKind.PARAGRAPH), (Span(f"Text of {id}, which is long enough to tell."),))
            for id in order))  # fmt: skip

    mark = bookmark("p1", article("h1", "p1", "h2", "p2"))
    assert found_in(mark, article("h1", "new", "p1", "h2", "p2")).state is MarkState.IN_PLACE
    assert found_in(mark, article("h1", "h2", "p2", "p1")).state is MarkState.MOVED
