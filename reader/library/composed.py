"""Values with all their texts in Unicode NFC, as a pack stores them."""

from __future__ import annotations

import unicodedata
from typing import Any, TypeVar

Value = TypeVar("Value")


def composed(value: Value) -> Value:
    """Texts, tuples, named tuples, lists and dicts of them are composed; anything else stays as it is."""
    result: Any = value
    if isinstance(value, str):
        result = value if value.isascii() else type(value)(unicodedata.normalize("NFC", value))
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        result = type(value)(*map(composed, value))
    elif isinstance(value, tuple | list):
        result = type(value)(map(composed, value))
    elif isinstance(value, dict):
        result = {composed(key): composed(each) for key, each in value.items()}
    return result


def is_composed(*texts: str) -> bool:
    return all(unicodedata.is_normalized("NFC", text) for text in texts)
