"""How the columns of a table share its width: short ones as their text is long, and sentences get the room."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.model import Table, plain_text

PADDING = 3  # characters: that of a cell, and a little more
ONE_LINE = 60  # characters that a row has room for in the usual column of text
LONGEST_VALUE = 16  # characters, of at most MOST_WORDS
MOST_WORDS = 3
LONGEST_LABEL = 22  # characters of the cells beside sentences
LONGEST_SENTENCE = 44  # characters of two lines; longer text gets no more of the width


def column_weights(table: Table) -> list[float]:
    """The share of each column in the width of the table."""
    columns = [[plain_text(cell) for cell in column] for column in zip(*table.rows, strict=True)]
    lengths = [max(map(_length, column)) + PADDING for column in columns]
    if sum(lengths) <= ONE_LINE:
        return [float(length) for length in lengths]
    has_sentences = max(lengths) > ONE_LINE
    are_short = [_are_values(column[1:]) or (has_sentences and _are_labels(column)) for column in columns]
    if all(are_short):
        are_short = [False] * len(columns)
    return [
        _short_weight(each) if is_short else _weight(each) for each, is_short in zip(columns, are_short, strict=True)
    ]


def _are_values(cells: Sequence[str]) -> bool:
    """Whether a column has numbers, doses, years or the like, and dashes where there is none."""
    found = [cell for cell in cells if any(letter.isalnum() for letter in cell)]
    return bool(found) and all(
        len(cell) <= LONGEST_VALUE and len(cell.split()) <= MOST_WORDS and any(map(str.isdigit, cell)) for cell in found
    )


def _are_labels(cells: Sequence[str]) -> bool:
    """Whether a column has names, such as those of the fields that the sentences beside them are about."""
    return max(map(_length, cells[1:]), default=0) <= LONGEST_LABEL


def _short_weight(cells: Sequence[str]) -> float:
    """Space for the longest cell, the longest word of the head, and the head on two lines."""
    head, *values = cells
    return max(*map(_length, values), *map(len, head.split()), len(head) / 2) + PADDING


def _weight(cells: Sequence[str]) -> float:
    """Space for the longest word, and more for sentences."""
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(2 * min(longest_word, 20) + 6, min(LONGEST_SENTENCE, max(map(len, cells)) / 2))


def _length(text: str) -> int:
    """Of the longest line."""
    return max(map(len, text.split("\n")))
