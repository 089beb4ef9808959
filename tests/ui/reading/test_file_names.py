"""Names that are proposed for files."""

from __future__ import annotations

import pytest

from reader.ui.reading.file_names import plain_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Table: Doses", "Table Doses"),
        ("../../etc/passwd", "etc passwd"),
        ("CON", "x"),
        ("", "x"),
        ("…", "x"),
        ("الدماغ 2", "الدماغ 2"),
        ("a" * 99, "a" * 60),
        (".hidden", "hidden"),
    ],
    ids=["colon", "path", "device", "empty", "signs", "Arabic", "long", "dot"],
)
def test_plain_name(words: str, name: str) -> None:
    assert plain_name(words, "x") == name
