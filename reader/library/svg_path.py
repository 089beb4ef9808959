"""The outline of a shape in an SVG drawing: path data and points, read and written again with absolute coordinates."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from reader.library.svg_values import LARGEST, NUMBER, Matrix, clamp, written

_COMMAND = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_ARC = re.compile(
    rf"[\s,]*({NUMBER.pattern})[\s,]*({NUMBER.pattern})[\s,]*({NUMBER.pattern})[\s,]*([01])[\s,]*([01])"
    rf"[\s,]*({NUMBER.pattern})[\s,]*({NUMBER.pattern})"
)
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}
_SMALLEST_RADIUS = 1e-4

Point = tuple[float, float]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def mapped(self, matrix: Matrix) -> Box:
        a, b, c, d, e, f = matrix
        corners = ((self.left, self.top), (self.right, self.top), (self.left, self.bottom), (self.right, self.bottom))
        return around((a * x + c * y + e, b * x + d * y + f) for x, y in corners)

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def within(self, other: Box) -> Box:
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, max(left, min(self.right, other.right)), max(top, min(self.bottom, other.bottom)))


def around(points: Iterable[Point]) -> Box:
    """The box around points; an empty one where there are none."""
    found = list(points) or [(0.0, 0.0)]
    across, down = [x for x, _ in found], [y for _, y in found]
    return Box(min(across), min(down), max(across), max(down))


def both(one: Box | None, other: Box | None) -> Box | None:
    if one is None or other is None:
        return one or other
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )


class Outline(NamedTuple):
    text: str
    box: Box
    length: float
    """At most."""
    points: int


def read_points(text: str) -> Outline:
    """Of a polygon or a polyline."""
    values = [clamp(float(found)) for found in NUMBER.findall(text)]
    points = list(zip(values[::2], values[1::2], strict=False))
    length = sum(math.dist(one, other) for one, other in itertools.pairwise(points))
    if points:
        length += math.dist(points[0], points[-1])
    return Outline(" ".join(f"{written(x)},{written(y)}" for x, y in points), around(points), length, len(points))


def read_path(text: str) -> Outline:
    """Up to the first mistake, as SVG wants it."""
    return _PathReader().read(text)


class _PathReader:
    def __init__(self) -> None:
        self._written: list[str] = []
        self._corners: list[Point] = []
        self._length = 0.0
        self._start: Point = (0.0, 0.0)
        self._at: Point = (0.0, 0.0)
        self._control: Point | None = None  # the last one of a curve, which a smooth one reflects
        self._control_of = ""

    def read(self, text: str) -> Outline:
        for letter, arguments in _COMMAND.findall(text):
            if not self._written and letter not in "Mm":
                break
            if not self._command(letter, arguments):
                break
        return Outline(" ".join(self._written), around(self._corners), self._length, len(self._written))

    def _command(self, letter: str, arguments: str) -> bool:
        kind, is_relative = letter.upper(), letter.islower()
        if kind == "Z":
            self._length += math.dist(self._at, self._start)
            self._at = self._start
            self._control_of = ""
            self._written.append("Z")
            return not arguments.strip(" \t\r\n,")
        if kind == "A":
            return self._arcs(arguments, is_relative)
        count = _ARGUMENTS[kind]
        values = [float(found) for found in NUMBER.findall(arguments)]
        for at in range(0, len(values) - count + 1, count):
            self._segment("L" if kind == "M" and at else kind, values[at : at + count], is_relative)
        return bool(values) and len(values) % count == 0

    def _segment(self, kind: str, values: list[float], is_relative: bool) -> None:
        x, y = self._at if is_relative else (0.0, 0.0)
        if kind in "HV":
            end = (clamp(x + values[0]), self._at[1]) if kind == "H" else (self._at[0], clamp(y + values[0]))
            self._add("L", [end])
            return
        points = [(clamp(x + across), clamp(y + down)) for across, down in zip(values[::2], values[1::2], strict=True)]
        if kind in "ST":
            full = "C" if kind == "S" else "Q"
            points.insert(0, self._reflected(full))
            kind = full
        self._add(kind, points)

    def _reflected(self, kind: str) -> Point:
        if self._control is None or self._control_of != kind:
            return self._at
        return clamp(2 * self._at[0] - self._control[0]), clamp(2 * self._at[1] - self._control[1])

    def _add(self, kind: str, points: list[Point]) -> None:
        before = self._at
        for point in points if kind != "M" else ():
            self._length += math.dist(before, point)
            before = point
        self._at = points[-1]
        if kind == "M":
            self._start = self._at
        self._control = points[-2] if len(points) > 1 else None
        self._control_of = kind if kind in "CQ" else ""
        self._corners += points
        self._written.append(kind + " ".join(f"{written(x)} {written(y)}" for x, y in points))

    def _arcs(self, arguments: str, is_relative: bool) -> bool:
        at = 0
        for found in _ARC.finditer(arguments):
            if found.start() != at:
                break
            at = found.end()
            x, y = self._at if is_relative else (0.0, 0.0)
            across, down = (clamp(abs(float(found[part])), 0) for part in (1, 2))
            end = (clamp(x + float(found[6])), clamp(y + float(found[7])))
            # An ellipse that is too small to reach the end is made larger, as a whole.
            smallest = max(min(across, down), _SMALLEST_RADIUS)
            reach = 2 * max(across, down) * max(1.0, math.dist(self._at, end) / smallest)
            if min(across, down) < _SMALLEST_RADIUS or end == self._at or reach > LARGEST:
                self._add("L", [end])
                continue
            self._corners += [(end[0] - reach, end[1] - reach), (end[0] + reach, end[1] + reach)]
            self._length += 2 * math.pi * reach
            self._at, self._control_of = end, ""
            turn = written(clamp(float(found[3])) % 360)
            flags = f"{found[4]} {found[5]}"
            self._written.append(
                f"A{written(across)} {written(down)} {turn} {flags} {written(end[0])} {written(end[1])}"
            )
        return at > 0 and not arguments[at:].strip(" \t\r\n,")
