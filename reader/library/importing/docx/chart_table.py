"""The numbers of a chart as tables: a Word file keeps them beside the chart, as Word last showed them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reader.library.importing.docx.xml_tree import all_text, every, first, whole_number
from reader.library.importing.imported import ImportedBlock, Inlines, ParagraphBlock, StyledText, TableBlock
from reader.library.limits import LONGEST_ENTRY, LONGEST_ROW, MOST_CELLS, MOST_COLUMNS
from reader.library.model import Style
from reader.library.page_words import PageWords

_CACHES = ("c:strCache", "c:numCache", "c:strLit", "c:numLit", "c:multiLvlStrCache")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_FIRST_DAY = datetime.date(1899, 12, 30)
"""Day 0 of spreadsheets, for all days after February 1900."""


@dataclass(slots=True)
class _Series:
    """The texts by the number of the point."""

    name: str
    points: dict[int, str] = field(default_factory=dict)
    values: dict[int, str] = field(default_factory=dict)


def chart_blocks(root: Element, words: PageWords) -> tuple[ImportedBlock, ...]:
    """The title and a table for all series with the same points; nothing if there are no numbers, or too many.

    `words` are those of the language of the document.
    """
    chart = root.find("c:chart")
    if chart is None:
        return ()
    tables: dict[tuple[tuple[int, str], ...], list[_Series]] = {}
    for series in _all_series(chart, words):
        tables.setdefault(tuple(sorted(series.points.items())), []).append(series)
    rows = [_rows(group, _axis_title(chart, is_value=False)) for group in tables.values()]
    if not rows or not all(map(_fits, rows)):
        return ()
    title = ", ".join(filter(None, (_title(chart), _axis_title(chart, is_value=True))))
    heads = (ParagraphBlock((StyledText(title, Style.STRONG),)),) if title else ()
    return (*heads, *(TableBlock(_inlines(each)) for each in rows))


def chart_texts(root: Element) -> Iterator[str]:
    """All texts and numbers of the chart as they are in the file, for the report."""
    for each in root.iter():
        if each.tag == "c:title" and (text := all_text(each, "a:t")):
            yield text
        elif each.tag == "c:ser":
            for part in each.iter():
                if part.tag in _CACHES and (text := all_text(part, "c:v")):
                    yield text


def _all_series(chart: Element, words: PageWords) -> Iterator[_Series]:
    for number, found in enumerate(chart.iter("c:ser"), 1):
        name = " ".join(_points(found.find("c:tx")).values()) or _text(found.find("c:tx"), "c:v")
        points = _points(found.find("c:cat")) or _points(found.find("c:xVal"))
        name = name or words.text("series", number=number)
        for tag in ("c:val", "c:yVal", "c:bubbleSize"):
            if values := _points(found.find(tag)):
                shown = words.text("series_size", series=name) if tag == "c:bubbleSize" else name
                yield _Series(shown, points, values)


def _points(element: Element | None) -> dict[int, str]:
    """The cached texts by their number; categories of several levels are joined."""
    found: dict[int, str] = {}
    for cache in element.iter() if element is not None else ():
        if cache.tag in _CACHES or cache.tag == "c:lvl":
            usual = _text(cache.find("c:formatCode"), "c:formatCode")
            for point in every(cache, "c:pt"):
                number = whole_number(point.get("idx", ""), -1)
                text = _shown(all_text(point, "c:v"), point.get("formatCode", usual))
                if text and 0 <= number < MOST_CELLS:
                    found[number] = f"{text}, {found[number]}" if number in found else text
    return found


def _shown(text: str, format: str) -> str:
    """A number as a chart shows it: percentages, days, and no more digits than a spreadsheet counts with."""
    sign = _QUOTED.sub("", format).casefold()
    try:
        number = float(text)
    except ValueError:
        return text
    if sign.endswith("%") and abs(number) < 1e9:
        return f"{round(number * 100, 6):g} %"
    if "y" in sign and ("m" in sign or "d" in sign) and 60 < number < 2_000_000:
        return (_FIRST_DAY + datetime.timedelta(days=int(number))).isoformat()
    # 4.4000000000000004 is how a file keeps 4.4.
    return f"{number:.15g}" if sum(map(str.isdigit, text)) > 15 and "e" not in text.casefold() else text


def _rows(group: list[_Series], corner: str) -> list[list[str]]:
    numbers = sorted({number for series in group for number in (*series.points, *series.values)})
    head = [corner, *(series.name for series in group)]
    return [
        head,
        *(
            [group[0].points.get(number, str(number + 1)), *(series.values.get(number, "") for series in group)]
            for number in numbers
        ),
    ]


def _fits(rows: list[list[str]]) -> bool:
    cells = [cell for row in rows for cell in row]
    return (
        len(rows[0]) <= MOST_COLUMNS
        and len(cells) <= MOST_CELLS
        and all(len(cell) <= LONGEST_ENTRY for cell in cells)
        and all(sum(map(len, row)) <= LONGEST_ROW for row in rows)
    )


def _inlines(rows: list[list[str]]) -> tuple[tuple[Inlines, ...], ...]:
    return tuple(tuple((StyledText(cell),) if cell else () for cell in row) for row in rows)


def _title(chart: Element) -> str:
    return _text(chart.find("c:title"), "a:t")


def _axis_title(chart: Element, *, is_value: bool) -> str:
    """Those of all axes of this kind."""
    area = first(chart, "c:plotArea")
    axes = [each for each in (area if area is not None else ()) if each.tag.endswith("Ax")]
    titles = (_text(each.find("c:title"), "a:t") for each in axes if (each.tag == "c:valAx") == is_value)
    return ", ".join(filter(None, titles))


def _text(element: Element | None, name: str) -> str:
    return all_text(element, name) if element is not None else ""
