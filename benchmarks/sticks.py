"""Measures writing a stick, and compares it with a plain copy of the same files that is read back."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.packs import BUNDLED, Bench
from benchmarks.results import Result
from reader.sticks import stick_files
from reader.sticks.copy_source import CopySource, list_files
from reader.sticks.programs import find_program
from reader.sticks.write import write_sticks

LEAST_SHARE = 0.8
LARGE, MEDIUM, SMALL = (8, 4 << 20), (60, 1 << 20), (100, 20 << 10)
"""Number of files, and bytes of each: similar to the built program."""


def measure(bench: Bench) -> list[Result]:
    with tempfile.TemporaryDirectory(dir=bench.work) as place:
        work = Path(place)
        source = list_files([find_program(_program(work / "Carrel", bench.is_quick))], [bench.pack(BUNDLED)])
        times: dict[str, list[float]] = {"plain": [], "unsynced": [], "stick": [], "four": []}
        for _ in range(2 * bench.rounds):
            times["plain"].append(_timed(work, lambda to: _plain(source, to[0], synced=True)))
            times["stick"].append(_timed(work, lambda to: _written(source, to)))
        for _ in range(bench.rounds):
            times["unsynced"].append(_timed(work, lambda to: _plain(source, to[0], synced=False)))
            times["four"].append(_timed(work, lambda to: _written(source, to), 4))
    size = source.size / 1e6
    speed = {name: size / median(taken) for name, taken in times.items()}
    # Compare round by round: other load on the machine slows down both of a pair.
    share = median(plain / stick for plain, stick in zip(times["plain"], times["stick"], strict=True))
    return [
        Result(
            "Speed of writing a stick, compared with a plain copy that is synced and read back from the disk",
            share,
            "×",
            LEAST_SHARE,
            is_least=True,
            note=f"{size:.0f} MB in {len(source.files)} files: {speed['stick']:.0f} to {speed['plain']:.0f} MB/s",
        ),
        Result(
            "The same, compared with a copy that is neither synced nor read from the disk",
            speed["stick"] / speed["unsynced"],
            "×",
            note=f"{speed['unsynced']:.0f} MB/s, but lost if the stick is pulled out",
        ),
        Result("Write four sticks at once, all together", 4 * speed["four"], "MB/s"),
    ]


def _program(folder: Path, is_quick: bool) -> Path:
    """Like a built program; random bytes, so that no file system can compress them."""
    bytes_of = random.Random(1).randbytes
    (folder / "_internal").mkdir(parents=True)
    (folder / "carrel").write_bytes(b"\x7fELF" + bytes(60))
    for count, size in (LARGE, MEDIUM, SMALL):
        for number in range(count):
            (folder / "_internal" / f"{size}-{number}").write_bytes(bytes_of(size // (50 if is_quick else 1)))
    return folder


def _timed(work: Path, task: Callable[[list[Path]], None], count: int = 1) -> float:
    """Seconds for the task. Its targets are deleted; the source is in the disk cache from the first round on."""
    with tempfile.TemporaryDirectory(dir=work) as folder:
        targets = [Path(folder, str(number)) for number in range(count)]
        for target in targets:
            target.mkdir()
        begin = time.monotonic()
        task(targets)
        return time.monotonic() - begin


def _plain(source: CopySource, target: Path, *, synced: bool) -> None:
    copied = [target / file.name for file in source.files]
    for file, path in zip(source.files, copied, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file.path, path)
    if synced:
        for path in copied:
            with path.open("r+b", buffering=0) as written:
                stick_files.sync(written)
    for path in copied:
        for _ in stick_files.read_blocks(path):
            pass


def _written(source: CopySource, targets: list[Path]) -> None:
    for outcome in write_sticks(source, targets):
        if outcome.reason:
            raise RuntimeError(outcome.reason)
