"""What an SVG element hands on to the shapes and texts within it, because a decoder gets it only there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.library.svg_path import Outline
from reader.library.svg_properties import dashes, font_size, target_of
from reader.library.svg_tree import SvgNode
from reader.library.svg_values import clamp, length, written

MOST_DASHES = 20_000
"""Of one shape. With more, its line is unbroken: they are too short to be told from one."""


class Inherited(NamedTuple):
    dashes: list[float]
    stroke_width: float
    font_size: float
    patterns: Mapping[str, str]
    """The ids of patterns for `fill` and `stroke`."""
    is_in_pattern: bool = False


def inherit(node: SvgNode, around: Inherited, nodes: Mapping[str, SvgNode]) -> Inherited:
    """`nodes` are those of the drawing, by id."""
    own_dashes = dashes(node.properties.get("stroke-dasharray"))
    patterns = dict(around.patterns)
    for name in ("fill", "stroke"):
        value = node.properties.get(name, "inherit").strip().casefold()
        if value != "inherit":
            id, _ = target_of(node.properties[name])
            found = nodes.get(id)
            patterns[name] = id if found and found.name == "pattern" else ""
    return around._replace(
        dashes=around.dashes if own_dashes is None else own_dashes,
        stroke_width=clamp(length(node.properties.get("stroke-width"), 100, around.stroke_width), 0),
        font_size=font_size(node.properties) or around.font_size,
        patterns=patterns,
    )


def add_dashes(node: SvgNode, own: dict[str, str], inherited: Inherited, line: Outline) -> int:
    """Returns their number."""
    count = 0
    if inherited.dashes:
        whole = sum(inherited.dashes)
        count = int(line.length / whole * len(inherited.dashes)) + 1
        if count <= MOST_DASHES:
            own["stroke-dasharray"] = ",".join(map(written, inherited.dashes))
            offset = length(node.properties.get("stroke-dashoffset"), 100)
            if offset:
                own["stroke-dashoffset"] = written(offset % whole)
            return count
    if node.properties.get("vector-effect", "").strip() == "non-scaling-stroke":
        own["vector-effect"] = "non-scaling-stroke"
    return 0


def unstroked(inherited: Inherited) -> dict[str, str]:
    """Of a text: a decoder draws the lines of its letters even where they have no width."""
    return {} if inherited.stroke_width else {"stroke": "none"}
