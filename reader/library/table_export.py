"""A table for other programs: text with tabs, and HTML. Nobody's cell becomes a formula in a spreadsheet."""

from __future__ import annotations

import html
from collections.abc import Iterable

from reader.library.model import Spans, Table, plain_text
from reader.library.word_borders import without_borders

_FORMULA_SIGNS = frozenset("|!(=@*")
"""A number, a dose or a range after + or - has none of them; what runs something does."""

_HIDDEN = dict.fromkeys((*range(0x09), *range(0x0B, 0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF))
_ALIGNMENTS = {"right": "right", "center": "center"}


def table_text(table: Table) -> str:
    """A line for each row, with tabs between the cells."""
    return "".join("\t".join(_cells(row)) + "\n" for row in table.rows)


def table_html(table: Table, *, language: str = "") -> str:
    """The table alone, without styles, scripts and links."""
    lines = [f'<table lang="{html.escape(language)}" dir="auto">' if language else '<table dir="auto">']
    for number, row in enumerate(table.rows):
        tag = "td" if number else "th"
        cells = zip(_cells(row), table.alignments, strict=False)
        lines.append(
            "<tr>" + "".join(_html_cell(tag, text, _ALIGNMENTS.get(side, "")) for text, side in cells) + "</tr>"
        )
    return "\n".join([*lines, "</table>\n"])


def table_page(table: Table, title: str, *, language: str = "") -> str:
    """A web page with the table: nothing runs in it, and nothing is loaded."""
    lang = html.escape(language or "en")
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(title)}</title>\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<style>table{border-collapse:collapse}td,th{padding:.3em .6em;border-bottom:1px solid #888;"
        "vertical-align:top}</style></head>\n"
        f"<body>\n{table_html(table, language=language)}</body></html>\n"
    )


def _html_cell(tag: str, text: str, side: str) -> str:
    style = f' style="text-align:{side}"' if side else ""
    return f"<{tag}{style}>{html.escape(text)}</{tag}>"


def _cells(row: Iterable[Spans]) -> list[str]:
    return [_harmless(" ".join(without_borders(plain_text(cell)).translate(_HIDDEN).split())) for cell in row]


def _harmless(text: str) -> str:
    """With a quotation mark before what a spreadsheet would take for a formula."""
    is_formula = text[:1] in ("=", "@") or (text[:1] in ("+", "-") and not _FORMULA_SIGNS.isdisjoint(text[1:]))
    return f"'{text}" if is_formula else text
