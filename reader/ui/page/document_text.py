"""Text of a page as it is copied and read aloud: what is raised or lowered on the page stays apart from other numbers.

The page shows “10⁻⁶” and “helps¹” with ordinary digits, so that Qt's own text has 10-6 and helps1.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TypeVar

from PySide6.QtGui import QTextBlock, QTextCursor, QTextListFormat

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


def document_text(
    document: PageDocument, first: int, last: int, *, has_notes: bool = True, is_copied: bool = False
) -> str:
    """The text between two positions. With `has_notes`, numbers of citations and footnotes are in brackets.

    If it `is_copied`, there are tabs between the cells of a table, and items of which the beginning is selected have
    their numbers or bullets, unless they are only one.
    """
    if first >= last:
        return ""
    whole = first, last
    plain = partial(_structured_text, whole=whole) if is_copied else plain_text
    parts: list[str] = []
    for run in _raised(document, first, last):
        begin, end = max(first, run.first), min(last, run.last)
        parts.append(plain(document, first, begin))
        if is_copied and begin == run.first == (block := document.findBlock(begin)).position():
            parts.append(_marker(block, whole))
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
    return "".join([*parts, plain(document, first, last)])


def copied_text(document: PageDocument, first: int, last: int, *, has_notes: bool = True) -> str:
    """The text between two positions without what is only there to be pressed."""
    parts: list[str] = []
    for begin, end in document.controls:
        if first < end and begin < last:
            parts.append(document_text(document, first, begin, has_notes=has_notes, is_copied=True))
            first = min(end, last)
    return "".join([*parts, document_text(document, first, last, has_notes=has_notes, is_copied=True)])


def plain_text(document: PageDocument, first: int, last: int) -> str:
    """The text between two positions as the page shows it, without its pictures."""
    return _text(document, first, last, lambda _block: "", lambda _block: "\n")


def _structured_text(document: PageDocument, first: int, last: int, *, whole: tuple[int, int]) -> str:
    """The same for copying; `whole` is all that is copied."""

    def marker(block: QTextBlock) -> str:
        return _marker(block, whole) if first <= block.position() else ""

    def ending(block: QTextBlock) -> str:
        return "\t" if document.table_at(block.position()) and _is_before_cell(block) else "\n"

    return _text(document, first, last, marker, ending)


def _marker(block: QTextBlock, whole: tuple[int, int]) -> str:
    """What is before the text of an item, unless `whole` is in it alone."""
    items, first = block.textList(), block.position()
    if not items or whole[0] > first or (whole[0] == first and whole[1] < first + block.length()):
        return ""
    style = items.format()
    indent = "  " * (style.indent() - 1)
    if style.style() is not QTextListFormat.Style.ListDecimal:
        return f"{indent}• "
    sign = style.numberSuffix() or style.numberPrefix()
    return f"{indent}{style.start() + items.itemNumber(block)}{sign} "


def _is_before_cell(block: QTextBlock) -> bool:
    """Whether a paragraph ends a cell that another one of its row follows."""
    here, after = QTextCursor(block), QTextCursor(block.next())
    table = here.currentTable()
    if not table or after.currentTable() != table:
        return False
    cell, following = table.cellAt(here), table.cellAt(after)
    return cell.row() == following.row() and cell.column() != following.column()


def _text(
    document: PageDocument,
    first: int,
    last: int,
    before: Callable[[QTextBlock], str],
    after: Callable[[QTextBlock], str],
) -> str:
    """With what is `before` a paragraph and `after` it."""
    # Qt's own selection would take whole cells and rows of a table that it begins or ends in.
    parts = []
    block = document.findBlock(first)
    while block.isValid() and block.position() < last:
        begin = max(0, first - block.position())
        end = last - block.position()
        parts.append(before(block))
        parts.append(_units(block, begin, min(end, block.length() - 1)))
        if end >= block.length():
            parts.append(after(block))
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
