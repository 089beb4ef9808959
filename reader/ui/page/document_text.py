"""Text of a page as it is copied and read aloud: what is raised or lowered on the page stays apart from other numbers.

The page shows “10⁻⁶” and “helps¹” with ordinary digits, so that Qt's own text has 10-6 and helps1.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

from PySide6.QtGui import QTextBlock

from reader.library.model import Citation, FootnoteLink
from reader.library.word_borders import without_borders
from reader.ui.page.document import LABEL_GAP, PageDocument, ScriptRun
from reader.ui.page.page_links import LinkRun
from reader.ui.page.unbroken_text import JOINER

_Run = TypeVar("_Run", LinkRun, ScriptRun)

_PLAIN = str.maketrans({
    "\u2028": "\n", "\u2029": "\n", "\ufdd0": "\n", "\ufdd1": "\n", "\ufffc": None,
    JOINER: None, "\u00a0": " ", "\u202f": " ", "\u00ad": None,
})  # fmt: skip
"""Qt's line ends, pictures, what keeps numbers and units together in tables, and where words may be divided."""


def document_text(document: PageDocument, first: int, last: int, *, has_notes: bool = True) -> str:
    """The text between two positions. With `has_notes`, numbers of citations and footnotes are in brackets."""
    if first >= last:
        return ""
    parts: list[str] = []
    for run in _raised(document, first, last):
        begin, end = max(first, run.first), min(last, run.last)
        parts.append(plain_text(document, first, begin))
        first = end
        if isinstance(run, ScriptRun):
            is_whole = (begin, end) == (run.first, run.last) or not run.text
            parts.append(run.text.translate(_PLAIN) if is_whole else plain_text(document, begin, end))
        elif has_notes:
            number = plain_text(document, begin, end).strip(" .\u2068\u2069")
            starts_line = document.findBlock(run.first).position() == run.first
            parts.append(f"{number.strip(' .')}. " if starts_line else f" [{number}]")
            if starts_line and plain_text(document, end, min(last, end + 1)) == LABEL_GAP:
                first += 1
    return "".join([*parts, plain_text(document, first, last)])


def copied_text(document: PageDocument, first: int, last: int) -> str:
    """The text between two positions without what is only there to be pressed."""
    parts: list[str] = []
    for begin, end in document.controls:
        if first < end and begin < last:
            parts.append(document_text(document, first, begin))
            first = min(end, last)
    return "".join([*parts, document_text(document, first, last)])


def plain_text(document: PageDocument, first: int, last: int) -> str:
    """The text between two positions as the page shows it, without its pictures."""
    # Qt's own selection would take whole cells and rows of a table that it begins or ends in.
    parts = []
    block = document.findBlock(first)
    while block.isValid() and block.position() < last:
        begin = max(0, first - block.position())
        end = last - block.position()
        parts.append(_units(block, begin, min(end, block.length() - 1)))
        if end >= block.length():
            parts.append("\n")
        block = block.next()
    return without_borders("".join(parts).translate(_PLAIN))


def _units(block: QTextBlock, first: int, last: int) -> str:
    """Characters of a paragraph, which Qt counts in UTF-16 units."""
    text = block.text()
    if len(text) == block.length() - 1:
        return text[first:last]
    return text.encode("utf-16-le", "surrogatepass")[2 * first : 2 * last].decode("utf-16-le", "replace")


def _raised(document: PageDocument, first: int, last: int) -> Iterator[LinkRun | ScriptRun]:
    """Citations, footnotes and scripts that begin or end between two positions, in reading order."""
    links = [run for run in _between(document.links, first, last) if isinstance(run.link, Citation | FootnoteLink)]
    runs: list[LinkRun | ScriptRun] = [*links, *_between(document.scripts, first, last)]
    yield from sorted(runs, key=lambda run: run.first)


def _between(runs: Sequence[_Run], first: int, last: int) -> Iterator[_Run]:
    for run in islice(runs, max(0, bisect_left(runs, first, key=lambda run: run.first) - 1), None):
        if run.first >= last:
            return
        if run.last > first:
            yield run
