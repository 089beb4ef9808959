"""What the reader answered about the files of a pack, in the settings."""

from __future__ import annotations

import pytest

from reader.library.file_digest import FileDigest
from reader.library.pack_answers import (
    MOST_ANSWERS,
    answer_about,
    chosen,
    from_settings,
    is_declined,
    may_be_declined,
    to_settings,
    with_answers,
)

ONE, TWO = FileDigest("1" * 64, (1, 2, 300, 400, 5)), FileDigest("2" * 64, (1, 3, 300, 400, 5))
YES, NO = answer_about("wound", ONE, is_read=True), answer_about("wound", TWO, is_read=False)


def test_answers_are_stored_and_read():
    answers = with_answers((), [YES, NO])
    assert from_settings(to_settings(answers)) == answers
    assert chosen(answers, "wound") == YES
    assert chosen(answers, "other") is None
    assert is_declined(answers, "wound", TWO)
    assert not is_declined(answers, "wound", ONE)
    assert may_be_declined(answers, "wound", 300, 400)
    assert not may_be_declined(answers, "wound", 300, 401)


def test_a_pack_has_one_file_that_is_read():
    answers = with_answers((YES, NO), [answer_about("wound", TWO, is_read=True)])
    assert [(each.sha256[0], each.is_read) for each in answers] == [("2", True)]


def test_an_id_counts_in_either_unicode_form():
    answers = [answer_about("e\u0301te\u0301", ONE, is_read=True)]
    assert chosen(answers, "\u00e9t\u00e9")
    assert not chosen(answers, "ete")


def test_the_oldest_answers_are_forgotten():
    many = [answer_about(f"id{number}", ONE, is_read=False) for number in range(MOST_ANSWERS + 5)]
    assert with_answers(many, [YES])[0] == YES
    assert len(with_answers(many, [YES])) == MOST_ANSWERS


GOOD = to_settings([YES])[0]


@pytest.mark.parametrize(
    "value",
    [
        None, 3, "x", {}, [3], [[]], [{}], [GOOD | {"id": "../x"}], [GOOD | {"id": 3}], [GOOD | {"sha256": "1" * 63}],
        [GOOD | {"sha256": "G" * 64}], [GOOD | {"answer": "yes"}], [GOOD | {"size": True}], [GOOD | {"size": 1.5}],
        [GOOD | {"modified": 1 << 64}], [{name: GOOD[name] for name in ("id", "sha256")}],
    ],
    ids=lambda value: repr(value)[-40:],
)  # fmt: skip
def test_what_carrel_did_not_write_is_no_answer(value):
    assert from_settings(value) == ()
    if isinstance(value, list):
        assert from_settings([*value, GOOD]) == (YES,)
