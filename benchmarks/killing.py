"""Kills a child process while it adds marks: every mark that the store has confirmed must be there afterwards.

`python -m benchmarks.killing FOLDER [BYTES]` is the child: it prints the id of each mark that the store has saved, and
a dash for each that it could not save. With BYTES no file can become larger than that, as on a full disk.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.children import environment
from benchmarks.prose import ROOT
from reader.marks.store import MarkStore

MOST_MARKS = 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """The sum of all rounds. `problems` are the messages of the store when it was opened again."""

    rounds: int
    acknowledged: int
    lost: int
    problems: tuple[str, ...]


def kill_again_and_again(folder: Path, rounds: int, seed: int = 1) -> Outcome:
    """Each round uses the same store. The child is killed at a random time after a random number of marks."""
    rng = random.Random(seed)
    acknowledged: set[str] = set()
    problems: list[str] = []
    lost: set[str] = set()
    for _ in range(rounds):
        acknowledged |= _killed_child(folder, rng)
        store = MarkStore(folder)
        lost |= acknowledged - {mark.id for mark in store.all()}
        if store.problem:
            problems.append(store.problem)
        store.close()
    return Outcome(rounds, len(acknowledged), len(lost), tuple(problems))


def _killed_child(folder: Path, rng: random.Random) -> set[str]:
    """The ids that a child printed before it was killed, at random between two of its system calls."""
    command = [sys.executable, "-m", "benchmarks.killing", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, encoding="ascii") as child:
        assert child.stdout
        ids = [child.stdout.readline().strip() for _ in range(rng.randrange(6))]
        # As long as a few commits take; or, before any mark, as long as Python needs to start and create the store.
        for _ in range(rng.randrange(300_000 if ids else 6_000_000)):
            pass
        child.kill()
        ids += child.stdout.read().split("\n")[:-1]
    return {id for id in ids if id}


def fill(folder: Path, bytes: int) -> tuple[set[str], int]:
    """The ids of the marks that a child saved before its disk was full, and how many it tried after that."""
    command = [sys.executable, "-m", "benchmarks.killing", str(folder), str(bytes)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, encoding="ascii", check=True)
    lines = done.stdout.split()
    return {line for line in lines if line != "-"}, lines.count("-")


def main(folder: Path, bytes: int = 0) -> None:
    from reader.library.model import Article, Block, BlockKind, PackInfo, Span
    from reader.marks.make_target import source_of, target_of_block
    from reader.marks.model import MarkKind, new_mark

    article = Article("talk", "Talk", (Block("p", BlockKind.PARAGRAPH, (Span("Saved, or reported as not saved."),)),))
    source = source_of(PackInfo("brain", "Brain", 1, "2025-04-28", "en"), article)
    store = MarkStore(folder)
    if sys.platform != "win32" and bytes:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, bytes))
    for number in range(MOST_MARKS):
        note = f"note {number} " * (10 * number % 999)
        saved = store.add(new_mark(MarkKind.BOOKMARK, source, target_of_block(article, "p"), note=note))
        line = "-\n" if saved.problem else f"{saved.mark.id}\n"
        os.write(1, line.encode())
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
