"""Searches a pack without a window: `python -m benchmarks.asking PACK COUNT` prints times and memory."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from benchmarks import memory
from benchmarks.queries import keystrokes, queries


def main(pack: Path, count: int) -> None:
    from reader.search.searcher import Searcher

    searcher = Searcher([pack])
    begin = time.perf_counter()
    searcher.ask("of")
    first = time.perf_counter() - begin
    idle = memory.of_tree(os.getpid())
    keys = [_milliseconds(searcher, typed) for typed in keystrokes(count)]
    highest = memory.of_tree(os.getpid())
    whole = [_milliseconds(searcher, typed) for typed in queries(count)]
    print(json.dumps({"first": first * 1000, "keys": keys, "whole": whole, "memory": highest - idle}))


def _milliseconds(searcher: object, typed: str) -> float:
    begin = time.perf_counter()
    searcher.ask(typed)  # type: ignore[attr-defined]
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
