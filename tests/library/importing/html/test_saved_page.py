"""Of a saved page, the article is kept, notes about it become boxes, and the rest is named and can be brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.authoring.build import check
from reader.library.authoring.content_source import ContentSource
from reader.library.importing.import_files import ImportedFiles, ImportOptions, read_files, write_files
from reader.library.importing.report import Outcome, ReportEntry
from reader.library.model import Article
from tests.library.importing.html.saved_pages import BOXED, KEPT, LEFT_OUT, PAGE, TEXT

OPTIONS = ImportOptions("2026-11-29")


def imported(page: str | bytes, folder: Path, name: str = "page.html") -> ImportedFiles:
    path = folder / name
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    return read_files([path], OPTIONS)


def written(files: ImportedFiles, folder: Path, keys: tuple[str, ...] = ()) -> str:
    write_files(files, folder, OPTIONS, keys)
    return next((folder / "articles").iterdir()).read_text("utf-8")


def article(page: str | bytes, folder: Path, name: str = "page.html") -> Article:
    written(imported(page, folder, name), folder / "out")
    return next(iter(ContentSource(folder / "out").articles()))


def entries(files: ImportedFiles) -> tuple[ReportEntry, ...]:
    return files.documents[0].document.report


def test_article_without_what_is_around_it(tmp_path) -> None:
    files = imported(PAGE, tmp_path)
    text = written(files, tmp_path / "out")
    body, _, boxes = text.partition("::: note")
    assert [word for word in KEPT if word in body] == KEPT
    assert [word for word in BOXED if word in boxes and word not in body] == BOXED
    assert [word for word in LEFT_OUT.values() if word in text] == []
    assert check(tmp_path / "out") == []


def test_everything_that_is_left_out_is_named_and_comes_back(tmp_path) -> None:
    files = imported(PAGE, tmp_path)
    keys = {(entry.what, entry.text): entry.key for entry in entries(files) if entry.key}
    assert set(LEFT_OUT.items()) <= set(keys)
    for what, text in LEFT_OUT.items():
        back = written(files, tmp_path / what, (keys[what, text],))
        assert all(word in back for word in text.split() if word.isupper() or word.isdigit())


def test_metadata(tmp_path) -> None:
    found = article(PAGE, tmp_path)
    assert (found.title, found.authors) == ("Better sleep", ("Ann Otieno",))
    assert (found.published, found.updated) == ("2024-02-03", "2024-05-06")
    assert found.based_on
    assert found.based_on.publisher == "Sleep House"
    assert found.based_on.reviewed_by == "Dr Ben Mwangi"
    assert found.based_on.url == "https://sleep.example/better"
    assert imported(PAGE, tmp_path).language == "en-GB"


def page_of(head: str, body: str) -> str:
    return f"<html><head>{head}</head><body><header>x</header><main>{body}<p>{TEXT * 3}</p></main></body></html>"


METADATA = {
    "meta": (
        '<meta name="author" content="Ann Otieno"><meta property="article:published_time" content="2024-02-03T10:00">',
        "<h1>T</h1>",
        (("Ann Otieno",), "2024-02-03", ""),
    ),
    "Dublin Core": (
        '<meta name="DC.Creator" content="Ann Otieno"><meta name="DCTERMS.issued" content="2024-02">',
        "<h1>T</h1>",
        (("Ann Otieno",), "2024-02", ""),
    ),
    "citation": (
        '<meta name="citation_author" content="A"><meta name="citation_author" content="B">',
        '<h1>T</h1><meta name="citation_publication_date" content="2024/02/03">',
        (("A", "B"), "2024-02-03", ""),
    ),
    "microdata": (
        '<p itemprop="author" itemscope><span itemprop="name">Ann Otieno</span></p>',
        '<h1>T</h1><time itemprop="datePublished" datetime="2024-02-03">x</time>',
        (("Ann Otieno",), "2024-02-03", ""),
    ),
    "byline": (
        "<title>T</title>",
        '<div class="byline"><b>By Ann Otieno</b><i>Reviewed by Dr Ben Mwangi</i> Published on 3 May 2024</div>',
        (("Ann Otieno",), "2024-05-03", "Dr Ben Mwangi"),
    ),
    "broken JSON-LD": ('<script type="application/ld+json">{"@type": "Article", "author": </script>', "", ((), "", "")),
    "names that are none": ('<meta name="author" content="https://x.example/ann">', "", ((), "", "")),
    "day that is none": ('<meta name="date" content="2024-02-31">', "", ((), "", "")),
}


@pytest.mark.parametrize(("head", "body", "expected"), METADATA.values(), ids=METADATA)
def test_where_metadata_come_from(head, body, expected, tmp_path) -> None:
    found = article(page_of(head, body), tmp_path)
    reviewed_by = found.based_on.reviewed_by if found.based_on else ""
    assert (found.authors, found.published, reviewed_by) == expected


TITLES = {
    "heading": ("<title>Sleep | Site</title>", "<h1>Better sleep</h1>", "Better sleep"),
    "heading before the article": ("", "</main><h1>Better sleep</h1><main>", "Better sleep"),
    "Open Graph": ('<meta property="og:title" content="Better sleep"><title>Site</title>', "", "Better sleep"),
    "window": ("<title>Better sleep</title>", "", "Better sleep"),
    "file": ("", "", "page"),
}


@pytest.mark.parametrize(("head", "body", "expected"), TITLES.values(), ids=TITLES)
def test_titles(head, body, expected, tmp_path) -> None:
    assert article(page_of(head, body), tmp_path).title == expected


FOUND = {
    "article": "<nav>MENU</nav><article><p>{}</p></article><div>OTHER</div>",
    "main": "<nav>MENU</nav><main><p>{}</p></main><div>OTHER</div>",
    "role": '<div>OTHER</div><div role="main"><p>{}</p></div>',
    "name": '<div id="menu">MENU</div><div id="content"><p>{}</p></div><div id="x">OTHER</div>',
    "text": '<ul id="l"><li><a href="/a">MENU</a><li><a href="/b">OTHER</a></ul><div><p>{0}</p><p>{0}</p></div>',
    "table": '<table><tr><td><a href="/a">MENU</a><td><h2>H</h2><p>{}</p></table><nav>OTHER</nav>',
}


@pytest.mark.parametrize("body", FOUND.values(), ids=FOUND)
def test_article_is_found(body, tmp_path) -> None:
    text = written(imported(f"<body>{body.format(TEXT * 4)}</body>", tmp_path), tmp_path / "out")
    assert "four to six rounds" in text
    assert "MENU" not in text or "<table>" in body
    assert "OTHER" not in text


def test_class_with_an_unlucky_name_is_kept(tmp_path) -> None:
    """Most of the text is no advertising, whatever its class is called."""
    page = (
        f'<main><div class="content ad sidebar-share"><p>{TEXT * 5}</p></div><p class="x">Short</p></main><nav>M</nav>'
    )
    assert "four to six" in written(imported(page, tmp_path), tmp_path / "out")


def test_document_of_a_word_processor_is_kept_whole(tmp_path) -> None:
    head = '<meta name=Generator content="Microsoft Word 15">'
    page = f"{head}<div class=footer><p>{TEXT}</p></div><p class=Share>Share 5</p>"
    text = written(imported(page, tmp_path), tmp_path / "out")
    assert "four to six" in text
    assert "Share 5" in text


def test_page_without_text_is_refused(tmp_path) -> None:
    with pytest.raises(Exception, match=r"contains no text"):
        imported("<html><body><script>1</script></body></html>", tmp_path)


def test_what_is_certain_and_what_is_guessed(tmp_path) -> None:
    guessed = {entry.what for entry in entries(imported(PAGE, tmp_path)) if entry.outcome is Outcome.GUESSED}
    assert guessed == {"author", "reviewer", "date", "based-on"}


def test_title_on_which_the_page_agrees_is_not_that_of_a_part(tmp_path) -> None:
    head = '<title>How do I sleep? - Answers</title><meta property="og:title" content="How do I sleep?">'
    page = f"<html><head>{head}</head><body><main><h1>The problem</h1><p>{TEXT * 3}</p></main></body></html>"
    files = imported(page, tmp_path)
    assert files.documents[0].document.title == "How do I sleep?"
    assert "The problem" in written(files, tmp_path / "out")
