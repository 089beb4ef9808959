"""Packs the patterns for dividing words into the program, and collects their licences."""

from __future__ import annotations

import zlib
from pathlib import Path

from reader.library.hyphenation import DICTIONARIES, PACKED
from reader.system import paths


def pack(work: Path) -> list[Path]:
    """Write the dictionaries that the reader knows to `work`, compressed, and return the files."""
    work.mkdir(parents=True, exist_ok=True)
    files = []
    for name in sorted(DICTIONARIES.values()):
        data = (paths.hyphenation() / f"hyph_{name}.dic").read_bytes()
        file = work / f"hyph_{name}{PACKED}"
        file.write_bytes(zlib.compress(data, 9))
        files.append(file)
    return files


def licences() -> str:
    """What the makers of the dictionaries say about their licences."""
    texts = []
    for name in sorted(DICTIONARIES.values()):
        file = paths.hyphenation() / f"README_hyph_{name}.txt"
        if file.exists():
            text = file.read_bytes()
            texts.append(f"hyph_{name}\n\n{_decoded(text).strip()}")
    return "\n\n".join(texts)


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", errors="replace")
