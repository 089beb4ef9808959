"""Measures marks: saving and loading, finding them in an edited article, and losing none when the program is killed."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import apsw

from benchmarks.edits import EDITS, Edited, edited, judge, marks_over, plain
from benchmarks.killing import kill_again_and_again
from benchmarks.packs import Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result
from reader.library.model import Article, ArticleEntry, PackInfo
from reader.library.packfile import NotInPackError, open_pack
from reader.marks.anchor_pack import find_all
from reader.marks.find_marks import MarkSearch
from reader.marks.model import Mark
from reader.marks.store import MarkStore

MAX_TO_ADD, MAX_TO_FILTER, MAX_TO_OPEN = 10.0, 16.0, 60.0
"""Milliseconds."""

MAX_TO_FIND = 2.0
"""Seconds for all marks."""

MIN_RIGHT = 99.0
"""Percent of the marks whose text is still in the article."""

TYPED = ("n", "ne", "neu", "neuro", "brain an", "xyz")


class OneArticlePack:
    """A pack with one article, in memory."""

    def __init__(self, info: PackInfo, article: Article) -> None:
        self.info = info
        self._article = article

    def entries(self) -> list[ArticleEntry]:
        return [ArticleEntry(0, self._article.id, self._article.title, "", 1)]

    def article(self, article: str) -> Article:
        if article != self._article.id:
            raise NotInPackError(Path(article), "there is no such article.")
        return self._article


def measure(bench: Bench) -> list[Result]:
    many, few, kills = (300, 30, 5) if bench.is_quick else (10_000, 300, 500)
    with open_pack(bench.pack(ROOT / "content" / "neuroscience-psychotherapy")) as pack:
        info, before = pack.info, plain(pack.article(pack.entries()[0].id))
    marks = marks_over(before, info, many)
    with tempfile.TemporaryDirectory(dir=bench.work) as folder:
        return [
            *_found(before, info, marks_over(before, info, few)),
            *_speed_of_finding(before, info, marks),
            _adding(Path(folder, "adding"), marks, few),
            *_loading(Path(folder, "loading"), marks),
            *_panel(bench, Path(folder, "panel"), marks),
            *_killing(Path(folder, "killing"), kills),
        ]


def _found(before: Edited, info: PackInfo, marks: list[Mark]) -> list[Result]:
    standing = right = false = answered = 0
    worst = (1.0, "")
    for name in EDITS:
        after = edited(before.article, name, seed=1)
        found = find_all(marks, OneArticlePack(info, after.article))
        verdicts = [judge(before, after, mark, found[mark.id]) for mark in marks]
        stand = sum(verdict.stands for verdict in verdicts)
        good = sum(verdict.stands and verdict.is_right for verdict in verdicts)
        worst = min(worst, (good / max(1, stand), name))
        standing, right, answered = standing + stand, right + good, answered + len(found)
        false += sum(verdict.is_false for verdict in verdicts)
    note = f"{right:,} of {standing:,} over {len(EDITS)} edits; fewest: {100 * worst[0]:.1f} % ({worst[1]})"
    return [
        Result("Marks on the right passage, if it still exists", 100 * right / standing, "%", MIN_RIGHT, True, note),
        Result("Marks said to be in place that are not", false, "marks", 0),
        Result("Marks without an answer", len(marks) * len(EDITS) - answered, "marks", 0),
    ]


def _speed_of_finding(before: Edited, info: PackInfo, marks: list[Mark]) -> list[Result]:
    times = {}
    for name in EDITS:
        article = edited(before.article, name, seed=1).article
        times[name] = _seconds(lambda article=article: find_all(marks, OneArticlePack(info, article)))  # type: ignore[misc]
    slowest = max(times, key=lambda name: times[name])
    what = f"Find {len(marks):,} marks in a new edition"
    note = f"slowest of the ten edits: {slowest}; median {median(times.values()):.2f} s"
    return [Result(what, times[slowest], "s", MAX_TO_FIND, note=note)]


def _adding(folder: Path, marks: list[Mark], count: int) -> Result:
    """The time for adding the last marks, minus that of a plain transaction of the same size on the same disk."""
    store = MarkStore(folder)
    store.merge(marks[:-count])
    times = [_seconds(lambda mark=mark: store.add(mark)) for mark in marks[-count:]]  # type: ignore[misc]
    store.close()
    bare = apsw.Connection(str(folder / "bare.sqlite"))
    bare.execute("PRAGMA synchronous=EXTRA; CREATE TABLE version (number INTEGER PRIMARY KEY, body TEXT)")
    body = "x" * 800
    syncs = [_seconds(lambda: bare.execute("INSERT INTO version (body) VALUES (?)", (body,)).fetchall()) for _ in times]
    bare.close()
    taken, sync = 1000 * median(times), 1000 * median(syncs)
    note = f"{taken:.1f} ms with it; a plain transaction takes {sync:.1f} ms; the last {count} of {len(marks):,}"
    return Result("Add a mark, without the disk's own sync", max(0.0, taken - sync), "ms", MAX_TO_ADD, note=note)


def _loading(folder: Path, marks: list[Mark]) -> list[Result]:
    store = MarkStore(folder)
    store.merge(marks)
    store.close()
    opening = [_seconds(lambda: MarkStore(folder).close()) for _ in range(5)]
    with contextlib.closing(MarkStore(folder)) as store:
        listing = _seconds(store.all)
        preparing = _seconds(lambda: MarkSearch(store.all()))
        finder = MarkSearch(store.all())
        keys = [_seconds(lambda typed=typed: finder.find(typed)) for typed in TYPED]  # type: ignore[misc]
    count = f"{len(marks):,} marks"
    return [
        Result(f"Open and check a store of {count}", 1000 * median(opening), "ms"),
        Result(f"List {count} in reading order", 1000 * listing, "ms"),
        Result(f"Prepare {count} for filtering", 1000 * preparing, "ms"),
        Result(f"Filter {count} after a key", 1000 * max(keys), "ms", MAX_TO_FILTER, note=f"longest of {len(keys)}"),
    ]


def _panel(bench: Bench, folder: Path, marks: list[Mark]) -> list[Result]:
    store = MarkStore(folder)
    store.merge(marks)
    store.close()
    pack = bench.pack(ROOT / "content" / "neuroscience-psychotherapy")
    command = [sys.executable, "-m", "benchmarks.listing", str(pack), str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    times: dict[str, list[float]] = json.loads(done.stdout)
    first, *further = times["open"]
    keys = times["keys"]
    count = f"{len(marks):,} marks"
    return [
        Result(f"Open the panel of {count}", median(further), "ms", MAX_TO_OPEN, note=f"the first time {first:.0f} ms"),
        Result(f"Filter the panel of {count}", median(keys), "ms", MAX_TO_FILTER, note=f"longest {max(keys):.0f} ms"),
    ]


def _killing(folder: Path, kills: int) -> list[Result]:
    outcome = kill_again_and_again(folder, kills)
    note = f"{outcome.rounds} programs were killed after they confirmed {outcome.acknowledged:,} marks"
    return [
        Result("Confirmed marks that were lost", outcome.lost, "marks", 0, note=note),
        Result("Stores that did not open without problems", len(outcome.problems), "times", 0),
    ]


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
