"""The title of a chapter: that of the table of contents, else the first heading, else the beginning of the text."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.importing.epub.chapters import comparable
from reader.library.importing.imported import HeadingBlock, ImportedBlock, plain
from reader.library.importing.report import ImportReport
from reader.library.limits import LONGEST_LINE
from reader.translation import _

_TITLES_AT_TOP = 3


def titled(title: str, blocks: Sequence[ImportedBlock], report: ImportReport) -> tuple[str, list[ImportedBlock]]:
    """The title of the chapter, and its blocks without the headings that say the same."""
    kept = list(blocks)
    headings = []
    for block in kept[:_TITLES_AT_TOP]:
        if not isinstance(block, HeadingBlock):
            break
        headings.append(" ".join(plain(block.inlines).split()))
    if not title:
        found = next((plain(block.inlines) for block in kept if isinstance(block, HeadingBlock)), "")
        title = headings[0] if headings else " ".join(found.split())
        if not title:
            first = next((plain(block.inlines) for block in kept if hasattr(block, "inlines")), "")
            title = " ".join(first.split())[:60]
            report.guessed("title", _("The title is the beginning of the text."), title)
    for count in range(len(headings), 0, -1):
        if comparable("".join(headings[:count])) == comparable(title) and len(kept) > count:
            return title[:LONGEST_LINE], kept[count:]
    return title[:LONGEST_LINE], kept
