"""Tells a file of sources (CSL JSON) from one of marks by its beginning: both have names that end in .json."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from reader.system.regular_file import read_regular

BYTES_READ = 100_000

_MARKS = re.compile(
    r"\"(?:AnnotationCollection|AnnotationPage|Annotation)\"|http://www\.w3\.org/ns/anno\.jsonld|\"carrel:"
)
_SOURCES = re.compile(
    r"\"type\"\s{0,50}:\s{0,50}\"(?:article(?:-journal|-magazine|-newspaper)?|book|chapter|classic|collection|dataset|document"
    r"|entry(?:-dictionary|-encyclopedia)?|event|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map"
    r"|motion_picture|musical_score|pamphlet|paper-conference|patent|performance|periodical|personal_communication|post"
    r"|post-weblog|regulation|report|review|review-book|software|song|speech|standard|thesis|treaty|webpage)\""
)
_BEGINNING = re.compile(r"\s*[\[{]")


class JsonKind(Enum):
    SOURCES = "sources"
    MARKS = "marks"
    OTHER = "other"


def kind_of_json(text: str) -> JsonKind:
    """By the first kind of entry that the text has."""
    text = text[:BYTES_READ].removeprefix("\ufeff")
    if not _BEGINNING.match(text):
        return JsonKind.OTHER
    marks, sources = _MARKS.search(text), _SOURCES.search(text)
    if marks and (sources is None or marks.start() < sources.start()):
        return JsonKind.MARKS
    return JsonKind.SOURCES if sources else JsonKind.OTHER


def holds_sources(path: Path) -> bool:
    """Whether the file is one of sources. False if it cannot be read."""
    try:
        data = read_regular(path, BYTES_READ)
    except (OSError, ValueError):
        return False
    return kind_of_json(data.decode("utf-8", "replace")) is JsonKind.SOURCES
