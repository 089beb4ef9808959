"""Where the links of a page are, and where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF, QUrl

from reader.library.model import ArticleLink, Citation, FootnoteLink, TermLink, WebLink
from reader.ui.page.page_links import PageLink
from reader.ui.page.text_rects import text_rects
from reader.ui.paper.galley import Anchor, Galley
from reader.ui.paper.pagination import PageSlice
from reader.ui.paper.print_layout import AnchorPlace, PrintLayout


class PaperLink(NamedTuple):
    """`area` is in units from the upper left corner of the sheet. `target` is an address in ASCII, or a place."""

    area: QRectF
    target: str | AnchorPlace


def links_of(layout: PrintLayout, number: int) -> Iterator[PaperLink]:
    """The links of a page, each line of each by itself."""
    for part in layout.pages[number]:
        galley = layout.galley(part.galley)
        for run in galley.document.links:
            if run.first < part.last and run.last > part.first:
                target = _target(layout, galley, run.link)
                if target is not None:
                    yield from _areas(layout, galley, part, (run.first, run.last), target)
        for position, anchor in galley.numbered.items():
            place = layout.anchors.get(anchor)
            if place is not None and part.first <= position < part.last:
                end = position + galley.document.findBlock(position).length() - 1
                yield from _areas(layout, galley, part, (position, end), place)


def _areas(
    layout: PrintLayout, galley: Galley, part: PageSlice, run: tuple[int, int], target: str | AnchorPlace
) -> Iterator[PaperLink]:
    sheet = layout.context.sheet
    for rect in text_rects(galley.document, *run):
        if rect.bottom() > part.top and rect.top() < part.bottom and rect.width() > 0:
            yield PaperLink(rect.translated(sheet.left, sheet.top + part.y - part.top), target)


def _target(layout: PrintLayout, galley: Galley, link: PageLink) -> str | AnchorPlace | None:
    if isinstance(link, WebLink):
        return _sent_address(link.url) or None
    anchor: Anchor
    match link:
        case Citation(keys=keys) if keys:
            anchor = ("source", galley.article, keys[0])
        case TermLink(term=term):
            anchor = ("term", term, "")
        case FootnoteLink(number=number):
            anchor = ("note", galley.article, str(number))
        case ArticleLink(article=article, block=block):
            anchor = ("block", article or galley.article, block)
        case _:
            return None
    return layout.anchors.get(anchor)


def _sent_address(url: str) -> str:
    """An address as a browser sends it, which is in ASCII; empty if it leads nowhere."""
    target = QUrl(url)
    is_complete = target.isValid() and (bool(target.host()) or target.scheme() == "mailto")
    return bytes(target.toEncoded().data()).decode() if is_complete else ""
