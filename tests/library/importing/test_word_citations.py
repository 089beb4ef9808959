"""Citations of Zotero, Mendeley, EndNote and Word itself, in files that hold their data and in files that do not."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

import pytest

from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.docx.citing_programs import located
from reader.library.importing.docx.document_reader import read_docx
from reader.library.importing.docx.equation_field import equation_text
from reader.library.importing.docx.field_words import read_words
from reader.library.importing.markdown_blocks import written_article
from tests.library.importing.word_files import base64_of, csl_citation, field, paragraph, run, sign, word_file

P = paragraph
SMITH = {
    "id": "ITEM-1",
    "type": "article-journal",
    "title": "Sleep",
    "author": [{"family": "Smith"}],
    "issued": {"date-parts": [["2020", 5]]},
}
WHO = {
    "id": "ITEM-1",
    "type": "report",
    "title": "Malaria",
    "author": [{"literal": "World Health Organization"}],
    "issued": {"date-parts": [[2023]]},
}
MENDELEY = "ADDIN CSL_CITATION"
RECORD = (
    '<record><rec-number>7</rec-number><foreign-keys><key app="EN" db-id="x">7</key></foreign-keys>'
    '<ref-type name="Journal Article">17</ref-type><contributors><authors>'
    '<author><style face="normal">Okoye, C.</style>'
    "</author><author>Ministry of Health,</author></authors></contributors><titles><title>Nets <style face="
    '"superscript">3</style></title><secondary-title>Lancet</secondary-title></titles><pages>12-4</pages><volume>391</volume>'
    "<dates><year>2018</year></dates><electronic-resource-num>10.1000/x</electronic-resource-num></record>"
)
ENDNOTE = (
    "<EndNote><Cite><Author>Okoye</Author><Year>2018</Year><Prefix>see </Prefix><Suffix>, table 2</Suffix>"
    f"<Pages>13</Pages>{RECORD}</Cite></EndNote>"
)
SOURCES = (
    "<b:Sources><b:Source><b:Tag>Dia19</b:Tag><b:SourceType>BookSection</b:SourceType>"
    "<b:Title>Oral rehydration</b:Title>"
    "<b:BookTitle>Child health</b:BookTitle><b:Year>2019</b:Year><b:Pages>10-22</b:Pages>"
    "<b:Author><b:Author><b:NameList>"
    "<b:Person><b:Last>Diallo</b:Last><b:First>Fatou</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source>"
    "<b:Source><b:Tag>WHO</b:Tag><b:SourceType>Report</b:SourceType><b:Title>Malaria</b:Title><b:Year>2023</b:Year>"
    "<b:Author><b:Author><b:Corporate>World Health Organization</b:Corporate></b:Author></b:Author></b:Source>"
    "</b:Sources>"
)


def cite(data, **rest) -> dict[str, object]:
    return {"itemData": data, **rest}


def endnote_data() -> str:
    inner = (
        sign("begin", f"<w:fldData>{base64_of(ENDNOTE)}</w:fldData>")
        + "<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>"
    )
    return (
        sign("begin", f"<w:fldData>{base64_of(ENDNOTE)}</w:fldData>")
        + f"<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>{inner}{sign('end')}{sign('separate')}"
        + f"{run('[9]')}{sign('end')}"
    )


def mendeley_cite() -> str:
    tag = f"MENDELEY_CITATION_v3_{base64_of(csl_citation(cite(SMITH)))}"
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run("[9]")}</w:sdtContent></w:sdt>'


def citavi(entry: dict[str, object], **reference: object) -> str:
    """As Citavi does it, what was there before is only its number the second time."""
    okoye = {"$id": "3", "$type": "SwissAcademic.Citavi.Person", "FirstName": "Ann", "LastName": "Smith"}
    known = {"$id": "2", "ReferenceType": "JournalArticle", "Title": "Sleep", "Year": "2020", "Authors": [okoye]}
    data = {"$id": "1", "Entries": [{"ReferenceId": "r-1", "Reference": {**known, **reference}, **entry}]}
    return field(f" ADDIN CitaviPlaceholder{{{base64_of(json.dumps(data))}}} ", "[9]")


CITED = {
    "Citavi": (citavi({}), "[@smith2020]"),
    "Citavi, pages": (
        citavi({"Prefix": "see ", "PageRange": {"OriginalString": "44-46"}}),
        "[see @smith2020, pp. 44-46]",
    ),
    "Citavi, by number": (citavi({}, Editors=[{"$ref": "3"}], Publishers=[{"Name": "WHO"}]), "[@smith2020]"),
    "Zotero": (field(csl_citation(cite(SMITH)), "[9]"), "[@smith2020]"),
    "locator, prefix, suffix": (
        field(csl_citation(cite(SMITH, locator="44-46", label="page", prefix="see ", suffix=", table 2")), "[9]"),
        "[see @smith2020, pp. 44-46, table 2]",
    ),
    "chapter": (field(csl_citation(cite(SMITH, locator="3", label="chapter")), "[9]"), "[@smith2020, chap. 3]"),
    "without author": (field(csl_citation(cite(SMITH, **{"suppress-author": True})), "[9]"), "[-@smith2020]"),
    "suffix with a semicolon": (field(csl_citation(cite(SMITH, suffix="a; b")), "[9]"), "[@smith2020] (a; b)"),
    "Mendeley Desktop": (
        field(csl_citation(cite(SMITH), cite(WHO), program=MENDELEY), "[9]"),
        "[@smith2020; @who2023]",
    ),
    "Mendeley Cite": (mendeley_cite(), "[@smith2020]"),
    "EndNote in the field": (field(f" ADDIN EN.CITE {ENDNOTE}", "[9]"), "[see @okoye2018, p. 13, table 2]"),
    "EndNote beside the field": (endnote_data(), "[see @okoye2018, p. 13, table 2]"),
    "Word": (field("CITATION Dia19 \\p 12 \\l 1033", "(9)"), "[@diallo2019, p. 12]"),
    "Word, two at once": (field("CITATION Dia19 \\l 1033 \\m WHO", "(9)"), "[@diallo2019; @who2023]"),
    "in a simple field": (
        f'<w:fldSimple w:instr="CITATION WHO">{run("(9)")}</w:fldSimple>',
        "[@who2023]",
    ),
}
UNREAD = {
    "no data": field(csl_citation({"id": 5, "uris": ["http://zotero.org/x"]}), "[9]"),
    "broken JSON": field(' ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [', "[9]"),
    "deep JSON": field(" ADDIN ZOTERO_ITEM CSL_CITATION " + '{"a":[' * 20_000, "[9]"),
    "Citavi, broken": field(" ADDIN CitaviPlaceholder{abc}", "[9]"),
    "Citavi without data": citavi({"Reference": None}),
    "Citavi, no entries": field(f" ADDIN CitaviPlaceholder{{{base64_of('{}')}}}", "[9]"),
    "another program": field(" ADDIN RW.CITE{{5 Smith 2020}}", "[9]"),
    "EndNote without a record": field(" ADDIN EN.CITE <EndNote><Cite><Author>A</Author></Cite></EndNote>", "[9]"),
    "unknown tag": field("CITATION Nobody \\l 1033", "[9]"),
    "unknown tag among others": field("CITATION WHO \\m Nobody", "[9]"),
}


def imported(tmp_path, body: str):
    path = word_file(tmp_path / "a.docx", body, {"../customXml/item1.xml": SOURCES})
    document = read_docx(path, ReferenceList())
    return written_article(document.blocks, document.notes), document


@pytest.mark.parametrize("name", CITED)
def test_citations(name, tmp_path) -> None:
    source, wanted = CITED[name]
    text, document = imported(tmp_path, P(f"{run('a ')}{source}{run('.')}"))
    assert text == f"a {wanted}.\n"
    assert set(document.references) <= {"smith2020", "who2023", "okoye2018", "diallo2019"}
    assert [entry.text for entry in document.report if entry.what == "citation"] in (["[9]"], ["(9)"])


@pytest.mark.parametrize("name", UNREAD)
def test_citation_without_data_stays_as_text(name, tmp_path) -> None:
    text, document = imported(tmp_path, P(f"{run('a ')}{UNREAD[name]}"))
    assert "\\[9]" in text
    assert [entry.text for entry in document.report if entry.what == "citation-data"] == ["[9]"]


def test_same_work_is_one_reference(tmp_path) -> None:
    """Mendeley numbers the works of each citation anew, so an id says nothing."""
    citations = [(SMITH, "u1"), (WHO, "u2"), ({**SMITH, "id": "ITEM-2"}, "u1"), (SMITH, "u3")]
    body = "".join(P(field(csl_citation(cite(data, uris=[uri]), program=MENDELEY), "[9]")) for data, uri in citations)
    text, document = imported(tmp_path, body)
    assert text.split() == ["[@smith2020]", "[@who2023]", "[@smith2020]", "[@smith2020]"]
    assert list(document.references) == ["smith2020", "who2023"]


def test_other_works_of_a_year_have_other_keys(tmp_path) -> None:
    body = "".join(P(field(csl_citation(cite({**SMITH, "title": title})), "[9]")) for title in ("A", "B"))
    assert imported(tmp_path, body)[0].split() == ["[@smith2020]", "[@smith2020b]"]


def test_fields_of_an_endnote_record(tmp_path) -> None:
    _, document = imported(tmp_path, P(CITED["EndNote in the field"][0]))
    assert document.references["okoye2018"] == {
        "id": "okoye2018",
        "type": "article-journal",
        "title": "Nets <sup>3</sup>",
        "container-title": "Lancet",
        "author": [{"family": "Okoye", "given": "C."}, {"literal": "Ministry of Health"}],
        "issued": "2018",
        "volume": "391",
        "page": "12-4",
        "DOI": "10.1000/x",
    }


BIBLIOGRAPHY = P("Sources", "H1") + P(field(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ", "1. Smith 2020"))


def test_bibliography_is_left_out_with_its_heading(tmp_path) -> None:
    text, document = imported(tmp_path, P(CITED["Zotero"][0]) + BIBLIOGRAPHY)
    assert text == "[@smith2020]\n"
    found = {entry.what: entry.text for entry in document.report}
    assert (found["bibliography"], found["bibliography-heading"]) == ("1. Smith 2020", "Sources")


@pytest.mark.parametrize("before", ["a", UNREAD["no data"], CITED["Zotero"][0] + UNREAD["no data"]])
def test_bibliography_stays_if_a_source_is_only_there(before, tmp_path) -> None:
    assert "1\\. Smith 2020" in imported(tmp_path, P(before) + BIBLIOGRAPHY)[0]


def test_heading_stays_if_more_is_below_it(tmp_path) -> None:
    text, _ = imported(tmp_path, P(CITED["Zotero"][0]) + BIBLIOGRAPHY + P("Also see 5."))
    assert text.split("\n\n")[1:] == ["## Sources", "Also see 5.\n"]


def test_footnote_that_is_a_citation_becomes_one(tmp_path) -> None:
    note = f'<w:footnote w:id="2">{P(CITED["Zotero"][0] + run("."))}</w:footnote>'
    body = P(f'{run("a")}<w:r><w:footnoteReference w:id="2"/></w:r>')
    document = read_docx(word_file(tmp_path / "a.docx", body, {"footnotes.xml": note}), ReferenceList())
    assert written_article(document.blocks, document.notes) == "a[@smith2020]\n"


@pytest.mark.parametrize(
    ("locator", "label", "wanted"),
    [
        ("44", "page", "p. 44"),
        ("44–46", "", "pp. 44–46"),
        ("iv", "page", "iv"),
        ("3", "verse", "v. 3"),
        ("", "page", ""),
    ],
)
def test_located(locator, label, wanted) -> None:
    assert located(locator, label) == wanted


def test_words_of_a_field() -> None:
    words = read_words(escape(' HYPERLINK  "https://x.org/a b" \\l "c d" \\h').replace("&quot;", '"'))
    assert (words.name, words.arguments, words.switches) == (
        "HYPERLINK",
        ["https://x.org/a b"],
        [("\\l", "c d"), ("\\h", "")],
    )


@pytest.mark.parametrize(
    ("instruction", "wanted"),
    [
        ("EQ \\f(1,2)", "1/2"),
        ("EQ \\f(a+b;c)", "(a+b)/c"),
        ("EQ \\r(,x)", "√x"),
        ("EQ x\\s\\up5(2)", "x^(2)"),
        ("EQ " + "\\f(" * 999, "\\f(" * 999),
    ],
)
def test_old_formulas(instruction, wanted) -> None:
    assert equation_text(instruction) == wanted


def bookmarked(shown: str, name: str = "ZOTERO_BREF_a1B2") -> str:
    return f'<w:bookmarkStart w:id="7" w:name="{name}"/>{shown}<w:bookmarkEnd w:id="7"/>'


def with_bookmark_data(tmp_path, body: str, code: str, *, part: int = 255):
    """The data are in properties of the file, each a part of them, in no order."""
    pieces = [code[at : at + part] for at in range(0, len(code), part)]
    properties = "".join(
        f'<property name="ZOTERO_BREF_a1B2_{number}"><vt:lpwstr>{escape(piece)}</vt:lpwstr></property>'
        for number, piece in reversed([*enumerate(pieces, 1)])
    )
    names = (
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
    )
    part_of_file = f'<?xml version="1.0"?><Properties {names}>{properties}</Properties>'
    path = word_file(tmp_path / "a.docx", body, {"../docProps/custom.xml": part_of_file})
    document = read_docx(path, ReferenceList())
    return written_article(document.blocks, document.notes), document


@pytest.mark.parametrize("part", [255, 40])
@pytest.mark.parametrize("program", ["ZOTERO_ITEM CSL_CITATION", "ADDIN ZOTERO_ITEM CSL_CITATION"])
def test_zotero_in_bookmarks(tmp_path, program, part) -> None:
    body = P(f"{run('a ')}{bookmarked(run('[9]'))}{run('. 5 mg')}") + P(run("b"))
    text, document = with_bookmark_data(tmp_path, body, csl_citation(cite(SMITH), program=program).strip(), part=part)
    assert text == "a [@smith2020]. 5 mg\n\nb\n"
    assert [entry.text for entry in document.report if entry.what == "citation"] == ["[9]"]


@pytest.mark.parametrize(
    "body",
    [
        P(bookmarked(run("[9]"), "ZOTERO_BREF_other")),
        P(f'<w:bookmarkEnd w:id="7"/>{run("[9]")}'),
        P(f'{run("[9]")}<w:bookmarkStart w:id="7" w:name="ZOTERO_BREF_a1B2"/>'),
    ],
    ids=["no data", "no beginning", "nothing in it"],
)
def test_bookmarks_that_are_no_citations_lose_no_text(tmp_path, body) -> None:
    text, _ = with_bookmark_data(tmp_path, body + P(run("End 5 mg")), csl_citation(cite(SMITH)).strip())
    assert text.startswith("\\[9]")
    assert "End 5 mg" in text or "End 5 mg" in str(_.report)


def test_a_bibliography_of_zotero_in_a_bookmark(tmp_path) -> None:
    start, end = '<w:bookmarkStart w:id="7" w:name="ZOTERO_BREF_a1B2"/>', '<w:bookmarkEnd w:id="7"/>'
    body = P(field(csl_citation(cite(SMITH)), "[9]")) + P(start + run("1. Smith")) + P(run("2. Who")) + end + P("End")
    text, document = with_bookmark_data(tmp_path, body, 'ZOTERO_BIBL {"x":[]} CSL_BIBLIOGRAPHY')
    assert text == "[@smith2020]\n\nEnd\n"
    assert [entry.text for entry in document.report if entry.what == "bibliography"] == ["1. Smith\n2. Who"]


def test_what_citavi_knows_of_a_source(tmp_path) -> None:
    source = citavi(
        {},
        Subtitle="a trial",
        Volume="5",
        Number="3",
        PageRange="<sp>\n<n>44</n>\n<os>44</os>\n</sp>\n<ep>\n<n>49</n>\n</ep>\n<os>44-49</os>",
        Periodical={"$id": "7", "Name": "Lancet"},
        Doi="10.1000/182",
        Editors=[{"$ref": "3"}, {"LastName": "World Health Organization"}, {"$ref": "none"}, 5],
        Publishers=[{"Name": "WHO"}],
    )
    _, document = imported(tmp_path, P(source))
    assert document.references["smith2020"] == {
        "id": "smith2020",
        "type": "article-journal",
        "title": "Sleep: a trial",
        "volume": "5",
        "issue": "3",
        "DOI": "10.1000/182",
        "container-title": "Lancet",
        "author": [{"family": "Smith", "given": "Ann"}],
        "editor": [{"family": "Smith", "given": "Ann"}, {"literal": "World Health Organization"}],
        "publisher": "WHO",
        "page": "44-49",
        "issued": {"date-parts": [[2020]]},
    }
