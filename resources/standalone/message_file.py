"""Writes a `.mo` file, which gettext reads."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

MAGIC = 0x950412DE
HEADER = 28  # bytes

Texts = Mapping[tuple[str, str, str], tuple[str, ...]]
"""For the context, the text and its plural, each of which may be empty: the translation, or one for each form."""


def write(file: Path, texts: Texts, plural_forms: str) -> None:
    """Replaces `file`. `plural_forms` is as in gettext: `nplurals=2; plural=n != 1;`."""
    head = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {plural_forms}\n"
    pairs = {"": head}
    for (context, text, plural), forms in texts.items():
        key = f"{context}\x04{text}" if context else text
        pairs[f"{key}\0{plural}" if plural else key] = "\0".join(forms)
    entries = sorted((key.encode(), value.encode()) for key, value in pairs.items())
    tables, data = (bytearray(), bytearray()), bytearray()
    start = HEADER + 16 * len(entries)
    for column, table in enumerate(tables):
        for entry in entries:
            table += struct.pack("<II", len(entry[column]), start + len(data))
            data += entry[column] + b"\0"
    offsets = (HEADER, HEADER + 8 * len(entries), 0, start)
    temporary = file.with_suffix(".new")
    temporary.write_bytes(struct.pack("<7I", MAGIC, 0, len(entries), *offsets) + b"".join((*tables, data)))
    temporary.replace(file)
