"""Protected e-books, and files made to do harm: one sentence each, or what can be read of them."""

from __future__ import annotations

import zipfile
from contextlib import suppress

import pytest

from reader.library.importing.epub import book_reader, epub_package
from reader.library.importing.import_files import FileImportFailed, ImportOptions, read_files
from tests.library.importing.epub_files import CONTAINER, METADATA, epub_file, nav, ncx, page
from tests.library.importing.whole_import import import_files
from tests.library.pictures import png, png_header

OPTIONS = ImportOptions("2026-11-29")
ONE = {"one.xhtml": page("<h1>Day</h1><p>a 5</p>")}
AES = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def encryption(algorithm: str, path: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
        f'<enc:EncryptedData><enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData>'
        f'<enc:CipherReference URI="{path}"/></enc:CipherData></enc:EncryptedData></encryption>'
    )


PROTECTED = {
    "encrypted text": ({"META-INF/encryption.xml": encryption(AES, "OEBPS/one.xhtml")}, "It is protected (DRM)"),
    "no path": ({"META-INF/encryption.xml": encryption(AES, "")}, "It is protected (DRM)"),
    "adobe": (
        {"META-INF/rights.xml": '<rights xmlns="http://ns.adobe.com/adept"/>'},
        "It is protected by Adobe Adept (DRM)",
    ),
    "lcp": ({"META-INF/license.lcpl": "{}"}, "It is protected by Readium LCP (DRM)"),
    "apple": ({"META-INF/sinf.xml": "<sinf/>"}, "It is protected by Apple FairPlay (DRM)"),
    "capital letters": ({"meta-inf/LICENSE.LCPL": "{}"}, "It is protected by Readium LCP (DRM)"),
}


@pytest.mark.parametrize("name", PROTECTED)
def test_protected_books_are_refused(name, tmp_path) -> None:
    others, sentence = PROTECTED[name]
    path = epub_file(tmp_path / "b.epub", ONE, others=others)
    with pytest.raises(FileImportFailed) as caught:
        read_files([path], OPTIONS)
    assert sentence in str(caught.value)
    assert "Ask the publisher for a copy without protection." in str(caught.value)


@pytest.mark.parametrize("algorithm", [*FONTS, AES], ids=["idpf", "adobe", "other"])
def test_fonts_may_be_protected(algorithm, tmp_path) -> None:
    others = {"META-INF/encryption.xml": encryption(algorithm, "OEBPS/fonts/a.otf")}
    path = epub_file(tmp_path / "b.epub", ONE, {"fonts/a.ttf": b"x"}, others=others)
    assert len(read_files([path], OPTIONS).documents) == 1


def archive(path, parts):
    with zipfile.ZipFile(path, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


OPF = "<package><manifest>{}</manifest><spine>{}</spine></package>"
ENTITIES = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
NO_BOOKS = {
    "empty": (b"", "It is empty."),
    "text": (b"Night", "It is not an EPUB e-book."),
    "pdf": (b"%PDF-1.7", "It is a PDF"),
    "kindle": (bytes(60) + b"BOOKMOBI" + bytes(9), "It is an e-book for the Kindle."),
    "other zip": ({"a.txt": b"a"}, "not an EPUB e-book"),
    "container without a book": ({"META-INF/container.xml": CONTAINER}, "not an EPUB e-book"),
    "no spine": ({"a.opf": b"<package/>"}, "does not say in which order"),
    "damaged": ({"a.opf": b"<package>"}, "It is damaged."),
    "entities": ({"a.opf": ENTITIES.encode() + b"<p>&b;</p>"}, "It contains entities."),
    "deep": ({"a.opf": b"<p>" * 100_000}, "larger than a document can be"),
    "nothing in it": ({"a.opf": OPF.format("", "").encode()}, "It contains no text."),
    "missing parts": (
        {"a.opf": OPF.format('<item id="a" href="a.html" media-type="text/html"/>', '<itemref idref="a"/>').encode()},
        "It contains no text.",
    ),
    "round about": (
        {
            "a.opf": OPF.format(
                '<item id="a" href="a.pdf" media-type="x/y" fallback="b"/><item id="b" href="b.pdf" media-type="x/y" '
                'fallback="a"/>',
                '<itemref idref="a"/>',
            ).encode()
        },
        "It contains no text.",
    ),
}


@pytest.mark.parametrize("name", NO_BOOKS)
def test_no_book(name, tmp_path) -> None:
    content, sentence = NO_BOOKS[name]
    path = tmp_path / "b.epub"
    path.write_bytes(content) if isinstance(content, bytes) else archive(path, content)
    with pytest.raises(FileImportFailed) as caught:
        import_files([path], tmp_path / "out", OPTIONS)
    assert sentence in str(caught.value)
    assert list(tmp_path.iterdir()) == [path]


def test_fixed_pages_of_pictures_are_refused(tmp_path) -> None:
    metadata = f'{METADATA}<meta property="rendition:layout">pre-paginated</meta>'
    path = epub_file(tmp_path / "b.epub", {"one.xhtml": page('<img src="a.png"/>')}, metadata=metadata)
    with pytest.raises(FileImportFailed, match="fixed pages, which are only pictures"):
        read_files([path], OPTIONS)


@pytest.mark.parametrize("limit", ["MAX_PART", "MAX_TEXTS"])
def test_bombs(limit, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(epub_package, limit, 100_000)
    path = epub_file(tmp_path / "b.epub", {"one.xhtml": page(f"<p>{'a' * 200_000}</p>")})
    with pytest.raises(FileImportFailed, match="more text than a book can have"):
        read_files([path], OPTIONS)


@pytest.mark.parametrize(("limit", "value"), [("MOST_ELEMENTS", 50), ("MOST_PAGES", 2)])
def test_too_many_parts(limit, value, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(book_reader, limit, value)
    pages = {f"{number}.xhtml": page("<h1>A</h1>" + "<p>b</p>" * 20) for number in range(3)}
    with pytest.raises(FileImportFailed, match="Divide it into several books"):
        read_files([epub_file(tmp_path / "b.epub", pages)], OPTIONS)


SO_MANY = 3_000
LINK = '<a epub:type="noteref" href="#n{0}">1</a>'
HOSTILE = {
    "deep elements": page("<div>" * 100_000 + "a"),
    "deep spans": page("<span>" * 20_000 + "a"),
    "marks of one note": page("<p>b</p>" + LINK.format(1) * SO_MANY + '<aside id="n1" epub:type="footnote">a</aside>'),
    "notes in a circle": page(
        f'<p>b{LINK.format(1)}</p><p id="n1" epub:type="footnote">a{LINK.format(2)}</p>'
        f'<p id="n2" epub:type="footnote">c{LINK.format(1)}</p>'
    ),
    "a note in itself": page(f'<p>b</p><p id="n1" epub:type="footnote">a{LINK.format(1)}</p>'),
    "links both ways": page("".join(f'<p><a id="x{n}" href="#x{SO_MANY - n}">{n}</a> c</p>' for n in range(SO_MANY))),
    "style": page("<p class='a'>b</p>", f"<style>{'.a{font-style:italic}' * 5_000}{'a{' * 50_000}</style>"),
    "selectors": page("<p class='a'>b</p>", f"<style>{'.a' * 50_000}{{font-style:italic}}</style>"),
    "encoding": '<?xml version="1.0" encoding="punycode"?>' + page("<p>" + "a" * 300_000 + "</p>"),
    "not the encoding": page("<p>a\ud800b</p>".encode("utf-8", "surrogatepass").decode("latin-1")),
    "entities": f"{ENTITIES}<html><body><p>&b; &nbsp; &unknown; a</p></body></html>",
    "nested lists": page("<ol><li>" * 5_000 + "a"),
    "wide table": page(f"<table><tr>{'<td colspan=1000>a</td>' * 300}</tr></table>"),
    "drawing in a drawing": page("<svg>" * 3_000 + "<image xlink:href='a.png'/>" + "a"),
    "switch": page("<epub:switch>" * 3_000 + "a"),
    "no end": "<html><body><p>a",
    "nothing": "",
    "zeros": "\0" * 1_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_or_refused(name, tmp_path) -> None:
    """Some would take minutes if they were looked at again for each element."""
    path = epub_file(tmp_path / "b.epub", {"one.xhtml": HOSTILE[name], "two.xhtml": page("<h1>End</h1><p>Text</p>")})
    with suppress(FileImportFailed):
        import_files([path], tmp_path / "out", OPTIONS)
        assert "Text" in "".join(file.read_text("utf-8") for file in (tmp_path / "out" / "articles").iterdir())


def test_deep_navigation_is_passed_over(tmp_path) -> None:
    deep = "<ol><li><a href='one.xhtml'>A</a>" * 5_000
    assert len(read_files([epub_file(tmp_path / "b.epub", {**ONE, "nav.xhtml": nav(deep)})], OPTIONS).documents) == 1
    points = ncx({"one.xhtml": "A"}).replace("<navMap>", f"<navMap>{'<navPoint>' * 5_000}")
    assert len(read_files([epub_file(tmp_path / "c.epub", ONE, {"toc.ncx": points})], OPTIONS).documents) == 1


def test_pictures_that_lie(tmp_path) -> None:
    body = "".join(f'<p>x</p><img src="{name}.png" alt="{name}"/>' for name in ("text", "huge", "cut", "good"))
    parts = {"text.png": b"no picture", "huge.png": png_header(60_000, 60_000), "cut.png": png(30, 30)[:60]}
    path = epub_file(tmp_path / "b.epub", {"one.xhtml": page(body)}, {**parts, "good.png": png(9, 9)})
    imported = read_files([path], OPTIONS)
    assert list(imported.documents[0].document.pictures) == ["good.png"]
    left_out = [entry.text for _, rows in imported.reports for entry in rows if entry.what == "picture"]
    assert left_out == ["text", "huge", "cut"]


def test_names_out_of_the_archive_and_repeated_names(tmp_path) -> None:
    path = epub_file(tmp_path / "b.epub", ONE, others={"../../evil.txt": b"x", "/etc/evil": b"y"})
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("OEBPS/one.xhtml", page("<h1>Day</h1><p>again</p>"))
    import_files([path], tmp_path / "out", OPTIONS)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["b.epub", "out"]
    assert "again" in (tmp_path / "out" / "articles" / "day.md").read_text("utf-8")
