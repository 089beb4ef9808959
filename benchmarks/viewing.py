"""Measures how long a figure of the bundled pack takes to open in the viewer; `python -m benchmarks.viewing` is it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.packs import BUNDLED, Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result

ARTICLE = "how-talking-changes-a-brain"
OPENED = 60.0
"""Milliseconds until the figure is painted in the viewer."""

PRELOADED = 1.0  # seconds, in which the window loads what the viewer needs


def measure(bench: Bench) -> list[Result]:
    with tempfile.TemporaryDirectory(dir=bench.work) as data:
        command = [sys.executable, "-m", "benchmarks.viewing", str(bench.pack(BUNDLED)), data, str(bench.rounds)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    times: list[float] = json.loads(done.stdout)
    first, *others = times
    note = f"median of {len(others)}; longest {max(others):.0f} ms"
    return [
        Result("Open a figure in the viewer for the first time", first, "ms", 2 * OPENED),
        Result("Open a figure in the viewer", median(others), "ms", OPENED, note=note),
    ]


def main(pack: Path, data: Path, rounds: int) -> list[float]:
    from benchmarks.window import timed_window

    with timed_window(pack, data) as window:
        window.time(window.opens(ARTICLE))
        window.settle(PRELOADED)
        return [window.time_figure(number % 3) for number in range(max(3, rounds))]


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
