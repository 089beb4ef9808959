"""Files of sources and of marks are told apart by their beginning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.library.importing.reference_files.json_kind import JsonKind, holds_sources, kind_of_json
from tests.special_files import make_pipe

BOOK = {"id": "a", "type": "book", "title": "Sleep"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (json.dumps([BOOK]), JsonKind.SOURCES),
        (json.dumps(BOOK), JsonKind.SOURCES),
        ("\ufeff" + json.dumps({"items": [BOOK]}, indent=2), JsonKind.SOURCES),
        (json.dumps([{"id": "a", "title": "x" * 20_000, "type": "article-journal"}]), JsonKind.SOURCES),
        (json.dumps([{**BOOK, "title": "The Annotation"}]), JsonKind.SOURCES),
        (json.dumps({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection"}), JsonKind.MARKS),
        (json.dumps([{"type": "Annotation", "body": {"type": "book"}}]), JsonKind.MARKS),
        (json.dumps({"name": "x", "type": "module"}), JsonKind.OTHER),
        ("type: book", JsonKind.OTHER),
        ("", JsonKind.OTHER),
        ("[" * 200_000, JsonKind.OTHER),
    ],
    ids=range(11),
)
def test_kind_of_json(text: str, kind: JsonKind) -> None:
    assert kind_of_json(text) is kind


def test_files_that_cannot_be_read_hold_no_sources(tmp_path: Path) -> None:
    make_pipe(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\0\x80" * 100)
    for name in ("pipe.json", "folder.json", "bytes.json", "missing.json"):
        assert not holds_sources(tmp_path / name)
