"""The borders of words in Thai, Lao, Khmer and Burmese, where a line may end: each is a zero-width space.

`carrel build` sets them. They are no part of what somebody wrote, so that what leaves the program is without them.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar, cast

BORDER = "\u200b"

_LETTERS = "\u0e01-\u0e4e\u0e80-\u0edf\u1000-\u104f\u1780-\u17dd"
_BORDER = f"(?<=[{_LETTERS}]){BORDER}(?=[{_LETTERS}]|$)|^{BORDER}(?=[{_LETTERS}])"


def without_borders(text: str) -> str:
    """Also those at the edges of a text, since it may be a part of one. Others are the author's own, and stay.

    >>> without_borders("กิน\u200bยา\u200b 500\u200bmg")
    'กินยา\u200b 500\u200bmg'
    """
    return re.sub(_BORDER, "", text) if BORDER in text else text


Value = TypeVar("Value")


def borderless(value: Value) -> Value:
    """The same named tuple, tuple or text without borders in any of its texts; anything else stays as it is."""
    return cast(Value, _borderless(value))


def _borderless(value: Any) -> Any:
    if type(value) is str:
        return without_borders(value)
    if isinstance(value, tuple):
        parts = map(_borderless, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value
