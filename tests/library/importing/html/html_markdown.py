"""HTML as the Markdown that is written for it."""

from __future__ import annotations

from reader.library.importing.heading_levels import levelled
from reader.library.importing.html.blocks import NoSurroundings, Omissions, blocks_of_html, parse_html
from reader.library.importing.markdown_blocks import written_article
from reader.library.importing.report import ImportReport, ReportEntry


def markdown_of(
    source: str, *, is_xml: bool = False, omissions: Omissions | None = None
) -> tuple[str, tuple[ReportEntry, ...]]:
    report = ImportReport()
    content = blocks_of_html(parse_html(source, is_xml=is_xml), NoSurroundings(), report, omissions)
    blocks = levelled(content.blocks, report)
    return written_article(blocks, content.notes).strip("\n"), report.finish()
