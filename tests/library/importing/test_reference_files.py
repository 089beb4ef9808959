"""Files of sources become references.yaml; the same work is there once."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from reader.library.authoring.build import check
from reader.library.authoring.problems import Severity
from reader.library.citation import to_bibtex, to_csl_json, to_ris
from reader.library.importing.import_files import FileImportFailed, ImportOptions, read_files
from reader.library.importing.reference_files.merge_references import merge_references
from reader.library.importing.report import ReportEntry
from reader.library.model import Reference
from tests.library.importing.whole_import import import_files

OPTIONS = ImportOptions("2026-11-29")
VALUES: list[object] = [None, True, 10**400, [], {}, [[]], {"a": 1}, "\ud800x", "\x00", -1, 1.5]
ITEM: dict[str, object] = {
    "type": "article-journal", "title": "On sleep & rest", "author": [{"family": "van der Berg",
    "given": "Ann B."}, {"literal": "WHO"}],
    "container-title": "Journal of Sleep", "volume": "12", "issue": "3", "page": "1-9",
    "issued": {"date-parts": [[2019, 5]]},
    "DOI": "10.1000/sleep.7", "language": "en",
}  # fmt: skip
RIS = """TY  - JOUR
AU  - van der Berg, Ann B.
AU  - WHO
TI  - On sleep
  & rest
T2  - Journal of Sleep
PY  - 2019/05//
VL  - 12
IS  - 3
SP  - 1
EP  - 9
DO  - 10.1000/sleep.7
C7  - Report 4711
ER  -

TY  - RPRT
A1  - {World Health Organization}
T1  - Malaria guideline
Y1  - 2015
M1  - WHO/HTM/2015.3
UR  - https://who.int/a
UR  - https://who.int/b
PB  - WHO
CY  - Geneva
ER  -
"""
BIBTEX = """@article{berg2019, author = {van der Berg, Ann B. and {WHO}}, title = {On sleep \\& rest},
 journal = {Journal of Sleep}, year = 2019, month = may, volume = 12, number = 3, pages = {1--9},
 doi = {10.1000/sleep.7}}
@book{müller, author={M{\\"u}ller, J{\\'e}r{\\^o}me}, title={Schlaf}, publisher={Thieme}, year={2001}}
"""
NBIB = """PMID- 26580998
OWN - NLM
DP  - 2015 Nov 19
TI  - Generalized
      anxiety disorder.
PG  - 2059-68
LID - 10.1056/NEJMcp1502514 [doi]
FAU - Stein, Murray B
AU  - Stein MB
LA  - eng
JT  - The New England journal of medicine
TA  - N Engl J Med
VI  - 373
IP  - 21
PMC - PMC123456
"""
ENDNOTE = """<?xml version="1.0"?><xml><records><record><ref-type name="Journal Article">17</ref-type>
<contributors><authors>
<author><style face="normal">Roe, Ann</style></author></authors></contributors><titles><title>On rest</title>
<secondary-title>Rest</secondary-title></titles><volume>4</volume><dates><year>2020</year></dates></record></records></xml>"""
REFWORKS = """RT Journal Article
SR Electronic(1)
ID 12
A1 Roe,Ann B.
A1 Poe,C.
T1 On sleep & rest:
 a trial
JF Journal of sleep
YR 2019
FD May 3
VO 12
IS 3
SP 1
OP 9
K1 sleep
K1 rest
SN 1234-5678
LK https://sleep.example/7
DO 10.1000/sleep.7
AD Nairobi

RT Book, Whole
A1 Ministry of Health
T1 Malaria guideline
YR 2020
PB Government
PP Nairobi
"""
PAPERS_RIS = """TY  - JOUR
T1  - On sleep
A1  - Roe, Ann
JF  - Journal of Sleep
Y1  - 2019/09//
M3  - 10.1000/sleep.7
UR  - papers3://publication/uuid/AB12
UR  - https://sleep.example/7
L1  - file://localhost/Users/ann/a.pdf
ER  -
"""
PAPERS_BIB = """%% Created with Papers
@article{Roe:2019wq,
author = {Roe, Ann and Poe, C},
title = {{On sleep}},
journal = {Journal of Sleep},
year = {2019},
pmid = {11556941},
url = {papers3://publication/uuid/AB12},
local-url = {file://localhost/Users/ann/a.pdf},
date-added = {2015-03-02T10:11:12GMT}
}
"""
CSL_YAML = "references:\n- id: roe2020\n  type: book\n  title: On rest\n  author: [{family: Roe}]\n  issued: 2020\n"


def references(folder: Path, *files: tuple[str, str | bytes]):
    paths = []
    for name, content in files:
        paths.append(folder / name)
        paths[-1].write_bytes(content.encode() if isinstance(content, str) else content)
    return read_files(paths, OPTIONS)


def entries(imported, what: str) -> list[ReportEntry]:
    return [entry for _, rows in imported.reports for entry in rows if entry.what == what]


@pytest.mark.parametrize(
    ("name", "content", "key", "fields"),
    [
        ("a.ris", RIS, "vanderberg2019", {"title": "On sleep & rest", "page": "1-9",
         "issued": {"date-parts": [[2019, 5]]}}),
        ("a.bib", BIBTEX, "berg2019", {"title": "On sleep & rest", "page": "1-9",
         "container-title": "Journal of Sleep"}),
        ("a.json", json.dumps([{"id": "berg", **ITEM}]), "berg", {"title": "On sleep & rest",
         "DOI": "10.1000/sleep.7"}),
        ("a.json", json.dumps({"items": [{"id": "http://zotero.org/1", **ITEM}]}), "vanderberg2019", {"volume": "12"}),
        ("a.yaml", CSL_YAML, "roe2020", {"title": "On rest", "type": "book"}),
        ("a.nbib", NBIB, "stein2015", {"title": "Generalized anxiety disorder.", "PMID": "26580998",
         "PMCID": "PMC123456",
                                       "DOI": "10.1056/NEJMcp1502514", "issued": "2015 Nov 19", "page": "2059-68"}),
        ("a.xml", ENDNOTE, "roe2020", {"title": "On rest", "container-title": "Rest", "volume": "4"}),
        ("a.txt", REFWORKS, "roe2019", {"title": "On sleep & rest: a trial", "issued": {"date-parts": [[2019, 5, 3]]},
         "author": [{"family": "Roe", "given": "Ann B."}, {"family": "Poe", "given": "C."}], "page": "1-9",
         "ISSN": "1234-5678", "DOI": "10.1000/sleep.7", "URL": "https://sleep.example/7", "keyword": "sleep, rest"}),
        ("a.ris", REFWORKS, "mh2020", {"type": "book", "publisher-place": "Nairobi"}),
        ("a.ris", PAPERS_RIS, "roe2019", {"URL": "https://sleep.example/7", "DOI": "10.1000/sleep.7"}),
        ("a.bib", PAPERS_BIB, "roe2019", {"title": "On sleep", "PMID": "11556941"}),
        ("A.RIS", RIS.replace("\n", "\r\n"), "vanderberg2019", {"volume": "12"}),
        ("a.ris", b"\xef\xbb\xbf" + RIS.encode(), "vanderberg2019", {"volume": "12"}),
        ("a.ris", RIS.encode("utf-16"), "vanderberg2019", {"volume": "12"}),
    ],
)  # fmt: skip
def test_formats(tmp_path, name, content, key, fields):
    item = references(tmp_path, (name, content)).references[key]
    assert {field: item[field] for field in fields} == fields


def test_accents_of_tex_and_of_windows(tmp_path):
    imported = references(tmp_path, ("a.bib", BIBTEX), ("b.ris", RIS.replace("Malaria", "Fièvre").encode("cp1252")))
    assert imported.references["müller"]["author"] == [{"family": "Müller", "given": "Jérôme"}]
    assert any(item["title"] == "Fièvre guideline" for item in imported.references.values())


@pytest.mark.parametrize(("ending", "write"), [("ris", to_ris), ("bib", to_bibtex), ("json", to_csl_json)])
def test_what_carrel_exports_is_read_again(tmp_path, ending, write):
    imported = references(tmp_path, (f"a.{ending}", write([Reference("berg2019", ITEM)])))
    item = imported.references["berg2019"]
    for field in ("title", "volume", "issue", "page", "DOI", "container-title", "author"):
        assert item[field] == ITEM[field]
    assert not entries(imported, "reference-field")


def test_the_same_work_in_two_files_is_one_source(tmp_path):
    other = {**ITEM, "id": "other", "volume": "13", "publisher": "Reed"}
    imported = references(tmp_path, ("a.bib", BIBTEX), ("b.json", json.dumps([other])))
    assert list(imported.references) == ["berg2019", "müller"]
    assert imported.references["berg2019"]["publisher"] == "Reed"
    assert imported.references["berg2019"]["volume"] == "12"
    assert "volume: 13" in entries(imported, "duplicate-source")[0].text


def test_what_has_no_field_is_reported(tmp_path):
    imported = references(tmp_path, ("a.ris", RIS))
    assert [entry.text for entry in entries(imported, "reference-field")] == [
        "C7: Report 4711",
        "UR: https://who.int/b",
    ]


def test_sources_alone_make_a_pack_that_can_be_built(tmp_path):
    (tmp_path / "a.ris").write_text(RIS, encoding="utf-8")
    import_files([tmp_path / "a.ris"], tmp_path / "pack", OPTIONS)
    problems = [each for each in check(tmp_path / "pack") if each.severity is Severity.ERROR or "cited" in each.message]
    assert not problems, "\n".join(map(str, problems))


def test_a_typed_entry_of_a_document_is_the_source_of_the_file(tmp_path):
    text = "A title\n\nIt helps [1].\n\nReferences\n\n"
    text += "1. van der Berg AB. On sleep & rest. J Sleep. 2019;12(3):1-9. doi:10.1000/sleep.7\n"
    text += "2. Roe A. On rest. Rest. 2020;4:1-5.\n"
    imported = references(tmp_path, ("a.txt", text), ("b.bib", BIBTEX))
    assert list(imported.references) == ["berg2019", "müller", "roe2020"]
    assert len(imported.documents) == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.ris", "", "empty"),
        ("a.ris", "Dear colleague,\n", "no sources"),
        ("a.bib", "@comment{x}", "no sources"),
        ("a.json", "{", "no valid JSON"),
        ("a.json", "[" * 100_000, "no valid JSON"),
        ("a.json", '{"a": ' * 50_000, "no valid JSON"),
        ("a.json", '{"name": "x", "version": 2}', "no sources"),
        ("a.json", "[1, 2]", "no sources"),
        ("a.json", '{"type": "AnnotationCollection", "first": {"items": []}}', "It has marks, and no sources. Drop it"),
        ("a.yaml", "title: A pack\nid: x\n", "no sources"),
        ("a.yaml", "a: [", "no valid YAML"),
        ("a.xml", "<records><record>", "damaged"),
        ("a.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "entities"),
        ("a.xml", "<x>" * 100_000, "larger"),
        ("a.ris", b"\x00\x01\x02" * 1000, "not a text"),
        ("a.json", b"\xff\xd8\xff\xe0" + b"\0" * 100, "cannot be imported"),
    ],
)
def test_what_is_no_list_of_sources(tmp_path, name, content, words):
    with pytest.raises(FileImportFailed, match=words):
        references(tmp_path, (name, content))


@pytest.mark.parametrize(
    ("name", "part"),
    [("a.ris", "TY  - JOUR\n"), ("a.ris", "TY  - JOUR\nAU  - a\n"), ("a.bib", "@a{b,"), ("a.bib", "{"),
     ("a.bib", "@a{b, c = {"),
     ("a.bib", '@a{b, c = "{'), ("a.bib", "@a{b, c = d # "), ("a.nbib", "PMID- 1\n"), ("a.ris",
      "TY  - JOUR\n x"), ("a.bib", "\\'{")],
)  # fmt: skip
def test_long_files_of_repeated_signs(tmp_path, name, part):
    """A quadratic reader would not come to an end."""
    beginning = "TY  - BOOK\nTI  - T\n" if name == "a.ris" else ""
    with contextlib.suppress(FileImportFailed):
        references(tmp_path, (name, beginning + part * (400_000 // len(part))))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: str(value)[:9])
@pytest.mark.parametrize("field", ["title", "author", "issued", "DOI", "volume", "id", "type"])
def test_values_of_any_kind(tmp_path, field, value):
    try:
        imported = references(tmp_path, ("a.json", json.dumps([{**ITEM, field: value}], ensure_ascii=True)))
    except FileImportFailed:
        return
    assert len(imported.references) <= 1


def test_merging_into_the_references_of_a_folder():
    existing = {"berg": {"id": "berg", **{key: value for key, value in ITEM.items() if key != "volume"}}}
    before = json.dumps(existing)
    new: list[dict[str, object]] = [
        {"id": "x", **ITEM},
        {"id": "berg", "type": "book", "title": "Another"},
        {"id": "roe", "type": "book", "title": "On rest"},
    ]
    merged = merge_references(existing, new)
    assert merged.keys == ("berg", "another", "roe")
    assert merged.items["berg"]["volume"] == "12"
    assert merged.changed == {"berg"}
    assert json.dumps(existing) == before
    assert [entry.what for entry in merged.report] == ["duplicate-source"]
