"""A work that a citation in a Word file names, before it has an id of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FoundWork:
    """data        a CSL item; None if the file does not hold it
    identities  names that only this work has
    name        what the program calls it, for the report
    """

    data: Mapping[str, Any] | None
    identities: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    is_author_hidden: bool = False
    name: str = ""
