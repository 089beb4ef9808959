"""The contrast of two colours, as WCAG 2 defines it. Colours are #rrggbb."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def blend(colour: str, over: str, share: float) -> str:
    """`colour` below `share` of another, which covers it all at 1."""
    mixed = (one * (1 - share) + other * share for one, other in zip(parts(colour), parts(over), strict=True))
    return "#" + "".join(f"{round(part * 255):02x}" for part in mixed)
