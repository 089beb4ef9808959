"""Marks around words: bold, italic and links are put on the selection or the word at the caret, or taken off it."""

from __future__ import annotations

import re

from reader.ui.authoring.text_change import TextChange

BOLD, ITALIC = "**", "*"
_WORD = re.compile(r"[\w’'\-]+")
_LINE_START = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)*")
"""Marks of headings, lists and quotations, which stay before what is set in bold."""


def toggle(text: str, first: int, last: int, mark: str) -> TextChange:
    """Puts `mark` around the selection, line by line, or takes it away where it is there already."""
    first, last = _meant(text, first, last)
    if first == last:
        return TextChange(first, first, mark + mark, first + len(mark), first + len(mark))
    outer = text[max(0, first - len(mark)) : first], text[last : last + len(mark)]
    if outer == (mark, mark) and not _is_longer_mark(text, first, last, mark):
        size = len(mark)
        return TextChange(first - size, last + size, text[first:last], first - size, last - size)
    inner = text[first:last]
    if _is_marked(inner, mark):
        bare = inner[len(mark) : -len(mark)]
        return TextChange(first, last, bare, first, first + len(bare))
    new = "\n".join(_with_mark(line, mark) for line in inner.split("\n"))
    if "\n" not in inner and new.startswith(mark) and inner:
        return TextChange(first, last, new, first + len(mark), first + len(new) - len(mark))
    return TextChange(first, last, new, first, first + len(new))


def link(text: str, first: int, last: int, target: str) -> TextChange:
    """A link on the selection, or with a place for its words, which is then selected."""
    first, last = _meant(text, first, last)
    words = text[first:last].replace("\n", " ")
    new = f"[{words}]({target})"
    if words and target:
        return TextChange(first, last, new, first + len(new), first + len(new))
    at = first + (len(words) + 3 if words else 1)
    return TextChange(first, last, new, at, at)


def citation(text: str, at: int, key: str) -> TextChange:
    """A citation at the caret: a further key in the brackets that are there, or brackets of its own."""
    opening = text.rfind("[", 0, at)
    before = text[opening:at] if opening >= 0 else ""
    closing = text.find("]", at)
    inside = before.startswith(("[@", "[see @")) and "]" not in before and closing >= 0
    if inside and "\n" not in text[opening:closing]:
        new = f"; @{key}"
        return TextChange(closing, closing, new, closing + len(new) + 1, closing + len(new) + 1)
    if text[max(0, at - 1) : at] == "]" and (start := text.rfind("[@", 0, at)) >= 0 and "]" not in text[start : at - 1]:
        new = f"; @{key}"
        return TextChange(at - 1, at - 1, new, at + len(new), at + len(new))
    space = "" if not at or text[at - 1].isspace() else " "
    new = f"{space}[@{key}]"
    return TextChange(at, at, new, at + len(new), at + len(new))


def _meant(text: str, first: int, last: int) -> tuple[int, int]:
    """The selection without spaces at its ends; without a selection, the word at the caret."""
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first != last:
        return first, last
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", first)
    for word in _WORD.finditer(text, start, len(text) if end < 0 else end):
        if word.start() < first < word.end():
            return word.start(), word.end()
    return first, last


def _is_longer_mark(text: str, first: int, last: int, mark: str) -> bool:
    """Whether the mark around the words is that of bold, while italic is meant."""
    if mark != ITALIC:
        return False
    before, after = len(text[:first]) - len(text[:first].rstrip("*")), len(text[last:]) - len(text[last:].lstrip("*"))
    return before == after == 2


def _is_marked(words: str, mark: str) -> bool:
    size = len(mark)
    if len(words) <= 2 * size or not (words.startswith(mark) and words.endswith(mark)) or "\n" in words:
        return False
    return mark != ITALIC or not (words.startswith("**") and not words.startswith("***"))


def _with_mark(line: str, mark: str) -> str:
    found = _LINE_START.match(line)
    start = found.end() if found else 0
    words = line[start:].rstrip()
    return f"{line[:start]}{mark}{words}{mark}{line[start + len(words) :]}" if words else line
