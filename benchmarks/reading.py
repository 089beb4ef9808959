"""Measures scrolling and turning the pages of a long article; `python -m benchmarks.reading` is the window."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.library import article_id
from benchmarks.packs import Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result, share

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar

FRAME, TURN = 16.0, 30.0
"""Milliseconds until a step of the wheel, or a page that was turned, is painted."""

LIMITED_SHARE = 0.95
"""The limits apply to this share of the times; other programs on the machine cause the longest times."""

SLIDES = 12  # fewer than the pages of a part: each needs a pause before it
STEP = 60  # pixels: three lines, as one step of a mouse wheel scrolls

DEPTHS = {"beginning": 0.0, "middle": 0.5}
SIZES = {"one page": (1024, 768), "two pages": (1366, 768)}


@dataclass(frozen=True, slots=True)
class Task:
    pack: str
    data: str
    article: str
    frames: int
    turns: int


def measure(bench: Bench) -> list[Result]:
    long = bench.with_long_article()
    frames, turns = (20, 5) if bench.is_quick else (400, 60)
    with tempfile.TemporaryDirectory(dir=bench.work) as data:
        task = Task(str(bench.pack(long)), data, article_id(long.articles), frames, turns)
        command = [sys.executable, "-m", "benchmarks.reading", json.dumps(asdict(task))]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    times: dict[str, list[float]] = json.loads(done.stdout)
    name = f"an article of {long.longest:,} words"
    return [
        *(_result(f"Scroll at the {where} of {name}", times[f"scroll {where}"], FRAME) for where in DEPTHS),
        *(_result(f"Turn {what} of {name}", times[f"turn {what}"], TURN) for what in SIZES),
        *(_result(f"Slide {what} of {name}", times[f"slide {what}"], TURN) for what in SIZES),
        _result(f"Turn to the next part of {name}", times["next part"], None),
    ]


def _result(what: str, times: list[float], limit: float | None) -> Result:
    note = f"95 of 100; median {median(times):.0f} ms, longest {max(times):.0f} ms, {len(times)} times"
    return Result(what, share(times, LIMITED_SHARE), "ms", limit, note=note)


def main(task: Task) -> dict[str, list[float]]:
    from benchmarks.window import timed_window

    with timed_window(Path(task.pack), Path(task.data)) as window:
        page = window.window.page
        times: dict[str, list[float]] = {}
        for where, depth in DEPTHS.items():
            window.time(window.opens(task.article, depth))
            times[f"scroll {where}"] = [
                window.frame(lambda: _scroll(page.verticalScrollBar())) for _ in range(task.frames)
            ]
        window.chooses("reading_mode", "pages")()
        window.window.panes.show_side_bar(False)
        for what, size in SIZES.items():
            window.window.resize(*size)
            window.time(window.opens(task.article))
            times[f"turn {what}"] = []
            for _ in range(task.turns):
                assert page.turning
                name = "next part" if page.turning.is_at_end else f"turn {what}"
                times.setdefault(name, []).append(window.time(lambda: page.turning.turn(1)))  # type: ignore[union-attr]
            window.time(window.opens(task.article))
            times[f"slide {what}"] = [window.time_slide(1) for _number in range(SLIDES)]
        return times


def _scroll(bar: QScrollBar) -> None:
    """One step down; from the end of the part to its beginning."""
    bar.setValue(bar.value() + STEP if bar.value() < bar.maximum() else 0)


if __name__ == "__main__":
    print(json.dumps(main(Task(**json.loads(sys.argv[1])))))
