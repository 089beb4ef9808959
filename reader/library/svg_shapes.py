"""The shapes of an SVG drawing: their geometry as attributes in our own words, and how far they reach."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from reader.library.svg_path import Box, Outline, around, read_path, read_points
from reader.library.svg_values import clamp, length, written

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})


class Lengths(NamedTuple):
    """Reads lengths of a drawing, whose percentages are shares of its view."""

    view: Box

    def across(self, text: str | None, default: float = 0.0) -> float:
        return length(text, self.view.right - self.view.left, default)

    def down(self, text: str | None, default: float = 0.0) -> float:
        return length(text, self.view.bottom - self.view.top, default)

    def any(self, text: str | None, default: float = 0.0) -> float:
        diagonal = math.hypot(self.view.right - self.view.left, self.view.bottom - self.view.top)
        return length(text, diagonal / math.sqrt(2), default)


def outline(name: str, attributes: Mapping[str, str], lengths: Lengths) -> tuple[dict[str, str], Outline] | None:
    """Of one of SHAPES; None where nothing is drawn."""
    get = attributes.get
    match name:
        case "path":
            path = read_path(get("d", ""))
            return ({"d": path.text}, path) if path.text else None
        case "polyline" | "polygon":
            points = read_points(get("points", ""))
            return ({"points": points.text}, points) if points.text else None
        case "line":
            ends = (
                (lengths.across(get("x1")), lengths.down(get("y1"))),
                (lengths.across(get("x2")), lengths.down(get("y2"))),
            )
            own = dict(zip(("x1", "y1", "x2", "y2"), (*ends[0], *ends[1]), strict=True))
            return _written(own), Outline("", around(ends), math.dist(*ends), 2)
        case "rect":
            return _rect(attributes, lengths)
        case "circle":
            radius = lengths.any(get("r"))
            return _ellipse("r", (radius,), attributes, lengths)
        case "ellipse":
            return _ellipse("rx ry", (lengths.across(get("rx")), lengths.down(get("ry"))), attributes, lengths)
    return None


def _rect(attributes: Mapping[str, str], lengths: Lengths) -> tuple[dict[str, str], Outline] | None:
    box = area(attributes, lengths)
    width, height = box.right - box.left, box.bottom - box.top
    if width <= 0 or height <= 0:
        return None
    own = {"x": box.left, "y": box.top, "width": width, "height": height}
    radii = {name: attributes[name] for name in ("rx", "ry") if name in attributes}
    for name, text in radii.items():
        whole = lengths.across(text, -1) if name == "rx" else lengths.down(text, -1)
        if whole >= 0:
            own[name] = whole
    return _written(own), Outline("", box, 2 * (width + height), 4)


def _ellipse(
    names: str, radii: tuple[float, ...], attributes: Mapping[str, str], lengths: Lengths
) -> tuple[dict[str, str], Outline] | None:
    if min(radii) <= 0:
        return None
    x, y = lengths.across(attributes.get("cx")), lengths.down(attributes.get("cy"))
    box = Box(x - radii[0], y - radii[-1], x + radii[0], y + radii[-1])
    own = {"cx": x, "cy": y} | dict(zip(names.split(), radii, strict=True))
    return _written(own), Outline("", box, 2 * math.pi * max(radii), 4)


def area(attributes: Mapping[str, str], lengths: Lengths, width: float = 0.0, height: float = 0.0) -> Box:
    """Of `x`, `y`, `width` and `height`, or the sizes given where they are missing."""
    x, y = lengths.across(attributes.get("x")), lengths.down(attributes.get("y"))
    across = clamp(lengths.across(attributes.get("width"), width), 0)
    down = clamp(lengths.down(attributes.get("height"), height), 0)
    return Box(x, y, x + across, y + down)


def written_area(box: Box) -> dict[str, str]:
    return _written({"x": box.left, "y": box.top, "width": box.right - box.left, "height": box.bottom - box.top})


def _written(own: Mapping[str, float]) -> dict[str, str]:
    return {name: written(value) for name, value in own.items()}
