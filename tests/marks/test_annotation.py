"""Marks as Web Annotations, and why one cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.library.stored_json import EncodingError
from reader.marks.annotation import from_annotation, to_annotation
from reader.marks.model import EditionPlacement
from tests.marks.samples import bookmark, highlight

TIME = "2025-04-28T12:00:00.000000Z"
MARK = replace(highlight("the alarm", note="Why?", author="Ann"), created=TIME, modified=TIME)
ITEM = to_annotation(MARK)


@pytest.mark.parametrize(
    "mark",
    [
        MARK,
        replace(bookmark(title="Here", labels=("a", "b")), created=TIME, modified=TIME),
        replace(MARK, is_deleted=True),
        replace(MARK, placements=(EditionPlacement(2, MARK.target), EditionPlacement(3, None))),
    ],
    ids=range(4),
)
def test_there_and_back(mark):
    assert from_annotation(to_annotation(mark)) == mark


def test_empty_members_are_left_out():
    item = to_annotation(replace(bookmark(), source=replace(MARK.source, date="", authors=())))
    assert not {"creator", "carrel:colour", "carrel:deleted"} & item.keys()
    assert item["body"] == []
    assert not {"date", "authors"} & item["carrel:source"].keys()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "Note"}, "it is not an Annotation"),
        ({"motivation": "assessing"}, "its motivation is neither bookmarking nor highlighting"),
        ({"carrel:colour": "beige"}, "its colour is not one of yellow, green, blue, pink"),
        ({"target": []}, "it has no target"),
        ({"target": [{"source": "carrel:brain/talk"}]}, "its target has no selectors"),
        (
            {"target": [{**ITEM["target"][0], "source": "file:///x"}]},
            "its source is not a carrel: address of an article",
        ),
        ({"created": ""}, "its times are not in ISO 8601 with a time zone"),
    ],
    ids=range(7),
)
def test_unreadable(changes, reason):
    with pytest.raises(EncodingError) as error:
        from_annotation({**ITEM, **changes})
    assert str(error.value) == reason


def test_no_quote_has_borders_of_words() -> None:
    """A pack has them in Thai, Lao, Khmer and Burmese; other programs would not find the text of the page."""
    target = replace(MARK.target, quote="กิน\u200bยา", before="ล้าง\u200bมือ\u200b", after="\u200bก่อน")
    [selected, *_others] = to_annotation(replace(MARK, target=target))["target"]
    [quote, *_others] = selected["selector"]
    assert (quote["exact"], quote["prefix"], quote["suffix"]) == ("กินยา", "ล้างมือ", "ก่อน")
