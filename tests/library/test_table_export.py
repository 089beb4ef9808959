"""Tables as text with tabs and as HTML, also of strangers."""

from __future__ import annotations

import pytest

from reader.library.model import Span, Style, Table
from reader.library.table_export import table_html, table_page, table_text
from tests.packs import cell

TABLE = Table(((cell("Weight"), cell("Dose")), (cell("10 kg"), cell("154 mg"))), ("", "right"))


def one(text: str) -> Table:
    return Table(((cell(text),),), ("",))


def test_text() -> None:
    assert table_text(TABLE) == "Weight\tDose\n10 kg\t154 mg\n"


def test_html() -> None:
    assert table_html(TABLE, language="en").splitlines() == [
        '<table lang="en" dir="auto">',
        '<tr><th>Weight</th><th style="text-align:right">Dose</th></tr>',
        '<tr><td>10 kg</td><td style="text-align:right">154 mg</td></tr>',
        "</table>",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("+cmd|x", "'+cmd|x"),
        ("-5 mg", "-5 mg"),
        ("+4 to +8", "+4 to +8"),
        ("a\tb\nc", "a b c"),
        (" \x00=1", "'=1"),
    ],
)
def test_no_cell_is_a_formula(text: str, shown: str) -> None:
    assert table_text(one(text)) == shown + "\n"


@pytest.mark.parametrize("language", ["en", 'x" onload="y'])
def test_nothing_runs(language: str) -> None:
    page = table_page(one("<script>x</script>"), "<b>T</b>", language=language)
    assert "<script" not in page
    assert "<b>" not in page
    assert 'onload="y' not in page


def test_marked_and_empty_text() -> None:
    table = Table((((Span("CO"), Span("₂", Style.SUBSCRIPT)), ()),), ("", ""))
    assert table_text(table) == "CO₂\t\n"
    assert table_text(Table((), ())) == ""
