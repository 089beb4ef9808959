"""Files that are no Word files, and files made to do harm: one sentence each, and nothing is left behind."""

from __future__ import annotations

import struct
import sys
import zipfile
from pathlib import Path

import pytest

from reader.library.authoring.new_folder import NewFolderError
from reader.library.importing import safe_xml
from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.docx import body_reader, package
from reader.library.importing.docx.document_reader import read_docx
from reader.library.importing.import_files import FileImportFailed, ImportOptions
from tests.library.importing.whole_import import import_files
from tests.library.importing.word_files import (
    NAMES,
    TYPES,
    cell,
    paragraph,
    picture,
    root,
    row,
    run,
    sign,
    table,
    word_file,
    zip_of,
)
from tests.library.pictures import png, png_header
from tests.special_files import make_pipe

OPTIONS = ImportOptions("2026-11-29")
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package_of(document: str | bytes, types: str = TYPES, **parts: bytes) -> bytes:
    data = document.encode() if isinstance(document, str) else document
    return zip_of({"[Content_Types].xml": types.encode(), "word/document.xml": data, **parts})


def other_type(kind: str) -> bytes:
    return package_of(root("document", "<w:body/>"), TYPES.replace(MAIN, kind))


DEEP = "<w:p>" * 100_000
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
ENCRYPTED = bytearray(package_of(root("document", f"<w:body>{paragraph('a')}</w:body>")))
for _at in range(len(ENCRYPTED) - 4):
    if ENCRYPTED[_at : _at + 4] == b"PK\x01\x02":
        ENCRYPTED[_at + 8] |= 1
    if ENCRYPTED[_at : _at + 4] == b"PK\x03\x04":
        ENCRYPTED[_at + 6] |= 1

NO_WORD_FILES = {
    "empty": (b"", "It is empty."),
    "old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file (.doc), or it has a password"),
    "RTF": (b"{\\rtf1 a}", "It is an RTF file."),
    "PDF": (b"%PDF-1.7", "It is a PDF"),
    "text": (b"Night", "It is not a Word file"),
    "Word 2003 XML": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "Word file in XML"),
    "other zip": (zip_of({"a.txt": b"a"}), "a zip archive, but not a Word file"),
    "OpenDocument": (zip_of({"mimetype": b"application/vnd.oasis.opendocument.text"}), "not a Word file"),
    "half a zip": (zip_of({"a": bytes(5000)})[:60], "It is damaged."),
    "macros": (other_type("application/vnd.ms-word.document.macroEnabled.main+xml"), "(.docm)"),
    "template": (other_type(MAIN.replace("document.main", "template.main")), "(.dotx)"),
    "workbook": (other_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "Excel"),
    "encrypted part": (bytes(ENCRYPTED), "It is encrypted."),
    "no document": (zip_of({"[Content_Types].xml": TYPES.encode()}), "It is not a Word document."),
    "damaged XML": (package_of("<w:document"), "It is damaged."),
    "unknown encoding": (package_of('<?xml version="1.0" encoding="x-mac"?><a/>'), "Its encoding is unknown."),
    "no body": (package_of(root("document", "")), "It contains no text."),
    "no paragraph": (package_of(root("document", "<w:body/>")), "It contains no text."),
    "entities": (package_of(f"{ENTITIES}<w:document {NAMES}><w:body>&b;</w:body></w:document>"), "DOCTYPE"),
    "a file elsewhere": (
        package_of(f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d {NAMES}>&a;</d>'),
        "DOCTYPE",
    ),
    "100,000 deep": (package_of(f"<w:document {NAMES}><w:body>{DEEP}"), "larger than a document can be"),
    "bomb": (package_of(bytes(package.MAX_XML + 1)), "larger than a document can be"),
}


@pytest.mark.parametrize("name", NO_WORD_FILES)
def test_no_word_file(name, tmp_path) -> None:
    data, wanted = NO_WORD_FILES[name]
    path = tmp_path / "one.docx"
    path.write_bytes(data)
    with pytest.raises(FileImportFailed) as caught:
        import_files([path], tmp_path / "out", OPTIONS)
    assert wanted in str(caught.value)
    assert str(caught.value).count("\n") == 0
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "ending", [".pdf", ".doc", ".odt", ".rtf", ".pages", ".pptx", ".xlsx", ".mobi", ".kfx", ".zip", ".xyz", ""]
)
def test_other_formats_get_a_sentence(ending, tmp_path) -> None:
    path = tmp_path / f"one{ending}"
    path.write_bytes(b"a")
    with pytest.raises(FileImportFailed, match="cannot be imported"):
        import_files([path], tmp_path / "out", OPTIONS)
    assert not (tmp_path / "out").exists()


def test_missing_file_and_folder(tmp_path) -> None:
    for path in (tmp_path, tmp_path / "none.docx"):
        with pytest.raises(FileImportFailed):
            import_files([path], tmp_path / "out", OPTIONS)


def test_limit_of_elements(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(safe_xml, "MAX_ELEMENTS", 100)
    path = word_file(tmp_path / "one.docx", paragraph("a") * 50)
    with pytest.raises(FileImportFailed, match="larger than a document"):
        import_files([path], tmp_path / "out", OPTIONS)


@pytest.mark.parametrize("limit", ["MAX_TEXT", "MAX_ATTRIBUTES"])
def test_limits_of_text(limit, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(safe_xml, limit, 20_000)
    path = word_file(tmp_path / "one.docx", f'<w:p w:x="{"a" * 30_000}"><w:r><w:t>{"a" * 30_000}</w:t></w:r></w:p>')
    with pytest.raises(FileImportFailed, match="larger than a document"):
        import_files([path], tmp_path / "out", OPTIONS)


@pytest.mark.parametrize("limit", ["MOST_BLOCKS", "MOST_CELLS"])
def test_limits_of_paragraphs(limit, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(body_reader, limit, 20)
    body = paragraph("a") * 15 + table(row(*[cell("a")] * 5) * 3)
    import_files([word_file(tmp_path / "one.docx", body)], tmp_path / "out", OPTIONS)
    path = word_file(tmp_path / "two.docx", body * 2)
    with pytest.raises(FileImportFailed, match="more paragraphs or cells"):
        import_files([path], tmp_path / "out-2", OPTIONS)


def test_fields_without_ends_do_not_pile_up(tmp_path) -> None:
    begun = sign("begin") + "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>" + sign("separate") + run("a")
    path = word_file(tmp_path / "one.docx", paragraph(begun) * 500)
    assert import_files([path], tmp_path / "out", OPTIONS).blocks == 500


def test_table_with_wide_cells_is_no_wide_table(tmp_path) -> None:
    cells = [cell("a" * 60, '<w:gridSpan w:val="99"/>') for _ in range(9)]
    path = word_file(tmp_path / "one.docx", table(row(*cells), row(*cells)))
    import_files([path], tmp_path / "out", OPTIONS)
    assert "|---|---|---|---|---|---|---|---|---|\n" in (tmp_path / "out/articles/one.md").read_text(encoding="utf-8")


def test_list_of_parts_is_read_in_bounds(tmp_path) -> None:
    """The end of a zip archive says how long its list of parts is; Python would read all of it at once."""
    data = bytearray(zip_of({"a": b""}) + bytes(3_000_000))
    end = data.index(b"PK\x05\x06")
    record = bytes(data[end : end + 22])
    path = tmp_path / "one.docx"
    path.write_bytes(b"PK" + bytes(3_000_000) + record[:12] + struct.pack("<I", 2_500_000) + record[16:])
    with pytest.raises(FileImportFailed, match="damaged"):
        import_files([path], tmp_path / "out", OPTIONS)


BAD_PICTURES = {
    "too many pixels": b"\x89PNG\r\n\x1a\n" + png_header(30_000, 30_000),
    "cut": png(30, 20)[:-20],
    "GIF": b"GIF89a" + bytes(50),
    "EMF": b"\x01\x00\x00\x00" + bytes(80),
    "empty": b"",
}


@pytest.mark.parametrize("name", BAD_PICTURES)
def test_pictures_that_lie_are_left_out(name, tmp_path) -> None:
    body = paragraph(run("a") + picture("q", "5 mg"))
    path = word_file(tmp_path / "one.docx", body, {"media/q.png": BAD_PICTURES[name]}, {"q": ("image", "media/q.png")})
    result = import_files([path], tmp_path / "out", OPTIONS)
    assert result.figures == 0
    assert [entry.text for entry in result.reports[0][1] if entry.what == "picture"] == ["5 mg"]


@pytest.mark.parametrize(
    "target", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "https://example.org/a.png"]
)
def test_nothing_outside_the_file_is_read(target, tmp_path) -> None:
    path = word_file(tmp_path / "one.docx", paragraph(run("a") + picture("q")), None, {"q": ("image", target)})
    assert import_files([path], tmp_path / "out", OPTIONS).figures == 0


def test_nothing_is_written_over(tmp_path) -> None:
    path = word_file(tmp_path / "one.docx", paragraph("a"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    with pytest.raises(NewFolderError, match="not empty"):
        import_files([path], tmp_path / "out", OPTIONS)
    assert (tmp_path / "out/mine.txt").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders; its devices are names")
def test_a_pipe_is_not_waited_for(tmp_path) -> None:
    make_pipe(tmp_path / "one.docx")
    with pytest.raises(FileImportFailed, match="regular file"):
        import_files([tmp_path / "one.docx"], tmp_path / "out", OPTIONS)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has devices with names")
def test_a_device_is_not_waited_for(tmp_path) -> None:
    with pytest.raises(FileImportFailed):
        import_files([Path("CON")], tmp_path / "out", OPTIONS)


def test_repeated_names_in_the_archive(tmp_path) -> None:
    path = word_file(tmp_path / "one.docx", paragraph("a"))
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("word/document.xml", root("document", f"<w:body>{paragraph('b')}</w:body>"))
    assert import_files([path], tmp_path / "out", OPTIONS).blocks == 1


def test_a_large_file_says_how_far_it_is_and_can_be_cancelled(tmp_path) -> None:
    path = word_file(tmp_path / "a.docx", "".join(paragraph(f"Text {number}") for number in range(3_000)))
    shares: list[float] = []
    read_docx(path, ReferenceList(), shares.append)
    assert len(shares) > 10
    assert shares == sorted(shares)
    assert shares[-1] == 1

    class Cancelled(Exception):
        pass

    for wanted in (0, 0.6):

        def cancel(share: float, wanted: float = wanted) -> None:
            if share >= wanted:
                raise Cancelled

        with pytest.raises(Cancelled):
            read_docx(path, ReferenceList(), cancel)
