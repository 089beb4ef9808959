"""Long lines of signs that patterns and loops repeat: reading them takes steps in proportion to their length."""

from __future__ import annotations

import pytest

from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.imported import HeadingBlock, ImportedDocument, ListBlock, ParagraphBlock, StyledText
from reader.library.importing.typed_references.entry_parser import parse_entry
from reader.library.importing.typed_references.entry_text import LONGEST_PARSED
from reader.library.importing.typed_references.typed_references import with_typed_references
from reader.library.model import Style

HOSTILE = [
    "[1", "(1", "(Aa 2019", "(Aa, 2019; ", "Aa ", "Aa, A., ", "A. ", "1(2):", ". ", "Aa-", "https://a/", "10.1234/",
    "Aa and ", "In ", "(Eds.) ", "[1,", "[1-", "vol 1 ", "1;1:1 ", "'", "\n", "\t", "et al. ", "Aa: ", "aa", "1", "1 ",
]  # fmt: skip
"""Each is repeated."""


def _document(text: str) -> None:
    entry = "Smith A. On sleep. J Sleep. 2019;12(3):1-9."
    blocks = (
        ParagraphBlock((StyledText(text),)),
        ParagraphBlock((StyledText("a"), StyledText(text, Style.SUPERSCRIPT))),
        HeadingBlock(2, (StyledText("References"),)),
        ListBlock(((ParagraphBlock((StyledText(entry),)),), (ParagraphBlock((StyledText(text[:9_000]),)),)), 1),
    )
    with_typed_references([ImportedDocument("T", blocks, {}, {}, {}, "en", (), ())], ReferenceList())


@pytest.mark.parametrize("part", HOSTILE)
def test_entries(part: str):
    """As long as an entry may be that is taken apart."""
    parse_entry((part * LONGEST_PARSED)[:LONGEST_PARSED])


@pytest.mark.parametrize("part", HOSTILE)
def test_documents(part: str):
    _document(part * (200_000 // len(part)))
