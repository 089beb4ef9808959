"""What is added to the end of a PDF file of Qt, read back as a reader of PDF would."""

from __future__ import annotations

import io
import re

import pytest

from reader.ui.paper.pdf_characters import with_plain_characters
from reader.ui.paper.pdf_update import PdfBookmark, PdfError, PdfLink, PdfPlace, add_structure


def pdf(pages: int = 2) -> bytes:
    """A file as Qt writes it: a catalogue, pages with a list of annotations each, and a table of offsets."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(pages))
    bodies = {
        1: "<< /Title (T) >>",
        2: "<<\n/Type /Catalog\n/Pages 3 0 R\n>>",
        3: f"<<\n/Type /Pages\n/Kids [ {kids} ]\n/Count {pages}\n>>",
    }
    for number in range(pages):
        bodies[4 + 2 * number] = f"<<\n/Type /Page\n/Parent 3 0 R\n/Annots {5 + 2 * number} 0 R\n>>"
        bodies[5 + 2 * number] = "[ 99 0 R ]"
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in bodies.items():
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<<\n/Size {len(bodies) + 1}\n/Info 1 0 R\n/Root 2 0 R\n>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (table + trailer).encode()


def updated(data: bytes, language: str = "en", bookmarks=(), links=(), texts=None) -> bytes:
    file = io.BytesIO(data)
    add_structure(file, language, bookmarks, links, texts or {})
    return file.getvalue()


def objects(data: bytes) -> dict[int, str]:
    """By the tables of offsets, from the first to the last."""
    starts = []
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    while start:
        starts.append(start)
        before = re.search(rb"/Prev (\d+)", data[start : data.index(b"startxref", start)])
        start = int(before[1]) if before else 0
    found = {}
    for start in reversed(starts):
        table = data[start : data.index(b"trailer", start)]
        for first, rows in re.findall(rb"(\d+) \d+\s*\n((?:\d{10} \d{5} [fn] \n)+)", table):
            for number, row in enumerate(rows.splitlines(), int(first)):
                if b"n" in row:
                    at = int(row[:10])
                    text = data[at : data.index(b"endobj", at)].decode("latin-1")
                    assert text.startswith(f"{number} 0 obj")
                    found[number] = text
    return found


def test_language_and_title() -> None:
    catalogue = objects(updated(pdf(), "sw"))[2]
    assert "/Lang (sw)" in catalogue
    assert "/ViewerPreferences << /DisplayDocTitle true >>" in catalogue
    assert "/Pages 3 0 R" in catalogue
    assert "/Outlines" not in catalogue


def test_the_file_only_grows() -> None:
    before = pdf()
    assert updated(before).startswith(before)


def test_bookmarks_are_a_tree() -> None:
    place = PdfPlace(1, 700.0)
    marks = [PdfBookmark(*each, place) for each in ((1, "One"), (2, "Below"), (4, "Far below"), (2, "Next"), (1, "Ü"))]
    found = objects(updated(pdf(), bookmarks=marks))
    root = int(re.search(r"/Outlines (\d+)", found[2])[1])  # type: ignore[index]
    assert "/Count 2" in found[root]
    one, below, far, following, last = range(root + 1, root + 6)
    assert f"/First {one} 0 R" in found[root]
    assert f"/Last {last} 0 R" in found[root]
    assert f"/First {below} 0 R\n/Last {following} 0 R\n/Count -2" in found[one]
    assert f"/Parent {below} 0 R" in found[far]
    assert f"/Prev {below} 0 R" in found[following]
    assert f"/Next {last} 0 R" in found[one]
    assert "/Title <feff00dc>" in found[last]
    assert "/Dest [6 0 R /XYZ null 700.00 null]" in found[far]


def test_links_replace_those_of_qt() -> None:
    links = [
        PdfLink(0, (10, 20, 30, 40), "https://example.org/a_(b)"),
        PdfLink(0, (10, 50, 30, 60), PdfPlace(1, 300)),
    ]
    found = objects(updated(pdf(), links=links))
    numbers = re.findall(r"(\d+) 0 R", found[5])
    assert len(numbers) == 2
    assert "/Rect [10.00 20.00 30.00 40.00]" in found[int(numbers[0])]
    assert r"/URI (https://example.org/a_\(b\))" in found[int(numbers[0])]
    assert "/Dest [6 0 R /XYZ null 300.00 null]" in found[int(numbers[1])]
    assert re.fullmatch(r"7 0 obj\n\[\s*\]\n", found[7])


@pytest.mark.parametrize("language", ["en)/Evil (", "en\\"])
def test_a_language_cannot_end_its_string(language: str) -> None:
    catalogue = objects(updated(pdf(), language))[2]
    assert catalogue.count("/Lang (") == 1
    assert "(/Evil" not in catalogue.replace("\\(", "")


@pytest.mark.parametrize("cut", [0, 10, 200, -7, -40])
def test_a_file_that_is_cut_short_is_an_error(cut: int) -> None:
    data = pdf()
    with pytest.raises(PdfError):
        updated(data[:cut])


def test_many_pages() -> None:
    found = objects(updated(pdf(3_000), links=[PdfLink(2_999, (1, 2, 3, 4), "https://example.org")]))
    assert re.search(r"\[ \d+ 0 R \]", found[5 + 2 * 2_999])


def table_of(*codes: str) -> bytes:
    listed = " ".join(f"<{code}>" for code in codes)
    return f"begincmap\n1 beginbfrange\n<0001> <0009> [{listed} ]\nendbfrange\nendcmap".encode()


@pytest.mark.parametrize(
    ("code", "plain"),
    [
        ("FE8E", "0627"),
        ("FEFC", "FEFC"),
        ("FB01", "00660069"),
        ("FB20", "05e2"),
        ("0627", "0627"),
        ("D83D", "D83D"),
    ],
)
def test_shapes_of_letters_become_letters(code: str, plain: str) -> None:
    assert with_plain_characters(table_of("0041", code)) == table_of("0041", plain)
