"""Reads a text that is one paragraph of Markdown, such as a caption or the definition of a term."""

from __future__ import annotations

from reader.library.authoring.inline import read_spans
from reader.library.authoring.markdown import BLOCK_ID, parser
from reader.library.authoring.paragraph_marks import block_mark
from reader.library.authoring.raw_marks import warn_of_raw_marks
from reader.library.authoring.targets import FileLinkResolver
from reader.library.authoring.yamlfile import for_message
from reader.library.model import Spans
from reader.translation import _


def read_inline(text: str, line: int, links: FileLinkResolver) -> Spans:
    try:
        inline = parser().parseInline(text)[0]
    except RecursionError:
        links.error(line, _("links are nested too deeply; simplify the text"))
        return ()
    warn_of_raw_marks(inline, line, links)
    mark = block_mark(text)
    if mark:
        links.warn(line + mark[0], mark[1])
    if BLOCK_ID in inline.meta:
        links.warn(
            line,
            _("{id} names no block here; write it after the picture", id=f"{{#{for_message(inline.meta[BLOCK_ID])}}}"),
        )
    return read_spans(inline.children or [], line, links)
