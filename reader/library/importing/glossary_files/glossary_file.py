"""Reads a table of terms (CSV or TSV): term, definition, other names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.library.importing.glossary_files.column_names import Column, columns_of
from reader.library.importing.glossary_files.separated_rows import rows_of
from reader.library.importing.imported import ImportedDocument, ImportFailed
from reader.library.importing.plain_text.text_reader import text_of
from reader.library.importing.reading import Reading
from reader.library.importing.report import ImportReport
from reader.library.importing.term_list import ImportedTerm, TermList
from reader.library.importing.typed_references.entry_parser import parse_entry
from reader.library.limits import LONGEST_ENTRY, LONGEST_LINE, MOST_NAMES
from reader.translation import _

GLOSSARY_ENDINGS = (".csv", ".tsv", ".tab")
_UNNAMED = {Column.TERM: 0, Column.DEFINITION: 1, Column.AKA: 2}
_BETWEEN_NAMES = re.compile(r"\s*[;|\n]\s*")


def read_glossary_file(path: Path, reading: Reading) -> tuple[ImportedDocument, ...]:
    """No document: the terms are in `reading.terms` afterwards. Raises ImportFailed."""
    report = ImportReport()
    rows = rows_of(text_of(path, report), "\t" if path.suffix.casefold() in (".tsv", ".tab") else "")
    columns = columns_of(rows[0]) if rows else None
    heading: Sequence[str] = ()
    if columns:
        heading, rows = rows[0], rows[1:]
    elif reading.root is None and _looks_like_terms(rows):
        columns = {column: at for column, at in _UNNAMED.items() if at < max(map(len, rows))}
        message = _("The first row does not name the columns. They were taken for term, definition and other names.")
        report.guessed("glossary-columns", message, " | ".join(rows[0]))
    else:
        raise ImportFailed(
            # Translators: keep Term, Definition and Other names in English, or write them as in the headings of tables.
            _(
                "It is no table of terms. Give its first row the names Term and Definition, and Other names if there "
                "are some."
            )
        )
    reader = _GlossaryReader(columns, heading, reading, report)
    for number, row in enumerate(rows, 2 if heading else 1):
        reader.read(number, row)
        if not number % 500:
            reading.on_share(number / len(rows))
    reader.finish()
    reading.list_reports[path] = report.finish()
    return ()


def _looks_like_terms(rows: Sequence[Sequence[str]]) -> bool:
    """Short texts, most of them different, and longer ones beside them."""
    pairs = [(row[0], row[1]) for row in rows if len(row) > 1 and row[0] and row[1]]
    if len(pairs) < max(1, len(rows) // 2):
        return False
    longer = sum(len(definition) > len(term) and any(map(str.isalpha, term)) for term, definition in pairs)
    return longer >= 0.7 * len(pairs)


class _GlossaryReader:
    def __init__(
        self, columns: Mapping[Column, int], heading: Sequence[str], reading: Reading, report: ImportReport
    ) -> None:
        self._columns = columns
        self._heading = heading
        self._references = reading.references
        self._terms: TermList = reading.terms
        self._report = report
        self._see: list[tuple[str, str]] = []

    def read(self, number: int, row: Sequence[str]) -> None:
        report = self._report
        report.place = _("row {number}", number=number)
        self._report_others(row)
        term, definition = self._cell(row, Column.TERM), self._cell(row, Column.DEFINITION)
        if not term or not definition:
            message = _("A row without a definition is left out.") if term else _("A row without a term is left out.")
            report.left_out("glossary-row", message, " | ".join(filter(None, row)))
            return
        if len(term) > LONGEST_LINE or len(definition) > LONGEST_ENTRY:
            report.left_out("glossary-row", _("A row is too long for a glossary, and left out."), " | ".join(row))
            return
        names = [name for name in _names(self._cell(row, Column.AKA)) if name.casefold() != term.casefold()]
        cites = tuple(map(self._source, _BETWEEN_NAMES.split(self._cell(row, Column.SOURCE))))
        self._terms.add(
            ImportedTerm(
                self._cell(row, Column.ID),
                term,
                definition,
                tuple(dict.fromkeys(name[:LONGEST_LINE] for name in names))[:MOST_NAMES],
                cites=tuple(filter(None, cites)),
            ),
            report,
        )
        self._see += [(term, name) for name in _names(self._cell(row, Column.SEE))]

    def finish(self) -> None:
        """Related terms may stand further down."""
        self._report.place = ""
        for term, name in self._see:
            owner, other = self._terms.id_of(term), self._terms.id_of(name)
            if other and other != owner:
                self._terms.add_related(owner, other)
            elif not other:
                message = _("A related term is not in the table.")
                self._report.left_out("related-term", message, f"{term}: {name}")

    def _cell(self, row: Sequence[str], column: Column) -> str:
        at = self._columns.get(column, -1)
        return row[at] if 0 <= at < len(row) else ""

    def _report_others(self, row: Sequence[str]) -> None:
        known = set(self._columns.values())
        for at, cell in enumerate(row):
            if cell and at not in known:
                name = self._heading[at] if at < len(self._heading) else ""
                text = f"{name}: {cell}" if name else _("column {number}: {text}", number=at + 1, text=cell)
                self._report.left_out("glossary-column", _("A glossary has no such column."), text)

    def _source(self, written: str) -> str:
        """The id of a reference: one that is there, or a new one with what is certain."""
        if not written:
            return ""
        if written.lstrip("@") in self._references.items:
            return written.lstrip("@")
        return self._references.add(parse_entry(written[:LONGEST_ENTRY]), (f"printed:{written}",), self._report)


def _names(cell: str) -> list[str]:
    """Between semicolons, or commas if there are none."""
    parts = _BETWEEN_NAMES.split(cell)
    parts = re.split(r"\s*[,،、]\s*", cell) if len(parts) == 1 else parts
    return [part for part in parts if part]
