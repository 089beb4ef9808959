"""Values with all their texts in Unicode NFC, as a pack stores them."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from reader.library.normal_form import normalized

Value = TypeVar("Value")


def composed(value: Value) -> Value:
    """Texts, tuples, named tuples, lists and dicts of them are composed; anything else stays as it is."""
    return cast(Value, _composed(value))


def _composed(value: Any) -> Any:
    if type(value) is str:
        return normalized("NFC", value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(_composed, value))
    if isinstance(value, tuple | list):
        return type(value)(map(_composed, value))
    if isinstance(value, dict):
        return {_composed(key): _composed(each) for key, each in value.items()}
    return value
