"""Blocks that are inserted whole: tables, boxes, figures. Each gets its empty lines above and below."""

from __future__ import annotations

from reader.ui.authoring.text_change import TextChange, line_range

NOTE, WARNING = "note", "warning"


def insert_block(text: str, at: int, block: str, select: str = "") -> TextChange:
    """Inserts a block at the caret's line, or below it if the line has text. `select` is selected in it."""
    start, end = line_range(text, at, at)
    if text[start:end].strip():
        start = end
    above = _missing(text[:start], at_end=True)
    below = _missing(text[end:], at_end=False)
    new = "\n" * above + block + "\n" * below
    found = block.find(select) if select else len(block)
    anchor = start + above + max(0, found)
    return TextChange(start, end, new, anchor, anchor + len(select))


def table(columns: int, rows: int) -> str:
    """An empty table with a head and `rows` rows below it."""
    head = [f"Column {number + 1}" for number in range(columns)]
    width = max(map(len, head))
    lines = [head, ["-" * width] * columns, *([" " * width] * columns for _ in range(rows))]
    return "\n".join(f"| {' | '.join(f'{cell:{width}}' for cell in line)} |" for line in lines)


def box(text: str, first: int, last: int, kind: str = NOTE) -> TextChange:
    """A box around the lines of the selection, or an empty one with its place selected."""
    start, end = line_range(text, first, last)
    inside = text[start:end].strip("\n")
    if first == last or not inside.strip():
        words = "Write the note here."
        return insert_block(text, first, f"::: {kind}\n{words}\n:::", words)
    above, below = _missing(text[:start], at_end=True), _missing(text[end:], at_end=False)
    new = f"{chr(10) * above}::: {kind}\n{inside}\n:::{chr(10) * below}"
    return TextChange(start, end, new, start + above, start + len(new) - below)


def figure(path: str, alt: str, caption: str = "") -> str:
    """A figure, whose description and caption are plain text."""
    title = f' "{_quoted(caption)}"' if caption else ""
    return f"![{_bracketed(alt)}]({path}{title})"


def _missing(text: str, *, at_end: bool) -> int:
    """How many line ends are missing for an empty line between `text` and a block."""
    rest = text if at_end else text[::-1]
    if not rest.strip():
        return 0 if at_end else max(0, 1 - rest.count("\n"))
    have = len(rest) - len(rest.rstrip("\n"))
    return max(0, 2 - have)


def _bracketed(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").split())


def _quoted(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace('"', '\\"').split())
