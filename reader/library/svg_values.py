"""Values in an SVG drawing: lengths, numbers, colours and transforms, read and written again within limits."""

from __future__ import annotations

import colorsys
import math
import re

LARGEST = 1e7
"""Of a coordinate or a length: in user units, or in metres for a map of the earth."""

MAX_TRANSFORMS = 50

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_LENGTH = re.compile(rf"({NUMBER.pattern})\s*(%|[a-z]*)", re.IGNORECASE)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}
_UNITS |= {"em": 16.0, "rem": 16.0, "ex": 8.0}  # of the usual size of a font
_FUNCTION = re.compile(r"([a-z]+)\s*\(([^()]*)\)", re.IGNORECASE)
_COLOUR_NAME = re.compile(r"[a-z][a-z-]{0,30}")

Matrix = tuple[float, float, float, float, float, float]
"""A point (x, y) is mapped to (a·x + c·y + e, b·x + d·y + f), as in SVG's `matrix(a, b, c, d, e, f)`."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def clamp(value: float, smallest: float = -LARGEST, largest: float = LARGEST) -> float:
    """A number that is none becomes the smallest."""
    return min(max(value, smallest), largest) if value == value else smallest


def written(value: float) -> str:
    return f"{value:.9g}" if value else "0"


def number(text: str | None, default: float = 0.0) -> float:
    """The first number in a text. A percentage is a share of one."""
    found = NUMBER.match(text.strip()[:60]) if text else None
    if not found:
        return default
    value = clamp(float(found[0]))
    return value / 100 if text and text.strip().endswith("%") else value


def numbers(text: str) -> list[float]:
    return [clamp(float(found)) for found in NUMBER.findall(text)]


def length(text: str | None, whole: float, default: float = 0.0) -> float:
    """In user units. A percentage is a share of `whole`. Of a list, the first length counts."""
    found = _LENGTH.match(text.strip()[:60]) if text else None
    if not found:
        return default
    unit = found[2].casefold()
    return clamp(float(found[1]) * (whole / 100 if unit == "%" else _UNITS.get(unit, 1.0)))


def share(text: str | None, default: float = 1.0) -> float:
    """An opacity or an offset, from 0 to 1."""
    return clamp(number(text, default), 0, 1)


def colour(text: str) -> tuple[str, float] | None:
    """A colour as a decoder knows it, and its opacity. None where it is no colour."""
    text = text.strip().casefold()
    if text in ("currentcolor", "none", "inherit"):
        return ("currentColor" if text == "currentcolor" else text), 1.0
    if text == "transparent":
        return "none", 1.0
    if text.startswith("#"):
        return _hexadecimal(text[1:])
    function = _FUNCTION.fullmatch(text)
    if function:
        return _function(function[1], re.findall(rf"{NUMBER.pattern}%?", function[2]))
    return (text, 1.0) if _COLOUR_NAME.fullmatch(text) else None


def _hexadecimal(digits: str) -> tuple[str, float] | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8) or not re.fullmatch(r"[0-9a-f]+", digits):
        return None
    return f"#{digits[:6]}", int(digits[6:] or "ff", 16) / 255


def _function(name: str, parts: list[str]) -> tuple[str, float] | None:
    if len(parts) not in (3, 4):
        return None
    opacity = share(parts[3]) if len(parts) == 4 else 1.0
    if name in ("rgb", "rgba"):
        channels = [clamp(number(part) * (255 if part.endswith("%") else 1), 0, 255) for part in parts[:3]]
    elif name in ("hsl", "hsla"):
        hue, saturation, lightness = number(parts[0]) % 360 / 360, share(parts[1]), share(parts[2])
        channels = [255 * part for part in colorsys.hls_to_rgb(hue, lightness, saturation)]
    else:
        return None
    return "#" + "".join(f"{round(channel):02x}" for channel in channels), opacity


def multiply(outer: Matrix, inner: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def scale_of(matrix: Matrix) -> float:
    """How much it enlarges at most, or a little more."""
    return max(math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3]))


def transform(text: str | None) -> Matrix:
    """All functions of a `transform`, as one matrix. After the first that is wrong, none counts."""
    matrix = IDENTITY
    if not text:
        return matrix
    for name, arguments in _FUNCTION.findall(text)[:MAX_TRANSFORMS]:
        found = _matrix(name.casefold(), numbers(arguments))
        if found is None:
            break
        matrix = multiply(matrix, found)
        matrix = tuple(clamp(value) for value in matrix)  # type: ignore[assignment]
    return matrix


def _matrix(name: str, values: list[float]) -> Matrix | None:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate" | "translatex", [x]:
            return (1, 0, 0, 1, x, 0)
        case "translate", [x, y]:
            return (1, 0, 0, 1, x, y)
        case "translatey", [y]:
            return (1, 0, 0, 1, 0, y)
        case "scale", [size]:
            return (size, 0, 0, size, 0, 0)
        case "scale", [across, down]:
            return (across, 0, 0, down, 0, 0)
        case "scalex", [size]:
            return (size, 0, 0, 1, 0, 0)
        case "scaley", [size]:
            return (1, 0, 0, size, 0, 0)
        case "rotate", [angle]:
            return _rotation(angle)
        case "rotate", [angle, x, y]:
            return multiply(multiply((1, 0, 0, 1, x, y), _rotation(angle)), (1, 0, 0, 1, -x, -y))
        case "skewx", [angle]:
            return (1, 0, clamp(math.tan(math.radians(angle))), 1, 0, 0)
        case "skewy", [angle]:
            return (1, clamp(math.tan(math.radians(angle))), 0, 1, 0, 0)
    return None


def _rotation(angle: float) -> Matrix:
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return (cosine, sine, -sine, cosine, 0, 0)


def written_matrix(matrix: Matrix) -> str:
    return f"matrix({' '.join(map(written, matrix))})"
