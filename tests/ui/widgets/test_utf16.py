"""Lengths in UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.widgets.utf16 import utf16_length

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("🧠𝛼\U0010ffffaé你"), max_size=8)


@given(TEXTS)
def test_length(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
