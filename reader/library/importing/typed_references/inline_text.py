"""The text of a paragraph in one piece, in which parts can be replaced by citations."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from reader.library.importing.imported import CitedWorks, Inline, Inlines, StyledText
from reader.library.model import Style

OTHER = "\ufffc"
"""Stands for a citation or a mark of a footnote."""


class InlineText:
    def __init__(self, inlines: Inlines) -> None:
        self.text = "".join(each.text if isinstance(each, StyledText) else OTHER for each in inlines)
        self._inlines = inlines

    def raised(self) -> Iterable[tuple[int, int]]:
        """The beginning and end of each run of superscripts."""
        start, at = -1, 0
        for inline in self._inlines:
            is_raised = isinstance(inline, StyledText) and bool(inline.style & Style.SUPERSCRIPT)
            if is_raised and start < 0:
                start = at
            elif not is_raised and start >= 0:
                yield start, at
                start = -1
            at += len(inline.text) if isinstance(inline, StyledText) else 1
        if start >= 0:
            yield start, at

    def parts(self, starts: Iterable[int]) -> list[Inlines]:
        """The text from each of these places to the next."""
        places = [*starts, len(self.text)]
        return [tuple(self._between(start, end)) for start, end in itertools.pairwise(places)]

    def with_citations(self, citations: Iterable[tuple[int, int, CitedWorks]]) -> Inlines:
        """Each citation instead of the text from its beginning to its end, in their order."""
        done: list[Inline] = []
        position = 0
        for start, end, citation in citations:
            done += self._between(position, start)
            done.append(citation)
            position = end
        return (*done, *self._between(position, len(self.text)))

    def _between(self, start: int, end: int) -> list[Inline]:
        found: list[Inline] = []
        at = 0
        for inline in self._inlines:
            length = len(inline.text) if isinstance(inline, StyledText) else 1
            first, last = max(start - at, 0), min(end - at, length)
            if first < last:
                found.append(
                    replace(inline, text=inline.text[first:last]) if isinstance(inline, StyledText) else inline
                )
            at += length
        return found
