"""Links from one imported document to another."""

from __future__ import annotations

from dataclasses import replace

from reader.library.authoring.content_source import ContentSource
from reader.library.importing.content_writer import ImportedPack, write_content
from reader.library.importing.imported import DocumentTarget, HeadingBlock, ParagraphBlock, StyledText
from reader.library.model import ArticleLink
from tests.library.importing.written import document


def linked(text: str, key: str, anchor: str = "") -> ParagraphBlock:
    return ParagraphBlock((StyledText(text, target=DocumentTarget(key, anchor)),))


def test_links_between_documents(tmp_path) -> None:
    first = document([linked("whole", "b"), linked("place", "b", "x"), linked("lost", "b", "y"), linked("none", "c")])
    second = document([HeadingBlock(2, (StyledText("Night shifts"),), ("x",)), linked("back", "a")])
    documents = [
        ("one.epub", replace(first, key="a", name="Day")),
        ("one.epub", replace(second, key="b", name="Night")),
    ]
    write_content(tmp_path / "out", ImportedPack("out", "Title", "en", "2026-11-29", {}), documents)
    source = ContentSource(tmp_path / "out")
    articles = {article.id: article for article in source.articles()}
    assert [str(each) for each in source.problems() if "reference" not in str(each)] == []
    links = [[span.link for span in block.spans] for block in articles["day"].blocks]
    assert links == [
        [ArticleLink("night", "")],
        [ArticleLink("night", "night-shifts")],
        [ArticleLink("night", "")],
        [None],
    ]
    assert articles["night"].blocks[1].spans[0].link == ArticleLink("day", "")
