"""Colours the source text of articles and of YAML: Qt asks again only for lines that have changed."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from reader.ui.shell import fonts
from reader.ui.shell.theme import Theme

LONGEST_LINE = 20_000  # characters: a longer line stays without colours, which would cost more than they tell


class LineState(IntEnum):
    """What a line ends inside of."""

    START = -1
    TEXT = 0
    HEAD = 1
    CODE = 2


class _Rule(NamedTuple):
    """What matches `pattern` gets the format `name`; with a group, only that group."""

    pattern: re.Pattern[str]
    name: str
    group: int = 0


_CITATION = re.compile(r"\[[^\[\]]*@[^\[\]]+\]")
_INLINE = (
    _Rule(re.compile(r"`[^`]+`"), "code"),
    _Rule(re.compile(r"(?<![\\*])\*\*(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S)\*\*"), "bold"),
    _Rule(re.compile(r"(?<![\\*\w])\*(?=[^\s*])[^*]+?(?<=[^\s*])\*(?!\*)"), "italic"),
    _Rule(re.compile(r"!?\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"), "link"),
    _Rule(re.compile(r"!?\[[^\[\]\n]*\](\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))"), "mark", 1),
    _Rule(re.compile(r"\[\^[^\[\]\s]+\]:?"), "citation"),
    _Rule(_CITATION, "citation"),
    _Rule(re.compile(r"\{#[^{}\s]*\}"), "mark"),
    _Rule(re.compile(r"(?<!\\)\^[^\s^]+\^|(?<![\\~])~[^\s~]+~(?!~)"), "citation"),
)
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_LINE_MARK = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+]|\d{1,9}[.)])(?=[ \t])|[ \t]*>+")
_BOX = re.compile(r":{3,}")
_TABLE = re.compile(r"[ \t]*\|")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEAD_LINE = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_FIELD = re.compile(r"[ \t]*(?:- )?([\w-]+:)(?=\s|$)")
_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")


class SourceColours(QSyntaxHighlighter):
    """`is_yaml` says that the text is a YAML file, and no article."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self.is_yaml = False
        self._formats = _formats(theme)

    def set_theme(self, theme: Theme) -> None:
        self._formats = _formats(theme)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        before = self.previousBlockState()
        if len(text) > LONGEST_LINE:
            self.setCurrentBlockState(max(before, LineState.TEXT))
        elif self.is_yaml:
            self._colour_yaml(text)
        elif before == LineState.HEAD or (before == LineState.START and _HEAD_LINE.match(text)):
            self._colour_head(text, is_first=before == LineState.START)
        elif before == LineState.CODE or _FENCE.match(text):
            is_end = before == LineState.CODE and bool(_FENCE.match(text))
            self._set(0, len(text), "code")
            self.setCurrentBlockState(LineState.TEXT if is_end else LineState.CODE)
        else:
            self.setCurrentBlockState(LineState.TEXT)
            self._colour_line(text)

    def _colour_head(self, text: str, *, is_first: bool) -> None:
        is_end = not is_first and bool(_HEAD_LINE.match(text))
        self.setCurrentBlockState(LineState.TEXT if is_end else LineState.HEAD)
        if _HEAD_LINE.match(text):
            self._set(0, len(text), "mark")
        else:
            self._colour_yaml(text)

    def _colour_yaml(self, text: str) -> None:
        if found := _FIELD.match(text):
            self._set(found.start(1), found.end(1), "field")
        if (found := _YAML_COMMENT.search(text)) and text[: found.start()].count('"') % 2 == 0:
            self._set(found.start(), found.end(), "comment")

    def _colour_line(self, text: str) -> None:
        if _BOX.match(text):
            self._set(0, len(text), "box")
            return
        heading = _HEADING.match(text)
        if heading:
            self._set(0, len(text), "heading")
            self._set(heading.start(1), heading.end(1), "mark")
        elif _TABLE.match(text):
            self._set(0, len(text), "table")
        elif found := _LINE_MARK.match(text):
            self._set(found.start(), found.end(), "list")
        for rule in _INLINE:
            for found in rule.pattern.finditer(text):
                self._set(found.start(rule.group), found.end(rule.group), rule.name)

    def _set(self, first: int, last: int, name: str) -> None:
        """Adds a format to what is there: bold words in a heading keep its colour."""
        text = self.currentBlock().text()
        if not text.isascii():  # Qt counts UTF-16 units
            first, last = (len(text[:each].encode("utf-16-le")) // 2 for each in (first, last))
        merged = QTextCharFormat(self.format(first))
        merged.merge(self._formats[name])
        self.setFormat(first, last - first, merged)


def _formats(theme: Theme) -> dict[str, QTextCharFormat]:
    """Marks stand back, so that the words are what is read."""
    formats: dict[str, QTextCharFormat] = {}
    for name, colour in (
        ("mark", "soft_ink"),
        ("comment", "soft_ink"),
        ("list", "accent"),
        ("link", "accent"),
        ("citation", "accent"),
        ("heading", "ink"),
        ("bold", "ink"),
        ("italic", "ink"),
        ("code", "correction_bar"),
        ("field", "note_bar"),
        ("box", "warning_bar"),
        ("table", "ink"),
    ):
        made = QTextCharFormat()
        made.setForeground(QColor(theme.colours[colour]))
        formats[name] = made
    formats["heading"].setFontWeight(QFont.Weight.DemiBold)
    formats["bold"].setFontWeight(QFont.Weight.DemiBold)
    formats["field"].setFontWeight(QFont.Weight.DemiBold)
    formats["box"].setFontWeight(QFont.Weight.DemiBold)
    formats["italic"].setFontItalic(True)
    for name in ("code", "table"):
        # Columns stand below one another only if all letters have one width.
        formats[name].setFontFamilies([fonts.MONOSPACE])
        formats[name].setFontStyleHint(QFont.StyleHint.Monospace)
    return formats
