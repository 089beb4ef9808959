"""Every module can be imported on Windows and macOS, as far as another system can tell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("import_as.py")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, *words], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="this takes away what only other systems than Windows have")
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_every_module_is_imported(system: str) -> None:
    done = run(system)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="as above")
@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("import fcntl", "ModuleNotFoundError"),
        ("import os; os.O_NOFOLLOW", "AttributeError"),
        ("import signal; signal.SIGHUP", "AttributeError"),
        ("import sys; assert sys.platform != 'win32'", "AssertionError"),
        ("import msvcrt, winreg, ctypes; ctypes.windll.kernel32", ""),
    ],
    ids=["module", "os", "signal", "platform", "of Windows"],
)
def test_what_would_fail_on_windows_fails_here(line: str, problem: str) -> None:
    last = run("win32", line).stderr.strip().rpartition("\n")[2].partition(":")[0]
    assert last == problem
