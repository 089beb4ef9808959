"""Tables of terms become glossary.yaml, and whatever does not fit is in the report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.library.authoring.build import check
from reader.library.authoring.content_source import ContentSource
from reader.library.authoring.problems import Severity
from reader.library.importing.import_files import FileImportFailed, ImportOptions, read_files, write_files
from reader.library.importing.report import ReportEntry
from tests.library.importing.whole_import import import_files

OPTIONS = ImportOptions("2026-11-29")
ROWS = [
    ("Term", "Definition", "Other names"),
    ("hypertension", "Blood pressure of 140/90 or more.", "high blood pressure; HTN"),
    ("PHQ-9", 'Nine questions, "validated" since 2001.', ""),
]


def table(separator: str, rows=ROWS) -> str:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows]
    return "".join(separator.join(row) + "\n" for row in quoted)


def terms(folder: Path, content: str | bytes, name: str = "terms.csv"):
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_files([path], OPTIONS)


def shown(imported):
    return [(term.term, term.definition, term.aka) for term in imported.terms]


def entries(imported, what: str) -> list[ReportEntry]:
    return [entry for _, rows in imported.reports for entry in rows if entry.what == what]


RIGHT = [
    ("hypertension", "Blood pressure of 140/90 or more.", ("high blood pressure", "HTN")),
    ("PHQ-9", 'Nine questions, "validated" since 2001.', ()),
]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (table(","), "a.csv"), (table(";"), "a.csv"), (table("\t"), "a.csv"), (table("\t"), "a.tsv"),
         (table("|"), "a.csv"),
        (table("\t"), "a.tab"), ("sep=;\n" + table(";"), "a.csv"), (table(";").replace("\n", "\r\n"), "A.CSV"),
        (table(",").replace("\n", "\r"), "a.csv"), ("\n\n" + table(","), "a.csv"),
        (b"\xef\xbb\xbf" + table(",").encode(), "a.csv"), (table("\t").encode("utf-16"), "a.csv"),
        (table(";").encode("cp1252"), "a.csv"), (table(",") + ",,\n;;\n", "a.csv"),
    ],
)  # fmt: skip
def test_separators_and_encodings(tmp_path, content, name):
    assert shown(terms(tmp_path, content, name))[:2] == RIGHT


@pytest.mark.parametrize(
    "heading",
    ["term,definition,aka", "Begriff;Definition;Synonyme", "Terme,Définition,Autres noms",
     "Término;Definición;Sinónimos",
     "Termo,Definição,Sinônimos", "Neno,Maana,Majina mengine", "المصطلح,التعريف,مرادفات", "术语,定义,同义词",
     "Термин;Определение;Синонимы",
     "शब्द,परिभाषा,पर्यायवाची", "  TERM : ,Meaning,Also known as", "Word,Plain_language,Abbreviation"],
)  # fmt: skip
def test_headings_in_many_languages(tmp_path, heading):
    separator = ";" if ";" in heading else ","
    imported = terms(tmp_path, f"{heading}\n{table(separator, ROWS[1:])}")
    assert shown(imported) == RIGHT
    assert not entries(imported, "glossary-columns")


def test_columns_in_another_order(tmp_path):
    rows = [("Source", "Definition", "No.", "See also", "Term"), ("WHO, 2020", "A rest.", "17", "nap; Nap time",
    "sleep"),
            ("", "A short sleep.", "18", "", "nap")]  # fmt: skip
    imported = terms(tmp_path, table(",", rows))
    sleep = imported.terms[0]
    assert (sleep.see, imported.references[sleep.cites[0]]["printed"]) == (("nap",), "WHO, 2020")
    assert [entry.text for entry in entries(imported, "related-term")] == ["sleep: Nap time"]
    assert [entry.text for entry in entries(imported, "glossary-column")] == ["No.: 17", "No.: 18"]


def test_without_a_header(tmp_path):
    imported = terms(tmp_path, table(",", ROWS[1:]))
    assert shown(imported) == RIGHT
    assert entries(imported, "glossary-columns")[0].outcome == "guessed"


def test_rows_that_are_no_terms(tmp_path):
    rows = [
        *ROWS,
        ("empty 5", "", "x"),
        ("", "no term 6", ""),
        ("PHQ-9", "Another text of 7.", "PHQ"),
        ("HTN2", "a" * 10_001, ""),
    ]
    imported = terms(tmp_path, table(",", rows))
    assert [term.term for term in imported.terms] == ["hypertension", "PHQ-9"]
    assert imported.terms[1].aka == ("PHQ",)
    assert [entry.place for entry in entries(imported, "glossary-row")] == ["row 4", "row 5", "row 7"]
    assert entries(imported, "duplicate-term")[0].text == "PHQ-9: Another text of 7."


@pytest.mark.parametrize(
    "cell",
    [
        "=1+2",
        '=HYPERLINK("https://x.org")',
        "+1",
        "-1 to 5",
        "@sum",
        "*bold* [a](b) {c}",
        "10^6 <b>",
        "a [@b]",
        "# a",
        "1. a",
    ],
)
def test_formulas_and_marks_are_text(tmp_path, cell):
    (tmp_path / "a.csv").write_text(table(",", [ROWS[0], ("odd", cell, "")]), encoding="utf-8")
    import_files([tmp_path / "a.csv"], tmp_path / "pack", OPTIONS)
    source = ContentSource(tmp_path / "pack")
    list(source.articles())
    assert "".join(span.text for span in source.terms[0].definition) == cell
    assert not [each for each in source.problems() if each.severity is Severity.ERROR]


def test_terms_alone_make_a_pack_that_can_be_built(tmp_path):
    write_files(terms(tmp_path, table(",")), tmp_path / "pack", OPTIONS)
    assert not [each for each in check(tmp_path / "pack") if each.severity is Severity.ERROR]


def test_beside_a_document(tmp_path):
    (tmp_path / "a.txt").write_text("Pressure\n\nIt is hypertension.\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(table(","), encoding="utf-8")
    imported = read_files([tmp_path / "a.txt", tmp_path / "b.csv"], OPTIONS)
    assert (len(imported.documents), len(imported.terms)) == (1, 2)


def test_a_table_in_a_folder_is_a_glossary_only_if_it_says_so(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("Pressure\n\nIt is hypertension.\n", encoding="utf-8")
    (folder / "patients.csv").write_text("17,Ann Roe of the village,HIV\n", encoding="utf-8")
    imported = read_files([folder], OPTIONS)
    assert not imported.terms
    assert [entry.place for entry in entries(imported, "unread-file")] == ["patients.csv"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ("a\nb\n", "no table of terms"),
        ("1,2\n3,4\n", "no table of terms"),
        (b"\x00\x01" * 500, "no table of terms"),
        ('term,definition\n"a,' + "b" * 200_000, "too long"),
        ("term,definition\n" + "a,b\n" * 20_001, "more than 20,000 rows"),
        (b"PK\x03\x04" + b"\0" * 50, "cannot be imported"),
    ],
)
def test_what_is_no_glossary(tmp_path, content, words):
    with pytest.raises(FileImportFailed, match=words):
        terms(tmp_path, content)


def test_no_digit_is_lost(tmp_path):
    rows = [("Id 1", "Term", "Definition", "Aka", "Page", "Source")]
    for number in range(10, 26):
        source = f"Roe A. Rest. Rest. 20{number:02};{number}:1-9." if number % 2 else ""
        numbers = (f"t{number + 100}", f"d {number + 200}" if number % 3 else "", f"a{number + 300}", f"{number + 400}")
        rows.append((str(number), *numbers, source))
    imported = terms(tmp_path, table(";", rows))
    write_files(imported, tmp_path / "pack", OPTIONS)
    kept = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "pack").rglob("*.yaml")))
    kept += "".join(f"{entry.text} {entry.message}" for _, found in imported.reports for entry in found)
    missing = [number for row in rows for cell in row for number in re.findall(r"\d+", cell) if number not in kept]
    assert not missing
