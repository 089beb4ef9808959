"""The archive of the modules that Python needs at its start."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from resources.standalone.base_library import compress

MODULES = {
    "encodings/utf_8.pyc": b"a" * 500,
    "abc.pyc": b"b" * 500,
    "enum.pyc": b"c" * 500,
    "re/_parser.pyc": b"d" * 500,
}


def test_all_but_the_first_modules_are_compressed(tmp_path: Path) -> None:
    file = tmp_path / "base_library.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in MODULES.items():
            archive.writestr(name, data)
    compress(file)
    with zipfile.ZipFile(file) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == MODULES
        assert [info.compress_size < info.file_size for info in archive.infolist()] == [False, False, True, True]


def test_python_loads_no_other_module_before_it_can_decompress() -> None:
    program = "import sys; print(*sys.modules)"
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", program]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    builtin = {*sys.builtin_module_names, "zipimport", "__main__", "_frozen_importlib", "_frozen_importlib_external"}
    assert set(loaded) - builtin <= {"abc", "codecs", "io", "encodings", "encodings.aliases", "encodings.utf_8"}
