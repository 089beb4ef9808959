"""`python3 dev.py bench [NAME ...]`: measures start, opening, building, searching and so on, or only NAME.

`breakdown` shows where the time of a start goes; `frozen` measures the built program, which takes a minute to build.
They run only if you name them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import (
    breakdown,
    building,
    frozen,
    homes,
    importing,
    marking,
    opening,
    printing,
    reading,
    searching,
    start,
    sticks,
    viewing,
    writing,
)
from benchmarks.display import display
from benchmarks.packs import Bench
from benchmarks.prose import ROOT
from benchmarks.results import Result, save, table

MEASURES = {
    "start": start.measure,
    "opening": opening.measure,
    "viewing": viewing.measure,
    "reading": reading.measure,
    "homes": homes.measure,
    "building": building.measure,
    "importing": importing.measure,
    "searching": searching.measure,
    "marks": marking.measure,
    "sticks": sticks.measure,
    "writing": writing.measure,
    "printing": printing.measure,
}
ON_DEMAND = {"frozen": frozen.measure}


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 1 if a target is missed; a quick run has no targets."""
    options = _parser().parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.work.resolve(), options.quick, rounds=1 if options.quick else options.rounds)
    names = options.names or list(MEASURES)
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
    if options.quick:
        print("\nA quick run only shows that everything works. Do not use its figures.")
    if options.json:
        save(results, options.json)
    return 1 if not options.quick and any(result.holds is False for result in results) else 0


def _busy() -> str:
    """A warning if other programs used the processor, too."""
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if load <= cores:
        return ""
    return (
        f"This machine is busy (load {load:.1f} on {cores} cores), so the times are too long. Measure when it is idle."
    )


def _name(text: str) -> str:
    if text not in (known := (*MEASURES, *ON_DEMAND, "breakdown")):
        raise argparse.ArgumentTypeError(f"unknown name {text!r}; choose from {', '.join(known)}")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 dev.py bench", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", type=_name, help=", ".join(MEASURES))
    parser.add_argument("--quick", action="store_true", help="run everything once, with small samples")
    parser.add_argument("--rounds", type=int, default=9, help="how often to start each program (9)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the results to FILE")
    parser.add_argument(
        "--work",
        type=Path,
        metavar="DIR",
        default=ROOT / "build" / "benchmarks",
        help="the folder for generated libraries (build/benchmarks)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
