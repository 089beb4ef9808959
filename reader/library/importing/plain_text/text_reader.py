"""Reads a plain text into a document."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reader.library.authoring.textfile import UNWANTED
from reader.library.importing.file_kinds import sentence_on_content
from reader.library.importing.guessed_language import guessed_language
from reader.library.importing.heading_levels import levelled
from reader.library.importing.imported import (
    HeadingBlock,
    ImportedBlock,
    ImportedDocument,
    ImportFailed,
    ParagraphBlock,
    plain,
)
from reader.library.importing.plain_text.encodings import DecodedText, decoded
from reader.library.importing.plain_text.joined_lines import LineJoiner
from reader.library.importing.plain_text.text_blocks import TextBlocks
from reader.library.importing.plain_text.text_lines import text_lines, wrap_width
from reader.library.importing.reading import Reading
from reader.library.importing.report import ImportReport
from reader.system.regular_file import read_regular
from reader.translation import _, ngettext, number_text

MAX_BYTES = 16 << 20
MAX_CHARACTERS = 4_000_000
"""Some 2,000 pages."""

_LONGEST_TITLE = 150
_KEPT_CONTROLS = "\n\t\f\r\x0b\x85\u2028\u2029"


def read_text_file(path: Path, reading: Reading) -> tuple[ImportedDocument, ...]:
    report = ImportReport()
    text = text_of(path, report)
    reading.on_share(0.1)
    lines = text_lines(text)
    blocks = TextBlocks(report, LineJoiner(text, report), wrap_width(lines)).blocks(lines)
    report.place = ""
    if not blocks:
        raise ImportFailed(_("It contains no text."))
    reading.on_share(0.8)
    title, blocks = _titled(blocks, path, report)
    language = guessed_language(text, report)
    return (ImportedDocument(title, tuple(levelled(blocks, report)), {}, {}, {}, language, (), report.finish()),)


def text_of(path: Path, report: ImportReport) -> str:
    """The text of a file in any encoding, without characters that no text has. Raises ImportFailed."""
    try:
        data = read_regular(Path(os.path.realpath(path)), MAX_BYTES)
    except OSError as error:
        raise ImportFailed(_("It cannot be read: {reason}.", reason=error.strerror or error)) from error
    if len(data) > MAX_BYTES:
        raise ImportFailed(
            _("It has more than {count} MB of text. Divide it into several files.", count=number_text(MAX_BYTES >> 20))
        )
    if sentence := sentence_on_content(data):
        raise ImportFailed(sentence)
    found = decoded(data)
    if found is None:
        raise ImportFailed(_("It is not a text. Open it in its program and save it as .docx."))
    if len(found.text) > MAX_CHARACTERS:
        raise ImportFailed(
            ngettext(
                "It has more than {count} character. Divide it into several files.",
                "It has more than {count} characters. Divide it into several files.",
                MAX_CHARACTERS,
            )
        )
    _report_encoding(found, report)
    return _without_controls(found.text, report)


def _report_encoding(found: DecodedText, report: ImportReport) -> None:
    if found.is_guessed:
        message = _(
            "The file does not say its encoding. It was read as {encoding}: check letters with accents.",
            encoding=found.encoding,
        )
        example = next((line.strip() for line in found.text.splitlines() if not line.isascii()), "")
        report.guessed("encoding", message, example[:200])
    if "\ufffd" in found.text:
        report.left_out("encoding", _("Some bytes are no characters in this encoding. � stands for each of them."))


def _without_controls(text: str, report: ImportReport) -> str:
    """Control characters; a file of an old program may have thousands of them."""
    kept = UNWANTED.sub(lambda sign: sign[0] if sign[0] in _KEPT_CONTROLS or sign[0] == "\ufffd" else "", text)
    if len(kept) < len(text):
        message = ngettext(
            "{count} invisible control character is left out.",
            "{count} invisible control characters are left out.",
            len(text) - len(kept),
        )
        report.left_out("control-characters", message)
    return kept.replace("\ufffd", "�")


def _titled(blocks: Sequence[ImportedBlock], path: Path, report: ImportReport) -> tuple[str, list[ImportedBlock]]:
    """The title, and the blocks without it."""
    first, *rest = blocks
    text = " ".join(plain(first.inlines).split()) if isinstance(first, HeadingBlock | ParagraphBlock) else ""
    is_line = isinstance(first, HeadingBlock) or (
        isinstance(first, ParagraphBlock)
        and "\n" not in plain(first.inlines)
        and text[-1:] not in ".,;:!"
        and any(map(str.isalpha, text))
    )
    is_only = isinstance(first, HeadingBlock) and any(
        isinstance(block, HeadingBlock) and block.level <= first.level for block in rest
    )
    if rest and is_line and len(text) <= _LONGEST_TITLE and not is_only:
        report.guessed("title", _("The first line became the title."), text)
        return text, rest
    report.guessed("title", _("The title is the name of the file."), path.stem)
    return " ".join(path.stem.replace("_", " ").split()), list(blocks)
