"""How a stick of ours is laid out: the names at its top, and what is never touched."""

from __future__ import annotations

import re

from reader.library.model import PackInfo
from reader.library.packfile import SUFFIX
from reader.library.packformat import file_name
from reader.system import paths

START = paths.START_NAME
PACKS = paths.PACKS_NAME
MARKS = paths.DATA_NAME
"""Whatever lies in that folder is the reader's own: it is neither copied, nor listed, nor changed."""

SUMS = "SHA256SUMS"
UNFINISHED = "SHA256SUMS.unfinished"
"""The names of what is being written, so that the next attempt knows its own files. Gone when all is well."""

_SHORT = re.compile(r"ca\w{0,4}~[0-9]{1,5}", re.IGNORECASE)
"""The second name, such as CARREL~1, under which FAT has the folder of marks, too."""

PARTIAL = ".carrel-partial"
"""Ends the name of each file that is not whole yet."""


def pack_name(info: PackInfo) -> str:
    """A pack's path on a stick."""
    return f"{PACKS}/{file_name(info)}"


def is_pack(name: str) -> bool:
    """Whether `name`, with slashes, is that of a pack that we put on a stick."""
    return name.startswith(f"{PACKS}/") and name.endswith(SUFFIX)


def is_junk(name: str) -> bool:
    """Whether a system has left that file by itself, as Windows and macOS do wherever they look."""
    return name.lower() in ("thumbs.db", "desktop.ini", ".ds_store") or name.startswith("._")


def is_marks(name: str) -> bool:
    """Whether `name`, with slashes, belongs to what readers have made."""
    return any(part.lower() == MARKS or _SHORT.fullmatch(part) for part in name.split("/"))
