"""Gradients and patterns of an SVG drawing: what they inherit by links is put in its place, so that none is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.library.image_header import FigureError
from reader.library.svg_drawn import Drawn
from reader.library.svg_shapes import Lengths
from reader.library.svg_tree import SvgNode
from reader.library.svg_values import (
    IDENTITY,
    clamp,
    colour,
    length,
    number,
    numbers,
    share,
    transform,
    written,
    written_matrix,
)
from reader.translation import _, number_text

GRADIENTS = frozenset({"linearGradient", "radialGradient"})

MAX_STOPS = 256
MAX_LINKS = 10

_SMALLEST_SCALE = 0.05  # a decoder divides by it


class Linked(NamedTuple):
    """A paint with what it takes over from others."""

    attributes: dict[str, str]
    children: list[SvgNode]
    """Stops, or what a pattern repeats."""


def follow_links(node: SvgNode, nodes: Mapping[str, SvgNode], kinds: frozenset[str]) -> Linked:
    attributes = dict(node.element.attributes)
    children = _content(node)
    linked = node
    for _number in range(MAX_LINKS):
        following = nodes.get(linked.element.target)
        if following is None or following.name not in kinds:
            break
        linked = following
        attributes = dict(linked.element.attributes) | attributes
        children = children or _content(linked)
    return Linked(attributes, children)


def _content(node: SvgNode) -> list[SvgNode]:
    return [child for child in node.children if child.name not in ("title", "desc", "metadata")]


def gradient(name: str, linked: Linked, lengths: Lengths) -> Drawn | None:
    """None where nothing is painted."""
    attributes = linked.attributes
    is_in_space = attributes.get("gradientUnits", "").casefold() == "userspaceonuse"
    own = {"gradientUnits": "userSpaceOnUse" if is_in_space else "objectBoundingBox"}
    spread = attributes.get("spreadMethod", "").casefold()
    if spread in ("reflect", "repeat"):
        own["spreadMethod"] = spread
    if name == "linearGradient":
        defaults = {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"}
    else:
        defaults = {"cx": "50%", "cy": "50%", "r": "50%"}
        defaults |= {"fx": attributes.get("cx", "50%"), "fy": attributes.get("cy", "50%")}
    for key, default in defaults.items():
        text = attributes.get(key, default)
        if is_in_space:
            measure = lengths.any if key == "r" else lengths.across if "x" in key else lengths.down
            own[key] = written(measure(text))
        else:
            own[key] = written(length(text, 1))
    if name == "radialGradient":
        own["r"] = written(clamp(float(own["r"]), 1e-6))
    matrix = transform(attributes.get("gradientTransform"))
    if matrix != IDENTITY:
        own["gradientTransform"] = written_matrix(matrix)
    if len(linked.children) > MAX_STOPS:
        message = _(
            "it has a gradient of more than {most} colours; simplify it, or save it as PNG",
            most=number_text(MAX_STOPS),
        )
        raise FigureError(message)
    stops = [_stop(child) for child in linked.children if child.name == "stop"]
    return Drawn(name, own, [*stops]) if stops else None


def _stop(node: SvgNode) -> Drawn:
    paint, opacity = colour(node.properties.get("stop-color", "")) or ("#000000", 1.0)
    opacity *= share(node.properties.get("stop-opacity"))
    if paint == "none":
        paint, opacity = "#000000", 0.0
    elif paint == "inherit":
        paint = "#000000"
    own = {"offset": written(share(node.element.attributes.get("offset"), 0)), "stop-color": paint}
    return Drawn("stop", own | ({"stop-opacity": written(opacity)} if opacity < 1 else {}))


def pattern_frame(attributes: Mapping[str, str], lengths: Lengths) -> dict[str, str] | None:
    """The attributes of a pattern; None where it has no size."""
    is_in_space = attributes.get("patternUnits", "").casefold() == "userspaceonuse"
    own = {"patternUnits": "userSpaceOnUse" if is_in_space else "objectBoundingBox"}
    for key in ("x", "y", "width", "height"):
        measure = lengths.across if key in ("x", "width") else lengths.down
        text = attributes.get(key)
        own[key] = written(measure(text) if is_in_space else clamp(length(text, 1), -10, 10))
    if number(own["width"]) <= 0 or number(own["height"]) <= 0:
        return None
    if attributes.get("patternContentUnits", "").casefold() == "objectboundingbox":
        own["patternContentUnits"] = "objectBoundingBox"
    matrix = transform(attributes.get("patternTransform"))
    if matrix != IDENTITY and min(abs(matrix[0]), abs(matrix[3])) >= _SMALLEST_SCALE:
        own["patternTransform"] = written_matrix(matrix)
    return own | view_box(attributes)


def view_box(attributes: Mapping[str, str]) -> dict[str, str]:
    box = numbers(attributes.get("viewBox", ""))
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        return {}
    return {"viewBox": " ".join(map(written, box))}
