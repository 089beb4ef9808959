"""Adds to a PDF of Qt what Qt does not write: language, bookmarks, links inside the document, and its text.

It is added as PDF calls an incremental update: objects at the end of the file, which replace those of the same number.
Qt writes a table of objects in plain text, one list of annotations for each page, and no names of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import IO, NamedTuple

from reader.ui.paper.glyph_texts import PageTexts
from reader.ui.paper.pdf_characters import with_plain_characters
from reader.ui.paper.pdf_streams import packed_stream, unpacked_stream
from reader.ui.paper.pdf_texts import FontCodes, font_codes, fonts_of, with_texts

_TAIL = 2048  # bytes in which the end of the table is
_OBJECT = 8192  # bytes that a catalogue, a page or the head of the table may have
_MOST_CHARACTERS = 1 << 20  # bytes of the table of a font, which has at most 65,536 glyphs
_CHUNK = 1 << 20
_ENTRY = 20  # bytes of an entry of the table


class PdfError(Exception):
    """Qt has written something else than this module knows."""


class PdfPlace(NamedTuple):
    """`page` counts from 0; `y` is in points from the lower edge."""

    page: int
    y: float


class PdfBookmark(NamedTuple):
    """`level` counts from 1."""

    level: int
    title: str
    place: PdfPlace


class PdfLink(NamedTuple):
    """`area` is left, bottom, right and top in points from the lower left corner. `target` is an address in ASCII, or a
    place.
    """

    page: int
    area: tuple[float, float, float, float]
    target: str | PdfPlace


def add_structure(
    file: IO[bytes],
    language: str,
    bookmarks: Sequence[PdfBookmark],
    links: Sequence[PdfLink],
    texts: Mapping[int, PageTexts],
) -> None:
    """`file` is open for reading and writing. `texts` are those of some pages. Raises PdfError, OSError."""
    _Update(file).add(language, bookmarks, links, texts)


class _Update:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        file.seek(0, os.SEEK_END)
        self._end = file.tell()
        tail = self._read(max(0, self._end - _TAIL), _TAIL)
        self._table = int(_found(rb"startxref\s+(\d+)\s+%%EOF\s*$", tail))
        trailer = _found(rb"trailer\s*<<(.*?)>>\s*startxref", tail)
        self._info = _found(rb"/Info\s+(\d+ 0 R)", trailer)
        self._root = int(_found(rb"/Root\s+(\d+) 0 R", trailer))
        head = self._read(self._table, 64)
        self._count = int(_found(rb"^xref\s+0\s+(\d+)\s", head))
        self._first_entry = self._table + _length(rb"^xref\s+0\s+\d+\s+", head)
        self._offsets: dict[int, int] = {}
        self._next = self._count
        self._codes: dict[int, FontCodes] = {}  # by the tables of characters

    def add(
        self,
        language: str,
        bookmarks: Sequence[PdfBookmark],
        links: Sequence[PdfLink],
        texts: Mapping[int, PageTexts],
    ) -> None:
        catalogue = self._object(self._root)
        pages = self._pages(int(_found(rb"/Pages\s+(\d+) 0 R", catalogue)))
        self._file.seek(0, os.SEEK_END)
        outlines = self._write_outlines(bookmarks, pages) if bookmarks else 0
        extra = b"/Lang " + _text(language) + b"\n/ViewerPreferences << /DisplayDocTitle true >>\n"
        if outlines:
            extra += b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % outlines
        self._write(self._root, _found(rb"obj\s*(<<.*)>>\s*endobj", catalogue) + extra + b">>")
        self._write_links(links, pages)
        self._write_texts(texts, pages)
        self._write_characters()
        self._write_table()

    # ---- reading

    def _read(self, offset: int, count: int) -> bytes:
        self._file.seek(offset)
        return self._file.read(count)

    def _object(self, number: int) -> bytes:
        """From its number to `endobj`, or its first bytes."""
        entry = self._read(self._first_entry + _ENTRY * number, _ENTRY)
        offset = int(_found(rb"^(\d{10}) \d{5} n", entry))
        read = self._read(offset, _OBJECT)
        while b"endobj" not in read and len(read) >= _OBJECT and len(read) < self._end:
            read = self._read(offset, 2 * len(read))
        body = read.split(b"endobj")[0] + b"endobj"
        if not body.startswith(b"%d 0 obj" % number):
            raise PdfError
        return body

    def _pages(self, number: int) -> list[tuple[int, int]]:
        """The numbers of each page and of its list of annotations."""
        kids = re.findall(rb"(\d+) 0 R", _found(rb"/Kids\s*\[(.*?)\]", self._object(number)))
        found = []
        for kid in kids:
            annotations = _found(rb"/Annots\s+(\d+) 0 R", self._object(int(kid)))
            found.append((int(kid), int(annotations)))
        return found

    # ---- writing

    def _write(self, number: int, body: bytes) -> int:
        self._offsets[number] = self._file.tell()
        self._file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def _new_number(self) -> int:
        self._next += 1
        return self._next - 1

    def _write_outlines(self, bookmarks: Sequence[PdfBookmark], pages: Sequence[tuple[int, int]]) -> int:
        """A tree: each bookmark is below the last one of a lower level. Returns the number of its root."""
        root = self._new_number()
        numbers = [self._new_number() for _ in bookmarks]
        children: dict[int, list[int]] = {-1: []}
        parents: list[int] = []
        path: list[int] = []
        for index, bookmark in enumerate(bookmarks):
            while path and bookmarks[path[-1]].level >= bookmark.level:
                path.pop()
            parents.append(path[-1] if path else -1)
            children.setdefault(parents[-1], []).append(index)
            path.append(index)
        beside: dict[int, tuple[int | None, int | None]] = {}
        for own in children.values():
            for before, index, after in zip([None, *own], own, [*own[1:], None], strict=False):
                beside[index] = (before, after)
        for index, bookmark in enumerate(bookmarks):
            before, after = beside[index]
            parent = root if parents[index] < 0 else numbers[parents[index]]
            body = b"<< /Title %s\n/Parent %d 0 R\n/Dest %s\n" % (
                _text(bookmark.title),
                parent,
                _destination(bookmark.place, pages),
            )
            if before is not None:
                body += b"/Prev %d 0 R\n" % numbers[before]
            if after is not None:
                body += b"/Next %d 0 R\n" % numbers[after]
            below = children.get(index)
            if below:  # a negative count: closed at first
                body += b"/First %d 0 R\n/Last %d 0 R\n/Count %d\n" % (
                    numbers[below[0]],
                    numbers[below[-1]],
                    -len(below),
                )
            self._write(numbers[index], body + b">>")
        top = children[-1]
        self._write(
            root,
            b"<< /Type /Outlines\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n>>"
            % (numbers[top[0]], numbers[top[-1]], len(top)),
        )
        return root

    def _write_links(self, links: Sequence[PdfLink], pages: Sequence[tuple[int, int]]) -> None:
        """Also replaces the links that Qt has written for pages without any, since they lead nowhere."""
        by_page: dict[int, list[int]] = {}
        for link in links:
            left, bottom, right, top = link.area
            body = b"<< /Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0]\n" % (
                left,
                bottom,
                right,
                top,
            )
            if isinstance(link.target, str):
                body += b"/A << /S /URI /URI %s >>" % _string(link.target.encode("ascii"))
            else:
                body += b"/Dest %s" % _destination(link.target, pages)
            by_page.setdefault(link.page, []).append(self._write(self._new_number(), body + b" >>"))
        for number, (_, own_list) in enumerate(pages):
            own = b" ".join(b"%d 0 R" % each for each in by_page.get(number, ()))
            self._write(own_list, b"[ %s ]" % own)

    def _write_texts(self, texts: Mapping[int, PageTexts], pages: Sequence[tuple[int, int]]) -> None:
        end = self._file.tell()
        fonts: dict[int, FontCodes] = {}
        for number, page in texts.items():
            content = int(_found(rb"/Contents\s+(\d+) 0 R", self._object(pages[number][0])))
            data = unpacked_stream(self._body(content)) or b""
            for font in fonts_of(data) - fonts.keys():
                characters = unpacked_stream(self._body(self._part_of_font(font, b"ToUnicode"))) or b""
                codes = font_codes(self._body(self._part_of_font(font, b"DescendantFonts")), characters)
                if codes:
                    fonts[font] = codes
            written = with_texts(data, page.runs, fonts, page.boxes)
            if written:
                self._file.seek(end)
                self._write(content, packed_stream(written))
                end = self._file.tell()
        for font, codes in fonts.items():
            number = self._part_of_font(font, b"DescendantFonts")
            body = self._body(number)
            self._file.seek(end)
            self._write(number, codes.font(body, self._write(self._new_number(), codes.glyph_table())))
            end = self._file.tell()
            self._codes[self._part_of_font(font, b"ToUnicode")] = codes
        self._file.seek(end)

    def _part_of_font(self, font: int, name: bytes) -> int:
        return int(_found(rb"/%s\s*\[?\s*(\d+) 0 R" % name, self._object(font)))

    def _body(self, number: int) -> bytes:
        """An object without its number and `endobj`."""
        return self._object(number).partition(b"obj")[2].removesuffix(b"endobj")

    def _write_characters(self) -> None:
        end = self._file.tell()
        for number in sorted(self._numbers_of(rb"/ToUnicode\s+(\d+) 0 R")):
            entry = self._read(self._first_entry + _ENTRY * number, _ENTRY)
            if not re.match(rb"\d{10} \d{5} n", entry):
                continue
            table = unpacked_stream(self._read(int(entry[:10]), _MOST_CHARACTERS).partition(b"obj")[2])
            if table is None or b"begincmap" not in table:
                continue
            plain = with_plain_characters(table)
            if number in self._codes:
                plain = self._codes[number].characters(plain)
            if plain != table:
                self._file.seek(end)
                self._write(number, packed_stream(plain))
                end = self._file.tell()
        self._file.seek(end)

    def _numbers_of(self, pattern: bytes) -> set[int]:
        """Of the objects that the file refers to in this way. Fonts are few, but at no known place."""
        found = set()
        self._file.seek(0)
        before = b""
        while chunk := self._file.read(_CHUNK):
            found |= {int(each) for each in re.findall(pattern, before + chunk)}
            before = chunk[-64:]
        return {number for number in found if number < self._count}

    def _write_table(self) -> None:
        start = self._file.tell()
        self._file.write(b"xref\n")
        for number in sorted(self._offsets):
            self._file.write(b"%d 1\n%010d 00000 n \n" % (number, self._offsets[number]))
        self._file.write(
            b"trailer\n<< /Size %d\n/Info %s\n/Root %d 0 R\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n"
            % (self._next, self._info, self._root, self._table, start)
        )


def _destination(place: PdfPlace, pages: Sequence[tuple[int, int]]) -> bytes:
    return b"[%d 0 R /XYZ null %.2f null]" % (pages[min(place.page, len(pages) - 1)][0], place.y)


def _found(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text, re.DOTALL)
    if not found:
        raise PdfError
    return found[1]


def _length(pattern: bytes, text: bytes) -> int:
    found = re.match(pattern, text)
    if not found:
        raise PdfError
    return found.end()


def _text(text: str) -> bytes:
    """A string of text: UTF-16 where it is more than ASCII."""
    if text.isascii():
        return _string(text.encode())
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")).hex().encode() + b">"


def _string(data: bytes) -> bytes:
    return b"(" + re.sub(rb"([\\()])", rb"\\\1", data.replace(b"\r", b" ").replace(b"\n", b" ")) + b")"
