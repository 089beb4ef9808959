"""Measures the time from exec to the painted article, and the memory then; compares the reader with the floor."""

from __future__ import annotations

import json
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

TIMEOUT = 60.0
SETTLING = 1.0
"""Seconds. benchmarks/painted.py waits one more second for idle, so memory is read two seconds after the painting."""


@dataclass(frozen=True, slots=True)
class Run:
    """Milliseconds from exec to the first painting, of processor time until then, and from exec until the window is
    idle; MiB at that time."""

    painted: float
    processor: float
    idle: float
    memory: float


def measure(bench: Bench) -> list[Result]:
    one, many = bench.pack(BUNDLED), bench.pack(bench.library())
    with tempfile.TemporaryDirectory(dir=bench.work) as folder:
        text = Path(folder, "text.txt")
        text.write_text(plain_text(one), encoding="utf-8")
        jobs = {
            "floor": ["benchmarks.floor", str(text)],
            "one": ["reader", "--data", str(Path(folder, "one")), str(one)],
            "many": ["reader", "--data", str(Path(folder, "many")), str(many)],
            "home": ["reader", "--data", str(Path(folder, "home")), str(one)],
            "many home": ["reader", "--data", str(Path(folder, "many home")), str(many)],
        }
        for name, pack in (("one", one), ("many", many)):
            open_at_first_article(pack, Path(folder, name))
        runs: dict[str, list[Run]] = {name: [] for name in jobs}
        for number in range(bench.rounds + 1):
            for name, arguments in jobs.items():
                run = once(arguments)
                if number:  # the first round fills the disk cache and the reader's own cache
                    runs[name].append(run)
    return _compare(runs, bench.library().articles)


def once(arguments: list[str]) -> Run:
    return timed([sys.executable, "-m", "benchmarks.painted", *arguments])


def timed(command: list[str]) -> Run:
    """Run a program that prints the lines of benchmarks/painted.py."""
    begin = time.monotonic()
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=pipe, encoding="ascii") as process:
        assert process.stdout is not None
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_read_lines, args=(process.stdout, lines), daemon=True).start()
        try:
            _, painted, processor = lines.get(timeout=TIMEOUT).split()
            _, idle, _ = lines.get(timeout=TIMEOUT).split()
            time.sleep(SETTLING)
            used = memory.of_tree(process.pid)
            return Run((float(painted) - begin) * 1000, float(processor) * 1000, (float(idle) - begin) * 1000, used)
        except (queue.Empty, ValueError) as error:
            raise RuntimeError(f"{' '.join(command)} painted no text; see above, or run it alone.") from error
        finally:
            process.kill()


def _read_lines(stream: object, lines: queue.Queue[str]) -> None:
    """Put the lines into the queue, then an empty line for the end: no measured program prints one."""
    for line in stream:  # type: ignore[attr-defined]
        lines.put(line)
    lines.put("")


def plain_text(pack: Path) -> str:
    from reader.library.outline import block_text
    from reader.library.packfile import open_pack

    with open_pack(pack) as file:
        article = file.article(file.entries(0, 1)[0].id)
    return "\n\n".join([article.title, article.summary, *map(block_text, article.blocks)])


def open_at_first_article(pack: Path, data: Path) -> None:
    """As for a reader who has stopped there; the first time, the pack would open at its home."""
    from reader.library.packfile import open_pack

    with open_pack(pack) as file:
        location = f"carrel:{file.info.id}/{file.entries(0, 1)[0].id}"
    data.mkdir()
    Path(data, "settings.json").write_text(json.dumps({"location": location}), encoding="utf-8")


def _compare(runs: dict[str, list[Run]], articles: int) -> list[Result]:
    painted = {name: median(run.painted for run in each) for name, each in runs.items()}
    memories = {name: median(run.memory for run in each) for name, each in runs.items()}
    floor, one = painted["floor"], painted["one"]
    best = {name: f"fastest {min(run.painted for run in each):.0f} ms" for name, each in runs.items()}
    cost = {name: f"processor {median(run.processor for run in each):.0f} ms" for name, each in runs.items()}
    note_idle = f"the floor is idle after {median(run.idle for run in runs['floor']):.0f} ms"
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
            "Start: the home of a pack",
            painted["home"],
            "ms",
            floor * TIMES_FLOOR,
            note=f"{painted['home'] / floor:.2f} × the floor; {best['home']}; {cost['home']}",
        ),
        Result(
            f"Start: the home of a pack of {articles:,} articles",
            painted["many home"],
            "ms",
            note=f"{painted['many home'] / painted['home']:.2f} × that of few; {best['many home']}",
        ),
        Result(
            "Start: the reader, with all bars and panels", median(run.idle for run in runs["one"]), "ms", note=note_idle
        ),
        Result("Memory: the floor", memories["floor"], "MiB"),
        Result("Memory: the reader, one article", memories["one"], "MiB", memories["floor"] + MIB_OVER_FLOOR),
        Result("Memory: the home of a pack", memories["home"], "MiB", memories["floor"] + MIB_OVER_FLOOR),
        Result(f"Memory: the reader, {articles:,} articles", memories["many"], "MiB"),
    ]
