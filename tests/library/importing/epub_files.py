"""Makes EPUB files of their parts, as small as a test needs them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
HTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
METADATA = "<dc:title>Night</dc:title><dc:creator>Ann Ode</dc:creator><dc:language>en-GB</dc:language>"
_KINDS = {".css": "text/css", ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml", ".ttf": "font/ttf"}


def page(body: str, head: str = "", attributes: str = "") -> str:
    return (
        f"<?xml version='1.0'?><html {HTML}><head><title>t</title>{head}</head><body {attributes}>{body}</body></html>"
    )


def nav(entries: str, more: str = "") -> str:
    """`entries` are list items."""
    return page(f'<nav epub:type="toc"><h1>Contents</h1><ol>{entries}</ol></nav>{more}')


def nav_entries(titles: Mapping[str, str]) -> str:
    return "".join(f'<li><a href="{path}">{escape(title)}</a></li>' for path, title in titles.items())


def ncx(titles: Mapping[str, str]) -> str:
    points = "".join(
        f'<navPoint id="n{number}"><navLabel><text>{escape(title)}</text></navLabel><content src="{path}"/></navPoint>'
        for number, (path, title) in enumerate(titles.items())
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/ncx-2005-1.dtd">'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
    )


def epub_file(
    path: Path,
    pages: Mapping[str, str],
    parts: Mapping[str, str | bytes] | None = None,
    *,
    metadata: str = METADATA,
    spine: Sequence[str] | None = None,
    guide: str = "",
    others: Mapping[str, str | bytes] | None = None,
) -> Path:
    """`pages` and `parts` are in OEBPS/, pages in the spine; `others` anywhere in the archive.

    A page "nav.xhtml" is the navigation of EPUB 3, and a part "toc.ncx" that of EPUB 2. A name in `spine` may have
    attributes behind it: "one.xhtml linear=no".
    """
    names = {**pages, **(parts or {})}
    items = "".join(_item(number, name) for number, name in enumerate(names))
    order = [name for name in pages if name != "nav.xhtml"] if spine is None else spine
    refs = "".join(_reference(list(names), each) for each in order)
    toc = ' toc="p{}"'.format(list(names).index("toc.ncx")) if "toc.ncx" in names else ""
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{metadata}</metadata>"
        f"<manifest>{items}</manifest><spine{toc}>{refs}</spine>{guide}</package>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/book.opf", opf)
        for name, content in names.items():
            archive.writestr(f"OEBPS/{name}", content)
        for name, content in (others or {}).items():
            archive.writestr(name, content)
    return path


def _item(number: int, name: str) -> str:
    ending = name[name.rfind(".") :]
    kind = "application/x-dtbncx+xml" if ending == ".ncx" else _KINDS.get(ending, "application/xhtml+xml")
    properties = ' properties="nav"' if name == "nav.xhtml" else ""
    return f'<item id="p{number}" href="{escape(name)}" media-type="{kind}"{properties}/>'


def _reference(names: Sequence[str], each: str) -> str:
    name, _, attributes = each.partition(" ")
    pairs = "".join(' {}="{}"'.format(*pair.split("=")) for pair in attributes.split())
    return f'<itemref idref="p{names.index(name)}"{pairs}/>'
