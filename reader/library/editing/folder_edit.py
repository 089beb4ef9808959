"""What one step of editing changes in a content folder, and why a step is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class EditRefused(Exception):
    """The step would break something. The text says what, and what to do, for the author."""


@dataclass(frozen=True, slots=True)
class StoredData:
    """The bytes of a figure. `key` is their SHA-256, or begins with `disk:` while nobody has changed the figure."""

    key: str
    size: int


FileValue = str | StoredData
"""A text with \\n as line ends, or a figure."""


@dataclass(frozen=True, slots=True)
class FolderEdit:
    """`changes` are the new values by name, such as articles/sleep.md; None deletes a file.

    `name` is what the menu shows after “Undo”, such as “Rename article”. Steps of the same `joins` that follow each
    other within a few seconds and touch are one step, such as the letters of a word; empty joins nothing.

    `base` has the texts that the changes were made from, if the author may have gone on typing since.
    """

    name: str
    changes: Mapping[str, FileValue | None]
    joins: str = ""
    base: Mapping[str, str] = field(default_factory=dict)
