"""Pasted blocks get empty lines around them; pasted words go into their line."""

from __future__ import annotations

import pytest

from reader.library.editing.pasting.paste_place import at_place

CASES = {
    "words": ("one *two*", "A| b", "Aone *two* b"),
    "line break within words": ("one\\\ntwo", "A|b", "Aone\\\ntwob"),
    "heading within a line": ("## H", "A|b", "A\n\n## H\n\nb"),
    "two paragraphs at an end": ("one\n\ntwo", "A|\n\nb", "A\n\none\n\ntwo\n\nb"),
    "list on an empty line": ("- one", "A\n\n|\n\nb", "A\n\n- one\n\nb"),
    "list below a line": ("- one", "A\n|\nb", "A\n\n- one\n\nb"),
    "table in an empty text": ("| a |\n|---|", "|", "| a |\n|---|"),
    "figure at the start": ("![a](figures/b.png)", "|A", "![a](figures/b.png)\n\nA"),
    "note at the end": ("a[^b]\n\n[^b]: c", "A |", "A \n\na[^b]\n\n[^b]: c"),
    "in place of a selection": ("> q", "A [b] c", "A \n\n> q\n\n c"),
}


@pytest.mark.parametrize("name", CASES)
def test_pasted_text_has_its_place(name: str) -> None:
    markdown, text, expected = CASES[name]
    if "[b]" in text:
        start, end = text.index("["), text.index("]") + 1
    else:
        start = end = text.index("|")
        text = text.replace("|", "")
    assert f"{text[:start]}{at_place(markdown, text, start, end)}{text[end:]}" == expected
