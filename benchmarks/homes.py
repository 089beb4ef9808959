"""Measures the home of a large pack: `python -m benchmarks.homes PACK DATA` prints the time of each, in milliseconds.

A time is from the request or the key to the painted home. In a new window everything about the pack is read again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.library import article_id
from benchmarks.packs import Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result, share

HOME, KEY = 60.0, 16.0  # milliseconds
LIMITED_SHARE = 0.95
"""The limit of a key applies to this share of the times; other programs on the machine cause the longest times."""

TYPED = ("brain", "the 12", "mem ory", "e", "xyz")
TIMES = 7
PAUSE = 0.3  # seconds


def measure(bench: Bench) -> list[Result]:
    library = bench.library()
    times: dict[str, list[float]] = {"home": [], "key": [], "letters": []}
    for _ in range(2 if bench.is_quick else TIMES):
        with tempfile.TemporaryDirectory(dir=bench.work) as data:
            command = [sys.executable, "-m", "benchmarks.homes", str(bench.pack(library)), data]
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
            for name, found in json.loads(done.stdout).items():
                times[name] += found
    of = f"home of {library.articles:,} articles"
    keys = f"95 of 100; median {median(times['key']):.1f} ms, longest {max(times['key']):.1f} ms"
    return [
        Result(f"Open the {of}", median(times["home"]), "ms", HOME, note=f"longest {max(times['home']):.0f} ms"),
        Result(f"A key in the filter of the {of}", share(times["key"], LIMITED_SHARE), "ms", KEY, note=keys),
        Result(f"Open a letter in the {of}", median(times["letters"]), "ms", HOME),
    ]


def main(pack: Path, data: Path) -> dict[str, list[float]]:
    """Opens the home from an article, then types into its filter, then opens each of the largest letters."""
    from PySide6.QtTest import QTest

    from benchmarks.window import Painting, timed_window
    from reader.ui.home.article_groups import ShownGroup
    from reader.ui.shell.actions import ActionId

    with timed_window(pack, data) as window:
        session, view = window.session, window.window.features.home.view
        window.time(window.opens(article_id(0)))
        painting = Painting(view.viewport())

        def run(seconds: float) -> None:
            end = time.perf_counter() + seconds
            while time.perf_counter() < end:
                window.app.processEvents()

        def timed(act: Callable[[], object]) -> float:
            painting.seen = False
            begin = time.perf_counter()
            act()
            while not painting.seen:
                window.app.processEvents()
            found = (time.perf_counter() - begin) * 1000
            run(0.02)
            return found

        # Not what the pack showed when it was opened: the home reads everything again.
        window.window.features.home._articles = None
        times = {"home": [timed(window.window.actions_by_id[ActionId.HOME].trigger)]}
        assert session.is_home
        assert view.bar
        run(PAUSE)
        times["key"] = []
        for typed in TYPED:
            view.bar.field.clear()
            run(0.05)
            times["key"] += [timed(partial(QTest.keyClicks, view.bar.field, key)) for key in typed]
        view.bar.field.clear()
        run(PAUSE)
        groups = [number for number, row in enumerate(view.model().rows) if isinstance(row, ShownGroup)]  # type: ignore[attr-defined]
        times["letters"] = [timed(partial(view.clicked.emit, view.model().index(row, 0))) for row in reversed(groups)]
        return times


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
