"""Files of PDF: they have every name that the computer has, and are written completely or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from reader.library.model import Article, Block, BlockKind, Span, WebLink
from reader.library.print_order import PdfOrder, PrintOptions, PrintSelection, PrintSubject
from reader.ui.paper import print_job
from tests.packs import make_searchable

HANDOUT = PrintSelection(PrintSubject.ARTICLE, "hand-out")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text, and this limit")
def test_a_name_that_is_no_text(paper_fonts, bundled_pack, tmp_path) -> None:
    name = os.fsdecode(b"na\xffme \xe9.pdf")
    print_job.write(PdfOrder(bundled_pack, HANDOUT, PrintOptions(), tmp_path / name), lambda *_: None)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes().rstrip().endswith(b"%%EOF")


def test_the_pack_itself_stays(paper_fonts, bundled_pack, tmp_path) -> None:
    pack, link = tmp_path / "pack.carrel", tmp_path / "link"
    shutil.copy(bundled_pack, pack)
    os.link(pack, link)
    for file in (pack, link, tmp_path / "." / "pack.carrel"):
        with pytest.raises(OSError, match="it is the pack that you print"):
            print_job.write(PdfOrder(pack, HANDOUT, PrintOptions(), file), lambda *_: None)
    assert pack.read_bytes() == bundled_pack.read_bytes()
    assert sorted(tmp_path.iterdir()) == [link, pack]


@pytest.mark.parametrize("room", [0, 100, 30_000])
def test_a_full_disk_leaves_no_file(
    paper_fonts, bundled_pack, tmp_path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    files: list[Path] = []
    real = Path.open

    def narrow(self: Path, mode: str = "r", *args, **options):
        opened = real(self, mode, *args, **options)
        if self.parent != tmp_path:
            return opened
        files.append(self)
        write = opened.write

        def limited(data) -> int:
            if opened.tell() + len(data) > room:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
            return int(write(data))

        return Narrow(opened, limited)

    monkeypatch.setattr(Path, "open", narrow)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        print_job.write(PdfOrder(bundled_pack, HANDOUT, PrintOptions(), tmp_path / "out.pdf"), lambda *_: None)
    assert files
    assert list(tmp_path.iterdir()) == []


class Narrow:
    """A file with another `write`."""

    def __init__(self, opened, write) -> None:
        self._opened, self.write = opened, write

    def __getattr__(self, name: str):
        return getattr(self._opened, name)

    def __enter__(self):
        return self

    def __exit__(self, *_error) -> None:
        self._opened.close()


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://example.org/a_(b)?c=d&e#f", rb"https://example.org/a_\(b\)?c=d&e#f"),
        ("https://ar.wikipedia.org/wiki/\u0646\u0648\u0645", b"https://ar.wikipedia.org/wiki/%D9%86%D9%88%D9%85"),
        ("https://example.org/%D9%86", b"https://example.org/%D9%86"),
        ("https://b\u00fccher.example/\u00fc", b"https://xn--bcher-kva.example/%C3%BC"),
        ("mailto:jos\u00e9@example.org", b"mailto:jos%C3%A9@example.org"),
    ],
    ids=["signs", "Arabic", "encoded", "a host", "a person"],
)
def test_links_lead_to_the_whole_address(paper_fonts, tmp_path, url: str, sent: bytes) -> None:
    linked = Block("p", BlockKind.PARAGRAPH, (Span("words", link=WebLink(url)),))
    pack = make_searchable(tmp_path / "pack.carrel", articles=(Article("a", "A", (linked,)),))
    file = tmp_path / "out.pdf"
    print_job.write(PdfOrder(pack, PrintSelection(PrintSubject.ARTICLE, "a"), PrintOptions(), file), lambda *_: None)
    assert set(re.findall(rb"/URI \((.*?[^\\])\)", file.read_bytes())) - {b"link:0"} == {sent}
