"""Web archives of several programs, and broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.importing.html import mhtml
from reader.library.importing.import_files import FileImportFailed, ImportOptions, read_files
from tests.library.importing.html.saved_pages import TEXT, archive
from tests.library.pictures import png

PAGE = f"<html><head><title>Sleep</title></head><body><main><h1>Sleep</h1><p>{TEXT * 3}é 5 mg</p></main></body>"
WORD = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_NextPart_01"\r\n\r\nThis is a page.\r\n'
    "\r\n------=_NextPart_01\r\nContent-Location: file:///C:/Users/Ann/sleep.htm\r\n"
    'Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="windows-1252"\r\n\r\n'
    "<p>Take 5 =B5g at ni=\r\nght=2C =E9.</p>\r\n\r\n------=_NextPart_01--\r\n"
)
NESTED = (
    "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    "Content-Type: text/plain\n\nno\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>Take 5 µg at night, é.</p>\n"
    "--b--\n--a--\n"
)


def text_of(data: bytes, folder: Path, name: str = "page.mhtml") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(read_files([path], ImportOptions("2026-11-29")).documents[0].document.blocks)


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "PAGE.MHT"])
def test_archive_of_a_browser(name, tmp_path) -> None:
    path = tmp_path / name
    path.write_bytes(archive(PAGE, {}))
    document = read_files([path], ImportOptions("2026-11-29")).documents[0].document
    assert document.title == "Sleep"
    assert "é 5 mg" in str(document.blocks)
    assert document.based_on
    assert document.based_on.url == "https://sleep.example/better"


@pytest.mark.parametrize("source", [WORD, NESTED], ids=["Word", "nested"])
def test_other_archives(source, tmp_path) -> None:
    assert "Take 5 µg at night, é." in text_of(source.encode(), tmp_path)


def test_page_with_the_name_of_an_archive(tmp_path) -> None:
    assert "é 5 mg" in text_of(PAGE.encode(), tmp_path)


def test_links_within_the_page_lead_within_the_article(tmp_path) -> None:
    page = PAGE.replace("<p>", '<p><a href="https://sleep.example/better#x">Down</a></p><p id="x">')
    assert "AnchorTarget(anchor='x')" in text_of(archive(page, {}), tmp_path)


def test_archive_without_its_end(tmp_path) -> None:
    data = archive(PAGE, {"https://sleep.example/a.png": png(9, 9)})
    assert "é 5 mg" in text_of(data[: data.index(b"image/png")], tmp_path)


BROKEN = {
    "empty": (b"", "It is empty"),
    "text": (b"Good night", "not a whole web archive"),
    "no page": (
        b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\na\n",
        "contains no page",
    ),
    "no parts": (b"Content-Type: multipart/related; boundary=x\n\nabc", "contains no page"),
    "page without text": (b"Content-Type: text/html\n\n<p> </p>", "contains no text"),
    "endless header": (b"A: " + b"b\r\n " * 200_000, "not a whole web archive"),
    "nested too deeply": (
        b"".join(b"Content-Type: multipart/related; boundary=x%d\n\n--x%d\n" % (n, n) for n in range(50)),
        "contains no page",
    ),
}


@pytest.mark.parametrize(("data", "sentence"), BROKEN.values(), ids=BROKEN)
def test_broken_archives(data, sentence, tmp_path) -> None:
    with pytest.raises(FileImportFailed, match=sentence):
        text_of(data, tmp_path)


def test_number_of_parts_is_limited(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(mhtml, "MOST_PARTS", 10)
    with pytest.raises(FileImportFailed, match="more than 10 parts"):
        text_of(b"Content-Type: multipart/related; boundary=x\n\n" + b"--x\nA: b\n\n" * 12, tmp_path)
