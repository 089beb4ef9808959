"""All marks of a pack, found in its other editions."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from benchmarks.edits import EDITS, Edited, edited, judge, marks_over, plain
from reader.library.model import PackInfo
from reader.library.packfile import open_pack
from reader.marks.anchor_pack import find_all, find_each
from reader.marks.make_target import target_of
from reader.marks.model import EditionPlacement, MarkState
from reader.search.build_pack import build_pack
from tests.marks.samples import ARTICLE, Pack, blocks_of, bookmark, found_in, highlight, passage_of
from tests.packs import article_of

BUNDLED = Path(__file__).parents[2] / "content" / "neuroscience-psychotherapy"
MARKS = 300

A, B, C, D = (block.spans[0].text for block in ARTICLE.blocks)


def test_a_decision_is_for_its_edition_and_is_used_to_search_later_ones():
    mark = highlight("keeps what happened, and where")
    second = blocks_of(ARTICLE, p2=B.replace("keeps what happened, and where", "stores events and their places"))
    third = blocks_of(second, p1=f"New. {A}")
    there = target_of(second, ("p2", 16), ("p2", 46))
    assert there.quote == "stores events and their places"
    moved = mark.with_placement(EditionPlacement(2, there))
    found = found_in(moved, second)
    assert (found.state, found.target, found.is_decided) == (MarkState.IN_PLACE, there, True)
    later = found_in(moved, third, edition=3)
    assert (later.state, passage_of(later).quote, later.is_decided) == (MarkState.IN_PLACE, there.quote, False)
    back = found_in(moved, ARTICLE, edition=1)
    assert (back.state, back.target) == (MarkState.IN_PLACE, mark.target)


def test_a_mark_left_as_it_was_is_decided():
    mark = highlight("keeps what happened, and where").with_placement(EditionPlacement(2, None))
    found = found_in(mark, article_of("Something else."))
    assert (found.state, found.is_decided) == (MarkState.NOT_FOUND, True)


def test_in_the_first_edition_all_marks_are_in_place_again():
    marks = [highlight("the alarm"), highlight("Short."), bookmark("p4")]
    found = find_all(marks, Pack(article_of("Nothing is left."), edition=2))
    assert {each.state for each in found.values()} == {MarkState.NOT_FOUND}
    back = find_all(marks, Pack(ARTICLE, edition=1))
    assert [back[mark.id].target for mark in marks] == [mark.target for mark in marks]
    assert {each.state for each in back.values()} == {MarkState.IN_PLACE}


def test_text_that_moved_to_another_article():
    other = article_of("Before it.", f"{B} {D}", id="other")
    mark = highlight("keeps what happened, and where")
    found = found_in(mark, blocks_of(ARTICLE, "p1"), other)
    assert (found.state, passage_of(found).article) == (MarkState.MOVED, "other")


def test_only_candidate_articles_are_read():
    others = [article_of(f"Article {number}.", id=f"a{number}") for number in range(100)]
    heir = article_of(B, id="heir")
    pack = Pack(*others, heir)
    mark = highlight("keeps what happened, and where")
    found = find_all([mark], pack, lambda quote: ["heir"])
    assert passage_of(found[mark.id]).article == "heir"
    assert set(pack.read) == {"talk", "heir"}


def test_a_search_can_be_cancelled():
    marks = [highlight("the alarm") for _ in range(50)]
    done = find_all(marks, Pack(ARTICLE), is_cancelled=lambda done: done >= 10)
    assert len(done) == 10
    steps = find_each(marks, Pack(ARTICLE))
    assert next(steps) is not None
    assert isinstance(steps, Generator)
    steps.close()


@pytest.fixture(scope="module")
def bundled(tmp_path_factory) -> tuple[Edited, PackInfo]:
    file = tmp_path_factory.mktemp("pack") / "bundled.carrel"
    build_pack(BUNDLED, file)
    with open_pack(file) as pack:
        return plain(pack.article(pack.entries()[0].id)), pack.info


@pytest.mark.parametrize("edit", EDITS)
def test_marks_are_found_after_an_edit(bundled, edit):
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
    assert {each.state for each in back.values()} == {MarkState.IN_PLACE}
    assert all(back[mark.id].target == mark.target for mark in marks)


def test_99_of_100_marks_are_right_over_all_edits(bundled):
    before, info = bundled
    marks = marks_over(before, info, MARKS, seed=3)
    standing: list[bool] = []
    for edit in EDITS:
        after = edited(before.article, edit, seed=11)
        found = find_all(marks, Pack(after.article))
        verdicts = [judge(before, after, mark, found[mark.id]) for mark in marks]
        standing += [verdict.is_right for verdict in verdicts if verdict.stands]
    assert sum(standing) >= 0.99 * len(standing)
