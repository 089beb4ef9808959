"""Measures searching a library: the time of each key, the size of the index, and the times in a window."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import apsw

from benchmarks.children import environment
from benchmarks.packs import Bench
from benchmarks.prose import ROOT
from benchmarks.queries import QUERIES
from benchmarks.results import Result, share

KEY_P95, KEY_MAX = 10.0, 30.0  # milliseconds, in the process
PAINTED_P95, PAUSE_MAX = 50.0, 16.0  # milliseconds, in the window
MEMORY_MAX = 40.0  # MiB
INDEX_MAX = 0.8
"""As a share of the size of the text."""


def measure(bench: Bench) -> list[Result]:
    pack = bench.pack(bench.library())
    count = 4 if bench.is_quick else QUERIES
    asked = _child("benchmarks.asking", pack, count)
    keys = asked["keys"]
    name = f"each of {len(keys):,} keys, {bench.library().articles:,} articles"
    return [
        Result(f"Answer {name}: p95", share(keys, 0.95), "ms", KEY_P95, note=f"median {median(keys):.1f} ms"),
        Result("Answer, the longest", max(keys), "ms", KEY_MAX),
        Result(
            "Answer whole queries: p95",
            share(asked["whole"], 0.95),
            "ms",
            note=f"median {median(asked['whole']):.1f} ms",
        ),
        Result("Answer the first query, which opens the index", asked["first"], "ms"),
        Result("Additional memory while searching", asked["memory"], "MiB", MEMORY_MAX),
        Result("Size of the index, compared with the text", _share_of_index(pack), "", INDEX_MAX),
        *_in_window(bench, pack, count),
    ]


def _in_window(bench: Bench, pack: Path, count: int) -> list[Result]:
    with tempfile.TemporaryDirectory(dir=bench.work) as data:
        typed = _child("benchmarks.typing_search", pack, max(2, count // 10), data)
    painted, pauses = typed["painted"], typed["pauses"]
    return [
        Result(
            "From key to painted list: p95",
            share(painted, 0.95),
            "ms",
            PAINTED_P95,
            note=f"median {median(painted):.1f} ms",
        ),
        Result("Longest pause of the window during this: p95", share(pauses, 0.95), "ms", PAUSE_MAX),
        Result(
            "Longest pause of the window, of all", max(pauses), "ms", PAUSE_MAX, note=f"median {median(pauses):.1f} ms"
        ),
    ]


def _child(module: str, *arguments: object) -> Any:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def _share_of_index(pack: Path) -> float:
    """Bytes of the tables of the index, divided by those of the blocks."""
    connection = apsw.Connection(
        f"file:{pack}?mode=ro&immutable=1", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    )
    sizes: dict[Any, Any] = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    index = sum(size for name, size in sizes.items() if name.startswith(("search", "sqlite_autoindex_search")))
    lengths: list[Any] = connection.execute("SELECT octet_length(body) FROM block").fetchall()
    connection.close()
    return float(index / sum(length for (length,) in lengths))
