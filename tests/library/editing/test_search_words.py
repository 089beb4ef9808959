"""Words by which a search finds a paragraph: in the head of the article, by the id of the paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.insertions.edited_text import EditedText
from reader.library.editing.insertions.search_words import paragraph_at, set_words, words_of
from reader.library.editing.snapshot import FolderSnapshot

FILE = "articles/a.md"
HEAD = "---\ntitle: A  # ours\n---\n\n"
FOUND = "---\ntitle: A\nfound_by:\n  danger: [overdose, pills]\n---\n\n"


def changed(text: str, words: Sequence[str]) -> str:
    """The text after that, whose caret is written as |."""
    place, text = text.index("|"), text.replace("|", "")
    paragraph = paragraph_at(EditedText(text, place, place))
    after = set_words(FolderSnapshot(Path("nowhere"), {FILE: text}), FILE, paragraph, words).changes[FILE]
    assert isinstance(after, str)
    return after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (f"{HEAD}Go **now**.\nOr c|all.\n\nMore\n", "Go **now**.\nOr call. {#go-now-or-call}\n\nMore\n"),
        (f"{HEAD}## In dan|ger {{#danger}}\n", "## In danger {#danger}\n"),
        (f"{HEAD}## In dan|ger\n\nText\n", "## In danger {#in-danger}\n\nText\n"),
        (f"{HEAD}- one\n- tw|o\n- three\n", "- one\n- two {#two}\n- three\n"),
        (f"{HEAD}Here {{#same}}\n\nSa|me\n", "Here {#same}\n\nSame {#same-2}\n"),
    ],
)  # fmt: skip
def test_the_paragraph_gets_an_id_if_it_has_none(text: str, after: str) -> None:
    made = changed(text, ["one word", "two"])
    assert made.partition("---\n\n")[2] == after
    assert "title: A  # ours" in made
    paragraph = paragraph_at(EditedText(text.replace("|", ""), text.index("|"), text.index("|")))
    assert words_of(text.replace("|", ""), paragraph) == []
    assert "one word" in made.partition("\n---\n")[0]


def test_words_are_read_and_changed_and_deleted() -> None:
    text = f"{FOUND}Go no|w. {{#danger}}\n"
    plain = text.replace("|", "")
    paragraph = paragraph_at(EditedText(plain, text.index("|"), text.index("|")))
    assert words_of(plain, paragraph) == ["overdose", "pills"]
    assert "[overdose]" in changed(text, ["overdose"]) or "- overdose" in changed(text, ["overdose"])
    assert "found_by" not in changed(text, [])


@pytest.mark.parametrize(
    "text",
    ["---\ntit|le: A\n---\n\nText", f"{HEAD}|\n\nText", f"{HEAD}::: no|te\nText\n:::\n", f"{HEAD}```\nco|de\n```"],
)
def test_where_there_is_no_paragraph(text: str) -> None:
    place = text.index("|")
    with pytest.raises(EditRefused):
        paragraph_at(EditedText(text.replace("|", "", 1), place, place))
