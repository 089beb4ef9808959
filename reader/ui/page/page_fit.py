"""The measures for which the text of a page is laid out."""

from __future__ import annotations

from reader.named_tuple import NamedTuple


class PageFit(NamedTuple):
    """Pixels. `width` is that of the page with its margins, and `beside` what the window has to the right of it.

    No picture is taller than `height`; 0 sets no limit.
    """

    width: float
    margin: float
    top: float
    bottom: float
    beside: float = 0.0
    height: float = 0.0
