"""Reads a Markdown file into a document."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from reader.library.authoring.language import language_problem
from reader.library.authoring.markdown_limits import TooLargeError, check_size
from reader.library.importing.files_beside import FilesBeside
from reader.library.importing.guessed_language import guessed_language
from reader.library.importing.heading_levels import levelled
from reader.library.importing.html.blocks import blocks_of_html
from reader.library.importing.html.tree import parse_html
from reader.library.importing.imported import HeadingBlock, ImportedBlock, ImportedDocument, ImportFailed, plain
from reader.library.importing.inline_changes import with_inlines
from reader.library.importing.markdown_file.bibliography import read_bibliography
from reader.library.importing.markdown_file.citation_marks import CitationMarks
from reader.library.importing.markdown_file.front_matter import MarkdownHead, read_head, report_unused
from reader.library.importing.markdown_file.markdown_html import MarkdownHtml
from reader.library.importing.markdown_file.markdown_surroundings import MarkdownSurroundings
from reader.library.importing.markdown_file.plain_markdown import plain_line
from reader.library.importing.plain_text.text_reader import text_of
from reader.library.importing.reading import Reading
from reader.library.importing.report import ImportReport
from reader.library.limits import LONGEST_LINE, MOST_NAMES
from reader.translation import _, ngettext

MAX_CHARACTERS = 2_000_000
"""Some 1,000 pages."""

_NOT_TEXT = re.compile("[\ufdd0-\ufdef]")


def read_markdown(path: Path, reading: Reading) -> tuple[ImportedDocument, ...]:
    report = ImportReport()
    text = _NOT_TEXT.sub("", text_of(path, report)).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_CHARACTERS:
        raise ImportFailed(
            ngettext(
                "It has more than {count} character. Divide it into several files.",
                "It has more than {count} characters. Divide it into several files.",
                MAX_CHARACTERS,
            )
        )
    reading.on_share(0.05)
    head = read_head(text, report)
    files = FilesBeside(Path(os.path.abspath(path)), reading)  # noqa: PTH100 - does not follow links
    citations = CitationMarks(read_bibliography(files, head.all("bibliography"), reading.references, report), report)
    try:
        check_size(head.body)
        source = MarkdownHtml(report, citations.html).html("\n" * head.body_line + head.body)
    except TooLargeError as error:
        raise ImportFailed(_("It cannot be read: {reason}.", reason=error.args[0])) from error
    reading.on_share(0.5)
    surroundings = MarkdownSurroundings(files, report)
    report.place = ""
    content = blocks_of_html(parse_html(source), surroundings, report)
    blocks = with_inlines(content.blocks, citations.with_citations)
    if not blocks:
        raise ImportFailed(_("It contains no text."))
    reading.on_share(0.9)
    report.place = ""
    report_unused(head, report)
    title, rest = _titled(head, blocks, path, report)
    return (
        ImportedDocument(
            title,
            tuple(levelled(rest, report)),
            {note: citations.with_citations(inlines) for note, inlines in content.notes.items()},
            {key: reading.references.items[key] for key in citations.cited},
            surroundings.pictures.pictures,
            _language(head, text, report),
            _authors(head, report),
            report.finish(),
            key=str(files.document),
        ),
    )


def _titled(
    head: MarkdownHead, blocks: Sequence[ImportedBlock], path: Path, report: ImportReport
) -> tuple[str, list[ImportedBlock]]:
    """The title, and the blocks without it."""
    first = blocks[0]
    heading = " ".join(plain(first.inlines).split()) if isinstance(first, HeadingBlock) else ""
    named = plain_line(head.first("title"))
    title = ": ".join(filter(None, (named, plain_line(head.first("subtitle")))))[:LONGEST_LINE]
    if title:
        is_same = heading.casefold() in (title.casefold(), named.casefold())
        return title, list(blocks[1:] if is_same and heading else blocks)
    highest = [block for block in blocks if isinstance(block, HeadingBlock) and block.level == 1]
    if isinstance(first, HeadingBlock) and heading and len(blocks) > 1 and (first.level > 1 or len(highest) == 1):
        report.guessed("title", _("The first heading became the title."), heading)
        return heading[:LONGEST_LINE], list(blocks[1:])
    report.guessed("title", _("The title is the name of the file."), path.stem)
    return " ".join(path.stem.replace("_", " ").split()), list(blocks)


def _language(head: MarkdownHead, text: str, report: ImportReport) -> str:
    tag = head.first("language", "lang").replace("_", "-")
    if tag and not language_problem(tag):
        return tag
    if tag:
        report.left_out("language", _("The language at the top is no language tag."), tag)
    return guessed_language(text, report)


def _authors(head: MarkdownHead, report: ImportReport) -> tuple[str, ...]:
    names = [name for text in head.all("author", "authors", "creator") for name in re.split(r"\s*;\s*", text) if name]
    if len(names) > MOST_NAMES:
        report.left_out(
            "author",
            ngettext("More than {count} author is left out.", "More than {count} authors are left out.", MOST_NAMES),
            "; ".join(names[MOST_NAMES:]),
        )
    return tuple(names[:MOST_NAMES])
