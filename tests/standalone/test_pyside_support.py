"""PySide's own Python code, compiled for the program."""

from __future__ import annotations

from pathlib import Path

from resources.standalone import pyside_support


def test_pysides_own_code_is_compiled(tmp_path):
    compiled = pyside_support.compile_support(tmp_path / "work")
    names = {f"{place}/{Path(file).name}" for file, place in compiled}
    assert "shiboken6/files.dir/shibokensupport/signature/loader.pyc" in names
    assert all(Path(file).suffix == ".pyc" for file, _ in compiled)
    import shiboken6

    assert not (Path(str(shiboken6.__file__)).parent / "files.dir").exists(), "what is installed stays as it was"
