"""Measures writing: how long after a key the page beside the text shows it, in the main article of the bundled pack."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.children import environment
from benchmarks.packs import Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result, share

FOLDER = ROOT / "content" / "neuroscience-psychotherapy"
ARTICLE = "how-talking-changes-a-brain"
KEYS = 60
PAINTED_P95, PAUSE_P95 = 100.0, 50.0  # milliseconds


def measure(bench: Bench) -> list[Result]:
    with tempfile.TemporaryDirectory(dir=bench.work) as work:
        folder = Path(work) / "content"
        shutil.copytree(FOLDER, folder)
        keys = 4 if bench.is_quick else KEYS
        arguments = [str(folder), ARTICLE, str(keys), str(Path(work) / "data")]
        command = [sys.executable, "-m", "benchmarks.typing_article", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True)
    typed = json.loads(done.stdout)
    painted, pauses = typed["painted"], typed["pauses"]
    note = f"median {median(painted):.1f} ms"
    return [
        Result(
            f"From each of {keys} keys to the painted page: p95", share(painted, 0.95), "ms", PAINTED_P95, note=note
        ),
        Result("Longest pause of the author's room during this: p95", share(pauses, 0.95), "ms", PAUSE_P95),
    ]
