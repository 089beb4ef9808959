"""Gives headings the levels that a pack needs: from 2 on, and without gaps."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from reader.library.importing.imported import HeadingBlock, ImportedBlock, plain
from reader.library.importing.report import ImportReport, Outcome
from reader.translation import _

DEEPEST_HEADING = 6


def levelled(blocks: Sequence[ImportedBlock], report: ImportReport) -> list[ImportedBlock]:
    highest = min((block.level for block in blocks if isinstance(block, HeadingBlock)), default=1)
    last, done = 1, []
    for block in blocks:
        if isinstance(block, HeadingBlock):
            wanted = block.level - highest + 2
            level = min(wanted, last + 1, DEEPEST_HEADING)
            if level != wanted:
                report.count(
                    Outcome.CHANGED,
                    "heading-level",
                    _("Headings that skip a level were moved up."),
                    plain(block.inlines),
                )
            last = level
            block = dataclasses.replace(block, level=level)
        done.append(block)
    return done
