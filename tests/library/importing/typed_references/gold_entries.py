"""Reads the entries of lists of sources in typed_entries/, each with the fields that it has, and compares with them.

A file is blocks with an empty line between them: the entry (⏎ is the end of a line in it), then a field in each line. A
name is "Family, Given", or = before an organisation; + stands for others. Several kinds are all right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("typed_entries")
NAMES = ("author", "editor")


@dataclass(frozen=True)
class GoldEntry:
    printed: str
    fields: Mapping[str, Any]


def entries(*names: str) -> Iterator[GoldEntry]:
    for name in names:
        for block in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n\n"):
            printed, *lines = block.strip().split("\n")
            fields: dict[str, Any] = dict(line.split(" ", 1) for line in lines)
            yield GoldEntry(printed.replace("⏎", "\n"), fields)


def shown(key: str, value: Any) -> str:
    """A field of CSL as the files write it."""
    if key not in NAMES:
        return str(value).replace("–", "-")
    return "; ".join(map(_shown_name, value))


def _shown_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return "+" if name["literal"] == "et al." else f"={name['literal']}"
    return ", ".join(filter(None, (name["family"], name.get("given"), name.get("suffix"))))


def accepted_fields(item: Mapping[str, Any]) -> dict[str, Any]:
    """Without the printed form; a document is a work of which the kind is not certain."""
    return {key: value for key, value in item.items() if key != "printed" and (key, value) != ("type", "document")}


def wrong_fields(gold: GoldEntry, item: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """The fields that were accepted but are not right: what was read, and what is right."""
    wrong = {}
    for key, value in accepted_fields(item).items():
        read, right = shown(key, value), str(gold.fields.get(key, ""))
        if key == "type":
            is_right = read in right.split()
        elif key == "issued":
            is_right = bool(right) and right.startswith(read)
        else:
            is_right = read == right
        if not is_right:
            wrong[key] = (read, right)
    return wrong


def has_the_least(gold: GoldEntry, item: Mapping[str, Any]) -> bool:
    """Whether address, year and title were accepted, as far as the entry has them."""
    wanted = [("DOI", "URL"), ("issued",), ("title",)]
    return all(
        not any(key in gold.fields for key in keys) or any(key in item for key in keys if key in gold.fields)
        for keys in wanted
    )
