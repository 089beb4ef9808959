"""Results of benchmarks with their targets, as a table and as JSON."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """One figure. `limit` is None if there is no target; with `is_least` it is the minimum, otherwise the maximum."""

    what: str
    measured: float
    unit: str
    limit: float | None = None
    is_least: bool = False
    note: str = ""

    @property
    def holds(self) -> bool | None:
        if self.limit is None:
            return None
        return self.measured >= self.limit if self.is_least else self.measured <= self.limit


def table(results: Sequence[Result]) -> str:
    rows = [("", "target", "measured", "", "")]
    rows += [(result.what, _target(result), _figure(result), _verdict(result), result.note) for result in results]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        f"{what:{widths[0]}}  {target:>{widths[1]}}  {figure:>{widths[2]}}  {verdict:{widths[3]}}  {note}".rstrip()
        for what, target, figure, verdict, note in rows
    )


def save(results: Sequence[Result], file: Path) -> None:
    machine = {"system": platform.platform(), "python": platform.python_version()}
    listed = [{**asdict(result), "holds": result.holds} for result in results]
    file.write_text(json.dumps({**machine, "results": listed}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def share(values: Sequence[float], part: float) -> float:
    """The quantile: a share `part` of the values is not larger."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def _target(result: Result) -> str:
    if result.limit is None:
        return "–"
    return f"{'≥' if result.is_least else '≤'} {result.limit:.{_decimals(result)}f} {result.unit}"


def _figure(result: Result) -> str:
    return f"{result.measured:.{_decimals(result)}f} {result.unit}"


def _decimals(result: Result) -> int:
    return 2 if abs(result.measured) < 10 else 0


def _verdict(result: Result) -> str:
    return {None: "", True: "holds", False: "MISSED"}[result.holds]
