"""Measures building packs: Markdown per second and core, and the highest memory of all processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import memory
from benchmarks.children import environment
from benchmarks.library import Plan, size_of
from benchmarks.packs import Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result

LEAST_SPEED = 1.0
MOST_MEMORY = 300.0
BETWEEN_SAMPLES = 0.2


def measure(bench: Bench) -> list[Result]:
    sizes = (60, 120) if bench.is_quick else (1_000, 10_000)
    results: list[Result] = []
    peaks: list[float] = []
    for articles in sizes:
        folder = bench.content(Plan(articles))
        seconds, processor, peak = _build(folder, bench.work)
        peaks.append(peak)
        size = size_of(folder) / 1e6
        cores = _cores()
        note = f"{size:.1f} MB in {seconds:.1f} s on {cores} cores, {processor:.1f} s of processor time"
        what = f"{articles:,} articles"
        results += [
            Result(f"Build {what}", size / seconds / cores, "MB/s/core", LEAST_SPEED, is_least=True, note=note),
            Result(f"Memory while building {what}", peak, "MiB", MOST_MEMORY),
        ]
    growth = (peaks[1] - peaks[0]) / (sizes[1] - sizes[0])
    note = f"at this rate {_reached(peaks[1], sizes[1], growth):,.0f} articles need {MOST_MEMORY:.0f} MiB"
    results.append(Result("Memory for each further article", growth * 1024, "KiB", note=note))
    return results


def _reached(peak: float, articles: int, growth: float) -> float:
    return articles + max(0.0, MOST_MEMORY - peak) / max(growth, 1e-6)


def _cores() -> int:
    from reader.library.authoring.workers import MAX_WORKERS

    if sys.platform == "linux":
        return min(len(os.sched_getaffinity(0)), MAX_WORKERS)
    return min(os.cpu_count() or 1, MAX_WORKERS)


def _build(folder: Path, work: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor time of all processes, and the highest memory in MiB."""
    with tempfile.TemporaryDirectory(dir=work) as place:
        command = [sys.executable, "-m", "reader", "build", str(folder), "-o", str(Path(place, "built.carrel"))]
        begin, before = time.monotonic(), os.times()
        with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL) as process:
            peak = 0.0
            while process.poll() is None:
                peak = max(peak, memory.of_tree(process.pid))
                time.sleep(BETWEEN_SAMPLES)
            seconds = time.monotonic() - begin
        after = os.times()
        processor = after.children_user + after.children_system - before.children_user - before.children_system
        if process.returncode:
            raise RuntimeError(f"The build of {folder.name} failed; see above.")
    return seconds, processor, peak
