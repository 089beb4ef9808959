"""The names of CSL: each is in one list, and every type can be exported."""

from __future__ import annotations

from collections import Counter

import pytest

from reader.library.citation import FORMATS, csl, export
from tests.library.citation.cases import BUNDLED, day, item, reference

FIELDS = {"NAMES": csl.NAMES, "DATES": csl.DATES, "NUMBERS": csl.NUMBERS, "TEXTS": csl.TEXTS, "OTHERS": csl.OTHERS}


def test_every_field_has_one_kind_of_value() -> None:
    count = Counter(name for names in FIELDS.values() for name in names)
    assert [name for name, times in count.items() if times > 1] == []


@pytest.mark.parametrize("names", [csl.TYPES, csl.NAME_PARTS], ids=["types", "name parts"])
def test_no_name_is_listed_twice(names: tuple[str, ...]) -> None:
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("author", "NAMES"),
        ("collection-editor", "NAMES"),
        ("issued", "DATES"),
        ("accessed", "DATES"),
        ("volume", "NUMBERS"),
        ("page", "NUMBERS"),
        ("title", "TEXTS"),
        ("DOI", "TEXTS"),
        ("custom", "OTHERS"),
    ],
)
def test_kinds_of_fields(name: str, kind: str) -> None:
    assert [each for each, names in FIELDS.items() if name in names] == [kind]


def test_the_fields_of_real_references_are_known() -> None:
    known = {name for names in FIELDS.values() for name in names}
    assert [name for fields in BUNDLED.values() for name in fields if name not in known] == []
    assert {fields["type"] for fields in BUNDLED.values()} <= {*csl.TYPES}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("kind", csl.TYPES)
def test_every_type_can_be_exported(kind: str, form) -> None:
    fields = item(kind, "Quiet rooms", "Reed, Ann", day(2020), container_title="Quarterly", publisher="Reed Press")
    text = export([reference("reed2020", fields)], form.name)
    assert [word for word in ("Quiet rooms", "2020") if word not in text] == []  # APA leaves out authors of laws
