"""Makes pictures so small that they fit on a page with the heading above them and the caption below."""

from __future__ import annotations

from collections.abc import Mapping

from reader.ui.page.document import PageDocument
from reader.ui.page.kept_lines import keep_lines
from reader.ui.page.page_fit import PageFit
from reader.ui.paper.galley import Galley
from reader.ui.paper.galley_strips import cut, kept_top
from reader.ui.paper.pagination import Keep
from reader.ui.paper.paper_sheet import PaperSheet

ROOM_ABOVE = 60  # units above the first line of a galley and below its last, where the edge of a box may be

SMALLEST_SHARE = 0.3
"""Of the text of a page: a caption that leaves less to its picture is cut."""


def page_fit(sheet: PaperSheet) -> PageFit:
    return PageFit(sheet.column, 0, ROOM_ABOVE, ROOM_ABOVE)


def shrink_figures(galley: Galley, sheet: PaperSheet, height_above: float = 0.0) -> None:
    """For a galley that is laid out, and again if a picture has become smaller; `height_above` is the height of what
    is above the galley on its first page."""
    document = galley.document
    if not document.figures:
        return
    strips = cut(galley, 0, sheet.height)
    has_shrunk = False
    for number, strip in enumerate(strips):
        figures = [index for index, run in enumerate(document.figures) if strip.first <= run.position < strip.last]
        end = number
        while strips[end].keep is not Keep.NONE and end + 1 < len(strips):
            end += 1
        top = kept_top(strips[:number], strip.top)
        room = sheet.height - (height_above if top == strips[0].top else 0.0)
        excess = strips[end].bottom - top - room
        if not figures or excess <= 0:
            continue
        figure = document.figures[figures[0]]
        height = max(figure.height - excess, min(figure.height, SMALLEST_SHARE * sheet.height))
        _set_height(document, figures[0], int(height))
        has_shrunk = True
    if has_shrunk:
        document.fit(page_fit(sheet))
        document.size()


def set_heights(galley: Galley, sheet: PaperSheet, heights: Mapping[int, int]) -> None:
    """Lays out a galley again with some of its pictures in other heights."""
    for number, height in heights.items():
        _set_height(galley.document, number, height)
    galley.document.fit(page_fit(sheet))
    galley.document.size()
    keep_lines(galley.document)


def _set_height(document: PageDocument, number: int, height: int) -> None:
    figure = document.figures[number]
    width = max(1, round(figure.width * height / figure.height))
    document.figures[number] = figure._replace(width=width, height=max(1, height))
