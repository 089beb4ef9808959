"""A text with what is selected in it, and where its lines and paragraphs are."""

from __future__ import annotations

from typing import NamedTuple

from reader.library.editing.field_edits import split_head


class EditedText(NamedTuple):
    """`start` and `end` are the selection; they are the same for a caret alone."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        return self.text[self.start : self.end]

    def replaced(self, start: int, end: int, new: str, selection: tuple[int, int] | None = None) -> EditedText:
        """`new` in place of a part; the selection counts in `new`, and is after it if none is given."""
        first, last = selection if selection else (len(new), len(new))
        return EditedText(f"{self.text[:start]}{new}{self.text[end:]}", start + first, start + last)


def is_in_head(edited: EditedText) -> bool:
    """Whether the selection begins in the fields above the text of an article."""
    before, head, after = split_head(edited.text)
    if not before:
        return False
    closing = after.find("\n")
    return edited.start < len(before) + len(head) + (closing + 1 if closing >= 0 else len(after))


def line_range(edited: EditedText) -> tuple[int, int]:
    """The start of the first selected line, and the end of the last one. A line of which nothing is selected is out."""
    end = edited.end
    if end > edited.start and edited.text[end - 1] == "\n":
        end -= 1
    start = edited.text.rfind("\n", 0, edited.start) + 1
    found = edited.text.find("\n", end)
    return start, len(edited.text) if found < 0 else found


def paragraph_range(edited: EditedText) -> tuple[int, int]:
    """As `line_range`, of the paragraphs that the selection touches: up to the empty lines around."""
    start, end = line_range(edited)
    while start > 0:
        above = edited.text.rfind("\n", 0, start - 1) + 1
        if not edited.text[above : start - 1].strip() or edited.text[above:].startswith("---\n"):
            break
        start = above
    while end < len(edited.text):
        found = edited.text.find("\n", end + 1)
        below = len(edited.text) if found < 0 else found
        if not edited.text[end + 1 : below].strip():
            break
        end = below
    return start, end


def as_block(edited: EditedText, place: int, block: str, selection: tuple[int, int]) -> EditedText:
    """The text with a block of its own at a place: with one empty line before and after it."""
    before, after = edited.text[:place].rstrip("\n"), edited.text[place:].lstrip("\n")
    head = f"{before}\n\n" if before else ""
    tail = f"\n\n{after}" if after else "\n"
    start = len(head)
    return EditedText(f"{head}{block}{tail}", start + selection[0], start + selection[1])


def block_place(edited: EditedText) -> int:
    """Where a block can be put: at the caret in an empty line, else after its paragraph."""
    start, end = line_range(edited)
    if not edited.text[start:end].strip():
        return start
    return paragraph_range(edited)[1]
