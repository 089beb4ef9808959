"""How the columns of a table share its width: short ones as their text is long, and sentences get the room."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.model import Table, plain_text

PADDING = 3  # characters: that of a cell, and a little more
ONE_LINE = 60  # characters that a row has room for in the usual column of text
LONGEST_LABEL = 22  # characters of a number, a name or the like beside sentences
LONGEST_SENTENCE = 44  # characters of two lines; longer text gets no more of the width


def column_weights(table: Table) -> list[float]:
    """The share of each column in the width of the table."""
    columns = [[plain_text(cell) for cell in column] for column in zip(*table.rows, strict=True)]
    lengths = [max(map(_length, column)) + PADDING for column in columns]
    if sum(lengths) <= ONE_LINE:
        return [float(length) for length in lengths]
    if max(lengths) <= ONE_LINE:
        return list(map(_weight, columns))
    return [_label_weight(column) if _are_labels(column) else _weight(column) for column in columns]


def _are_labels(cells: Sequence[str]) -> bool:
    """Whether a column has only numbers, names or the like below its head."""
    return max(map(_length, cells[1:]), default=LONGEST_LABEL + 1) <= LONGEST_LABEL


def _label_weight(cells: Sequence[str]) -> float:
    """Space for the longest cell, the longest word of the head, and the head on two lines."""
    head, *labels = cells
    return max(*map(_length, labels), *map(len, head.split()), len(head) / 2) + PADDING


def _weight(cells: Sequence[str]) -> float:
    """Space for the longest word, and more for sentences."""
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(2 * min(longest_word, 20) + 6, min(LONGEST_SENTENCE, max(map(len, cells)) / 2))


def _length(text: str) -> int:
    """Of the longest line."""
    return max(map(len, text.split("\n")))
