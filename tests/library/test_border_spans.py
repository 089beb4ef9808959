"""Where the borders of words stand in the spans of a pack, and that everything else takes them for nothing."""

from __future__ import annotations

import pytest

from reader.library.border_spans import bordered, bordered_article, bordered_spans
from reader.library.model import Article, Block, BlockKind, Citation, Span, Spans, Style, Table, TermLink, plain_text
from reader.library.word_borders import borderless, without_borders
from reader.search.tokens import Tokenizer
from resources.standalone import word_lists

LINK, CITE, STRONG, CODE = TermLink("water"), Citation(("a",)), Style.STRONG, Style.CODE
THAI = "ผู้ป่วยควรดื่มน้ำมากๆและพักผ่อนให้เพียงพอ"


@pytest.fixture(scope="module", autouse=True)
def _lists() -> None:
    """They are made first if `dev.py` has not made them."""
    word_lists.make_missing()


@pytest.mark.parametrize(
    ("spans", "texts"),
    [
        ((Span("ดื่มน้ำ"),), ["ดื่ม|น้ำ"]),
        ((Span("ดื่ม"), Span("น้ำ", STRONG)), ["ดื่ม", "|น้ำ"]),
        ((Span("ดื่ม"), Span("น้ำ", link=LINK), Span("มาก")), ["ดื่ม|", "น้ำ", "|มาก"]),
        ((Span("ดื่ม", link=LINK), Span("น้ำ", link=LINK)), ["ดื่ม|", "น้ำ"]),
        ((Span("ดื่ม"), Span("", link=CITE), Span("น้ำ")), ["ดื่ม", "", "|น้ำ"]),
        ((Span("ดื่"), Span("มน้ำ", STRONG)), ["ดื่", "ม|น้ำ"]),
        ((Span("ดื่มน้ำ", CODE), Span(" "), Span("ดื่มน้ำ")), ["ดื่มน้ำ", " ", "ดื่ม|น้ำ"]),
        ((), []),
        ((Span("Drink"),), ["Drink"]),
    ],
)
def test_spans(spans: Spans, texts: list[str]) -> None:
    found = bordered_spans(spans)
    assert [span.text.replace("\u200b", "|") for span in found] == texts
    assert borderless(found) == spans
    assert bordered_spans(found) == found


def test_articles() -> None:
    cell = (Span("ดื่มน้ำ"),)
    blocks = (
        Block("p", BlockKind.PARAGRAPH, cell),
        Block("c", BlockKind.CODE, cell),
        Block("t", BlockKind.TABLE, table=Table(((cell, cell),), ("", ""))),
    )
    article = Article("a", "ดื่มน้ำ", blocks, summary="ดื่มน้ำ")
    found = bordered_article(article)
    assert (found.title, found.summary) == ("ดื่มน้ำ", "ดื่ม\u200bน้ำ")
    assert plain_text(found.blocks[0].spans) == "ดื่ม\u200bน้ำ"
    assert found.blocks[1] == article.blocks[1]
    assert found.blocks[2].table is not None
    assert plain_text(found.blocks[2].table.rows[0][1]) == "ดื่ม\u200bน้ำ"
    assert borderless(found) == article


def test_the_index_takes_them_for_nothing() -> None:
    tokenizer = Tokenizer("th")
    assert tokenizer.forms(bordered(THAI)) == tokenizer.forms(THAI)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("กิน\u200bยา", "กินยา"),
        ("https://\u200bwho.int/\u200ba", "https://\u200bwho.int/\u200ba"),
        ("กิน\u200b ยา", "กิน\u200b ยา"),
        ("ဖြစ်\u200bသည်", "ဖြစ်သည်"),
        ("plain", "plain"),
    ],
)
def test_what_leaves_the_program_is_without_them(text: str, clean: str) -> None:
    assert without_borders(text) == clean
