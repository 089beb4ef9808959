"""Spans as paper shows them: addresses in full, and links only to what is on the same paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import unquote

from reader.library.model import ArticleLink, Block, Link, Span, Spans, TermLink, WebLink
from reader.ui.widgets.text_direction import has_right_to_left

IsPrinted = Callable[[Link], bool]


def printed_spans(spans: Spans, is_printed: IsPrinted) -> Spans:
    """`is_printed` says whether the target of a link inside the pack is on the paper."""
    if not any(span.link for span in spans):
        return spans
    found: list[Span] = []
    for span in spans:
        if isinstance(span.link, ArticleLink | TermLink) and not is_printed(span.link):
            found.append(span._replace(link=None))
            continue
        if isinstance(span.link, WebLink) and _needs_its_signs(span.link.url, span.text):
            found.append(span._replace(text=span.link.url))
            continue
        found.append(span)
        if isinstance(span.link, WebLink) and (address := printed_address(span.link.url, span.text)):
            found.append(Span(f" ({address})"))
    return tuple(found)


def printed_address(url: str, text: str) -> str:
    """The address to print after the text of a link; empty if the text has it."""
    address = url.removeprefix("mailto:")
    bare = address.split("://", 1)[-1].rstrip("/").casefold()
    readable = unquote(bare).casefold()
    has_it = bare in text.casefold() or (_is_one_word(readable) and readable in text.casefold())
    return "" if has_it else address


def _needs_its_signs(url: str, text: str) -> bool:
    """Whether the text is the address as people read it, but has spaces, so that nobody can type it from paper."""
    readable = unquote(url)
    return text.strip() == readable != url and not _is_one_word(readable)


def _is_one_word(text: str) -> bool:
    return "\ufffd" not in text and not any(map(str.isspace, text))


def printed_block(block: Block, is_printed: IsPrinted) -> Block:
    block = block._replace(spans=printed_spans(block.spans, is_printed))
    if block.table:
        rows = tuple(tuple(printed_spans(cell, is_printed) for cell in row) for row in block.table.rows)
        block = block._replace(table=block.table._replace(rows=rows))
    return block


def named(text: str) -> str:
    """A name inside a line that may be in another direction (Unicode's isolates)."""
    return f"\u2068{text}\u2069" if has_right_to_left(text) else text


def linked_terms(spans: Iterable[Span]) -> list[str]:
    """The ids of the terms that spans link to, each once, in their order."""
    return list(dict.fromkeys(span.link.term for span in spans if isinstance(span.link, TermLink)))
