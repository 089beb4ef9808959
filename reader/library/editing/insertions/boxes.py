"""Boxes, lines across the page, and the names of blocks."""

from __future__ import annotations

import re

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.insertions.edited_text import (
    EditedText,
    as_block,
    block_place,
    is_in_head,
    line_range,
    paragraph_range,
)
from reader.library.model import ID
from reader.translation import _

_BOX_LINE = re.compile(r":{3,}[ \t]*(\S*)[^\n]*")
_OWN_ID = re.compile(r"[ \t]*\{#[^{}\s]*\}[ \t]*$")
_TABLE_LINE = re.compile(r"[ \t]*\|")
_ANY_ID = re.compile(r"\{#([^{}\s]*)\}")


def toggle_box(edited: EditedText, kind: str = "note", title: str = "") -> EditedText:
    """A box around the selected paragraphs: note, warning or correction. In a box of this kind it takes the box away,
    in one of another kind it changes the kind."""
    if is_in_head(edited):
        return edited
    found = _box_around(edited)
    if found:
        return _changed_box(edited, found, kind)
    opening = f"::: {kind} {title}".rstrip()
    start, end = paragraph_range(edited)
    body = edited.text[start:end].strip("\n")
    if _BOX_LINE.search(body) and any(_BOX_LINE.fullmatch(line) for line in body.split("\n")):
        raise EditRefused(_("A box cannot be inside another one. Select text without a box."))
    if not body.strip():
        block = f"{opening}\n\n:::"
        return as_block(edited, block_place(edited), block, (len(opening) + 1, len(opening) + 1))
    whole = EditedText(edited.text[:start] + edited.text[end:], start, start)
    return as_block(whole, start, f"{opening}\n{body}\n:::", (len(opening) + 1, len(opening) + 1 + len(body)))


def insert_rule(edited: EditedText) -> EditedText:
    """A line across the page."""
    if is_in_head(edited):
        return edited
    return as_block(edited, block_place(edited), "---", (3, 3))


def insert_line_break(edited: EditedText) -> EditedText:
    """A new line in the same paragraph, or in the same cell of a table."""
    if is_in_head(edited):
        return edited
    start, end = line_range(edited)
    is_in_table = _TABLE_LINE.match(edited.text, start, end) is not None
    return edited.replaced(edited.start, edited.end, "<br>" if is_in_table else "\\\n")


def set_block_id(edited: EditedText, id: str) -> EditedText:
    """Names the block at the caret, or takes its name away if `id` is empty."""
    if is_in_head(edited):
        return edited
    if id and not ID.fullmatch(id):
        raise EditRefused(_("{name} is not a valid name. Use letters, digits and hyphens.", name=id))
    start, end = line_range(edited)
    line = edited.text[start:end]
    if not line.strip():
        raise EditRefused(_("Put the caret into the block that you want to name."))
    own = _own_id(edited)
    if id and id != own and id in _ANY_ID.findall(edited.text):
        raise EditRefused(_("Another block has the name {name} already. Choose another one.", name=id))
    if line.startswith("#") or line.lstrip().startswith((":::", "```", "~~~")):
        place, first = end, start
    else:
        first, place = paragraph_range(edited)
        if _is_item(line):
            first, place = _item_range(edited.text, start, place)
    body = edited.text[first:place]
    lines = body.split("\n")
    if _TABLE_LINE.match(lines[0]):
        lines = [line for line in lines if not re.fullmatch(r"[ \t]*\{#[^{}\s]*\}[ \t]*", line)]
        new = "\n".join([*lines, f"{{#{id}}}"] if id else lines)
    else:
        plain = _OWN_ID.sub("", body)
        new = f"{plain} {{#{id}}}" if id else plain
    caret = min(edited.start, first + len(new))
    return EditedText(f"{edited.text[:first]}{new}{edited.text[place:]}", caret, caret)


def _own_id(edited: EditedText) -> str:
    start, end = paragraph_range(edited)
    found = _ANY_ID.findall(edited.text[start:end])
    return found[-1] if found else ""


def _is_item(line: str) -> bool:
    return bool(re.match(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+", line))


def _item_range(text: str, start: int, end: int) -> tuple[int, int]:
    """Up to the next item of the list."""
    place = text.find("\n", start)
    while 0 <= place < end:
        after = text.find("\n", place + 1)
        line = text[place + 1 : len(text) if after < 0 else after]
        if _is_item(line):
            return start, place
        place = after
    return start, end


def _box_around(edited: EditedText) -> tuple[int, int] | None:
    """The starts of the lines that open and close the box around the selection."""
    opening = -1
    place = 0
    for line in edited.text.split("\n"):
        found = _BOX_LINE.fullmatch(line)
        if found and found[1]:
            opening = place
        elif found:
            if opening >= 0 and opening <= edited.start <= place + len(line) and edited.end <= place + len(line):
                return opening, place
            opening = -1
        place += len(line) + 1
    return None


def _changed_box(edited: EditedText, found: tuple[int, int], kind: str) -> EditedText:
    opening, closing = found
    text = edited.text
    first_end = text.find("\n", opening)
    line = text[opening:first_end]
    match = _BOX_LINE.fullmatch(line)
    if match and match[1] != kind:
        new = f"{line[: match.start(1)]}{kind}{line[match.end(1) :]}"
        shift = len(new) - len(line)
        start = edited.start + (shift if edited.start > opening + match.start(1) else 0)
        end = edited.end + (shift if edited.end > opening + match.start(1) else 0)
        return EditedText(f"{text[:opening]}{new}{text[first_end:]}", start, end)
    body = text[first_end + 1 : closing].strip("\n")
    last_end = text.find("\n", closing)
    tail = "" if last_end < 0 else text[last_end + 1 :]
    return EditedText(f"{text[:opening]}{body}\n{tail}", opening, opening + len(body))
