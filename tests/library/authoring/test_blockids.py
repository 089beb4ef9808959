"""Ids that stay the same when other blocks change."""

from __future__ import annotations

import pytest

from reader.library.authoring.blockids import block_ids, slug
from reader.library.model import ID


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neuroplasticity: the brain's lifelong ability to change.", "neuroplasticity-the-brains-lifelong-ability-to"),
        ("A — dash, and six more words here", "a-dash-and-six-more-words"),
        ("Straße ÄRGER", "strasse-ärger"),
        ("e\u0301te\u0301", "été"),
        ("post-traumatic stress", "post-traumatic-stress"),
        ("5 % of 1,000", "5-of-1-000"),
        (
            "大脑在任何年龄都会改变它可以在一生中形成新的连接和通路重新组织",
            "大脑在任何年龄都会改变它可以在一生中形成新的连接",
        ),
        ("!!! … —", ""),
        ("", ""),
        ("x" * 5000, "x" * 24),
        ("_under_score", "under-score"),
    ],
)
def test_slug(text, expected):
    assert slug(text) == expected
    assert not expected or ID.fullmatch(expected)


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ([("", "A b", "paragraph"), ("", "a B!", "item")], ["a-b", "a-b-2"]),
        ([("", "A", "paragraph"), ("a", "other", "paragraph")], ["a-2", "a"]),
        ([("", "A", "item"), ("", "A", "item"), ("a-2", "", "item")], ["a", "a-3", "a-2"]),
        ([("", "", "rule"), ("", "", "rule")], ["rule", "rule-2"]),
        ([("", "A", "item"), ("", "A 2", "item"), ("", "A", "item")], ["a", "a-2", "a-3"]),
    ],
)
def test_block_ids(given, ids):
    assert block_ids(given) == ids


def test_ids_survive_moves_and_edits_of_other_blocks():
    texts = ["Sleep helps the brain to rest well.", "Rest is good.", "Wake up early."]
    before = block_ids([("", text, "paragraph") for text in texts])
    changed = ["New.", texts[2], texts[1] + " Yes.", texts[0].replace("well", "better")]
    after = block_ids([("", text, "paragraph") for text in changed])
    assert {before[0], before[2]} < set(after)
