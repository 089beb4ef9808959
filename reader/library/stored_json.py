"""JSON as pack files store it, and typed access to its values."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from reader.library.model import ID
from reader.translation import Translated, _, as_translated, ngettext, number_text

LONGEST_TEXT = 8 << 20
"""Characters. In memory, JSON can take twenty times its size."""

MOST_VALUES = 250_000
"""Lists and objects in one text. Each takes at least a microsecond to read, and a hundred bytes."""

_WHITE_SPACE = " \t\n\r"

_SURROGATE = r"\\u[dD][89a-fA-F]"


class EncodingError(ValueError):
    """A stored value that Carrel did not write. The text is the reason, without a full stop."""


def dump(value: object) -> str:
    """Raises ValueError for a number that JSON cannot hold."""
    return _ENCODER.encode(value)


def load(text: object) -> Any:
    """Raises EncodingError if `text` is not valid JSON, is too large, or contains half a surrogate pair."""
    text = text_of(text).strip(_WHITE_SPACE)
    if len(text) > LONGEST_TEXT:
        raise EncodingError(_("it has more than {most} characters", most=number_text(LONGEST_TEXT)))
    if len(text) > MOST_VALUES and text.count("[") + text.count("{") > MOST_VALUES:
        raise EncodingError(_("it has more than {most} parts", most=number_text(MOST_VALUES)))
    try:
        # Without looking for white space as `decode` does, which takes longer than to read the short text of a block.
        value, end = _DECODER.raw_decode(text)
        if end != len(text):
            value = _DECODER.decode(text)
        if "\\u" in text and re.search(_SURROGATE, text):
            dump(value).encode()
    except (ValueError, RecursionError) as error:
        raise EncodingError(as_translated(error)) from error
    return value


def _reject_number(name: str) -> Any:
    raise EncodingError(_("{value} is not a number", value=name))


def _finite_float(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _reject_number(digits)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)
_DECODER = json.JSONDecoder(parse_constant=_reject_number, parse_float=_finite_float)


def check_limit(error: Translated) -> None:
    """Raises EncodingError if `error`, the result of a function of `limits`, is not empty."""
    if error:
        raise EncodingError(error)


def text_of(value: object) -> str:
    if not isinstance(value, str):
        raise EncodingError(_("expected text, found {type}", type=type(value).__name__))
    return value


def id_of(value: object) -> str:
    id = text_of(value)
    if not ID.fullmatch(id):
        raise EncodingError(_("an id is not valid"))
    return id


def number_of(value: object, lowest: int, highest: int) -> int:
    if type(value) is not int or not lowest <= value <= highest:
        raise EncodingError(_("expected a whole number from {lowest} to {highest}", lowest=lowest, highest=highest))
    return value


def check_depth(value: object, deepest: int) -> None:
    """Raises EncodingError for values that would exceed the recursion limit of the code that reads them."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        if deepest == 0:
            raise EncodingError(_("its values are nested too deeply"))
        check_depth(each, deepest - 1)


def list_of(value: object) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise EncodingError(_("expected a list, found {type}", type=type(value).__name__))
    return value


def dict_of(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise EncodingError(_("expected an object, found {type}", type=type(value).__name__))
    return value


def texts_of(value: object, length: int | None = None) -> list[str]:
    items = [text_of(item) for item in list_of(value)]
    if length is not None and len(items) != length:
        message = ngettext(
            "expected {count} text, found {found}", "expected {count} texts, found {found}", length, found=len(items)
        )
        raise EncodingError(message)
    return items
