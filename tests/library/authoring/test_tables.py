"""Tables."""

from __future__ import annotations

import pytest

from reader.library.model import (
    BlockKind,
    Span,
    Style,
)
from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
    assert_reported,
    blocks_of,
)

EM = Style.EMPHASIS


def test_a_table():
    (block,) = blocks_of("| A | B | C |\n|:--|--:|:-:|\n| *a* | b \\| c |\n")
    assert block.kind is BlockKind.TABLE
    assert block.spans == ()
    assert block.table
    assert block.table.alignments == ("left", "right", "center")
    assert block.table.rows == (
        ((Span("A"),), (Span("B"),), (Span("C"),)),
        ((Span("a", EM),), (Span("b | c"),), ()),
    )


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (MD, HEAD + "| a |\n|---|\n| b | c |" + END, MD + ":7: this row has more cells than the header"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
