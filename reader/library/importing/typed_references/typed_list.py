"""A list of sources that was found in a document, and its entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.library.importing.imported import ImportedBlock


@dataclass(slots=True)
class TypedEntry:
    """label    the number before it, as far as it has one; `mark` is how it was typed, such as "[3]"
    text     what was printed, with its line breaks
    links    the addresses that its words lead to
    anchors  the names of places in the document that links of the text lead to
    blocks   its paragraphs, where it stays in the text
    item     the fields of CSL that are certain
    key      the id of its reference
    """

    text: str
    blocks: tuple[ImportedBlock, ...]
    label: int | None = None
    mark: str = ""
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    item: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""


@dataclass(slots=True)
class TypedList:
    """`first` to `last` are the top blocks of the document that it takes up, with its heading if it has one there."""

    first: int
    last: int
    heading: str
    entries: list[TypedEntry]
    has_heading_block: bool = True

    @property
    def is_numbered(self) -> bool:
        return any(entry.label is not None for entry in self.entries)
