"""Reads records of lines that begin with a tag, as RIS and PubMed write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

Record = list[tuple[str, str]]
"""Tags and values, in their order."""

MOST_RECORDS = 20_000


def values_by_tag(record: Record) -> dict[str, list[str]]:
    """The values of each tag in their order, without empty ones; a tag that the record lacks has none."""
    values: dict[str, list[str]] = defaultdict(list)
    for tag, value in record:
        if value:
            values[tag].append(value)
    return values


def records(text: str, tag: re.Pattern[str], first: str, last: str = "") -> Iterator[Record]:
    """`first` is the tag with which a record begins, and `last` the one that ends it, if there is one.

    A line without a tag goes on with the value above. What stands outside of a record is passed over.
    """
    record: Record = []
    count = 0
    for line in text.splitlines():
        found = tag.match(line)
        if not found:
            if record and line.strip():
                name, value = record[-1]
                record[-1] = (name, f"{value} {line.strip()}" if value else line.strip())
            continue
        name, value = found[1].upper(), line[found.end() :].strip()
        if name == first:
            if record:
                yield record
                count += 1
            record = [(name, value)]
        elif name == last:
            if record:
                yield record
                count += 1
            record = []
        elif record:
            record.append((name, value))
        if count >= MOST_RECORDS:
            return
    if record:
        yield record


def written_names(values: list[str]) -> list[dict[str, str]]:
    """Smith, Ann, Jr. is a person; a name without a comma is an organisation, or a person with one name."""
    names = []
    for value in values:
        parts = [part.strip() for part in value.split(",")]
        if len(parts) > 1 and parts[0] and parts[1]:
            name = {"family": parts[0], "given": parts[1]}
            names.append(name | ({"suffix": parts[2]} if len(parts) > 2 and parts[2] else {}))
        elif value.strip(" ,"):
            names.append({"literal": value.strip(" ,")})
    return names
