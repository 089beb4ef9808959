"""The text of a block as readers would see it, before escaped signs look like the others.

`raw_marks` finds in it what the author meant as a mark, and the parser did not.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

RAW_TEXT = "raw text"
"""The name of the raw text in the `meta` of an inline token."""

ESCAPED = "\ue000"
"""Before a sign that had a backslash: the author wants to see it."""

OTHER = "\ue001"
"""In place of what is no text: code, a citation, a superscript, a picture, the ends of a link or of emphasis."""


def keep_raw_text(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.meta[RAW_TEXT] = raw_text(token)


def raw_text(inline: Token) -> str:
    children = inline.children or []
    if len(children) == 1 and children[0].type == "text":
        return children[0].content
    return "".join(_parts(children))


def _parts(children: list[Token]) -> Iterator[str]:
    for token in children:
        if token.type == "text":
            yield token.content
        elif token.type == "text_special":
            is_escaped = token.info == "escape" and token.content != token.markup
            yield ESCAPED + token.content if is_escaped else token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        else:
            yield OTHER + "\n" * token.content.count("\n")
