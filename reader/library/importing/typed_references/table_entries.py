"""Lists of sources that were typed in a table: a row for each entry, with its number in a column of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.library.importing.imported import Inlines, ParagraphBlock, StyledText, TableBlock
from reader.library.importing.table_grid import joined_inlines
from reader.library.importing.typed_references.words import word_set

MOST_COLUMNS = 3

_NUMBER = re.compile(r"[(\[]?(?P<number>\d{1,4})[)\].:]?")
_HEADER_WORDS = word_set(
    "no nr nº n° num number # s/n sn id ref refs reference references source sources citation bibliography author"
    " authors link url doi details référence références numéro auteur lien fuente fuentes referencia referencias"
    " número autor fonte fontes referência referências marejeo rejea chanzo vyanzo namba"
)


def rows_as_paragraphs(table: TableBlock) -> list[ParagraphBlock]:
    """Each row as a paragraph that begins with its number; empty if the table is of another form."""
    rows = [row for row in table.rows if any(_text(cell) for cell in row)]
    if rows and _is_header(rows[0]):
        rows = rows[1:]
    if not rows or len(rows[0]) > MOST_COLUMNS:
        return []
    has_numbers = len(rows[0]) > 1
    if has_numbers and not all(_NUMBER.fullmatch(_text(row[0])) and _text(row[1]) for row in rows):
        return []
    paragraphs = []
    for number, row in enumerate(rows):
        cells = [cell for cell in row[has_numbers:] if _text(cell)]
        label = (StyledText(f"[{_number(row[0])}] "),) if has_numbers else ()
        paragraphs.append(ParagraphBlock((*label, *joined_inlines(cells, "\n")), table.anchors if not number else ()))
    return paragraphs


def _number(cell: Inlines) -> str:
    found = _NUMBER.fullmatch(_text(cell))
    return found["number"] if found else ""


def _is_header(row: Sequence[Inlines]) -> bool:
    words = re.findall(r"[^\s.,:/()]+", " ".join(map(_text, row)).casefold())
    return bool(words) and all(word in _HEADER_WORDS for word in words)


def _text(cell: Inlines) -> str:
    return "".join(each.text if isinstance(each, StyledText) else "\ufffc" for each in cell).strip()
