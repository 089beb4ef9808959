"""Names as people type them, and back."""

from __future__ import annotations

from typing import Any

import pytest

from reader.library.editing.forms.name_lines import line_of, lines_of, name_of, names_of

TYPED = {
    "Smith, Ann": {"family": "Smith", "given": "Ann"},
    "  van der Kolk ,  Bessel  A. ": {"family": "van der Kolk", "given": "Bessel A."},
    "Luther King, Martin, Jr.": {"family": "Luther King", "given": "Martin", "suffix": "Jr."},
    "Plato,": {"family": "Plato"},
    "Ann Smith": {"family": "Smith", "given": "Ann"},
    "Bessel van der Kolk": {"family": "van der Kolk", "given": "Bessel"},
    "Miller JM": {"family": "Miller", "given": "JM"},
    "J. K. Rowling": {"family": "Rowling", "given": "J. K."},
    "World Health Organization": {"literal": "World Health Organization"},
    "UNICEF": {"literal": "UNICEF"},
    "Ministry of Health": {"literal": "Ministry of Health"},
    "Médecins Sans Frontières International": {"literal": "Médecins Sans Frontières International"},
    "3ie": {"literal": "3ie"},
    "AT&T Labs": {"literal": "AT&T Labs"},
    "“Department of Health, England”": {"literal": "Department of Health, England"},
    "{Doctors Without Borders}": {"literal": "Doctors Without Borders"},
    "et al.": {"literal": "et al."},
    "王小明": {"literal": "王小明"},
    "أحمد, سارة": {"family": "أحمد", "given": "سارة"},
    "": {},
    ",": {},
    ", Ann": {"literal": "Ann"},
}


@pytest.mark.parametrize("line", TYPED, ids=lambda line: line[:40] or "empty")
def test_a_typed_line_is_a_name(line: str) -> None:
    assert name_of(line) == TYPED[line]


KEPT: list[dict[str, Any]] = [
    {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
    {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
    {"literal": "Ann Smith"},
    {"literal": "Doctors, Nurses"},
    {"family": "Plato"},
    {"family": "King", "given": "Martin", "suffix": "Jr.", "comma-suffix": "true"},
]


@pytest.mark.parametrize("name", KEPT, ids=lambda name: str(name)[:40])
def test_a_name_that_nobody_changes_keeps_its_parts(name: dict[str, Any]) -> None:
    assert names_of(lines_of([name]), [name]) == [name]


@pytest.mark.parametrize("name", KEPT, ids=lambda name: str(name)[:40])
def test_the_line_of_a_name_is_read_as_the_same_kind_of_name(name: dict[str, Any]) -> None:
    assert ("literal" in name_of(line_of(name))) == ("literal" in name)


@pytest.mark.parametrize("names", [None, "", [], [None], [3], [{}], [{"family": ""}], {"family": 3}, [["x"]]], ids=str)
def test_what_is_no_name_has_no_line(names: Any) -> None:
    assert all(isinstance(line, str) and line for line in lines_of(names))
