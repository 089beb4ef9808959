"""Texts of marks stay texts in exported web pages and Markdown, whatever is in them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from reader.marks.model import Mark
from reader.marks.readable_export import as_html, as_markdown
from tests.marks.samples import highlight

HOSTILE = (
    "<script>document.title='x'</script>", '"><img src=x onerror=alert(1)>', "</blockquote></section><h1>Yours</h1>",
    "<!-- ", "]]>", "&lt;b&gt;&#60;i&#62;", "javascript:alert(1)", "[x](https://example.org)",
    "![x](https://example.org/x.png)", "<https://example.org>", "https://example.org www.example.org a@example.org",
    "# Heading", "1. One\n2. Two", "- a\n+ b\n* c", "===\n---\n***", "> quote", "    code", "\tcode",
    "```\ncode\n```", "~~~", "| a | b |\n|---|---|", "*a* _b_ **c** ~~d~~ `e`", "a\\", "[^1]: note",
    "[a]: https://example.org", ":::note", "% title", "$$x$$", "\u202eabc", "\x00\x1b[31m\u2028x\u0085y", "a  \nb",
    "&amp;",
)  # fmt: skip

TIME = "2025-04-28T12:00:00.000000Z"


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[f"{tag} {sorted(name for name, _ in attrs)}"] += 1

    def handle_comment(self, data: str) -> None:
        self.tags["comment"] += 1

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def hostile_mark(chance: random.Random) -> Mark:
    def text() -> str:
        return " ".join(chance.choices(HOSTILE, k=chance.randint(1, 3)))

    mark = highlight("the alarm", note=text(), title=text(), author=text()[:40], labels=(text()[:90],))
    mark = replace(mark, created=TIME, modified=TIME)
    source = replace(mark.source, article_title=text(), pack_title=text(), publisher=text(), authors=(text(),))
    return replace(mark, source=source, target=replace(mark.target, quote=text()))


@pytest.mark.parametrize("seed", range(40))
def test_hostile_texts_stay_texts(seed):
    mark = hostile_mark(random.Random(seed))
    harmless = replace(
        mark, note="n", title="t", author="a", labels=("l",), target=replace(mark.target, quote="q"),
        source=replace(mark.source, article_title="t", pack_title="p", publisher="u", authors=("a",)),
    )  # fmt: skip
    hostile, plain = (Page(as_html([each])) for each in (mark, harmless))
    plain.tags["br []"] = hostile.tags["br []"]  # of a quote with several lines
    assert hostile.tags == plain.tags
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(as_markdown([mark]))
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    allowed = {"heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "blockquote_open",
               "blockquote_close", "text", "text_special", "softbreak", "hardbreak", "em_open", "em_close"}  # fmt: skip
    assert kinds <= allowed
    assert sum(token.type == "heading_open" for token in tokens) == 3
