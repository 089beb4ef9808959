"""The accent colour that a person chose in Windows or macOS, in the place of a theme's own."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence

CONTRAST = 4.5
"""At least, with what is behind: links and numbers of citations are text (WCAG 2, AA)."""

_BEHIND = ("page", "card", "frame", "selection")
_STEP = 0.01  # of the lightness
_INKS = ("#ffffff", "#000000")


def with_accent(colours: Mapping[str, str], accent: str) -> dict[str, str]:
    """`colours` of a theme with `accent`, #rrggbb, made darker or lighter until it can be read on the page."""
    readable = _readable(accent, [colours[name] for name in _BEHIND])
    ink = max(_INKS, key=lambda each: _contrast(each, readable))
    return {**colours, "accent": readable, "accent_ink": ink}


def _readable(colour: str, behind: Sequence[str]) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    limit, step = (0, -_STEP) if _luminance(behind[0]) > 0.5 else (1, _STEP)
    while min(_contrast(colour, each) for each in behind) < CONTRAST and lightness != limit:
        lightness = min(max(lightness + step, 0), 1)
        colour = "#" + "".join(f"{round(each * 255):02x}" for each in colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
