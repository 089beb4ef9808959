"""Finds and rewrites the addresses of links and pictures in the texts of a folder, as Markdown writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote

from reader.library.normal_form import normalized

_WRITTEN = r"(?:<[^<>\n]*>|[^\s()<>]+)"
_ADDRESS = re.compile(rf"\]\([ \t]*(?P<inline>{_WRITTEN})|^ {{0,3}}\[[^\[\]\n]+\]:[ \t]*(?P<line>\S+)", re.MULTILINE)
_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    rf"\([ \t]*(?P<address>{_WRITTEN})(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*\)"
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)


class FoundAddress(NamedTuple):
    """`address` without percent signs; `start` and `end` are where it is written in the text."""

    address: str
    start: int
    end: int
    line: int


def addresses_in(text: str) -> Iterator[FoundAddress]:
    """Those of links and pictures, but not those in code."""
    code = [found.span() for found in _FENCE.finditer(text)]
    for found in _ADDRESS.finditer(text):
        group = "inline" if found["inline"] is not None else "line"
        if any(start <= found.start() < end for start, end in code):
            continue
        written = found[group]
        address = normalized("NFC", unquote(written.removeprefix("<").removesuffix(">")))
        yield FoundAddress(address, *found.span(group), text.count("\n", 0, found.start()) + 1)


def with_addresses(text: str, new: Callable[[str], str | None]) -> str:
    """The text with other addresses, where `new` returns one for an address."""
    parts = []
    done = 0
    for found in addresses_in(text):
        address = new(found.address)
        if address is not None:
            parts += [text[done : found.start], written_address(address)]
            done = found.end
    return "".join([*parts, text[done:]])


def without_links(text: str, is_gone: Callable[[str], bool]) -> str:
    """The text with the words alone in place of a link, and without pictures, where `is_gone` is true for its address.

    A picture that is alone in its paragraph goes with the empty line below it.
    """

    def replaced(found: re.Match[str]) -> str:
        address = normalized("NFC", unquote(found["address"].removeprefix("<").removesuffix(">")))
        if not is_gone(address):
            return found[0]
        return "" if found["picture"] else found["words"]

    changed = _LINK.sub(replaced, text)
    if changed == text:
        return text
    before, after = text.split("\n"), changed.split("\n")
    kept = [new for old, new in zip(before, after, strict=False) if new.strip() or not old.strip()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join([*kept, *after[len(before) :]]))


def written_address(address: str) -> str:
    """As Markdown can have it: between < and > if it has spaces or brackets."""
    if re.search(r"[\s()<>]", address):
        return f"<{address}>" if not re.search(r"[<>\n]", address) else quote(address, safe="/:#")
    return address


def article_in(address: str, pack: str) -> tuple[str, str] | None:
    """The article that a link leads to and its block, such as ("naps", "short"); None for other addresses.

    The article is empty for a block of the same one.
    """
    for start in ("article:", f"carrel:{pack}/" if pack else ""):
        if start and address.startswith(start):
            article, _, block = address[len(start) :].partition("#")
            return article, block
    return ("", address[1:]) if address.startswith("#") else None
