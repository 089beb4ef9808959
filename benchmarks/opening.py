"""Measures opening articles and changing how they are set; `python -m benchmarks.opening` is the window."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.library import article_id
from benchmarks.packs import BUNDLED, Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result, share

ANY_ARTICLE, LONG_ARTICLE, NEW_STYLE, NEW_STYLE_OF_BUNDLED = 60.0, 120.0, 60.0, 16.0
"""Milliseconds until the page is painted."""

STEP = 33.0
"""Milliseconds of a step while the text size is dragged, with all that follows it: thirty in a second.

After the first, with which the frame around the page gets another size.
"""

SHORT, MAIN, OTHER = "for-a-class", "how-talking-changes-a-brain", "hand-out"
"""Articles of the bundled pack: of 700 words, and of 2,600 with tables, figures, questions and sources."""

STYLES = {
    "Change text size": ("text_size", (110, 100)),
    "Change theme": ("theme", ("dark", "light")),
    "Change typeface": ("face", ("sans", "serif")),
    "Change line spacing": ("line_spacing", (130, 100)),
    "Change column width": ("column_width", (54, 66)),
}
"""What is changed: a setting, and the two values between which it goes to and fro."""

LIMITED_SHARE = 0.95
"""The limits apply to this share of the times; other programs on the machine cause the longest times."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the window does: open each of `articles`, or open `long` `times` times and change its style."""

    pack: str
    data: str
    articles: tuple[str, ...] = ()
    long: str = ""
    short: str = ""
    times: int = 0
    depths: tuple[float, ...] = ()


def measure(bench: Bench) -> list[Result]:
    sample, times = (10, 3) if bench.is_quick else (100, 12)
    library, long = bench.library(), bench.with_long_article()
    step = library.articles // sample
    ids = tuple(article_id(number * step + step // 2) for number in range(sample))
    name = f"an article of {long.longest:,} words"
    with tempfile.TemporaryDirectory(dir=bench.work) as data:
        any_article = _times(Task(str(bench.pack(library)), data, articles=ids))
    with tempfile.TemporaryDirectory(dir=bench.work) as data:
        last, first = article_id(long.articles), article_id(1)
        task = Task(str(bench.pack(long)), data, long=last, short=first, times=times, depths=(0.0, 0.5))
        of_long = _times(task)
    of_bundled = {}
    for article, depths in ((SHORT, (0.0,)), (MAIN, (0.0, 0.5))):
        with tempfile.TemporaryDirectory(dir=bench.work) as data:
            task = Task(str(bench.pack(BUNDLED)), data, long=article, short=OTHER, times=times, depths=depths)
            of_bundled[article] = _times(task)
    return [
        _result(f"Open any of {library.articles:,} articles", any_article["open"], ANY_ARTICLE),
        _result(f"Open {name}", of_long["open"], LONG_ARTICLE),
        *(
            _result(f"{what} at the {where} of {name}", of_long[f"{what} {depth}"], NEW_STYLE)
            for depth, where in ((0.0, "beginning"), (0.5, "middle"))
            for what in STYLES
        ),
        *(
            _result(f"{what} {where} of the bundled pack", of_bundled[article][f"{what} {depth}"], NEW_STYLE_OF_BUNDLED)
            for article, depth, where in (
                (SHORT, 0.0, "of a short article"),
                (MAIN, 0.0, "at the beginning of the main article"),
                (MAIN, 0.5, "in the middle of the main article"),
            )
            for what in STYLES
        ),
        *(
            _result(f"Drag the text size, a step, {where} of the main article", of_bundled[MAIN][f"drag {depth}"], STEP)
            for depth, where in ((0.0, "at the beginning"), (0.5, "in the middle"))
        ),
    ]


def _times(task: Task) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "benchmarks.opening", json.dumps(asdict(task))]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    times: dict[str, list[float]] = json.loads(done.stdout)
    return times


def _result(what: str, times: list[float], limit: float) -> Result:
    note = f"95 of 100; median {median(times):.0f} ms, longest {max(times):.0f} ms, {len(times)} times"
    return Result(what, share(times, LIMITED_SHARE), "ms", limit, note=note)


def main(task: Task) -> dict[str, list[float]]:
    from benchmarks.window import STYLED, timed_window

    with timed_window(Path(task.pack), Path(task.data)) as window:
        if task.articles:
            return {"open": [window.time(window.opens(article)) for article in task.articles]}
        times: dict[str, list[float]] = {"open": []}
        for _ in range(task.times):
            window.time(window.opens(task.short))
            times["open"].append(window.time(window.opens(task.long)))
        for depth in task.depths:
            window.time(window.opens(task.short))
            window.time(window.opens(task.long, depth))
            for what, (setting, values) in STYLES.items():
                changes = [window.chooses(setting, values[number % 2]) for number in range(2 * task.times)]
                times[f"{what} {depth}"] = [window.time(change, STYLED) for change in changes]
            sizes = [window.chooses("text_size", 105 + 5 * (number % 6)) for number in range(2 * task.times + 1)]
            window.settle(STYLED)
            times[f"drag {depth}"] = [window.frame(size) for size in sizes][1:]
        return times


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    lists = {name: tuple(given[name]) for name in ("articles", "depths")}
    print(json.dumps(main(Task(**{**given, **lists}))))
