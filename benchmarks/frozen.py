"""Compares start and memory of the built program with a bare window that is built alike and shows the same text."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.packs import BUNDLED, Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result
from benchmarks.start import Run, plain_text, timed

TIMES_FLOOR = 1.3
MIB_OVER_FLOOR = 30
HOOK = ROOT / "benchmarks" / "painted_hook.py"
END = ".exe" if sys.platform == "win32" else ""


def measure(bench: Bench) -> list[Result]:
    pack = bench.pack(BUNDLED)
    folder = bench.work / "frozen"
    built = ROOT / "build" / "packs"
    if not any(built.glob("*.carrel")):
        raise RuntimeError("Call `python3 dev.py build` first: it also builds the packs for this benchmark.")
    _freeze(folder, ["build.spec", "--", "--measured"])
    options = ["--name", "floor", "--specpath", str(folder), "--paths", str(ROOT), "--runtime-hook", str(HOOK)]
    options += ["--hidden-import", "benchmarks.painted"]
    _freeze(folder, [*options, str(ROOT / "benchmarks" / "floor.py")])
    with tempfile.TemporaryDirectory(dir=bench.work) as scratch:
        text = Path(scratch, "text.txt")
        text.write_text(plain_text(pack), encoding="utf-8")
        commands = {
            "floor": [str(folder / "floor" / f"floor{END}"), str(text)],
            "reader": [str(folder / "Carrel-measured" / f"carrel-cli{END}"), "--data", str(Path(scratch, "data"))],
        }
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for number in range(bench.rounds + 1):
            for name, command in commands.items():
                run = timed(command)
                if number:  # the first round fills the disk cache
                    runs[name].append(run)
    return _compare(runs)


def _freeze(folder: Path, arguments: list[str]) -> None:
    folders = ["--workpath", str(folder / "work"), "--distpath", str(folder)]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders, *arguments]
    environment = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(ROOT / "build" / "pyinstaller")}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _compare(runs: dict[str, list[Run]]) -> list[Result]:
    painted = {name: median(run.painted for run in each) for name, each in runs.items()}
    fastest = {name: min(run.painted for run in each) for name, each in runs.items()}
    memories = {name: median(run.memory for run in each) for name, each in runs.items()}
    cost = {name: f"processor {median(run.processor for run in each):.0f} ms" for name, each in runs.items()}
    floor, reader = painted["floor"], painted["reader"]
    note = f"fastest {fastest['floor']:.0f} ms; {cost['floor']}"
    ratio = f"{reader / floor:.2f} × the floor, fastest {fastest['reader'] / fastest['floor']:.2f} ×"
    return [
        Result("Built: bare window with the text (the floor)", floor, "ms", note=note),
        Result("Built: the reader", reader, "ms", floor * TIMES_FLOOR, note=f"{ratio}; {cost['reader']}"),
        Result("Built, memory: the floor", memories["floor"], "MiB"),
        Result("Built, memory: the reader", memories["reader"], "MiB", memories["floor"] + MIB_OVER_FLOOR),
    ]
