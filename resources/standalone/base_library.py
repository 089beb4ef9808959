"""Compresses base_library.zip, the modules that Python itself needs at its start; PyInstaller only stores them."""

from __future__ import annotations

import zipfile
from pathlib import Path

FILE_NAME = "base_library.zip"
FIRST = ("encodings/", "abc.pyc", "codecs.pyc", "io.pyc")
"""Python loads these before it can load `zlib`, so they stay as they are."""


def compress(file: Path) -> None:
    """Rewrites the archive in place, with the same names, order and times."""
    with zipfile.ZipFile(file) as archive:
        modules = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(file, "w") as archive:
        for info, data in modules:
            is_first = info.filename.startswith(FIRST)
            info.compress_type = zipfile.ZIP_STORED if is_first else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=None if is_first else 9)
