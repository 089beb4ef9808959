"""Fields that Zotero exports in the note."""

from __future__ import annotations

from typing import Any

import pytest

from reader.library.citation.fields import text, value_of
from reader.library.citation.note_fields import fields_in_note


@pytest.mark.parametrize(
    ("note", "fields"),
    [
        ("container-title: Q\nissued: 2020-05", {"container-title": "Q", "issued": "2020-05"}),
        ("Original Date: 1900", {"original-date": "1900"}),
        ("doi: 10.1000/182", {"DOI": "10.1000/182"}),
        ("citation-key-x: 1\nvolume: 3", {"volume": "3"}),
        ("editor: Roe || Ali\neditor: Poe", {"editor": [{"family": "Roe", "given": "Ali"}, {"literal": "Poe"}]}),
        ("A good book\nvolume: 3", {}),
        ("volume: 3\n\nissue: 4", {"volume": "3"}),
        ("title: No\ntype: book\nnote: x", {}),
        ("volume:", {}),
        ("", {}),
        ("x" * 10_000 + "\nvolume: 3", {}),
    ],
    ids=lambda value: str(value)[:25],
)
def test_fields_in_note(note: str, fields: dict[str, Any]) -> None:
    assert fields_in_note(note) == fields


def test_a_field_of_the_item_is_stronger_than_the_note() -> None:
    csl = {"volume": "2", "note": "volume: 3\nissue: 4"}
    assert (text(csl, "volume"), text(csl, "issue")) == ("2", "4")
    assert value_of({"note": {"volume": 3}}, "volume") is None
