"""Writes references as CSL-JSON, with dates and names in the form that all programs read."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from reader.library.citation.csl import DATES, NAMES, TEXTS
from reader.library.citation.dates import Date, read_date
from reader.library.citation.fields import clean, doi_of, kind_of
from reader.library.citation.markup import csl_markup
from reader.library.citation.names import OTHERS, Name, names_in
from reader.library.citation.printed import without_printed
from reader.library.model import Reference

DEEPEST = 20


def to_csl_json(references: Iterable[Reference]) -> str:
    return json.dumps([_item(reference) for reference in references], ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    csl = without_printed(reference.csl) if isinstance(reference.csl, Mapping) else {}
    item: dict[str, Any] = {"id": clean(reference.id), "type": kind_of(csl)}
    item |= {clean(str(key)): _plain(value) for key, value in csl.items() if str(key) not in ("id", "type")}
    for key in DATES:
        if date := read_date(csl, key):
            item[key] = _date(date)
    for key in NAMES:
        if key in item:
            rows = item[key] if isinstance(item[key], list) else [item[key]]
            item[key] = [part for row in rows if row for part in _names(row)]
    for key in TEXTS:
        if isinstance(item.get(key), str):
            item[key] = csl_markup(item[key])
    if "DOI" in item and (doi := doi_of(csl)):
        item["DOI"] = doi
    return item


def _names(row: Any) -> list[Any]:
    """The name as it is, unless it says et al. or has a suffix in the wrong place; "others" as Pandoc writes it."""
    found = names_in(row)
    if OTHERS in found:
        known = [_written(name) for name in found if name is not OTHERS]
        return [*known, {"literal": "others"}]
    if isinstance(row, str):
        return [{"literal": row}]
    if isinstance(row, Mapping) and found and found[0].suffix and not row.get("suffix"):
        return [{**row, **_written(found[0])}]
    return [row]


def _written(name: Name) -> dict[str, str]:
    if name.is_organisation:
        return {"literal": name.family}
    given = f"{name.given} {name.dropping}".strip()
    parts = {"family": name.family, "given": given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {key: part for key, part in parts.items() if part}


def _date(date: Date) -> dict[str, Any]:
    if date.literal:
        return {"literal": date.literal}
    rows = [[part for part in (day.year, day.month, day.day) if part] for day in (date, date.end) if day]
    if date.is_open:
        rows.append([0])
    extra = {key: value for key, value in {"season": date.season, "circa": date.circa}.items() if value}
    return {"date-parts": rows} | extra


def _plain(value: Any, depth: int = 0) -> Any:
    """The value as JSON types: dates become text; other types and too deeply nested values become None."""
    if isinstance(value, str):
        return "".join(c for c in value if not "\ud800" <= c <= "\udfff")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**15 else None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime.date):
        return value.isoformat()
    if depth == DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {clean(str(key)): _plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, depth + 1) for inner in value]
    return None
