"""From exec to the article painted, and the memory then: the reader against the floor, in turn."""

from __future__ import annotations

import queue
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import memory
from benchmarks.children import environment
from benchmarks.packs import BUNDLED, Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result

TIMES_FLOOR = 1.35
MIB_OVER_FLOOR = 25
TIMES_ONE_ARTICLE = 1.1

PATIENCE = 60.0
SETTLING = 1.0
"""Seconds; with the one in which calm is watched for, memory is read two seconds after the painting."""


@dataclass(frozen=True, slots=True)
class Run:
    """Milliseconds from just before exec to the first painting, those of the processor, and those until all is there;
    and MiB then."""

    painted: float
    processor: float
    calm: float
    memory: float


def measure(bench: Bench) -> list[Result]:
    one, many = bench.pack(BUNDLED), bench.pack(bench.library())
    with tempfile.TemporaryDirectory(dir=bench.work) as place:
        text = Path(place, "text.txt")
        text.write_text(plain_text(one), encoding="utf-8")
        jobs = {
            "floor": ["benchmarks.floor", str(text)],
            "one": ["reader", "--data", str(Path(place, "one")), str(one)],
            "many": ["reader", "--data", str(Path(place, "many")), str(many)],
        }
        runs: dict[str, list[Run]] = {name: [] for name in jobs}
        for number in range(bench.rounds + 1):
            for name, arguments in jobs.items():
                run = once(arguments)
                if number:  # the first round warms the disk's cache, and the reader makes its own
                    runs[name].append(run)
    return _compare(runs, bench.library().articles)


def once(arguments: list[str]) -> Run:
    return timed([sys.executable, "-m", "benchmarks.painted", *arguments])


def timed(command: list[str]) -> Run:
    """A program that tells what benchmarks/painted.py tells."""
    begin = time.monotonic()
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=pipe, encoding="ascii") as process:
        assert process.stdout is not None
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_pass_on, args=(process.stdout, lines), daemon=True).start()
        try:
            _, painted, processor = lines.get(timeout=PATIENCE).split()
            _, calm, _ = lines.get(timeout=PATIENCE).split()
            time.sleep(SETTLING)
            weight = memory.of_tree(process.pid)
            return Run((float(painted) - begin) * 1000, float(processor) * 1000, (float(calm) - begin) * 1000, weight)
        except (queue.Empty, ValueError) as error:
            raise RuntimeError(f"{' '.join(command)} painted no text; see above, or run it by itself.") from error
        finally:
            process.kill()


def _pass_on(stream: object, lines: queue.Queue[str]) -> None:
    """Ends with an empty line, which no program under measure prints."""
    for line in stream:  # type: ignore[attr-defined]
        lines.put(line)
    lines.put("")


def plain_text(pack: Path) -> str:
    from reader.library.outline import block_text
    from reader.library.packfile import open_pack

    with open_pack(pack) as file:
        article = file.article(file.entries(0, 1)[0].id)
    return "\n\n".join([article.title, article.summary, *map(block_text, article.blocks)])


def _compare(runs: dict[str, list[Run]], articles: int) -> list[Result]:
    painted = {name: median(run.painted for run in each) for name, each in runs.items()}
    memories = {name: median(run.memory for run in each) for name, each in runs.items()}
    floor, one = painted["floor"], painted["one"]
    best = {name: f"fastest {min(run.painted for run in each):.0f} ms" for name, each in runs.items()}
    cost = {name: f"processor {median(run.processor for run in each):.0f} ms" for name, each in runs.items()}
    note_calm = f"the floor is calm after {median(run.calm for run in runs['floor']):.0f} ms"
    return [
        Result("Start: bare window with the text (the floor)", floor, "ms", note=f"{best['floor']}; {cost['floor']}"),
        Result(
            "Start: the reader, one article",
            one,
            "ms",
            floor * TIMES_FLOOR,
            note=f"{one / floor:.2f} × the floor; {best['one']}; {cost['one']}",
        ),
        Result(
            f"Start: the reader, {articles:,} articles",
            painted["many"],
            "ms",
            one * TIMES_ONE_ARTICLE,
            note=f"{painted['many'] / one:.2f} × one article; {best['many']}",
        ),
        Result(
            "Start: the reader, all bars and panels too", median(run.calm for run in runs["one"]), "ms", note=note_calm
        ),
        Result("Memory: the floor", memories["floor"], "MiB"),
        Result("Memory: the reader, one article", memories["one"], "MiB", memories["floor"] + MIB_OVER_FLOOR),
        Result(f"Memory: the reader, {articles:,} articles", memories["many"], "MiB"),
    ]
