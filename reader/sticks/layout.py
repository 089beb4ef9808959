"""The names at the top of a stick that Carrel writes, and which files it never touches."""

from __future__ import annotations

import re
import unicodedata

from reader.library import local_help
from reader.library.model import PackInfo
from reader.library.packfile import SUFFIX
from reader.library.packformat import file_name
from reader.system import added_fonts, paths

START = paths.START_PAGE_NAME
PACKS = paths.PACKS_NAME
MARKS = paths.DATA_NAME
"""This folder belongs to the reader: it is never copied, listed or changed."""

FONTS = added_fonts.FOLDER_NAME
"""Fonts that somebody put beside the program."""

LOCAL_HELP = f"{PACKS}/{local_help.FILE_NAME}"
"""The number of a clinic, which may write or change it on its stick."""

GUIDE = "How to make a pack.html"
"""The guide for authors, which is in the folder of a built program."""

SUMS = "SHA256SUMS"
UNFINISHED = "SHA256SUMS.unfinished"
"""The names of the files being written, so that the next attempt recognises them. Deleted when the stick is done."""

_SHORT = re.compile(r"ca\w{0,4}~[0-9]{1,5}", re.IGNORECASE)
"""FAT's short name for the folder of marks, such as CARREL~1."""

PARTIAL = ".carrel-partial"
"""The end of the name of a file that is still being written."""


def pack_name(info: PackInfo) -> str:
    """A pack's path on a stick."""
    return f"{PACKS}/{file_name(info)}"


def is_pack(name: str) -> bool:
    """Whether `name`, with slashes, is a pack that Carrel puts on a stick."""
    return name.startswith(f"{PACKS}/") and name.endswith(SUFFIX)


def is_local_help(name: str) -> bool:
    """Whether `name`, with slashes, is the file of the local help, in any case."""
    return name.casefold() == LOCAL_HELP


def is_junk(name: str) -> bool:
    """Whether Windows or macOS creates that file by itself when it shows a folder."""
    return name.lower() in ("thumbs.db", "desktop.ini", ".ds_store") or name.startswith("._")


def is_marks(name: str) -> bool:
    """Whether `name`, with slashes, is inside a reader's folder of marks, in any spelling that some disk takes for it.

    Disks for macOS ignore characters that cannot be seen, and some ignore case and width.
    """
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign) != "Cf")
    parts = (part.rstrip(". ") for part in seen.casefold().split("/"))
    return any(part == MARKS or _SHORT.fullmatch(part) for part in parts)
