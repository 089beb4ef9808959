"""Shows where the time of a start goes: imports by package, and the slowest functions while the window is built."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter

from benchmarks.children import environment
from benchmarks.packs import BUNDLED, Bench
from benchmarks.prose import ROOT

SHOWN = 25

_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")

_PROFILE = """
import cProfile, pstats, sys
from pathlib import Path
from reader.ui import app
application = app.application()
profile = cProfile.Profile()
profile.enable()
window = app.build_window(application, Path(sys.argv[1]), Path(sys.argv[2]))
window.show()
for _ in range(5):
    application.processEvents()
profile.disable()
pstats.Stats(profile).sort_stats(sys.argv[3]).print_stats(int(sys.argv[4]))
"""


def report(bench: Bench) -> str:
    pack = str(bench.pack(BUNDLED))
    with tempfile.TemporaryDirectory(dir=bench.work) as data:
        profiles = [_run("-c", _PROFILE, data, pack, order, str(SHOWN)).stdout for order in ("tottime", "cumtime")]
    floor = _imports("import PySide6.QtWidgets")
    ours = _imports("import reader.ui.app")
    lines = [f"Imports: {_sum(ours):.0f} ms, of which a bare window also needs {_sum(floor):.0f} ms."]
    lines += [f"{microseconds / 1000:8.1f} ms  {name}" for name, microseconds in ours.most_common(SHOWN)]
    return "\n".join([*lines, "", *profiles])


def _imports(statement: str) -> Counter[str]:
    """Microseconds by package in the fastest of three runs; inside Carrel and Qt by subpackage."""
    return min((_by_package(_run("-X", "importtime", "-c", statement).stderr) for _ in range(3)), key=_sum)


def _by_package(output: str) -> Counter[str]:
    times: Counter[str] = Counter()
    for microseconds, module in _LINE.findall(output):
        names = module.split(".")
        times[".".join(names[: 3 if names[0] in ("reader", "PySide6") else 1])] += int(microseconds)
    return times


def _sum(times: Counter[str]) -> float:
    return times.total() / 1000


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command, offscreen = [sys.executable, *arguments], environment(QT_QPA_PLATFORM="offscreen")
    return subprocess.run(command, cwd=ROOT, env=offscreen, capture_output=True, encoding="utf-8", check=True)
