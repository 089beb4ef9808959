"""The properties of an SVG element that a decoder draws, as attributes in our own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.library.svg_values import LARGEST, clamp, colour, length, number, share, written

MAX_FAMILIES = 20
"""Families of fonts in a drawing: the system is asked for each."""

MAX_DASHES = 20

_KEYWORDS = {
    "fill-rule": ("nonzero", "evenodd"),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
    "font-style": ("normal", "italic", "oblique"),
    "font-variant": ("normal", "small-caps"),
    "text-anchor": ("start", "middle", "end"),
    "visibility": ("visible", "hidden"),
    "display": ("none",),
}
_SHARES = ("fill-opacity", "stroke-opacity", "opacity")
_SIZES = {
    "xx-small": 6.9, "x-small": 8.3, "small": 10.0, "medium": 12.0, "large": 14.4, "x-large": 17.3, "xx-large": 20.7
}  # fmt: skip
_FONT_WEIGHTS = ("normal", "bold", "bolder", "lighter")
_TARGET = re.compile(r"url\(\s*['\"]?#([^'\")]*)['\"]?\s*\)\s*(.*)", re.IGNORECASE | re.DOTALL)
_FAMILY = re.compile(r"[^\w .-]+")


def target_of(value: str | None) -> tuple[str, str]:
    """The id that `url(#a) red` refers to, and the colour that stands in for it. Empty where there is none."""
    found = _TARGET.fullmatch(value.strip()) if value else None
    return (found[1].strip(), found[2].strip()) if found else ("", "")


class PropertyWriter:
    """Writes the properties of the elements of one drawing. Paints that refer to an element are left out."""

    def __init__(self) -> None:
        self._families: set[str] = set()

    def written(self, properties: Mapping[str, str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, words in _KEYWORDS.items():
            value = properties.get(name, "").strip().casefold()
            value = "hidden" if value == "collapse" else value
            if value in words:
                found[name] = value
        for name in _SHARES:
            if _is_set(properties, name):
                found[name] = written(share(properties[name]))
        for name in ("fill", "stroke"):
            found |= written_paint(name, properties.get(name), found)
        if _is_set(properties, "stroke-width"):
            found["stroke-width"] = written(clamp(length(properties["stroke-width"], 100, 1), 0))
        if _is_set(properties, "stroke-miterlimit"):
            found["stroke-miterlimit"] = written(clamp(number(properties["stroke-miterlimit"], 4), 1, 100))
        return found | self._font(properties)

    def _font(self, properties: Mapping[str, str]) -> dict[str, str]:
        found: dict[str, str] = {}
        size = font_size(properties)
        if size is not None:
            found["font-size"] = written(size)
        weight = properties.get("font-weight", "").strip().casefold()
        if weight in _FONT_WEIGHTS:
            found["font-weight"] = weight
        elif weight.isascii() and weight.isdigit():
            found["font-weight"] = str(round(clamp(number(weight), 1, 1000)))
        family = self._family(properties.get("font-family", ""))
        if family:
            found["font-family"] = family
        return found

    def _family(self, value: str) -> str:
        names = [" ".join(_FAMILY.sub(" ", name).split())[:60] for name in value[:500].split(",")[:5]]
        family = ", ".join(name for name in names if name)
        if not family or family.casefold() in ("inherit", "currentcolor"):
            return ""
        if family not in self._families and len(self._families) >= MAX_FAMILIES:
            return ""
        self._families.add(family)
        return family


def written_paint(name: str, value: str | None, others: Mapping[str, str]) -> dict[str, str]:
    """A colour for `fill` or `stroke`. What makes it transparent goes with the opacity among the others."""
    paint = colour(value) if value else None
    if paint is None:
        return {}
    found = {name: paint[0]}
    if paint[1] < 1:
        found[f"{name}-opacity"] = written(paint[1] * number(others.get(f"{name}-opacity"), 1))
    return found


def font_size(properties: Mapping[str, str]) -> float | None:
    """In user units, or None where it is inherited."""
    value = properties.get("font-size", "").strip().casefold()
    if value in _SIZES:
        return _SIZES[value]
    size = length(value, 16, -1)
    return clamp(size, 0.01, 10_000) if size > 0 else None


def dashes(value: str | None) -> list[float] | None:
    """The lengths of dashes and gaps; empty for an unbroken line, None where they are inherited."""
    if value is None or value.strip().casefold() in ("", "inherit"):
        return None
    found = [length(part, 100, -1) for part in re.split(r"[\s,]+", value.strip()) if part]
    if not found or len(found) > MAX_DASHES or min(found) < 0 or not 0 < sum(found) <= LARGEST:
        return []
    return found * 2 if len(found) % 2 else found


def _is_set(properties: Mapping[str, str], name: str) -> bool:
    return properties.get(name, "inherit").strip().casefold() not in ("inherit", "null", "none", "auto", "normal", "")
