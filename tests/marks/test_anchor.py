"""Where marks stand, and where they are found again in another edition."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from benchmarks.edits import EDITS, Edited, edited, judge, marks_over, plain
from reader.library.model import Article, Block, BlockKind, Figure, PackInfo, Span, Table
from reader.library.packfile import open_pack
from reader.marks.anchor_pack import find_all, find_each
from reader.marks.article_text import ArticleText, squeezed
from reader.marks.make_target import source_of, target_of, target_of_block
from reader.marks.model import FoundMark, Mark, MarkError, MarkKind, MarkTarget, Placement, State, new_mark
from reader.search.build_pack import build_pack
from tests.marks.samples import ARTICLE, INFO, Pack, bookmark, highlight
from tests.packs import article_of

BUNDLED = Path(__file__).parents[2] / "content" / "neuroscience-psychotherapy"
MARKS = 300


def found_in(mark: Mark, *articles: Article, edition: int = 2) -> FoundMark:
    return find_all([mark], Pack(*articles, edition=edition))[mark.id]


def passage_of(found: FoundMark) -> MarkTarget:
    assert found.target
    return found.target


def blocks_of(article: Article, *order: str, **texts: str) -> Article:
    """The article with its blocks in another order, and other texts for some."""
    by_id = {block.id: block for block in article.blocks}
    blocks = [by_id.get(id) or Block(id, BlockKind.PARAGRAPH) for id in order or by_id]
    changed = [block._replace(spans=(Span(texts[block.id]),)) if block.id in texts else block for block in blocks]
    return article._replace(blocks=tuple(changed))


# ---- what a mark holds


def test_what_a_highlight_holds():
    target = target_of(ARTICLE, ("p1", 4), ("p1", 12))
    assert (target.quote, target.before, target.after) == ("amygdala", "The ", " sounds the alarm when something")
    assert (target.blocks, target.start, target.end, target.first, target.last) == (("p1",), 4, 12, 4, 12)


def test_over_several_blocks_backwards_and_with_space_at_its_ends():
    one, other = ("p1", 58), ("p3", 3)
    target = target_of(ARTICLE, other, one)
    assert target == target_of(ARTICLE, one, other)
    assert target.blocks == ("p1", "p2", "p3")
    assert target.quote.startswith("threat to us.\nThe hippo")
    assert target.quote.endswith("curved.\nSho")
    text = ArticleText(ARTICLE)
    assert text.text[target.first : target.last] == target.quote
    assert target_of(ARTICLE, ("p1", 3), ("p1", 13)) == target_of(ARTICLE, ("p1", 4), ("p1", 12))
    assert target_of(ARTICLE, ("p1", 999), ("p2", 3)).blocks == ("p2",)


@pytest.mark.parametrize("places", [(("p1", 4), ("p1", 4)), (("p1", 3), ("p1", 4)), (("none", 0), ("p1", 4))])
def test_nothing_to_mark(places):
    with pytest.raises(MarkError):
        target_of(ARTICLE, *places)


def test_too_much_to_mark():
    article = article_of("word " * 30_000)
    with pytest.raises(MarkError, match="too much"):
        target_of(article, ("p1", 0), ("p1", 149_000))
    assert len(target_of_block(article, "p1").quote) == 2_000


def test_headings_and_tables():
    cells = (((Span("a"),), (Span("b"),)), ((Span("1"),), ()))
    article = Article(
        "t",
        "T",
        (
            Block("h", BlockKind.HEADING, (Span("Heading"),), level=2),
            Block("t", BlockKind.TABLE, table=Table(cells, ("", ""))),
            Block("f", BlockKind.FIGURE, figure=Figure("f.svg", "")),
        ),
    )
    target = target_of(article, ("h", 2), ("t", 3))
    assert (target.quote, target.section) == ("ading\na\tb", "h")
    empty = new_mark(MarkKind.BOOKMARK, source_of(INFO, article), target_of_block(article, "f"))
    assert found_in(empty, article).state is State.IN_PLACE
    assert found_in(empty, article._replace(blocks=article.blocks[:2])).state is State.NOT_FOUND


@pytest.mark.parametrize("text", ["a b", " a\n b ", "", "\n", "a\u200bb \x00c", "你好 世界\n再见"])
def test_squeezed_places_lead_back(text):
    article = ArticleText(article_of(text, text))
    assert article.squeezed == squeezed(article.text)
    for place, sign in enumerate(article.squeezed):
        there = article.from_squeezed(place)
        assert article.text[there] == sign
        assert article.to_squeezed(there) == place


# ---- small edits, by hand

A, B, C, D = (block.spans[0].text for block in ARTICLE.blocks)

CASES = [
    ("the alarm", ARTICLE, State.IN_PLACE, "the alarm"),
    # the quote's context decides between two places of the same words
    ("alarm grows", blocks_of(ARTICLE, p1=f"An alarm grows near. {A}"), State.IN_PLACE, "alarm grows"),
    ("small", blocks_of(ARTICLE, p2="A small one. " + B.replace("small", "tiny")), State.TEXT_CHANGED, "tiny"),
    ("what happened", blocks_of(ARTICLE, "p2", "p1", "p4"), State.IN_PLACE, "what happened"),
    ("small", blocks_of(ARTICLE, p2=f"Now as then. {B}"), State.IN_PLACE, "small"),
    ("The amygdala sounds the alarm", blocks_of(ARTICLE, p1=A.replace("amygdala", "amygdalae")), State.TEXT_CHANGED,
     "The amygdalae sounds the alarm"),
    ("look at what frightened them", blocks_of(ARTICLE, "p1", "p2", "p3"), State.NOT_FOUND, None),
    ("frightened", blocks_of(ARTICLE, p4=D.replace("frightened", "hurt")), State.TEXT_CHANGED, "hurt"),
    ("frightened ", blocks_of(ARTICLE, p4=D.replace("frightened ", "")), State.NOT_FOUND, None),
    ("Short.", blocks_of(ARTICLE, "p1", "p4", "p2", "p3"), State.IN_PLACE, "Short."),
    ("Short.", blocks_of(ARTICLE, "p1", "p2", "p4"), State.NOT_FOUND, None),
    ("the alarm", ARTICLE._replace(id="renamed"), State.MOVED, "the alarm"),
    ("the alarm", ARTICLE._replace(blocks=tuple(b._replace(id=f"n{b.id}") for b in ARTICLE.blocks)), State.MOVED,
     "the alarm"),
    (B[:46], article_of(A, "The hippocampus", "keeps what happened, and where"),
     State.MOVED, "The hippocampus\nkeeps what happened, and where"),
    ("the alarm", article_of("Something else altogether."), State.NOT_FOUND, None),
    ("the alarm", article_of(), State.NOT_FOUND, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "edition", "state", "passage"), CASES)
def test_an_edit(words, edition, state, passage):
    found = found_in(highlight(words), edition)
    assert (found.state, found.target and found.target.quote) == (state, passage)


def test_words_that_are_not_parted_by_spaces():
    article = article_of("杏仁核在遇到威胁时发出警报。海马体记住发生的事情和地点。", "别的段落。")
    mark = highlight("海马体记住发生的事情", article)
    assert found_in(mark, article).state is State.IN_PLACE
    split = article_of("杏仁核在遇到威胁时发出警报。", "海马体记住", "发生的事情和地点。", "别的段落。")
    assert passage_of(found_in(mark, split)).quote == "海马体记住\n发生的事情"
    changed = article_of("杏仁核在遇到威胁时发出警报。海马体会记住所发生的事情和地点。", "别的段落。")
    assert found_in(mark, changed).state is State.TEXT_CHANGED


def test_a_repeated_word_is_the_one_that_was_marked():
    article = article_of("alarm and alarm and alarm and alarm, said the bell, and alarm again")
    target = target_of(article, ("p1", 30), ("p1", 35))
    mark = new_mark(MarkKind.HIGHLIGHT, source_of(INFO, article), target)
    assert found_in(mark, article).target == target


def test_another_section_is_another_place():
    def article(*order: str) -> Article:
        kinds = {"h": BlockKind.HEADING}
        return Article("t", "T", tuple(
            Block(id, kinds.get(id[0], BlockKind.PARAGRAPH), (Span(f"Text of {id}, which is long enough to tell."),))
            for id in order))  # fmt: skip

    mark = bookmark("p1", article("h1", "p1", "h2", "p2"))
    assert found_in(mark, article("h1", "new", "p1", "h2", "p2")).state is State.IN_PLACE
    assert found_in(mark, article("h1", "h2", "p2", "p1")).state is State.MOVED


# ---- what the reader decides, and other editions


def test_decisions_hold_for_their_edition_and_begin_the_search_in_later_ones():
    mark = highlight("keeps what happened, and where")
    second = blocks_of(ARTICLE, p2=B.replace("keeps what happened, and where", "stores events and their places"))
    third = blocks_of(second, p1=f"New. {A}")
    there = target_of(second, ("p2", 16), ("p2", 46))
    assert there.quote == "stores events and their places"
    moved = mark.placed(Placement(2, there))
    found = found_in(moved, second)
    assert (found.state, found.target, found.is_settled) == (State.IN_PLACE, there, True)
    later = found_in(moved, third, edition=3)
    assert (later.state, passage_of(later).quote, later.is_settled) == (State.IN_PLACE, there.quote, False)
    back = found_in(moved, ARTICLE, edition=1)
    assert (back.state, back.target) == (State.IN_PLACE, mark.target)


def test_a_mark_that_is_kept_is_not_asked_about_again():
    mark = highlight("keeps what happened, and where").placed(Placement(2, None))
    found = found_in(mark, article_of("Something else."))
    assert (found.state, found.is_settled) == (State.NOT_FOUND, True)


def test_going_back_brings_all_back_in_place():
    marks = [highlight("the alarm"), highlight("Short."), bookmark("p4")]
    found = find_all(marks, Pack(article_of("Nothing is left."), edition=2))
    assert {each.state for each in found.values()} == {State.NOT_FOUND}
    back = find_all(marks, Pack(ARTICLE, edition=1))
    assert [back[mark.id].target for mark in marks] == [mark.target for mark in marks]
    assert {each.state for each in back.values()} == {State.IN_PLACE}


# ---- other articles


def test_another_article_takes_it_over():
    other = article_of("Before it.", f"{B} {D}", id="other")
    mark = highlight("keeps what happened, and where")
    found = found_in(mark, blocks_of(ARTICLE, "p1"), other)
    assert (found.state, passage_of(found).article) == (State.MOVED, "other")


def test_only_candidates_are_read():
    others = [article_of(f"Article {number}.", id=f"a{number}") for number in range(100)]
    heir = article_of(B, id="heir")
    pack = Pack(*others, heir)
    mark = highlight("keeps what happened, and where")
    found = find_all([mark], pack, lambda quote: ["heir"])
    assert passage_of(found[mark.id]).article == "heir"
    assert set(pack.read) == {"talk", "heir"}


def test_a_search_can_be_given_up():
    marks = [highlight("the alarm") for _ in range(50)]
    done = find_all(marks, Pack(ARTICLE), go_on=lambda done, of: done < 10)
    assert len(done) == 10
    steps = find_each(marks, Pack(ARTICLE))
    assert next(steps) is not None
    assert isinstance(steps, Generator)
    steps.close()


# ---- ten kinds of edit


@pytest.fixture(scope="module")
def bundled(tmp_path_factory) -> tuple[Edited, PackInfo]:
    file = tmp_path_factory.mktemp("pack") / "bundled.carrel"
    build_pack(BUNDLED, file)
    with open_pack(file) as pack:
        return plain(pack.article(pack.entries()[0].id)), pack.info


@pytest.mark.parametrize("edit", EDITS)
def test_marks_outlive_an_edit(bundled, edit):
    before, info = bundled
    marks = marks_over(before, info, MARKS)
    after = edited(before.article, edit, seed=7)
    found = find_all(marks, Pack(after.article))
    assert found.keys() == {mark.id for mark in marks}
    verdicts = [judge(before, after, mark, found[mark.id]) for mark in marks]
    assert not any(verdict.is_false for verdict in verdicts)
    standing = [verdict.is_right for verdict in verdicts if verdict.stands]
    assert len(standing) > MARKS / 2
    # Where a fifth of the words is another, a mark of two words may have nothing left to be known by.
    assert sum(standing) >= (0.98 if edit == "a fifth of the words changed" else 0.99) * len(standing)
    back = find_all(marks, Pack(before.article, edition=info.edition))
    assert {each.state for each in back.values()} == {State.IN_PLACE}
    assert all(back[mark.id].target == mark.target for mark in marks)


def test_of_all_edits_together_99_of_100_are_right(bundled):
    before, info = bundled
    marks = marks_over(before, info, MARKS, seed=3)
    standing: list[bool] = []
    for edit in EDITS:
        after = edited(before.article, edit, seed=11)
        found = find_all(marks, Pack(after.article))
        verdicts = [judge(before, after, mark, found[mark.id]) for mark in marks]
        standing += [verdict.is_right for verdict in verdicts if verdict.stands]
    assert sum(standing) >= 0.99 * len(standing)
