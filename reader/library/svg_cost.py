"""What drawing an SVG costs, in plain shapes: a few nested `use` elements can stand for billions of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reader.library.image_header import FigureError
from reader.library.svg_allowed import FOREIGN
from reader.library.svg_element import SvgElement

MAX_ELEMENTS = 10_000
"""Shapes drawn, each repetition by `use` and the like counted: each may fill the page, and the window waits."""

MAX_NESTED_REPEATS = 1000
MAX_PATH = 100_000
"""Characters: the cost of a path whose lines cross each other grows with the square of their number."""

_OF_BUFFER = 50  # an element that is drawn apart and then laid over the rest costs as much as this many shapes
_PATH_PER_SHAPE = 200  # characters of a path that cost as much as a shape
_PIXELS_PER_SHAPE = 4000  # pixels of a picture
_DECLARATIONS_PER_SHAPE = 20

_TARGET = re.compile(r"url\s*\(\s*['\"]?\s*#([^'\")]*)", re.IGNORECASE)
_CONTAINERS = frozenset({"svg", "g", "use", "symbol", "switch", "a", "defs", "marker", "pattern"})
_NOT_DRAWN = frozenset(
    {"stop", "linearGradient", "radialGradient", "defs", "title", "desc", "metadata", "style", FOREIGN}
)


class SvgCost:
    """Adds up elements as they start and end. Raises FigureError as soon as they cost too much."""

    def __init__(self) -> None:
        self._total = 0
        # The ids around the present element; for each id, the cost of its elements and the ids that these draw again.
        self._ids: list[str] = []
        self._costs: dict[str, int] = {}
        self._repeats: dict[str, Counter[str]] = {}
        self._all_repeats: Counter[str] = Counter()

    def start(self, element: SvgElement) -> None:
        self._ids.append(element.id)
        if element.id:
            self._costs.setdefault(element.id, 0)
            self._repeats.setdefault(element.id, Counter())
        cost = _cost(element)
        repeats = Counter[str]()
        for target, count in _repeats(element):
            repeats[target] += count
        self._total += cost
        self._all_repeats.update(repeats)
        for around in {id for id in self._ids if id}:
            self._costs[around] += cost
            self._repeats[around].update(repeats)
        _check(self._total)

    def end(self) -> None:
        self._ids.pop()

    def finish(self) -> None:
        """Raises FigureError where the repetitions cost too much or have no end."""
        drawn = {id: cost for id, cost in self._costs.items() if not self._repeats[id]}
        waiting = [id for id in self._repeats if id not in drawn]
        # Each id is added up after those that it repeats. In a circle, none of them ever is.
        while waiting:
            later = []
            for id in waiting:
                targets = [target for target in self._repeats[id] if target in self._repeats]
                if all(target in drawn for target in targets):
                    drawn[id] = self._costs[id] + sum(drawn[target] * self._repeats[id][target] for target in targets)
                    _check(drawn[id])
                else:
                    later.append(id)
            if len(later) == len(waiting) or len(later) > MAX_NESTED_REPEATS:
                raise FigureError("it has a <use> that repeats itself; save the figure as plain SVG, or as PNG")
            waiting = later
        _check(self._total + sum(drawn.get(target, 0) * count for target, count in self._all_repeats.items()))


def _cost(element: SvgElement) -> int:
    if element.name in _NOT_DRAWN:
        return 0
    if element.path_length > MAX_PATH:
        raise FigureError(f"it has a path of more than {MAX_PATH:,} characters; simplify it, or save it as PNG")
    cost = 1 + element.path_length // _PATH_PER_SHAPE + element.pixels // _PIXELS_PER_SHAPE
    cost += len(element.properties) // _DECLARATIONS_PER_SHAPE
    names = {name for name, _ in element.properties}
    if (element.name in _CONTAINERS and "opacity" in names) or not names.isdisjoint({"mask", "filter"}):
        cost += _OF_BUFFER
    return cost


def _repeats(element: SvgElement) -> Iterator[tuple[str, int]]:
    """The ids that an element draws again, and how often."""
    if element.name == "use" and element.target:
        yield element.target, 1
    for name, value in element.properties:
        # A marker in the middle is drawn at each point of a path; the shortest point takes two characters: `h1`.
        count = 1
        if name.startswith("marker"):
            count += element.path_length // (4 if name in ("marker-start", "marker-end") else 2)
        for target in _TARGET.findall(value):
            yield target.strip(), count


def _check(cost: int) -> None:
    if cost > MAX_ELEMENTS:
        raise FigureError(f"it draws more than {MAX_ELEMENTS:,} shapes; save it as PNG")
