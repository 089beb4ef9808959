"""The script that makes Carrel open .carrel files on Windows; it writes to a part of the registry that is for tests."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reader.library.packfile import SUFFIX
from resources.standalone import archives, platform_metadata, windows_desktop

CLASSES = r"HKCU\Software\Classes"
FOR_TESTS = r"HKCU\Software\Carrel tests"


@pytest.fixture
def script(tmp_path) -> Path:
    share = tmp_path / "R&D (off) ^ é !x!" / "share"
    windows_desktop.write(share)
    file = share / "register.cmd"
    file.write_bytes(file.read_bytes().replace(CLASSES.encode(), FOR_TESTS.encode()))
    return file


def test_what_it_writes_and_removes_are_the_same_keys(script):
    text = script.read_bytes().decode("ascii")
    written = {key.partition("\\")[0] for key in re.findall(r'add "%classes%\\([^"]+)"', text)}
    assert written == set(re.findall(r'delete "%classes%\\([^"]+)"', text)) == {SUFFIX, "Carrel.Pack"}
    assert platform_metadata.MIME_TYPE in text
    assert set(re.findall(r"HK\w+", text)) == {"HKCU"}, "only this user's part, which needs no administrator"


def test_its_lines_end_as_windows_needs_it(script):
    data = script.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")


@pytest.mark.skipif(sys.platform == "darwin", reason="the bundle of macOS is packed by ditto")
@pytest.mark.parametrize(("program", "is_there"), [("carrel.exe", True), ("carrel", False)])
def test_a_zip_for_windows_says_that_it_must_be_unpacked(tmp_path, program, is_there):
    (tmp_path / "Carrel").mkdir()
    (tmp_path / "Carrel" / program).touch()
    _, file = archives.write(tmp_path / "Carrel", tmp_path, "x")
    with zipfile.ZipFile(file) as archive:
        assert (archives.NOTE_IN_ZIP in archive.namelist()) is is_there
        if is_there:
            assert b"Extract All" in archive.read(archives.NOTE_IN_ZIP)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
class TestOnWindows:
    def run(self, script: Path, *words: str) -> tuple[int, str]:
        command = f'cmd /s /c ""{script}" {" ".join(words)}"'  # as Explorer starts it
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60)
        return done.returncode, done.stdout.decode(errors="replace")

    def value(self, key: str) -> str | None:
        import winreg  # type: ignore[import,unused-ignore]

        path = FOR_TESTS.partition("\\")[2]
        try:
            return str(winreg.QueryValue(winreg.HKEY_CURRENT_USER, f"{path}\\{key}"))  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return None

    def test_it_adds_and_removes_the_type_of_file(self, script):
        program = script.parent.parent / "carrel.exe"
        program.touch()
        try:
            status, said = self.run(script)
            assert status == 0, said
            assert self.value(SUFFIX) == "Carrel.Pack"
            assert self.value(r"Carrel.Pack\shell\open\command") == f'"{program}" "%1"'
            assert self.value(r"Carrel.Pack\DefaultIcon") == f'"{program}",0'
        finally:
            status, _ = self.run(script, "--remove")
        assert status == 0
        assert [self.value(key) for key in (SUFFIX, "Carrel.Pack")] == [None, None]

    def test_without_the_program_it_changes_nothing(self, script):
        status, said = self.run(script)
        assert status == 1
        assert "carrel.exe is missing" in said
        assert self.value(SUFFIX) is None
