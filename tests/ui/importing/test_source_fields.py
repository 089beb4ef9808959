"""What an author types about a source, and what it changes in it."""

from __future__ import annotations

import pytest

from reader.ui.importing.source_fields import (
    ADDRESS,
    FIELDS,
    address_problem,
    missing_names,
    shown_to_readers,
    typed_fields,
    uncertain_sources,
    with_fields,
)

PRINTED = "Kamau A, WHO. Sleep and fever. 2020"
ITEM = {"type": "document", "printed": PRINTED, "title": "Sleep and fever", "note": "x"}


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("title", " Fever  at night ", {"title": "Fever at night"}),
        ("title", "", {}),
        ("author", "Kamau, Ann", {"author": [{"family": "Kamau", "given": "Ann"}]}),
        (
            "author",
            "Kamau, Ann; World Health Organization;",
            {"author": [{"family": "Kamau", "given": "Ann"}, {"literal": "World Health Organization"}]},
        ),
        ("issued", "2020", {"issued": {"date-parts": [[2020]]}}),
        ("issued", "in press", {"issued": {"literal": "in press"}}),
        ("container-title", "Lancet", {"container-title": "Lancet"}),
        (ADDRESS, "https://doi.org/10.1000/182", {"DOI": "10.1000/182"}),
        (ADDRESS, "who.int/sleep", {"URL": "https://who.int/sleep"}),
        (ADDRESS, "javascript:alert(1)", {}),
        (ADDRESS, "see above", {}),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_typing(field, typed, expected) -> None:
    before = {key: value for key, value in ITEM.items() if key != field}
    assert with_fields(ITEM, "document", {**typed_fields(ITEM), field: typed}) == {**before, **expected}


def test_what_was_not_typed_stays_as_it_is() -> None:
    item = {
        **ITEM,
        "type": "paper-conference",
        "author": [{"family": "Maj", "given": "E.", "suffix": "Jr"}],
        "issued": {"date-parts": [[2020, 3, 4]]},
        "DOI": "10.1000/182",
        "URL": "https://example.org",
    }
    assert with_fields(item, "document", typed_fields(item)) == item
    changed = with_fields(item, "document", {**typed_fields(item), "title": "New"})
    assert changed == {**item, "title": "New"}
    assert with_fields(item, "book", typed_fields(item))["type"] == "book"


def test_sources_that_are_asked_for() -> None:
    whole = {**ITEM, "author": [{"literal": "WHO"}], "issued": "2020", "URL": "https://example.org"}
    made = {"type": "document", "title": "No printed form"}
    found = uncertain_sources({"a": ITEM, "b": whole, "c": made})
    assert [(each.key, each.printed) for each in found] == [("a", PRINTED)]
    assert missing_names(ITEM) == ["Authors", "Year", "Publisher"]
    assert shown_to_readers(ITEM) == PRINTED
    assert shown_to_readers(whole) == "WHO. (2020). Sleep and fever. https://example.org"


def test_every_field_of_the_form_has_a_text() -> None:
    assert typed_fields({}).keys() == FIELDS.keys()
    assert set(typed_fields({"author": "x", "issued": 7, "DOI": [], "title": None}).values()) <= {"", "7"}


def test_names_with_the_signs_of_arabic() -> None:
    changed = with_fields(ITEM, "document", typed_fields(ITEM) | {"author": "قاسم، ليلى؛ WHO"})
    assert changed["author"] == [{"family": "قاسم", "given": "ليلى"}, {"literal": "WHO"}]


@pytest.mark.parametrize(("typed", "is_problem"), [("", False), ("10.1/x y", True), ("a.org", False), ("abc", True)])
def test_addresses_that_cannot_be_used(typed, is_problem) -> None:
    assert bool(address_problem(typed)) is is_problem
