"""Names of people and organisations in each style."""

from __future__ import annotations

from typing import Any

import pytest

from reader.library.citation.names import (
    Name,
    apa_name,
    apa_name_upright,
    initials,
    read_names,
    ris_name,
    vancouver_name,
)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ([{"family": "Doe", "given": "Jane"}], [Name("Doe", "Jane")]),
        ({"family": "Doe"}, [Name("Doe")]),
        ("Desk Board", [Name("Desk Board", is_organisation=True)]),
        ([{"literal": "WHO"}], [Name("WHO", is_organisation=True)]),
        ([{"given": "Plato"}], [Name("Plato")]),
        ([{"family": "Humboldt", "given": "Alexander von"}], [Name("Humboldt", "Alexander", dropping="von")]),
        ([{"family": "Kolk", "non-dropping-particle": "van der"}], [Name("Kolk", particle="van der")]),
        ([None, {}, 3, "", {"literal": " "}], []),
        (None, []),
    ],
)
def test_read_names(value: Any, names: list[Name]) -> None:
    assert read_names({"author": value}, "author") == tuple(names)


@pytest.mark.parametrize(
    ("name", "apa", "upright", "vancouver", "ris"),
    [
        (Name("Doe", "Jane Ann"), "Doe, J. A.", "J. A. Doe", "Doe JA", "Doe, Jane Ann"),
        (Name("Doe", "J A B"), "Doe, J. A. B.", "J. A. B. Doe", "Doe JA", "Doe, J A B"),
        (Name("Kolk", "B. A.", "van der"), "van der Kolk, B. A.", "B. A. van der Kolk", "van der Kolk BA",
         "van der Kolk, B. A."),
        (Name("Alembert", "Jean", dropping="d'"), "Alembert, J. d'", "J. d'Alembert", "d'Alembert J",
         "Alembert, Jean d'"),
        (Name("King", "Martin", suffix="Jr."), "King, M., Jr.", "M. King, Jr.", "King M Jr", "King, Martin, Jr."),
        (Name("Doe", "Jo", suffix="III"), "Doe, J., III", "J. Doe, III", "Doe J 3rd", "Doe, Jo, III"),
        (Name("山田", "太郎"), "山田太郎", "山田太郎", "山田太郎", "山田, 太郎"),
        (Name("WHO", is_organisation=True), "WHO", "WHO", "WHO", "WHO"),
    ],
)  # fmt: skip
def test_styles(name: Name, apa: str, upright: str, vancouver: str, ris: str) -> None:
    assert (apa_name(name), apa_name_upright(name), vancouver_name(name), ris_name(name)) == (
        apa,
        upright,
        vancouver,
        ris,
    )


@pytest.mark.parametrize(
    ("given", "groups"),
    [
        ("Jean-Paul C.", (("J", "P"), ("C",))), ("JM", (("J",), ("M",))), ("JANE", (("J",),)), ("", ()),
        ("J.-P.", (("J", "P"),)), ("محمد", ()), ("ßara", (("ß",),)),
    ],
)  # fmt: skip
def test_initials(given: str, groups: tuple[tuple[str, ...], ...]) -> None:
    assert initials(Name("Doe", given)) == groups
