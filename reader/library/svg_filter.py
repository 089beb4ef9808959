"""A filter of an SVG drawing in our own words: its steps, and the region that it works on, within limits."""

from __future__ import annotations

from collections.abc import Mapping

from reader.library.image_header import FigureError
from reader.library.svg_drawn import Drawn, Region
from reader.library.svg_path import Box
from reader.library.svg_shapes import Lengths
from reader.library.svg_tree import SvgNode
from reader.library.svg_values import clamp, colour, length, number, numbers, share, written
from reader.translation import _, number_text

MAX_STEPS = 12

_MAX_REGION = 3.0
"""Times the size of what it is for."""

_MAX_BLUR = 500.0
_MAX_SHIFT = 1e5
_MAX_FACTOR = 1e4
_SOURCES = ("SourceGraphic", "SourceAlpha")
_TYPES = ("matrix", "saturate", "hueRotate", "luminanceToAlpha")
_OPERATORS = ("over", "in", "out", "atop", "xor", "lighter", "arithmetic")
_MODES = ("normal", "multiply", "screen", "darken", "lighten")


def written_filter(node: SvgNode, lengths: Lengths) -> Drawn | None:
    """None where it does nothing. Raises FigureError where it has too many steps."""
    attributes = node.element.attributes
    if attributes.get("primitiveUnits", "").casefold() == "objectboundingbox":
        return None
    own, region = _region(attributes, lengths)
    names: dict[str, str] = {}
    steps: list[Drawn | str] = [_step(child, names) for child in node.children if child.name.startswith("fe")]
    if sum(1 + len(step.children) for step in steps if isinstance(step, Drawn)) > MAX_STEPS:
        raise FigureError(
            _("it has a filter of more than {most} steps; save the figure as PNG", most=number_text(MAX_STEPS))
        )
    blurs = sum(child.name == "feGaussianBlur" for child in node.children)
    return Drawn("filter", own, steps, blurs=blurs, region=region)


def _region(attributes: Mapping[str, str], lengths: Lengths) -> tuple[dict[str, str], Region]:
    """What it works on: shares of the element, or a part of the plane."""
    is_in_space = attributes.get("filterUnits", "").casefold() == "userspaceonuse"
    left, top, right, bottom = lengths.view if is_in_space else (0, 0, 1, 1)
    width, height = right - left, bottom - top
    found = {}
    for key, start, size in (("x", left, width), ("y", top, height)):
        measure = lengths.across if key == "x" else lengths.down
        text = attributes.get(key, "-10%")
        found[key] = clamp(measure(text) if is_in_space else length(text, 1), start - size, start + size)
    for key, size in (("width", width), ("height", height)):
        measure = lengths.across if key == "width" else lengths.down
        text = attributes.get(key, "120%")
        found[key] = clamp(measure(text) if is_in_space else length(text, 1), 0, _MAX_REGION * size)
    own = {key: written(value) for key, value in found.items()}
    own["filterUnits"] = "userSpaceOnUse" if is_in_space else "objectBoundingBox"
    x, y = found["x"], found["y"]
    return own, Region(Box(x, y, x + found["width"], y + found["height"]), is_in_space=is_in_space)


def _step(node: SvgNode, names: dict[str, str]) -> Drawn:
    attributes = node.element.attributes
    own = {key: _name(attributes[key], names) for key in ("in", "in2", "result") if attributes.get(key)}
    match node.name:
        case "feGaussianBlur":
            sizes = numbers(attributes.get("stdDeviation", ""))[:2] or [0.0]
            own["stdDeviation"] = " ".join(written(clamp(size, 0, _MAX_BLUR)) for size in sizes)
        case "feOffset":
            own |= {key: written(_number(attributes, key, _MAX_SHIFT)) for key in ("dx", "dy")}
        case "feColorMatrix":
            own |= _word(attributes, "type", _TYPES)
            values = numbers(attributes.get("values", ""))[:20]
            if values:
                own["values"] = " ".join(written(clamp(value, -_MAX_FACTOR, _MAX_FACTOR)) for value in values)
        case "feComposite":
            own |= _word(attributes, "operator", _OPERATORS)
            own |= {key: written(_number(attributes, key, _MAX_FACTOR)) for key in ("k1", "k2", "k3", "k4")}
        case "feFlood":
            paint, opacity = colour(node.properties.get("flood-color", "")) or ("#000000", 1.0)
            own["flood-color"] = "#000000" if paint in ("none", "inherit") else paint
            opacity *= share(node.properties.get("flood-opacity")) * (paint != "none")
            own["flood-opacity"] = written(opacity)
        case "feBlend":
            own |= _word(attributes, "mode", _MODES)
    merged: list[Drawn | str] = [_step(child, names) for child in node.children if child.name == "feMergeNode"]
    return Drawn(node.name, own, merged)


def _name(text: str, names: dict[str, str]) -> str:
    """One of the sources, or our own name for a result."""
    text = text.strip()
    return text if text in _SOURCES else names.setdefault(text, f"r{len(names)}")


def _number(attributes: Mapping[str, str], key: str, largest: float) -> float:
    return clamp(number(attributes.get(key)), -largest, largest)


def _word(attributes: Mapping[str, str], key: str, words: tuple[str, ...]) -> dict[str, str]:
    value = attributes.get(key, "").strip()
    return {key: value} if value in words else {}
