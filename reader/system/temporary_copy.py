"""Whether the program runs from a copy that an archive program, Explorer or macOS made for this one start."""

from __future__ import annotations

import os
import re
from pathlib import Path

from reader.system import paths
from reader.translation import N_, _

SENTENCE = N_(
    "Carrel is running from a temporary copy, which can disappear when you close it. "
    "Extract the whole archive to a folder of your own and start Carrel there."
)
MAC_SENTENCE = N_(
    "macOS is running a temporary copy of Carrel. Close it, move Carrel to the Applications folder or to another "
    "folder, and open it there."
)

_OF_ARCHIVE_PROGRAMS = re.compile(
    r"7z[EO][0-9A-F]{8}|Rar\$\w+\d.*|wz[0-9a-f]{4}|.*\.(?:zip|7z|rar)(?:\.\w+)?", re.ASCII
)
"""Folders of 7-Zip, WinRAR, WinZip, and of Explorer (`Temp1_Carrel.zip`), below the folder for temporary files."""


def notice(program: Path | None, temporary: Path) -> str:
    """A sentence for the reader; empty if the program is where it stays. `temporary` is the folder of such files."""
    if program is None:
        return ""
    if "AppTranslocation" in program.parts:
        return _(MAC_SENTENCE)
    if not program.is_relative_to(temporary):
        return ""
    inside = program.relative_to(temporary).parts
    return _(SENTENCE) if any(_OF_ARCHIVE_PROGRAMS.fullmatch(part) for part in inside) else ""


def notice_here() -> str:
    # Not tempfile.gettempdir(): it writes a file there, to see whether it can.
    folders = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return notice(paths.program(), Path(next(filter(None, folders), "/tmp")).resolve())
