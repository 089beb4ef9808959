"""Boxes around blocks."""

from __future__ import annotations

import pytest

from reader.library.model import (
    NoteKind,
)
from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
    assert_reported,
    blocks_of,
)


def test_boxes_are_numbered_and_share_their_blocks():
    text = "a\n\n::: note Read *this*\nb\n\n- c\n:::\n\n::: warning\nd\n:::\ne"
    blocks = blocks_of(text)
    boxes = [(block.box.kind, block.box.number, block.box.title) if block.box else None for block in blocks]
    note, warning = (NoteKind.NOTE, 0, "Read *this*"), (NoteKind.WARNING, 1, "")
    assert boxes == [None, note, note, warning, None]


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (MD, HEAD + "::: note\nA" + END, MD + ":5: this box is never closed"),
        (MD, HEAD + "A\n\n:::" + END, MD + ":7: there is no open box here"),
        (MD, HEAD + "::: warnin\nA\n\n:::" + END, MD + ":5: unknown kind of box warnin; did you mean warning?"),
        (MD, HEAD + "::: note\nA\n\n::: note\nB\n\n:::" + END, MD + ":8: this box starts inside the box of line 5"),
        (MD, HEAD + "::: note\n:::" + END, MD + ":5: this box is empty"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
