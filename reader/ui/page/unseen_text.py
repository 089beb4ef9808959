"""Text in a document that has no width and is not seen: see spoken_runs.py. It is never copied, found or marked."""

from __future__ import annotations

from reader.ui.page.document import ScriptRun
from reader.ui.page.document_writer import DocumentWriter

NO_BREAK_SPACE, NO_BREAK_HYPHEN = "\u00a0", "\u2011"
"""In place of spaces and hyphens, so that no line can end in what is not seen."""

_UNBROKEN = str.maketrans(
    {" ": NO_BREAK_SPACE, "-": NO_BREAK_HYPHEN, **dict.fromkeys("\x00\ufffc\ufdd0\ufdd1", "\ufffd")}
)


def insert_unseen(writer: DocumentWriter, style: str, text: str, *, is_alone: bool) -> None:
    """In a text style. `is_alone` is as in `DocumentWriter.insert_unseen`."""
    document, first = writer.document, writer.cursor.position()
    writer.insert_unseen(text, style, is_alone)
    last = writer.cursor.position()
    document.spoken.append((first, last))
    document.scripts.append(ScriptRun(first, last, ""))


def unbroken(words: str) -> str:
    """The same words for one line."""
    return words.translate(_UNBROKEN)
