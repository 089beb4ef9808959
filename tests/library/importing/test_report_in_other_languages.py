"""An import in another language: the report is in it, the content and what programs read are as in English."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from reader.library.importing.import_files import (
    FileImportFailed,
    ImportedFiles,
    ImportOptions,
    read_files,
    write_files,
)
from reader.library.importing.report import ReportEntry
from reader.translation import in_english
from tests.library.importing.epub_files import epub_file, page
from tests.library.importing.word_files import paragraph, run, word_file
from tests.pseudo_language import untranslated

OPTIONS = ImportOptions("2026-11-29", keeps_going=True)
LANGUAGES = ["pseudo_language", "pseudo_arabic"]
FILES = {
    "page.html": "<html><head><title>Sleep</title></head><body><nav><a href='x'>Home page</a></nav><h1>Sleep</h1>"
    "<p>Text <del>gone</del> <a href='#none'>lost</a></p><img src='none.png' alt='Graph'><video src='a.mp4'></video>"
    "<table><tr><td>one</td></tr></table><footer>Imprint of the page</footer></body></html>",
    "notes.md": "title: Notes\nmood: good\n\n# Notes\n\n![A](missing.png) Text {.class} <!-- hidden --> $x$ [@none]\n",
    "sources.ris": "TY  - JOUR\nXX  - 5\nAU  - Kamau, A\nER  - \nTY  - BOOK\nTI  - Two\nER  - \n",
    "terms.csv": "Term,Definition,Level\nDose,How much,1\nDose,Other,\nNothing,,\n",
    "text.txt": "A LINE\n\n- one\n- two\n\na\tb\nc\td\n\n\x01\x02\n\nReferences\n\n1. Unclear entry 2019\n",
    "slides.pptx": "PK",
    "bad.docx": "no zip",
    "data.xyz": "5",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    changed = '<w:del w:author="Ann" w:date="2026-01-02T00:00:00Z"><w:r><w:delText>old</w:delText></w:r></w:del>'
    marked = run("loud", '<w:highlight w:val="yellow"/>')
    word_file(folder / "word.docx", paragraph("First") + f"<w:p>{changed}{marked}</w:p>")
    epub_file(folder / "book.epub", {"one.xhtml": page("<h1>One</h1><p>Text</p><img src='none.png' alt='A'/>")})
    return folder


def entries(imported: ImportedFiles) -> Iterable[ReportEntry]:
    return [entry for _file, entries in imported.reports for entry in entries]


def english(imported: ImportedFiles) -> str:
    fields = ("message", "text", "place", "reason")
    return json.dumps([[in_english(getattr(entry, name)) for name in fields] for entry in entries(imported)])


def written(imported: ImportedFiles, folder: Path) -> dict[str, bytes]:
    write_files(imported, folder, OPTIONS)
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "pack.yaml"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_is_translated_and_content_is_not(language, folder, tmp_path, request) -> None:
    before = read_files([folder], OPTIONS)
    request.getfixturevalue(language)
    after = read_files([folder], OPTIONS)
    assert english(after) == english(before)
    assert written(after, tmp_path / "after") == written(before, tmp_path / "before")
    assert {untranslated(entry.message) for entry in entries(after)} == {""}
    assert [entry.key for entry in entries(after)] == [entry.key for entry in entries(before)]
    assert len({entry.what for entry in entries(after)}) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b""),
        ("a.docx", b"%PDF"),
        ("a.docx", b"PK"),
        ("a.epub", b"text"),
        ("a.html", b" "),
        ("a.json", b"{"),
        ("a.csv", b"one\ntwo\n"),
        ("a.xlsx", b"PK"),
        ("a.xyz", b"5"),
        ("missing.txt", None),
    ],
)
def test_reason_of_a_failure(language, name, content, tmp_path, request) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileImportFailed) as before:
        read_files([path], ImportOptions("2026-11-29"))
    request.getfixturevalue(language)
    with pytest.raises(FileImportFailed) as after:
        read_files([path], ImportOptions("2026-11-29"))
    assert untranslated(str(after.value)) == ""
    assert in_english(after.value.args[0]) == str(before.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_folder_without_documents(language, tmp_path, request) -> None:
    request.getfixturevalue(language)
    with pytest.raises(FileImportFailed) as failure:
        read_files([tmp_path], OPTIONS)
    assert untranslated(str(failure.value)) == ""
