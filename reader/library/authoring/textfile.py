"""Reads text files that authors write: UTF-8, with or without a byte order mark, with any line ends.

The text is returned in Unicode NFC, so that an id is the same however its accents are stored.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from reader.library.authoring.problems import FileProblems
from reader.library.normal_form import normalized
from reader.system.regular_file import read_regular
from reader.translation import Translated, _, number_text

MAX_BYTES = 16 << 20

_BEGINNING = 1000  # bytes
_DOCUMENTS = (b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of word processors begin: RTF; .docx and .odt; .doc."""

UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffc\ufffe\uffff\ud800-\udfff]")
"""Characters that no text needs and that disturb pages, lists and search."""


TextSource = Path | str
"""A file, or the text itself if somebody is editing it."""


def read_text(source: TextSource, problems: FileProblems) -> str | None:
    """The text with "\\n" as line ends and no byte order mark; None if it cannot be read."""
    if isinstance(source, str):
        return _checked(source, problems)
    try:
        data = read_regular(source, MAX_BYTES)
    except OSError as error:
        problems.error(1, _("the file cannot be read: {reason}", reason=error.strerror or error))
        return None
    if len(data) > MAX_BYTES:
        problems.error(1, _("the file is larger than {most} MB; split it", most=number_text(MAX_BYTES >> 20)))
        return None
    return decode_text(data, problems)


def decode_text(data: bytes, problems: FileProblems) -> str | None:
    # Without the mark at the start, every second byte of English is 0.
    beginning = data[:_BEGINNING]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or beginning.count(0) * 4 > len(beginning):
        problems.error(1, _("the file is saved as UTF-16; save it as UTF-8"))
        return None
    if data.startswith(_DOCUMENTS):
        message = _("this is a document of a word processor; copy its words into a new file in a text editor")
        problems.error(1, message)
        return None
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = _line_at(data[: error.start].decode("utf-8", "replace"))
        problems.error(
            line,
            _("the file is not valid UTF-8 from here on; open it in a text editor and save it with encoding UTF-8"),
        )
        return None
    return _checked(text, problems)


def _checked(text: str, problems: FileProblems) -> str:
    text = normalized("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    unwanted = UNWANTED.search(text)
    if unwanted:
        problems.error(_line_at(text[: unwanted.start()]), unwanted_character_message(unwanted[0]))
    return text


def unwanted_character_message(character: str) -> Translated:
    code = f"{ord(character):04X}"
    return _("the invisible character U+{code} does not belong in a text; delete it", code=code)


def _line_at(before: str) -> int:
    return before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
