"""What drawing an SVG costs, in plain shapes: a few nested `use` elements can stand for billions of them.

The drawing is gone through as a decoder draws it, each repetition by `use`, masks, markers and patterns included.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from reader.library.image_header import FigureError
from reader.library.svg_drawn import Drawn
from reader.library.svg_element import SAVE_AS_PLAIN
from reader.library.svg_path import Box, both
from reader.library.svg_values import IDENTITY, Matrix, multiply, scale_of
from reader.translation import _, number_text

MAX_ELEMENTS = 10_000
"""Shapes drawn. Each group counts as one, and so does each repetition: the window waits for all of them."""

MAX_DRAWN_DEPTH = 150
"""Groups within groups, where what a `use` draws is within it: a decoder calls itself for each."""

MAX_SCALE = 1e5
"""How much all transforms around a shape enlarge it."""

MAX_STROKE = 2.0
"""The breadth of a line, in diagonals of the drawing."""

MAX_LETTER = 1.0
"""The height of a letter, in diagonals of the drawing: a decoder makes a picture of it."""

MAX_BUFFERS = 16
"""Pictures as large as the drawing that are in memory at one time, for opacity, masks and filters."""

_OF_BUFFER = 25  # shapes; an element that is drawn apart and then laid over the rest costs as much
_OF_BLUR = 500
_OF_CROSSING = 8.0  # a line that goes from corner to corner


class _Around(NamedTuple):
    """What the elements around one mean for it."""

    matrix: Matrix = IDENTITY
    times: float = 1.0
    buffers: float = 0.0
    """Pictures as large as the drawing that are in memory meanwhile."""
    layers: int = 0
    """Elements that are drawn apart."""
    is_filled: bool = True
    is_stroked: bool = False
    stroke_width: float = 1.0


def check_cost(root: Drawn, targets: Mapping[str, Drawn], view: Box) -> None:
    """Raises FigureError where the drawing costs too much. `targets` are the elements that are repeated, by id."""
    _SvgCost(targets, view).draw(root, _Around())


class _SvgCost:
    def __init__(self, targets: Mapping[str, Drawn], view: Box) -> None:
        self._targets = targets
        self._view = view
        self._diagonal = math.hypot(view.right - view.left, view.bottom - view.top)
        self._total = 0.0
        self._depth = 0
        self._repeating: set[str] = set()
        self._boxes: dict[int, Box | None] = {}

    def draw(self, node: Drawn, around: _Around) -> None:
        self._depth += 1
        if self._depth > MAX_DRAWN_DEPTH:
            message = _("it is nested more than {most} deep, with what it repeats; simplify it", most=MAX_DRAWN_DEPTH)
            raise FigureError(message)
        inside = self._inside(node, around)
        cost = node.cost
        if node.box:
            cost += node.area_cost * node.box.mapped(inside.matrix).within(self._view).area / self._view.area
        if node.points:
            cost += self._line_cost(node, inside)
        if node.buffers:
            share = self._share(node, inside.matrix)
            inside = inside._replace(buffers=around.buffers + node.buffers * share, layers=around.layers + 1)
            if not inside.buffers <= MAX_BUFFERS:
                raise FigureError(_("it needs too much memory for its opacities, masks and filters; save it as PNG"))
            cost += _OF_BUFFER * max(1.0, node.buffers * share / 2) + node.blurs * _OF_BLUR * share
        # To learn the size of a layer, a decoder goes through all that is in it once more.
        self._add(cost * inside.times * (1 + inside.layers))
        for child in node.children:
            if isinstance(child, Drawn):
                self.draw(child, inside)
        for repeat in node.repeats:
            if repeat.id in self._repeating:
                raise FigureError(_("it has a <use> that repeats itself; {advice}", advice=_(SAVE_AS_PLAIN)))
            self._repeating.add(repeat.id)
            matrix, times = multiply(inside.matrix, repeat.at), inside.times * repeat.times
            self.draw(self._targets[repeat.id], inside._replace(matrix=matrix, times=times))
            self._repeating.remove(repeat.id)
        self._depth -= 1

    def _inside(self, node: Drawn, around: _Around) -> _Around:
        matrix = multiply(around.matrix, node.matrix)
        if not scale_of(matrix) <= MAX_SCALE:
            message = _(
                "it enlarges a part more than {most} times; simplify it, or save it as PNG",
                most=number_text(int(MAX_SCALE)),
            )
            raise FigureError(message)
        get = node.attributes.get
        return around._replace(
            matrix=matrix,
            is_filled=around.is_filled if get("fill", "inherit") == "inherit" else get("fill") != "none",
            is_stroked=around.is_stroked if get("stroke", "inherit") == "inherit" else get("stroke") != "none",
            stroke_width=float(get("stroke-width", around.stroke_width)),
        )

    def _line_cost(self, node: Drawn, inside: _Around) -> float:
        """The time for a line grows with how often it crosses the picture, and a broad one has two sides."""
        scale = scale_of(inside.matrix) / self._diagonal
        if node.letter_size * scale > MAX_LETTER:
            message = _("it has letters that are larger than the drawing; make them smaller, or save it as PNG")
            raise FigureError(message)
        crossings = min(node.length * scale, node.points * 1.5)
        cost = _OF_CROSSING * crossings if inside.is_filled else 0.0
        if inside.is_stroked:
            width = inside.stroke_width * scale
            if width > MAX_STROKE:
                raise FigureError(_("it has a line that is broader than the drawing; make it narrower"))
            cost += 2 * _OF_CROSSING * (crossings + 2 * node.points * min(width, 1))
        return cost

    def _add(self, cost: float) -> None:
        self._total += cost
        if not self._total <= MAX_ELEMENTS:
            raise FigureError(_("it draws more than {most} shapes; save it as PNG", most=number_text(MAX_ELEMENTS)))

    def _share(self, node: Drawn, matrix: Matrix) -> float:
        """How large it is, in pictures of the whole drawing."""
        box = self._box(node, 0)
        whole = box.mapped(matrix).area if box else 0.0
        if node.region:
            region = node.region.box
            whole = max(whole, region.mapped(matrix).area if node.region.is_in_space else whole * region.area)
        return whole / self._view.area

    def _box(self, node: Drawn, depth: int) -> Box | None:
        """What it covers with all that is in it, in its own coordinates."""
        if id(node) in self._boxes or depth > MAX_DRAWN_DEPTH:
            return self._boxes.get(id(node))
        box = node.box
        for child in node.children:
            if isinstance(child, Drawn):
                found = self._box(child, depth + 1)
                box = both(box, found.mapped(child.matrix) if found else None)
        reach = 0.0
        for repeat in node.repeats:
            target = self._targets[repeat.id]
            found = self._box(target, depth + 1) if node.tag == "use" or target.tag == "marker" else None
            if found:
                found = found.mapped(multiply(repeat.at, target.matrix))
            if found and target.tag == "marker":
                reach = max(reach, *map(abs, found))  # it may be at any point of the line, and turned
            else:
                box = both(box, found)
        box = box and box.grown(reach)
        self._boxes[id(node)] = box
        return box
