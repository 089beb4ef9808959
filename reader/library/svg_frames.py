"""Frames of symbols, markers and masks in an SVG drawing, and conditions, as attributes in our own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.library.svg_paints import view_box
from reader.library.svg_shapes import Lengths
from reader.library.svg_tree import SvgNode
from reader.library.svg_values import IDENTITY, Matrix, clamp, length, number, written

_ASPECTS = ("none", *(f"x{x}Y{y}" for x in ("Min", "Mid", "Max") for y in ("Min", "Mid", "Max")))


def frame_of(node: SvgNode, lengths: Lengths) -> tuple[dict[str, str], Matrix]:
    """Of a symbol or a marker, whose content is fitted into it, and at most how much that enlarges the content."""
    attributes = node.element.attributes
    sizes = ("markerWidth", "markerHeight") if node.name == "marker" else ("width", "height")
    frame = {}
    for key in ("refX", "refY", *sizes) if node.name == "marker" else ("x", "y", *sizes):
        if attributes.get(key):
            across = key in ("refX", "x", sizes[0])
            value = lengths.across(attributes[key]) if across else lengths.down(attributes[key])
            frame[key] = written(value if key not in sizes else clamp(value, 0))
    frame |= view_box(attributes)
    frame |= _aspect(attributes)
    if node.properties.get("overflow", "").strip().casefold() in ("visible", "auto"):
        frame["overflow"] = "visible"
    if node.name == "marker":
        orient = attributes.get("orient", "").strip()
        is_auto = orient in ("auto", "auto-start-reverse")
        frame["orient"] = orient if is_auto else written(clamp(number(orient), -360, 360))
        if attributes.get("markerUnits", "").casefold() == "userspaceonuse":
            frame["markerUnits"] = "userSpaceOnUse"
    return frame, _fitted(frame, sizes)


def mask_area(node: SvgNode, lengths: Lengths) -> dict[str, str]:
    own: dict[str, str] = {}
    attributes = node.element.attributes
    for units in ("maskUnits", "maskContentUnits"):
        value = attributes.get(units, "").casefold()
        for known in ("userSpaceOnUse", "objectBoundingBox"):
            if value == known.casefold():
                own[units] = known
    is_in_space = own.get("maskUnits") == "userSpaceOnUse"
    for key in ("x", "y", "width", "height"):
        if key in attributes:
            measure = lengths.across if key in ("x", "width") else lengths.down
            text = attributes[key]
            own[key] = written(measure(text) if is_in_space else clamp(length(text, 1), -10, 10))
    return own


def conditions(attributes: Mapping[str, str]) -> dict[str, str]:
    """Of a child of a `switch`: a decoder draws the first one whose conditions it meets."""
    own = {}
    if attributes.get("requiredFeatures") or attributes.get("requiredExtensions"):
        own["requiredExtensions"] = "unknown"
    if "systemLanguage" in attributes:
        languages = re.findall(r"[a-z]{2,8}(?:-[a-z\d]{1,8})*", attributes["systemLanguage"][:200], re.IGNORECASE)
        own["systemLanguage"] = ",".join(languages) or "none"
    return own


def _aspect(attributes: Mapping[str, str]) -> dict[str, str]:
    words = attributes.get("preserveAspectRatio", "").split()
    found = [word for word in words if word in _ASPECTS][:1] + [word for word in words if word == "slice"][:1]
    return {"preserveAspectRatio": " ".join(found)} if found else {}


def _fitted(frame: Mapping[str, str], sizes: tuple[str, str]) -> Matrix:
    if "viewBox" not in frame:
        return IDENTITY
    _, _, width, height = map(float, frame["viewBox"].split())
    scale = max(float(frame.get(sizes[0], 3)) / width, float(frame.get(sizes[1], 3)) / height, 1e-6)
    return (scale, 0, 0, scale, 0, 0)
