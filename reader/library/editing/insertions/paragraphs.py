"""Signs at the start of lines: headings, lists, quotations."""

from __future__ import annotations

import re

from reader.library.editing.insertions.edited_text import EditedText, is_in_head, line_range, paragraph_range

DEEPEST = 6
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"> ?")


def set_heading(edited: EditedText, level: int) -> EditedText:
    """Makes each selected line a heading of the level, from 2; pressed again, or with 0, a paragraph."""
    if is_in_head(edited):
        return edited
    lines = _lines(edited)
    levels = {_level(line) for line in lines if line.strip()}
    wanted = 0 if levels == {level} else level
    return _with_lines(edited, [_with_level(line, wanted) for line in lines])


def change_heading(edited: EditedText, by: int) -> EditedText:
    """Makes headings one level deeper (1) or higher (-1). A paragraph becomes a section, a section a paragraph."""
    if is_in_head(edited):
        return edited
    return _with_lines(edited, [_with_level(line, _moved(_level(line), by)) for line in _lines(edited)])


def toggle_bullets(edited: EditedText) -> EditedText:
    return _toggle_list(edited, numbered=False)


def toggle_numbers(edited: EditedText) -> EditedText:
    return _toggle_list(edited, numbered=True)


def toggle_quote(edited: EditedText) -> EditedText:
    """The selected paragraphs as a quotation, or as text again."""
    if is_in_head(edited):
        return edited
    whole = _in_paragraphs(edited)
    lines = _lines(whole)
    if all(line.startswith(">") for line in lines):
        return _with_lines(whole, [_QUOTE.sub("", line, count=1) for line in lines])
    return _with_lines(whole, [f"> {line}".rstrip() for line in lines])


def indent_items(edited: EditedText, by: int) -> EditedText:
    """Moves items of a list one level in (1) or out (-1); an item stays below the one before it."""
    lines = _lines(edited)
    if is_in_head(edited) or not any(map(_ITEM.match, lines)):
        return edited
    first = next(found for line in lines if (found := _ITEM.match(line)))
    width = len(first[0].expandtabs(4)) - len(first[1].expandtabs(4))
    start = line_range(edited)[0]
    above = edited.text[:start].rstrip("\n").rpartition("\n")[2]
    before = _ITEM.match(above)
    if by > 0:
        if not before and not above.startswith(" "):
            return edited
        width = len(before[0].expandtabs(4)) - len(before[1].expandtabs(4)) if before else width
        if before and len(first[1].expandtabs(4)) > len(before[1].expandtabs(4)):
            return edited
    changed = [_indented(line, by * width) if line.strip() else line for line in lines]
    return _with_lines(edited, changed)


def _toggle_list(edited: EditedText, *, numbered: bool) -> EditedText:
    """Each selected line an item; a list of this kind becomes text again, one of the other kind changes its marks."""
    if is_in_head(edited):
        return edited
    lines = _lines(edited)
    filled = [line for line in lines if line.strip()]
    items = [_ITEM.match(line) for line in filled]
    if filled and all(item and item[2][0].isdigit() == numbered for item in items):
        return _as_paragraphs(edited, lines)
    number = 0
    changed = []
    for line in lines:
        if not line.strip():
            if len(filled) == 0:
                changed.append("1. " if numbered else "- ")
            continue
        item = _ITEM.match(line)
        if not item and line.startswith((" ", "\t")) and changed:
            changed.append(line)  # goes on with the item above
            continue
        indent = item[1] if item else ""
        number += not indent
        body = line[item.end() :] if item else _HEADING.sub("", line, count=1)
        mark = f"{number}." if numbered and not indent else item[2] if item and indent else "-"
        changed.append(f"{indent}{mark} {body}")
    result = _with_lines(edited, changed)
    return _parted(result)


def _as_paragraphs(edited: EditedText, lines: list[str]) -> EditedText:
    """Items as paragraphs, with an empty line between them, because lines that follow each other are one paragraph."""
    changed: list[str] = []
    for line in lines:
        item = _ITEM.match(line)
        if item and changed and changed[-1].strip():
            changed.append("")
        changed.append(line[item.end() :] if item else line.strip())
    return _with_lines(edited, changed)


def _parted(edited: EditedText) -> EditedText:
    """With empty lines around: a list that follows a line of text can be taken for a part of it."""
    start, end = line_range(edited)
    text = edited.text
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)] if start else ""
    found = text.find("\n", end + 1)
    below = text[end + 1 : len(text) if found < 0 else found]
    if below.strip() and not _ITEM.match(below) and not below.startswith((" ", "\t", ":::")):
        text = f"{text[:end]}\n{text[end:]}"
    if above.strip() and not _ITEM.match(above) and not above.startswith((" ", "\t", ":::", "---")):
        return EditedText(f"{text[:start]}\n{text[start:]}", edited.start + 1, edited.end + 1)
    return EditedText(text, edited.start, edited.end)


def _lines(edited: EditedText) -> list[str]:
    start, end = line_range(edited)
    return edited.text[start:end].split("\n")


def _in_paragraphs(edited: EditedText) -> EditedText:
    return EditedText(edited.text, *paragraph_range(edited))


def _with_lines(edited: EditedText, lines: list[str]) -> EditedText:
    """The selected lines as these; a caret stays in its words, and a selection has the lines."""
    start, end = line_range(edited)
    new = "\n".join(lines)
    if edited.start != edited.end:
        return edited.replaced(start, end, new, (0, len(new)))
    caret = max(0, len(new) - (end - edited.start))
    return edited.replaced(start, end, new, (caret, caret))


def _level(line: str) -> int:
    found = _HEADING.match(line)
    return len(found[1]) if found else 0


def _with_level(line: str, level: int) -> str:
    if not line.strip():
        return line
    body = _HEADING.sub("", line, count=1) if _level(line) else _ITEM.sub("", line, count=1) if level else line
    return f"{'#' * level} {body}" if level else body


def _moved(level: int, by: int) -> int:
    if by > 0:
        return 2 if level == 0 else min(DEEPEST, max(2, level + 1))
    return 0 if level <= 2 else level - 1


def _indented(line: str, width: int) -> str:
    if width >= 0:
        return f"{' ' * width}{line}"
    return line[min(-width, len(line) - len(line.lstrip(" "))) :]
