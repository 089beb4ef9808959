"""The bytes of a text file and the text in them: each file keeps its byte order mark and its line ends.

Texts in memory have "\\n" alone. Carrel reads texts in Unicode NFC, but an author's file is not changed to it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.textfile import MAX_BYTES, decode_text
from reader.library.editing.problem_sentences import as_sentences
from reader.translation import _

_LINE_END = re.compile("\r\n|\n|\r")
_MOST_COMPARED = 2_000
"""Lines that are compared one by one, in a file of mixed line ends."""


class FileForm(NamedTuple):
    """`ends` are the line ends of the file, one for each line that has one, if they are mixed; else empty.

    `lines` are the lines that they belong to.
    """

    has_mark: bool = False
    line_end: str = "\n"
    ends: Sequence[str] = ()
    lines: Sequence[str] = ()


def decode_file(data: bytes) -> tuple[str, FileForm] | str:
    """The text and the form of the file, or why it is no text, as a sentence for the author."""
    if len(data) > MAX_BYTES:
        return _("The file is larger than {limit} MB. Split it.", limit=MAX_BYTES >> 20)
    problems = FileProblems("")
    if decode_text(data, problems) is None:
        return as_sentences(problems.found[0].message)
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    ends = _LINE_END.findall(text)
    plain = _LINE_END.sub("\n", text)
    kinds = sorted(set(ends), key=lambda end: (-ends.count(end), end))
    is_mixed = len(kinds) > 1
    return plain, FileForm(
        data.startswith(codecs.BOM_UTF8),
        kinds[0] if kinds else "\n",
        tuple(ends) if is_mixed else (),
        tuple(plain.split("\n")) if is_mixed else (),
    )


def encode_file(text: str, form: FileForm) -> bytes:
    """The bytes of the file with this text. Where line ends are mixed, each line that is still there keeps its own."""
    if form.ends:
        text = "".join(_with_ends(text.split("\n"), form))
    elif form.line_end != "\n":
        text = text.replace("\n", form.line_end)
    # A lone surrogate cannot be saved; editors make none, but a text from a clipboard may have one.
    return (codecs.BOM_UTF8 if form.has_mark else b"") + text.encode("utf-8", "replace")


def _with_ends(lines: Sequence[str], form: FileForm) -> Sequence[str]:
    before = form.lines
    own: dict[int, str] = {}
    first = 0
    while first < min(len(lines), len(before)) and lines[first] == before[first]:
        first += 1
    last = 0
    while last < min(len(lines), len(before)) - first and lines[-1 - last] == before[-1 - last]:
        last += 1
    own.update((number, form.ends[number]) for number in range(min(first, len(form.ends))))
    for back in range(2, last + 1):
        own[len(lines) - back] = form.ends[len(before) - back]
    middle, old = lines[first : len(lines) - last], before[first : len(before) - last]
    if max(len(middle), len(old)) <= _MOST_COMPARED:
        for block in SequenceMatcher(None, old, middle, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                place = first + block.a + step
                if place < len(form.ends):
                    own[first + block.b + step] = form.ends[place]
    return [
        *(f"{line}{own.get(number, form.line_end)}" for number, line in enumerate(lines[:-1])),
        lines[-1],
    ]
