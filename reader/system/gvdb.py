"""Reads databases of GVDB, in which dconf keeps what a person has set in GNOME.

The format has no document but its code: a header, and a table of items of 24 bytes, each with a part of a name, the
number of the item whose name comes before it, and where its value is. A value is a GVariant, with its type at the end.
"""

from __future__ import annotations

from collections.abc import Collection

_SIGNATURE = b"GVariant"
_ITEM = 24  # bytes
_NO_PARENT = 0xFFFFFFFF
_BLOOM_MASK = (1 << 27) - 1
_VALUE = ord("v")
MOST_ITEMS = 50_000
MOST_PARTS = 40  # of a name; a damaged file could have a circle


def values(data: bytes, names: Collection[str]) -> dict[str, bytes]:
    """The values of those `names` that the database has. Raises ValueError if `data` is not a GVDB."""
    if data[:8] != _SIGNATURE or _number(data, 8):
        raise ValueError("not a GVDB of this computer's byte order")
    start = _number(data, 16)
    words, buckets = _number(data, start) & _BLOOM_MASK, _number(data, start + 4)
    first = start + 8 + 4 * (words + buckets)
    count = (_number(data, 20) - first) // _ITEM
    if not 0 <= count <= MOST_ITEMS or first + count * _ITEM > len(data):
        raise ValueError("the table is damaged")
    ends = {name.rpartition("/")[2].encode() for name in names}
    found: dict[str, bytes] = {}
    for number in range(count):
        item = first + number * _ITEM
        if data[item + 14] != _VALUE or _part(data, item).rpartition(b"/")[2] not in ends:
            continue
        name = _name(data, first, count, number).decode("utf-8", "replace")
        if name in names:
            found[name] = data[_number(data, item + 16) : _number(data, item + 20)]
    return found


def flag(value: bytes | None) -> bool | None:
    """A value as GVariant's boolean; None if it is none."""
    return bool(value[0]) if value is not None and len(value) == 3 and value[1:] == b"\0b" else None


def double(value: bytes | None) -> float | None:
    if value is None or len(value) != 10 or value[8:] != b"\0d":
        return None
    import struct  # few desktops have such a value

    return float(struct.unpack("<d", value[:8])[0])


def _number(data: bytes, at: int) -> int:
    """Raises ValueError behind the end."""
    if not 0 <= at <= len(data) - 4:
        raise ValueError("it is cut short")
    return int.from_bytes(data[at : at + 4], "little")


def _part(data: bytes, item: int) -> bytes:
    start = _number(data, item + 8)
    return data[start : start + (_number(data, item + 12) & 0xFFFF)]


def _name(data: bytes, first: int, count: int, number: int) -> bytes:
    parts: list[bytes] = []
    while number != _NO_PARENT and len(parts) < MOST_PARTS:
        if number >= count:
            raise ValueError("the table is damaged")
        item = first + number * _ITEM
        parts.append(_part(data, item))
        number = _number(data, item + 4)
    return b"".join(reversed(parts))
