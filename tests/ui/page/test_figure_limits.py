"""The process that draws figures cannot take all memory, write a file or go on after its window has died."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.ui.page import figure_limits

ROOT = Path(__file__).parent.parent.parent.parent

TAKE = "found = bytearray(400 << 20)"
KEEP = "found = bytearray(100 << 20)"
WRITE = "open(sys.argv[1], 'wb', buffering=0).write(b'x')"
SPIN = "figure_limits.CPU_SECONDS = 1; figure_limits.limit_next_figure()\nwhile True: pass"


def run(what: str, *words: str) -> subprocess.CompletedProcess[str]:
    program = f"import sys\nfrom reader.ui.page import figure_limits\nfigure_limits.limit_this_process()\n{what}"
    return subprocess.run(
        [sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="on Windows the window limits it, and macOS counts no memory")
@pytest.mark.parametrize(("what", "fails"), [(TAKE, "MemoryError"), (KEEP, ""), (WRITE, "File too large")])
def test_limits(tmp_path: Path, what: str, fails: str) -> None:
    done = run(what, str(tmp_path / "file"))
    assert (done.returncode != 0) is bool(fails)
    assert fails in done.stderr
    assert not (tmp_path / "file").exists() or not (tmp_path / "file").stat().st_size


def test_a_process_without_a_window_ends_by_itself() -> None:
    if sys.platform == "win32":
        pytest.skip("on Windows, the job ends with the window")
    assert run(SPIN).returncode == -signal.SIGXCPU


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the window limits it")
@pytest.mark.parametrize("used", [0.0, 0.1, 3.9])
def test_each_figure_has_the_whole_of_its_time(monkeypatch: pytest.MonkeyPatch, used: float) -> None:
    """The system counts whole seconds, and those of the figures before it, too."""
    limits: list[int] = []
    usage = SimpleNamespace(ru_utime=used, ru_stime=0.0)
    monkeypatch.setattr("resource.getrusage", lambda who: usage)
    monkeypatch.setattr("resource.setrlimit", lambda kind, values: limits.append(values[0]))
    figure_limits.limit_next_figure()
    assert figure_limits.CPU_SECONDS <= limits[0] - used < figure_limits.CPU_SECONDS + 1
