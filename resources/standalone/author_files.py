"""Writes what authors find beside the program: the guide as one page that a browser shows, and a folder to copy."""

from __future__ import annotations

import itertools
import os
import shutil
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.sticks import html_frame
from reader.sticks.layout import GUIDE
from resources.standalone.headings import anchor

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = "Example pack"
PAGES = ("packs.md", "packs-reference.md")
"""In docs/: the guide, and what it leads to."""

_WIDTH = 42  # em
_STYLE = """\
h1, h2, h3, h4 { line-height: 1.2; }
h1:not(:first-child) { margin-top: 3em; border-top: 1px solid #8a8578; padding-top: 1em; }
a { color: #0b5563; }
code, pre { font: 0.85em/1.45 Consolas, Menlo, monospace; background: #f0eee8; }
code { padding: 0.1em 0.2em; overflow-wrap: anywhere; }
pre { padding: 0.7em 1em; overflow-x: auto; }
pre code { padding: 0; overflow-wrap: normal; }
blockquote { margin-left: 0; padding-left: 1em; border-left: 3px solid #8a8578; }
table { border-collapse: collapse; }
td, th { border: 1px solid #c9c5ba; padding: 0.3em 0.6em; text-align: left; vertical-align: top; }"""


def write(program: Path, line_end: str = os.linesep) -> None:
    """Writes both into the folder of the program. Old editors of Windows need its line ends."""
    pages = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in PAGES}
    (program / GUIDE).write_text(page(pages), encoding="utf-8", newline="\n")
    shutil.rmtree(program / EXAMPLE, ignore_errors=True)
    example = ROOT / "resources" / "example_pack"
    for source in sorted(path for path in example.rglob("*") if path.is_file()):
        target = program / EXAMPLE / source.relative_to(example)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8", newline=line_end)


def page(pages: dict[str, str]) -> str:
    """One page of HTML from several of Markdown, whose links to one another lead to places on it."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    body = []
    for name, text in pages.items():
        tokens = markdown.parse(text)
        _name_headings(tokens, name)
        for token in tokens:
            _adapt_links(token.children or [], name, pages)
        body.append(markdown.renderer.render(tokens, markdown.options, {}))
    return html_frame.page("How to make a pack", _STYLE, "\n".join(body), width=_WIDTH)


def _name_headings(tokens: list[Token], page: str) -> None:
    for token, inside in itertools.pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _id(page, "" if token.tag == "h1" else anchor(inside.content)))


def _adapt_links(tokens: list[Token], page: str, pages: dict[str, str]) -> None:
    """A link to another document of the project stays as plain text: it is not beside the program."""
    is_left_out = False
    for token in tokens:
        if token.type == "link_open":
            name, _, heading = str(token.attrGet("href")).partition("#")
            is_left_out = (name or page) not in pages
            if not is_left_out:
                token.attrSet("href", f"#{_id(name or page, heading)}")
        if is_left_out and token.type in ("link_open", "link_close"):
            is_left_out = token.type == "link_open"
            token.type, token.tag, token.nesting, token.content, token.attrs = "text", "", 0, "", {}


def _id(page: str, heading: str) -> str:
    """Each document has a beginning of its own, because two can have the same heading."""
    return escape(f"{page.removesuffix('.md')}-{heading}".rstrip("-"))
