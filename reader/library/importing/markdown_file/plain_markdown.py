"""The text of a line of Markdown without its marks, and the name that GitHub gives to a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from reader.library.authoring import markdown_rules
from reader.library.authoring.blockids import slug
from reader.library.importing.markdown_file import inline_rules as inlines
from reader.library.importing.markdown_file.markdown_parser import parser


def plain_line(text: str) -> str:
    """A line of Markdown without its marks."""
    return "".join(plain_parts(parser().parseInline(text, {})[0].children or ())).strip()


def github_slug(text: str) -> str:
    kept = "".join(sign for sign in text.strip().lower() if sign.isalnum() or sign in " -_")
    return kept.replace(" ", "-") or slug(text)


def plain_parts(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline", markdown_rules.SCRIPT):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.type == inlines.WIKI_LINK:
            yield child.meta["groups"][2] or child.meta["groups"][1]
        elif child.children:
            yield from plain_parts(child.children)
