"""What Enter does in a list: it goes on with the next item, or ends the list."""

from __future__ import annotations

import re

from reader.library.editing.insertions.edited_text import EditedText, line_range

_ITEM = re.compile(r"([ \t]*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+)")


def is_item(text: str, at: int) -> bool:
    start, end = line_range(EditedText(text, at, at))
    return bool(_ITEM.match(text[start:end]))


def enter(text: str, at: int) -> EditedText | None:
    """Another item, or the end of the list in an empty one. None where Enter is only a line end."""
    here = EditedText(text, at, at)
    start, end = line_range(here)
    line = text[start:end]
    item = _ITEM.match(line)
    if not item or at < start + item.end():
        return None
    if not line[item.end() :].strip():
        return here.replaced(start, end, "")
    marker = f"{int(item[3]) + 1}{item[4]}" if item[3] else item[2]
    return here.replaced(at, at, f"\n{item[1]}{marker}{item[5]}")
