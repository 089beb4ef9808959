"""JSON as pack files hold it, and its values one by one, each checked to be of the type that is asked for."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from reader.library.model import ID

LONGEST_TEXT = 8 << 20
"""Characters: JSON may grow to twenty times its size in memory."""

MOST_VALUES = 250_000
"""Lists and the like within one text; each takes a microsecond or more to read, and a hundred bytes."""

_HALF_CHARACTER = r"\\u[dD][89a-fA-F]"


class EncodingError(ValueError):
    """A stored text that is not what this module writes."""


def dump(value: object) -> str:
    """Raises ValueError for a number that JSON cannot hold."""
    return _ENCODER.encode(value)


def load(text: object) -> Any:
    """Raises EncodingError where `text` is no JSON, or holds what no text file could."""
    text = text_of(text)
    if len(text) > LONGEST_TEXT:
        raise EncodingError(f"it has more than {LONGEST_TEXT:,} characters")
    if len(text) > MOST_VALUES and text.count("[") + text.count("{") > MOST_VALUES:
        raise EncodingError(f"it has more than {MOST_VALUES:,} parts")
    try:
        value = _DECODER.decode(text)
        if "\\u" in text and re.search(_HALF_CHARACTER, text):
            dump(value).encode()
    except (ValueError, RecursionError) as error:
        raise EncodingError(str(error)) from error
    return value


def _no_number(name: str) -> Any:
    raise EncodingError(f"{name} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)
_DECODER = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite)


def text_of(value: object) -> str:
    if not isinstance(value, str):
        raise EncodingError(f"expected text, found {type(value).__name__}")
    return value


def id_of(value: object) -> str:
    id = text_of(value)
    if not ID.fullmatch(id):
        raise EncodingError("an id is of no known form")
    return id


def number_of(value: object, lowest: int, highest: int) -> int:
    if type(value) is not int or not lowest <= value <= highest:
        raise EncodingError(f"expected a whole number from {lowest} to {highest}")
    return value


def check_depth(value: object, deepest: int) -> None:
    """What is read without harm could still be too deep for those who walk through it."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        if deepest == 0:
            raise EncodingError("its values are nested too deeply")
        check_depth(each, deepest - 1)


def list_of(value: object) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise EncodingError(f"expected a list, found {type(value).__name__}")
    return value


def dict_of(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise EncodingError(f"expected names and values, found {type(value).__name__}")
    return value


def texts_of(value: object, length: int | None = None) -> list[str]:
    items = [text_of(item) for item in list_of(value)]
    if length is not None and len(items) != length:
        raise EncodingError(f"expected {length} texts, found {len(items)}")
    return items
