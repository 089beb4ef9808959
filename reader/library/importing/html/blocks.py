"""Reads a tree of HTML into blocks: the whole of a page, a chapter of an e-book, or what somebody pasted.

    root = parse_html(text)                     # of `tree`; is_xml=True for the XHTML of e-books
    content = blocks_of_html(root, NoSurroundings(), report)
    blocks = levelled(content.blocks, report)   # of `heading_levels`; headings have the levels of their tags before

`content.notes` has the footnotes. There is no title: every heading is in the blocks. What is not kept is in `report`,
each time with the heading above it as its place. Give your own `PageSurroundings` to say where links lead and to take
pictures. `omissions` has the elements that are left out, with the reason, such as navigation: each becomes an
`OmittedBlock` at its place, and an entry of the report with the same key.
"""

from __future__ import annotations

from reader.library.importing.html.element_readers import READERS
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.html_reader import HtmlReader
from reader.library.importing.html.surroundings import (
    HtmlContent,
    NoSurroundings,
    Omission,
    Omissions,
    PageSurroundings,
)
from reader.library.importing.html.tree import parse_html
from reader.library.importing.html.word_processors import prepare_lists
from reader.library.importing.report import ImportReport

__all__ = [
    "HtmlContent",
    "HtmlElement",
    "NoSurroundings",
    "Omission",
    "Omissions",
    "PageSurroundings",
    "blocks_of_html",
    "parse_html",
]


def blocks_of_html(
    root: HtmlElement, surroundings: PageSurroundings, report: ImportReport, omissions: Omissions | None = None
) -> HtmlContent:
    prepare_lists(root)
    return HtmlReader(root, surroundings, report, READERS, omissions or Omissions()).read()
