"""Imports files in one step, as the command does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.library.importing.import_files import ImportOptions, ImportResult, read_files, write_files


def import_files(files: Sequence[Path], folder: Path, options: ImportOptions) -> ImportResult:
    return write_files(read_files(files, options), folder, options)
