"""Pages made to do harm, and files that are no pages: a sentence or a small article, and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.importing.html import footnotes, page_pictures, page_reader
from reader.library.importing.import_files import FileImportFailed, ImportOptions, read_files, write_files
from tests.library.importing.html.saved_pages import TEXT
from tests.special_files import make_pipe

OPTIONS = ImportOptions("2026-11-29")
DEEP = 20_000


def imported(page: str | bytes, folder: Path) -> str:
    path = folder / "page.html"
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    write_files(read_files([path], OPTIONS), folder / "out", OPTIONS)
    return (folder / "out/articles/page.md").read_text("utf-8")


READ = {
    "nested elements": "<div>" * DEEP + TEXT,
    "nested lists": "<ul><li>" * DEEP + TEXT,
    "nested quotations": "<blockquote>" * DEEP + TEXT,
    "nested tables": "<table><tr><td>" * DEEP + TEXT,
    "nested formats": "<b>" * DEEP + TEXT,
    "nested formulas": f"<p>{TEXT}<math>" + "<mfrac><mn>1</mn>" * DEEP,
    "nested drawings": f"<p>{TEXT}<svg>" + "<g>" * DEEP,
    "entities": f'<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;">]><p>{TEXT}&a;',
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(DEEP)) + f">{TEXT}",
    "rows that go on": "<table><tr>" + f"<td rowspan=65534 "
    f"colspan=1000>{TEXT}" * 9 + "<tr><td>x" * 500 + f"</table>{TEXT}",
    "JSON": f'<script type="application/ld+json">{"[" * DEEP}</script><p>{TEXT}',
    "style sheets": f"<style>{'a{' * DEEP}/*{'/*' * DEEP}</style><p>{TEXT}",
    "notes in each other": "".join(
        f"<aside id=n{n}><a id=r{n} epub:type=noteref href=#n{n}>{n}</a>" for n in range(500)
    )
    + TEXT,
    "note in itself": f'<p id=a>{TEXT}<a id=b epub:type=noteref href="#a">1</a></p>',
    "links in circles": f'<div id=a><a href="#b">{TEXT}</a></div><div id=b><a href="#a">{TEXT}</a></div>',
    "end of the file": f"<main><p>{TEXT}<table><tr><td>5 mg<td cla",
    "wrong encoding": b"<meta charset=utf-16><p>" + TEXT.encode(),
    "parts that are left out": f"<main><p>{TEXT * 9}" + "<div class=ad>" * 90 + "<p class=byline>By A" * 500,
}


@pytest.mark.parametrize("page", READ.values(), ids=READ)
def test_page_is_read(page, tmp_path) -> None:
    assert "four to six rounds" in imported(page, tmp_path)


REFUSED = {
    "nothing": (b"", "It is empty"),
    "spaces": (b" \n" * 500, "It is empty"),
    "bytes": (bytes(range(256)) * 50, "not a web page"),
    "scripts": (b"<script>let a = 5</script>", "contains no text"),
    "too many elements": (b"<i>" + b"<p>" * 160_000, "larger than a web page"),
}


@pytest.mark.parametrize(("page", "sentence"), REFUSED.values(), ids=REFUSED)
def test_page_is_refused(page, sentence, tmp_path) -> None:
    with pytest.raises(FileImportFailed, match=sentence):
        imported(page, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_size_is_limited(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(page_reader, "MAX_BYTES", 1_000)
    with pytest.raises(FileImportFailed, match="more than 0 MB"):
        imported(f"<p>{TEXT * 30}", tmp_path)


def test_number_of_paragraphs_is_limited(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("reader.library.importing.html.html_reader.MOST_BLOCKS", 50)
    with pytest.raises(FileImportFailed, match="more than 50 paragraphs"):
        imported("<p>a" * 60, tmp_path)


def test_number_of_notes_is_limited(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(footnotes, "MOST_NOTES", 3)
    notes = "".join(f'<p>t<a id=r{n} epub:type=noteref href="#n{n}">{n}</a></p>' for n in range(5))
    notes += "".join(f"<aside id=n{n}>note</aside>" for n in range(5))
    assert imported(notes, tmp_path).count("[^") == 6


def test_number_of_pictures_is_limited(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(page_pictures, "MOST_PICTURES", 3)
    (tmp_path / "page.html").write_text(f"<p>{TEXT}</p>" + "<img src='a.png' alt='Graph 7'>" * 9, "utf-8")
    report = read_files([tmp_path / "page.html"], OPTIONS).documents[0].document.report
    assert [entry.place for entry in report if entry.what == "pictures"] == ["6 places"]


def test_pipe_in_place_of_a_page(tmp_path) -> None:
    make_pipe(tmp_path / "page.html")
    with pytest.raises(FileImportFailed, match="cannot be read"):
        read_files([tmp_path / "page.html"], OPTIONS)
