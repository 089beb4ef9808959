"""Values of JSON-LD, where one value and a list of one value mean the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def is_a(item: Mapping[str, Any], kind: str, name: str = "type") -> bool:
    """Whether `kind` is the type of an object, or one of its types.

    >>> is_a({"type": ["Annotation"]}, "Annotation")
    True
    """
    value = item.get(name)
    return value == kind or (isinstance(value, list) and kind in value)


def only(value: object) -> object:
    """The value of a list with one value; anything else as it is."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value
