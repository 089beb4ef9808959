"""What the standalone program drops from the environment before it loads anything."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.system import foreign_code
from reader.system.foreign_code import ignore, is_of_the_system

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this list of folders")


class Started(Exception):
    """In place of the program that would start again."""


def start(program, arguments, environment):
    raise Started(program, arguments, environment)


def test_no_folder_of_plug_ins_is_taken_over():
    environment = dict.fromkeys(foreign_code.QT_PATHS, "/tmp") | {"QT_QPA_PLATFORM": "offscreen"}
    ignore(environment, start)
    assert environment == {"QT_QPA_PLATFORM": "offscreen"}


@needs_linux
@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/tmp", None), ("", None), (".", None), ("/usr/lib:", "/usr/lib"), (":/usr/lib", "/usr/lib"),
        ("lib:/usr/lib:/tmp:/nowhere", "/usr/lib"),
    ],
)  # fmt: skip
def test_the_program_starts_again_without_folders_of_others(given, kept):
    before = {"A": "b", "LD_LIBRARY_PATH": f"/opt/carrel/_internal:{given}", "LD_LIBRARY_PATH_ORIG": given}
    if not given:
        ignore(dict(before), start)
        return
    with pytest.raises(Started) as started:
        ignore(dict(before), start)
    program, arguments, environment = started.value.args
    assert (program, arguments) == (sys.executable, [sys.executable, *sys.argv[1:]])
    assert environment.pop("PYINSTALLER_RESET_ENVIRONMENT") == "1"
    assert environment == ({"A": "b", "LD_LIBRARY_PATH": kept} if kept else {"A": "b"})


@needs_linux
@pytest.mark.parametrize("given", ["/usr/lib", "/usr/lib:/usr", None])
def test_the_folders_of_the_system_are_used(given):
    environment = {"LD_LIBRARY_PATH_ORIG": given} if given else {}
    ignore(environment, start)
    assert environment == ({"LD_LIBRARY_PATH_ORIG": given} if given else {})


def test_only_what_a_file_in_the_first_folder_would_replace_is_loaded_early(tmp_path: Path):
    """Our own library comes before that of the system: it is the one that the program was built with."""
    files = {
        "beside": ["version.DLL", "msvcp140.dll", "unknown.dll", "carrel.exe", "a.carrel"],
        "own": ["msvcp140.dll"],
        "system": ["msvcp140.dll", "version.DLL", "other.dll"],
    }
    for name in (f"{folder}/{name}" for folder, names in files.items() for name in names):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    beside, own, system = (tmp_path / name for name in ("beside", "own", "system"))
    assert foreign_code.replaced_by([beside], [own, system]) == [own / "msvcp140.dll", system / "version.DLL"]


@needs_linux
@pytest.mark.parametrize("kind", ["own", "open", "below", "link", "missing", "file/x"])
def test_folders_that_others_can_write_to(tmp_path: Path, kind: str):
    """The folder of temporary files is open to everybody, and so may be what is in it."""
    folder = tmp_path / kind
    if kind == "link":
        folder.symlink_to("/usr/lib/..")
        assert is_of_the_system(str(folder)), "where it leads to counts"
        return
    if kind in ("own", "open", "below"):
        folder.mkdir(parents=True)
    if kind == "open":
        folder.chmod(0o777)
    assert not is_of_the_system(str(folder / "lib" if kind == "below" else folder))


@needs_linux
def test_the_current_folder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir("/usr/lib")
    assert not is_of_the_system("")
    assert not is_of_the_system(os.curdir)
