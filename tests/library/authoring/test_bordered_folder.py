"""Sentences of a content folder get the borders of words; titles and ids have none."""

from __future__ import annotations

from reader.library.border_spans import bordered
from reader.library.model import plain_text
from reader.library.word_borders import without_borders
from resources.standalone import word_lists
from tests.library.authoring.samples import read

THAI = "ผู้ป่วยควรดื่มน้ำมากๆและพักผ่อนให้เพียงพอ"


def test_a_folder_is_read_with_borders(make_folder) -> None:
    word_lists.make_missing()
    _source, (article, *_others) = read(
        make_folder({"articles/a.md": f"---\ntitle: {THAI}\n---\n\n{THAI}\n\n## {THAI}\n"})
    )
    text, heading = (plain_text(block.spans) for block in article.blocks[-2:])
    assert text == heading == bordered(THAI) != THAI
    assert article.title == without_borders(text) == THAI
    assert "\u200b" not in article.blocks[-1].id
