"""Measures imports: a Word file of 1,740 paragraphs, and an e-book of 300 pages, each read and written as a folder."""

from __future__ import annotations

import statistics
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from benchmarks.packs import Bench
from benchmarks.prose import Prose, words_of
from benchmarks.results import Result

PARAGRAPHS, RUNS = 1_740, 6
CHAPTERS, PAGES, WORDS_ON_PAGE = 30, 300, 300
WORD_SECONDS, BOOK_SECONDS = 0.3, 3.0

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" Target="word/document.xml" Type="http://'
    'schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile '
    'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_DC = "http://purl.org/dc/elements/1.1/"


def measure(bench: Bench) -> list[Result]:
    prose = Prose(words_of(), seed=15)
    with tempfile.TemporaryDirectory(dir=bench.work) as place:
        word = _word_file(Path(place) / "notes.docx", prose)
        book = _book(Path(place) / "book.epub", prose)
        return [
            _result(f"Import a Word file of {PARAGRAPHS:,} paragraphs", word, WORD_SECONDS, bench.rounds),
            _result(f"Import an e-book of {PAGES} pages", book, BOOK_SECONDS, bench.rounds),
        ]


def _result(what: str, file: Path, limit: float, rounds: int) -> Result:
    _seconds(file)  # loads the modules
    return Result(what, statistics.median(_seconds(file) for _ in range(rounds)), "s", limit)


def _seconds(file: Path) -> float:
    from reader.library.importing.import_files import ImportOptions, read_files, write_files

    options = ImportOptions("2026-01-01")
    with tempfile.TemporaryDirectory(dir=file.parent) as place:
        began = time.perf_counter()
        write_files(read_files([file], options), Path(place) / "pack", options)
        return time.perf_counter() - began


def _word_file(file: Path, prose: Prose) -> Path:
    paragraphs = "".join(_paragraph(prose) for _ in range(PARAGRAPHS))
    document = f'<w:document xmlns:w="{_W}"><w:body>{paragraphs}</w:body></w:document>'
    return _zipped(
        file, {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}.items()
    )


def _paragraph(prose: Prose) -> str:
    """Runs with different formats, as Word makes them."""
    formats = ("", "<w:rPr><w:b/></w:rPr>")
    runs = (
        f'<w:r>{formats[number % 2]}<w:t xml:space="preserve">{escape(prose.sentence())} </w:t></w:r>'
        for number in range(RUNS)
    )
    return f"<w:p>{''.join(runs)}</w:p>"


def _book(file: Path, prose: Prose) -> Path:
    names = [f"chapter{number}.xhtml" for number in range(CHAPTERS)]
    manifest = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    data = '<dc:title>A book</dc:title><dc:language>en</dc:language><dc:identifier id="id">b</dc:identifier>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        f'<metadata xmlns:dc="{_DC}">{data}</metadata><manifest>{manifest}</manifest><spine>{spine}</spine></package>'
    )

    def parts() -> Iterator[tuple[str, str]]:
        yield from (("mimetype", "application/epub+zip"), ("META-INF/container.xml", _CONTAINER), ("book.opf", package))
        yield from ((name, _chapter(prose)) for name in names)

    return _zipped(file, parts())


def _chapter(prose: Prose) -> str:
    pages = (f"<p>{escape(prose.paragraph(WORDS_ON_PAGE // 3))}</p>" * 3 for _ in range(PAGES // CHAPTERS))
    head = f"<title>{escape(prose.phrase(3))}</title>"
    return (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head>{head}</head><body><h1>{escape(prose.phrase(3))}</h1>'
        f"{''.join(pages)}</body></html>"
    )


def _zipped(file: Path, parts: Iterable[tuple[str, str]]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            archive.writestr(name, text)
    return file
