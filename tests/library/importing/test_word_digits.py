"""No digit of a Word file is missing from the pack and the report together."""

from __future__ import annotations

import itertools
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reader.library.authoring.build import check
from reader.library.importing.import_files import ImportOptions
from reader.library.model import Style
from reader.library.scripts import plain_form
from tests.library.importing import test_word_citations as citations
from tests.library.importing import test_word_text as texts
from tests.library.importing.whole_import import import_files
from tests.library.importing.word_files import cell, field, item, paragraph, row, run, table, word_file

_SHOWN = re.compile(r"<(w:t|w:delText|m:t|a:t)(?: [^>]*)?>([^<]*)</\1>")
_FALLBACK = re.compile("<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)
_NUMBER = re.compile(r"\d+")
PARTS = {
    "comments.xml": f'<w:comment w:id="0" w:author="R">{paragraph("Not 771?")}</w:comment>',
    "header.xml": paragraph("Clinic 772"),
    "footer.xml": paragraph("Page 773"),
    "footnotes.xml": f'<w:footnote w:id="2">{paragraph("Not 774 mg.")}{paragraph("775")}</w:footnote>'
    f'<w:footnote w:id="3">{paragraph("Nobody refers to 776.")}</w:footnote>',
    "endnotes.xml": f'<w:endnote w:id="2">{paragraph("Kamau 777")}</w:endnote>',
    "../customXml/item1.xml": citations.SOURCES,
}
RELATED = {"l": ("hyperlink", "https://example.org/x")}


def numbered(body: str, counter: itertools.count) -> str:
    """The body with another number in each text."""
    return _SHOWN.sub(lambda found: found[0].replace(f">{found[2]}<", f">{found[2]} {next(counter)} <"), body)


def missing_numbers(path: Path, folder: Path) -> set[str]:
    result = import_files([path], folder, ImportOptions("2026-11-29"))
    assert [each for each in check(folder) if "alt text" not in str(each) and "never cited" not in str(each)] == []
    written = [file.read_text(encoding="utf-8") for file in folder.rglob("*.*") if file.suffix in (".md", ".yaml")]
    written += [f"{entry.text} {entry.message}" for _, entries in result.reports for entry in entries]
    found = set(_NUMBER.findall(" ".join(written)))
    with zipfile.ZipFile(path) as file:
        parts = [
            file.read(name).decode() for name in file.namelist() if name.startswith("word/") and name.endswith(".xml")
        ]
    # A text box is there twice, for new and for old copies of Word.
    parts = [_FALLBACK.sub("", part) for part in parts]
    wanted = {number for part in parts for _, text in _SHOWN.findall(part) for number in _NUMBER.findall(text)}
    return wanted - found


def test_document_with_everything(tmp_path) -> None:
    bodies = [body for body, *_ in (*texts.KEPT.values(), *texts.LEFT_OUT.values())]
    bodies += [paragraph(run("a") + source) for source, _ in citations.CITED.values()]
    bodies += [
        citations.BIBLIOGRAPHY,
        paragraph('<w:r><w:commentReference w:id="0"/><w:endnoteReference w:id="2"/></w:r>'),
    ]
    body = numbered("".join(bodies), itertools.count(1001))
    path = word_file(tmp_path / "one.docx", body, PARTS, RELATED)
    assert missing_numbers(path, tmp_path / "out") == set()


_NUMBERED = itertools.count(10_001)
_TEXT = some.builds(lambda _: f"a{next(_NUMBERED)} mg", some.none())
_PROPERTIES = some.sampled_from(
    [
        "",
        "<w:b/>",
        "<w:i/>",
        "<w:vanish/>",
        "<w:strike/>",
        '<w:vertAlign w:val="superscript"/>',
        '<w:rStyle w:val="Strong"/>',
    ]
)
_RUN = some.builds(run, _TEXT, _PROPERTIES)
_FIELD = some.builds(
    field,
    some.sampled_from(
        ["PAGE", "SEQ Figure", 'HYPERLINK "https://example.org"', "TOC", "INDEX", "BIBLIOGRAPHY", "REF x \\h", "DATE"]
    ),
    _TEXT,
)
_CHANGE = some.builds(
    lambda tag, inside: f"<w:{tag}>{inside}</w:{tag}>",
    some.sampled_from(["ins", "del", "moveFrom", "moveTo", "smartTag"]),
    _RUN,
)
_INSIDE = some.lists(_RUN | _FIELD | _CHANGE, min_size=1, max_size=4).map("".join)
_STYLED = some.builds(
    paragraph,
    _INSIDE,
    some.sampled_from(["", "", "H1", "H4", "Titre", "Caption", "Quote", "Loud", "Clinic"]),
    some.sampled_from(["", "", "<w:rPr><w:del/></w:rPr>", '<w:framePr w:dropCap="drop"/>']),
)
_ITEM = some.builds(item, _TEXT, some.sampled_from([1, 2, 3, 4, 5, 7]), some.integers(0, 8))
_CELL = some.builds(
    cell,
    _STYLED | _ITEM,
    some.sampled_from(
        ["", '<w:gridSpan w:val="3"/>', "<w:vMerge/>", '<w:vMerge w:val="restart"/>', "<w:cellDel/>", "<w:hMerge/>"]
    ),
)
_ROW = some.builds(
    lambda cells, properties: row(*cells, properties=properties),
    some.lists(_CELL, min_size=1, max_size=3),
    some.sampled_from(["", "<w:del/>", "<w:tblHeader/>", '<w:gridBefore w:val="1"/>']),
)
_TABLE = some.lists(_ROW, min_size=1, max_size=3).map(lambda rows: table(*rows))
_BODY = some.lists(_STYLED | _STYLED | _ITEM | _TABLE, min_size=1, max_size=6).map("".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=_BODY)
def test_random_documents(body, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("random")
    path = word_file(folder / "one.docx", paragraph("Begin") + body + paragraph("End"))
    assert missing_numbers(path, folder / "out") == set()


@pytest.mark.parametrize("exponent", ["6", "-6", "12"])
def test_a_power_is_no_longer_number(exponent, tmp_path) -> None:
    body = paragraph(run("10") + run(exponent, '<w:vertAlign w:val="superscript"/>') + run(" cells"))
    import_files([word_file(tmp_path / "one.docx", body)], tmp_path / "out", ImportOptions("2026-11-29"))
    text = (tmp_path / "out/articles/one.md").read_text(encoding="utf-8")
    assert f"10^{exponent}^ cells" in text
    assert plain_form(exponent, Style.SUPERSCRIPT, "0", " ") not in ("", exponent)
