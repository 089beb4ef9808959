"""Limits of a mark, and cleaning of its texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.marks.mark_checks import checked, checked_sentence, clean, clean_line
from reader.marks.model import Colour, EditionPlacement, MarkError
from tests.marks.samples import bookmark, highlight

TIME = "2025-04-28T12:00:00.000000Z"
MARK = replace(highlight("the alarm"), created=TIME, modified=TIME)


@pytest.mark.parametrize(
    ("text", "result", "line"),
    [
        ("", "", ""),
        ("a b", "a b", "a b"),
        (" a\tb ", " a\tb ", "a b"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne", "a b c d e"),
        ("a\x00b\x1bc\x7fd\x9fe", "a\ufffdb\ufffdc\ufffdd\ufffde", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("\ud800 ü 第", "\ufffd ü 第", "\ufffd ü 第"),
    ],
)
def test_clean(text, result, line):
    assert clean(text) == result
    assert clean_line(text) == line


def test_texts_are_cleaned_and_labels_sorted():
    mark = checked(replace(MARK, note=" a\x00 ", title=" t\n", author="A\t B", labels=("b", " a ", "b", "")))
    assert (mark.note, mark.title, mark.author, mark.labels) == ("a\ufffd", "t", "A B", ("a", "b"))


def test_placements_are_sorted_and_a_change_is_not_older_than_its_mark():
    mark = replace(MARK, placements=(EditionPlacement(3, None), EditionPlacement(2, MARK.target)))
    assert [each.edition for each in checked(mark).placements] == [2, 3]
    assert checked(replace(MARK, modified="2024-01-01T00:00:00.000000Z")).modified == TIME


SOURCE, TARGET = MARK.source, MARK.target
PLACEMENT = EditionPlacement(2, None)


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        (replace(MARK, id="urn:uuid:x"), "its id is not a urn:uuid"),
        (replace(MARK, created="yesterday"), "its times are not in ISO 8601 with a time zone"),
        (replace(MARK, modified="2025-04-28T12:00:00"), "its times are not in ISO 8601 with a time zone"),
        (replace(MARK, note="x" * 100_001), "the note has more than 100,000 characters"),
        (replace(MARK, title="x" * 1_001), "the title has more than 1,000 characters"),
        (replace(MARK, labels=("x" * 101,)), "a label has more than 100 characters"),
        (replace(MARK, placements=(PLACEMENT, PLACEMENT)), "it has two targets for one edition"),
        (replace(MARK, colour=None), "a highlight must have a colour, and a bookmark must not have one"),
        (replace(bookmark(), created=TIME, modified=TIME, colour=Colour.PINK),
         "a highlight must have a colour, and a bookmark must not have one"),
        (replace(MARK, source=replace(SOURCE, pack="../x")), "it contains an invalid id of a pack, article or block"),
        (replace(MARK, source=replace(SOURCE, edition=-1)), "it contains a number that is out of range"),
        (replace(MARK, target=replace(TARGET, blocks=())), "it has no valid position"),
        (replace(MARK, target=replace(TARGET, last=TARGET.first - 1)), "it has no valid position"),
        (replace(MARK, target=replace(TARGET, quote="x" * 100_001)), "the quote has more than 100,000 characters"),
    ],
    ids=range(14),
)  # fmt: skip
def test_an_invalid_mark(mark, reason):
    with pytest.raises(MarkError) as error:
        checked(mark)
    assert str(error.value) == reason


def test_an_invalid_mark_of_the_reader_is_reported_in_a_sentence():
    with pytest.raises(MarkError, match=r"^This mark cannot be saved: the note has more than 100,000 characters\.$"):
        checked_sentence(replace(MARK, note="x" * 100_001))
