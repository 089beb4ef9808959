"""How Windows programs are started on Linux, and how a Windows Python is put together."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dev
from resources.wine import debian
from resources.wine.__main__ import DEPENDS_ON_SYSTEM, system_tests
from resources.wine.unavailable import Unavailable
from resources.wine.windows_python import exported_names
from resources.wine.wine import Wine, windows_path
from tests.under_wine import known_failures

if sys.platform == "win32":
    pytest.skip("Windows starts Windows programs by itself", allow_module_level=True)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/work/a b/c.exe", r"Z:\work\a b\c.exe"), ("/é/عربي", r"Z:\é\عربي"), ("/", "Z:\\")],
)
def test_paths_as_windows_programs_see_them(path: str, expected: str) -> None:
    assert windows_path(Path(path)) == expected


def test_a_command() -> None:
    wine = Wine(Path("/work"))
    command = wine.command(Path("/work/source/a.exe"), "--flag", Path("/work/b"), screen=":7")
    assert command[:2] == ["/usr/sbin/chroot", "/work/debian"]
    assert command[-5:] == ["/work/source", "wine", r"Z:\work\source\a.exe", "--flag", r"Z:\work\b"]
    assert "DISPLAY=:7" in command
    assert not any("offscreen" in word for word in command)
    assert "WINEQT_QPA_PLATFORM=offscreen" in wine.python_command("-V")


OLD = """There is an export table in .edata at 0x1000
[Ordinal/Name Pointer] Table
\t[   0] PyAIter_Check
\t[   1] PyArg_Parse

The Function Table
\t[   2] PyNot
"""
NEW = """[Ordinal/Name Pointer] Table -- Ordinal Base 1
\t[   0] +base[   1]  0000 PyAIter_Check
\t[   1] +base[   2]  0001 PyArg_Parse

"""


@pytest.mark.parametrize("printed", [OLD, NEW], ids=["old", "new"])
def test_the_names_that_a_library_exports(printed: str) -> None:
    assert exported_names(printed) == ["PyAIter_Check", "PyArg_Parse"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "https://security.example/debian-security\nhttps://archive.example/debian\n",
            "https://archive.example/debian",
        ),
        ("", None),
    ],
)
def test_the_archive_of_this_computer(monkeypatch: pytest.MonkeyPatch, printed: str, expected: str | None) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, printed, ""))
    if expected is None:
        with pytest.raises(Unavailable, match="no archive"):
            debian.archive()
    else:
        assert debian.archive() == expected


def test_what_is_known_to_fail_exists() -> None:
    for test, reason in known_failures().items():
        file, _, name = test.partition("::")
        assert f"def {name.partition('[')[0]}(" in (dev.ROOT / file).read_text(encoding="utf-8")
        assert reason


def test_the_tests_that_depend_on_the_system_exist() -> None:
    tests = system_tests(dev.ROOT)
    assert len(tests) > len(DEPENDS_ON_SYSTEM)
    assert all((dev.ROOT / test).exists() for test in tests)
