"""The accent colour that a person chose in Windows or macOS, in the place of a theme's own."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence

from reader.ui.shell.contrast import contrast, luminance, parts

CONTRAST = 4.5
"""At least, with what is behind: links and numbers of citations are text (WCAG 2, AA)."""

_BEHIND = ("page", "card", "frame", "selection")
_STEP = 0.01  # of the lightness
_INKS = ("#ffffff", "#000000")


def with_accent(colours: Mapping[str, str], accent: str) -> dict[str, str]:
    """`colours` of a theme with `accent`, #rrggbb, made darker or lighter until it can be read on the page."""
    readable = _readable(accent, [colours[name] for name in _BEHIND])
    ink = max(_INKS, key=lambda each: contrast(each, readable))
    return {**colours, "accent": readable, "accent_ink": ink}


def _readable(colour: str, behind: Sequence[str]) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*parts(colour))
    limit, step = (0, -_STEP) if luminance(behind[0]) > 0.5 else (1, _STEP)
    while min(contrast(colour, each) for each in behind) < CONTRAST and lightness != limit:
        lightness = min(max(lightness + step, 0), 1)
        colour = "#" + "".join(f"{round(each * 255):02x}" for each in colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour
