"""Values with all their texts in Unicode NFC."""

from __future__ import annotations

import pytest

from reader.library.composed import composed
from reader.library.model import Block, BlockKind, Span, Term


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("cafe\u0301", "café"),
        ("plain", "plain"),
        (5, 5),
        (None, None),
        (("e\u0301", 1), ("é", 1)),
        ([{"e\u0301": ["a\u0300"]}], [{"é": ["à"]}]),
        (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH),
        (Term("e\u0301", "e\u0301", (Span("e\u0301"),)), Term("é", "é", (Span("é"),))),
        (Block("e\u0301", BlockKind.PARAGRAPH, (Span("e\u0301"),)), Block("é", BlockKind.PARAGRAPH, (Span("é"),))),
    ],
)
def test_values(value, expected):
    result = composed(value)
    assert result == expected
    assert type(result) is type(expected)
