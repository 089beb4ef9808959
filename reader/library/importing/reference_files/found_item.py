"""One entry of a file of sources, before it has an id of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FoundItem:
    """item    fields of CSL, without an id
    key     what the file calls it; may be empty
    left    what of the entry has no field in CSL
    """

    item: Mapping[str, Any]
    key: str = ""
    left: str = ""
