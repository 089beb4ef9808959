"""Text in a document that has no width and is not seen: see spoken_runs.py. It is never copied, found or marked."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextCursor

from reader.ui.page.document import PageDocument, ScriptRun

NO_BREAK_SPACE, NO_BREAK_HYPHEN = "\u00a0", "\u2011"
"""In place of spaces and hyphens, so that no line can end in what is not seen."""

_UNBROKEN = str.maketrans(
    {" ": NO_BREAK_SPACE, "-": NO_BREAK_HYPHEN, **dict.fromkeys("\x00\ufffc\ufdd0\ufdd1", "\ufffd")}
)


def insert_unseen(document: PageDocument, cursor: QTextCursor, characters: QTextCharFormat, text: str) -> None:
    first = cursor.position()
    cursor.insertText(text, characters)
    document.spoken.append((first, cursor.position()))
    document.scripts.append(ScriptRun(first, cursor.position(), ""))


def unbroken(words: str) -> str:
    """The same words for one line."""
    return words.translate(_UNBROKEN)


def unseen_format(font: QFont, text: str) -> QTextCharFormat:
    """As wide as nothing, for this text."""
    narrow = QFont(font)
    narrow.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    narrow.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
    advance = QFontMetricsF(narrow).horizontalAdvance(text)
    narrow.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -advance / len(text))
    unseen = QTextCharFormat()
    unseen.setFont(narrow)
    unseen.setForeground(QColor(0, 0, 0, 0))
    return unseen
