"""`python3 dev.py bench [NAME ...]` measures what the names say, or all: start, opening, building, searching, marks and
sticks.

`breakdown` says where the time of a start goes, `frozen` measures the built program, which takes a minute to build;
both only when they are named.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import breakdown, building, frozen, marking, opening, searching, start, sticks
from benchmarks.display import display
from benchmarks.packs import Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result, save, table

MEASURES = {
    "start": start.measure,
    "opening": opening.measure,
    "building": building.measure,
    "searching": searching.measure,
    "marks": marking.measure,
    "sticks": sticks.measure,
}
ON_DEMAND = {"frozen": frozen.measure}


def main(arguments: Sequence[str] | None = None) -> int:
    """1 where a target is missed; a quick run has no targets to miss."""
    asked = _parser().parse_args(arguments)
    asked.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(asked.work.resolve(), asked.quick, rounds=1 if asked.quick else asked.rounds)
    names = asked.names or list(MEASURES)
    results: list[Result] = []
    with display() as sentence:
        print(sentence, flush=True)
        for name in names:
            if name == "breakdown":
                print(breakdown.report(bench), flush=True)
                continue
            measured = {**MEASURES, **ON_DEMAND}[name](bench)
            print(f"\n{table(measured)}", flush=True)
            results += measured
    if sentence := _busy():
        print(f"\n{sentence}")
    if asked.quick:
        print("\nA quick run shows that everything works. Its figures are no measure of anything.")
    if asked.json:
        save(results, asked.json)
    return 1 if not asked.quick and any(result.holds is False for result in results) else 0


def _busy() -> str:
    """A warning where other programs were at work, too."""
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if load <= cores:
        return ""
    return (
        f"This machine is busy (load {load:.1f} on {cores} cores), so the times are too long. Measure when it is quiet."
    )


def _name(text: str) -> str:
    if text not in (known := (*MEASURES, *ON_DEMAND, "breakdown")):
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(known)}")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 dev.py bench", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", type=_name, help=", ".join(MEASURES))
    parser.add_argument("--quick", action="store_true", help="run everything once, with little of everything")
    parser.add_argument("--rounds", type=int, default=9, help="how often each program is started (9)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there, too")
    parser.add_argument(
        "--work",
        type=Path,
        metavar="DIR",
        default=ROOT / "build" / "benchmarks",
        help="where generated libraries are kept (build/benchmarks)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
