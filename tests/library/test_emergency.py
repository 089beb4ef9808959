"""The place where a pack says what to do in an emergency."""

from __future__ import annotations

import pytest

from reader.library.emergency import emergency_blocks, emergency_line
from reader.library.model import Article, ArticleLink, Block, BlockKind, NoteBox, NoteKind, plain_text
from reader.library.page_words import ENGLISH
from tests.packs import INFO

BOX = NoteBox(NoteKind.WARNING, 1)
BLOCKS = tuple(
    Block(id, BlockKind.PARAGRAPH, box=box)
    for id, box in (("a", None), ("b", BOX), ("c", BOX), ("d", BOX), ("e", NoteBox(NoteKind.WARNING, 2)), ("f", None))
)


@pytest.mark.parametrize(
    ("emergency", "blocks"),
    [
        ("talk#b", range(1, 4)),
        ("talk#c", range(1, 4)),
        ("talk#d", range(1, 4)),
        ("talk#e", range(4, 5)),
        ("talk#f", range(5, 6)),
        ("talk#x", range(0)),
        ("other#b", range(0)),
        ("", range(0)),
    ],
)
def test_its_blocks(emergency, blocks):
    assert emergency_blocks(Article("talk", "Talk", BLOCKS), INFO._replace(emergency=emergency)) == blocks


@pytest.mark.parametrize(
    ("emergency", "link"),
    [
        ("talk#c", ArticleLink("talk", "c")),
        ("other#b", ArticleLink("other", "b")),
        ("talk#missing", ArticleLink("talk", "missing")),
        ("talk#a", None),  # the article begins with it
        ("", None),
        ("talk", None),
        ("talk#", None),
        ("#c", None),
        ("talk#c#d", None),
        ("talk#<b>", None),
        ("../talk#c", None),
    ],
)
def test_the_line_above_an_article(emergency, link):
    line = emergency_line(Article("talk", "Talk", BLOCKS), INFO._replace(emergency=emergency))
    assert [span.link for span in line if span.link] == ([link] if link else [])
    assert plain_text(line).endswith(ENGLISH["emergency_link"] if link else "")
    assert bool(line) == bool(link)


def test_an_article_that_begins_with_the_box_has_no_line():
    article = Article("talk", "Talk", BLOCKS[1:])
    assert [emergency_line(article, INFO._replace(emergency=f"talk#{id}")) for id in "bcd"] == [()] * 3


@pytest.mark.parametrize(
    ("language", "words"), [("fr-CA", "Que faire en cas d’urgence"), ("ar", "ماذا تفعل في حالة الطوارئ")]
)
def test_words_that_nobody_has_checked_are_there_in_english_too(language: str, words: str) -> None:
    info = INFO._replace(language=language, emergency="help#now")
    shown = plain_text(emergency_line(Article("a", "T", ()), info))
    assert words in shown
    assert ENGLISH["emergency_link"] in shown
