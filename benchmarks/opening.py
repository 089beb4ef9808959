"""Measures opening articles and changing their text size and theme; `python -m benchmarks.opening` is the window."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.library import article_id
from benchmarks.packs import Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result, share

ANY_ARTICLE, LONG_ARTICLE, NEW_STYLE = 60.0, 120.0, 60.0
"""Milliseconds until the page is painted."""

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


def measure(bench: Bench) -> list[Result]:
    sample, times = (10, 3) if bench.is_quick else (100, 12)
    library, long = bench.library(), bench.with_long_article()
    step = library.articles // sample
    ids = tuple(article_id(number * step + step // 2) for number in range(sample))
    name = f"an article of {long.longest:,} words"
    with tempfile.TemporaryDirectory(dir=bench.work) as data:
        any_article = _times(Task(str(bench.pack(library)), data, articles=ids))
    with tempfile.TemporaryDirectory(dir=bench.work) as data:
        task = Task(str(bench.pack(long)), data, long=article_id(long.articles), short=article_id(1), times=times)
        of_long = _times(task)
    return [
        _result(f"Open any of {library.articles:,} articles", any_article["open"], ANY_ARTICLE),
        _result(f"Open {name}", of_long["open"], LONG_ARTICLE),
        *(
            _result(f"{what} at the {where} of {name}", of_long[f"{key} {where}"], NEW_STYLE)
            for where in ("beginning", "middle")
            for key, what in (("size", "Change text size"), ("theme", "Change theme"))
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
    from benchmarks.window import TimedWindow

    window = TimedWindow(Path(task.pack), Path(task.data))
    if task.articles:
        return {"open": [window.time(window.opens(article)) for article in task.articles]}
    times: dict[str, list[float]] = {"open": []}
    for _ in range(task.times):
        window.time(window.opens(task.short))
        times["open"].append(window.time(window.opens(task.long)))
    for where, depth in (("beginning", 0.0), ("middle", 0.5)):
        window.time(window.opens(task.short))
        window.time(window.opens(task.long, depth))
        for key, actions in (("size", ("text_larger", "text_smaller")), ("theme", ("next_theme", "next_theme"))):
            changes = [window.does(actions[number % 2]) for number in range(2 * task.times)]
            times[f"{key} {where}"] = [window.time(change) for change in changes]
    return times


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    print(json.dumps(main(Task(**{**given, "articles": tuple(given["articles"])}))))
