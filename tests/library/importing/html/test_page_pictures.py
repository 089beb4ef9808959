"""Pictures of a saved page are taken from its text, its archive and the folder beside it, and nowhere else."""

from __future__ import annotations

import base64
import sys
from pathlib import Path

import pytest

from reader.library.importing.import_files import ImportedFiles, ImportOptions, read_files
from reader.library.importing.imported import FigureBlock
from tests.library.importing.html.saved_pages import TEXT, archive
from tests.library.pictures import chunk, png
from tests.special_files import make_pipe

OPTIONS = ImportOptions("2026-11-29")
PICTURE = png(4, 3)
LARGE = png(60, 50, before=chunk(b"tEXt", b"Comment\0" + b"x" * 3_000))
GIF = base64.b64encode(b"GIF89a" + bytes(40)).decode()

WEBP = base64.b64encode(b"RIFF\x24\0\0\0WEBPVP8 " + bytes(30)).decode()


def page(body: str) -> str:
    return f"<html><body><main><p>{TEXT * 3}</p>{body}</main><nav>M</nav></body></html>"


def imported(body: str, folder: Path) -> ImportedFiles:
    path = folder / "my page.html"
    path.write_text(page(body), encoding="utf-8")
    return read_files([path], OPTIONS)


def pictures(files: ImportedFiles) -> list[bytes]:
    document = files.documents[0].document
    return [document.pictures[block.picture] for block in document.blocks if isinstance(block, FigureBlock)]


def data_url(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


FOUND = {
    "beside": '<img src="my page_files/a.png" alt="A">',
    "beside, quoted": '<img src="./my%20page_files/a.png?v=1#x" alt="A">',
    "where it was saved": '<img src="file:///C:/Users/Ann/my%20page_files/a.png" alt="A">',
    "in the page": f'<img src="{data_url(PICTURE)}" alt="A">',
    "loaded later": f'<img src="data:image/gif;base64,{GIF}" data-src="my page_files/a.png" alt="A">',
    "largest of a set": '<img srcset="x.png 1x, my%20page_files/a.png 2x" alt="A">',
    "source of a picture": '<picture><source srcset="my%20page_files/a.png"><img src="b.webp" alt="A"></picture>',
    "without scripts": '<img alt="" data-src="gone.png"><noscript><img src="my page_files/a.png" alt="A"></noscript>',
    "object": '<object data="my page_files/a.png">A</object>',
    "in a link": '<a href="my page_files/a.png"><img src="my page_files/a.png" alt="A"></a>',
}


@pytest.mark.parametrize("body", FOUND.values(), ids=FOUND)
def test_picture_is_taken(body, tmp_path) -> None:
    (tmp_path / "my page_files").mkdir()
    (tmp_path / "my page_files/a.png").write_bytes(PICTURE)
    assert pictures(imported(body, tmp_path)) == [PICTURE]


def test_large_picture_in_the_page(tmp_path) -> None:
    files = imported(f'<img src="{data_url(LARGE)} "><img src="{data_url(PICTURE)}" alt="A">', tmp_path)
    assert pictures(files) == [LARGE, PICTURE]


def test_large_picture_without_quotes_as_singlefile_writes_it(tmp_path) -> None:
    files = imported(f'<img src={data_url(LARGE)} alt="A thermometer"><img alt=B src={data_url(LARGE)}>', tmp_path)
    assert pictures(files) == [LARGE, LARGE]
    figures = [block for block in files.documents[0].document.blocks if isinstance(block, FigureBlock)]
    assert [figure.alt for figure in figures] == ["A thermometer", "B"]
    assert list(files.documents[0].document.pictures) == ["picture.png", "picture-2.png"]


def test_large_picture_on_several_lines(tmp_path) -> None:
    url = data_url(LARGE)
    lines = "\r\n\t ".join(url[at : at + 76] for at in range(0, len(url), 76))
    assert pictures(imported(f'<img alt="A" src="{lines}">', tmp_path)) == [LARGE]


LEFT_OUT = {
    "not saved": ("https://x.example/a.png", "not in the saved page"),
    "above the folder": ("../secret.png", "not in the saved page"),
    "above, quoted": ("%2e%2e/secret.png", "not in the saved page"),
    "absolute": ("/etc/secret.png", "not in the saved page"),
    "backslashes": ("..\\secret.png", "not in the saved page"),
    "drive": ("C:/secret.png", "not in the saved page"),
    "share": ("//server/secret.png", "not in the saved page"),
    "share of a file": ("file://server/share/secret.png", "not in the saved page"),
    "stream": ("page.html:secret.png", "not in the saved page"),
    "folder": ("sub", "not in the saved page"),
    "GIF": (
        f"data:image/gif;base64,{GIF * 5}",
        "it is a GIF picture; open it in a program such as Paint, save it as PNG",
    ),
    "WebP": (f"data:image/webp;base64,{WEBP}", "it is a WebP picture"),
    "broken": ("data:image/png;base64,!!!!", "neither PNG, JPEG nor SVG"),
    "cut": (data_url(LARGE[:-20]), "cannot be used"),
}


@pytest.mark.parametrize(("address", "reason"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_picture_is_left_out_and_named(address, reason, tmp_path) -> None:
    (tmp_path / "secret.png").write_bytes(PICTURE)
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    files = imported(f'<img src="{address}" alt="Graph 7">', folder)
    assert pictures(files) == []
    assert [reason in entry.message for entry in files.documents[0].document.report if "Graph 7" in entry.text] == [
        True
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets only administrators make links")
def test_link_beside_the_page_is_not_followed(tmp_path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.png").write_bytes(PICTURE)
    (tmp_path / "in/a.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "in/sub").symlink_to(tmp_path)
    assert pictures(imported('<img src="a.png"><img src="sub/secret.png">', tmp_path / "in")) == []


def test_pipe_beside_the_page_is_not_opened(tmp_path) -> None:
    make_pipe(tmp_path / "a.png")
    assert pictures(imported('<img src="a.png" alt="A">', tmp_path)) == []


def test_spacers_and_signs_are_no_pictures(tmp_path) -> None:
    (tmp_path / "a.png").write_bytes(PICTURE)
    body = '<img src="a.png" width=1 height=1><p>Good <img src="a.png" class="emoji" alt="🙂"> night</p>'
    files = imported(body, tmp_path)
    assert pictures(files) == []
    assert "Good 🙂 night" in str(files.documents[0].document.blocks)


def test_picture_in_an_archive(tmp_path) -> None:
    body = '<img src="https://sleep.example/a.png" alt="A"><img src="b.png" alt="B"><img src="c.png" alt="C">'
    path = tmp_path / "page.mhtml"
    path.write_bytes(
        archive(page(body), {"https://sleep.example/a.png": PICTURE, "https://sleep.example/b.png": LARGE})
    )
    (tmp_path / "c.png").write_bytes(PICTURE)
    files = read_files([path], OPTIONS)
    assert pictures(files)[:2] == [PICTURE, LARGE]


def test_pictures_of_what_is_left_out_come_with_it(tmp_path) -> None:
    (tmp_path / "a.png").write_bytes(PICTURE)
    files = imported('<div class="advert"><p>Buy</p><img src="a.png" alt="A"></div>', tmp_path)
    assert pictures(files) == []
    assert list(files.documents[0].document.pictures.values()) == [PICTURE]
