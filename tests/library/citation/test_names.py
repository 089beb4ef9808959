"""Names of people and organisations in each style."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.library.citation import format_apa, format_vancouver, short_form, to_bibtex, to_csl_json, to_ris
from reader.library.citation.names import (
    OTHERS,
    Name,
    apa_name,
    apa_name_upright,
    initials,
    read_names,
    ris_name,
    vancouver_name,
)
from reader.library.model import Reference, plain_text


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ([{"family": "Doe", "given": "Jane"}], [Name("Doe", "Jane")]),
        ({"family": "Doe"}, [Name("Doe")]),
        ("Desk Board", [Name("Desk Board", is_organisation=True)]),
        ([{"literal": "WHO"}], [Name("WHO", is_organisation=True)]),
        ([{"family": "{Desk Board}"}], [Name("Desk Board", is_organisation=True)]),
        ([{"literal": "{Desk Board}"}], [Name("Desk Board", is_organisation=True)]),
        ([{"family": "Smith, Ann B."}], [Name("Smith", "Ann B.")]),
        ([{"family": "Smith, Jr."}], [Name("Smith, Jr.")]),
        ([{"family": "Desk Board, Section 3"}], [Name("Desk Board, Section 3")]),
        ([{"literal": "Desk Board, Paris"}], [Name("Desk Board, Paris", is_organisation=True)]),
        ([{"family": "Doe", "given": "Jo, MD, Ph.D."}], [Name("Doe", "Jo")]),
        ([{"family": "Doe", "given": "Jr., Jo"}], [Name("Doe", "Jo", suffix="Jr.")]),
        ([{"given": "Plato"}], [Name("Plato")]),
        ([{"family": "Humboldt", "given": "Alexander von"}], [Name("Humboldt", "Alexander", dropping="von")]),
        ([{"family": "Kolk", "non-dropping-particle": "van der"}], [Name("Kolk", particle="van der")]),
        ([None, {}, 3, "", {"literal": " "}], []),
        (None, []),
        ([{"family": "King", "given": "Martin Luther, Jr."}], [Name("King", "Martin Luther", suffix="Jr.")]),
        ([{"family": "King", "given": "Martin Luther Jr"}], [Name("King", "Martin Luther", suffix="Jr.")]),
        ([{"family": "King Jr.", "given": "Martin"}], [Name("King", "Martin", suffix="Jr.")]),
        ([{"family": "King, III", "given": "Martin"}], [Name("King", "Martin", suffix="III")]),
        ([{"family": "Doe", "given": "Jo III"}], [Name("Doe", "Jo", suffix="III")]),
        ([{"family": "Doe", "given": "J. Snr"}], [Name("Doe", "J.", suffix="Sr.")]),
        ([{"family": "Doe", "given": "Jo", "suffix": "jr"}], [Name("Doe", "Jo", suffix="Jr.")]),
        ([{"family": "Doe", "given": "Jo", "suffix": ", Jr."}], [Name("Doe", "Jo", suffix="Jr.")]),
        ([{"family": "Doe", "given": "Jo, V"}], [Name("Doe", "Jo", suffix="V")]),
        ([{"family": "Doe", "given": "Jo V"}], [Name("Doe", "Jo V")]),
        ([{"family": "Doe", "given": "J. I. V."}], [Name("Doe", "J. I. V.")]),
        ([{"family": "John Paul II"}], [Name("John Paul II")]),
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
        ("J.-P.", (("J", "P"),)), ("محمد", ()), ("ßara", (("ß",),)), ("jane", (("J",),)),
        ("Yu. A.", (("Yu",), ("A",))), ("TSerendorj", (("Ts",),)),
        ("Ann de la Mar", (("A",), ("de",), ("la",), ("M",))),
    ],
)  # fmt: skip
def test_initials(given: str, groups: tuple[tuple[str, ...], ...]) -> None:
    assert initials(Name("Doe", given)) == groups


SMITH = {"family": "Smith", "given": "Ann"}
OTHER_AUTHORS = [
    {"literal": "and colleagues"}, {"family": "…"}, {"literal": "u. a."}, {"literal": "[et al.]"}, {"family": "等"},
    {"literal": "others"}, {"literal": "et al."}, {"literal": "Et al"}, {"literal": "and others"}, "et al.",
    {"family": "others"}, {"family": "al.", "given": "et"}, {"family": "others", "given": "and"},
]  # fmt: skip


@pytest.mark.parametrize("row", OTHER_AUTHORS, ids=str)
def test_other_authors_are_no_name(row: Any) -> None:
    csl = {"type": "book", "title": "T", "author": [SMITH, row], "issued": 2020}
    one = Reference("x", csl)
    assert plain_text(format_apa(csl)) == "Smith, A., et al. (2020). T."
    assert plain_text(format_vancouver(csl)) == "Smith A, et al. T. 2020."
    assert short_form(csl) == "Smith et al., 2020"
    assert "\n  author = {Smith, Ann and others},\n" in to_bibtex([one])
    assert "\nAU  - Smith, Ann\nAU  - et al.\n" in to_ris([one])
    assert json.loads(to_csl_json([one]))[0]["author"] == [SMITH, {"literal": "others"}]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ({"family": "Smith et al.", "given": "Ann"}, (Name("Smith", "Ann"), OTHERS)),
        ({"family": "Smith", "given": "Ann, et al."}, (Name("Smith", "Ann"), OTHERS)),
        ({"literal": "Desk Board et al."}, (Name("Desk Board", is_organisation=True), OTHERS)),
        ({"family": "Others", "given": "Jane"}, (Name("Others", "Jane"),)),
        ({"literal": "Sisters and Others"}, (Name("Sisters and Others", is_organisation=True),)),
        ({"literal": "others"}, ()),
    ],
    ids=["family", "given", "organisation", "a family called Others", "an organisation of others", "nobody else"],
)
def test_et_al_at_the_end_of_a_name(row: Any, names: tuple[Name, ...]) -> None:
    assert read_names({"author": [row]}, "author") == names


def test_editors_and_others() -> None:
    csl = {"type": "chapter", "title": "T", "container-title": "B", "editor": [SMITH, {"literal": "others"}]}
    assert plain_text(format_apa(csl)) == "T. (n.d.). In A. Smith et al. (Eds.), B."
    assert plain_text(format_vancouver(csl)) == "T. In: Smith A, et al., editors. B. [date unknown]."


@pytest.mark.parametrize("given", ["Martin Luther, Jr.", "Martin Luther Jr.", "Martin Luther, jr"])
def test_a_suffix_in_a_given_name_is_exported_as_one(given: str) -> None:
    csl = {"type": "book", "title": "T", "author": [{"family": "King", "given": given}], "issued": 1963}
    one = Reference("x", csl)
    assert plain_text(format_apa(csl)) == "King, M. L., Jr. (1963). T."
    assert plain_text(format_vancouver(csl)) == "King ML Jr. T. 1963."
    assert "\n  author = {King, Jr., Martin Luther},\n" in to_bibtex([one])
    assert "\nAU  - King, Martin Luther, Jr.\n" in to_ris([one])
    (written,) = json.loads(to_csl_json([one]))[0]["author"]
    assert written == {"family": "King", "given": "Martin Luther", "suffix": "Jr."}


@pytest.mark.parametrize(
    ("authors", "apa"),
    [
        ([{"literal": "Desk Board"}, {"literal": "Chair Board"}], "Desk Board & Chair Board."),
        ([{"literal": "A"}, {"literal": "B"}, {"literal": "C"}], "A, B, & C."),
        ([{"family": "hooks", "given": "bell"}], "hooks, b."),
        ([{"family": "Doe", "given": "Ann de la Mar"}], "Doe, A. de la M."),
    ],
    ids=["two organisations", "three organisations", "a name in small letters", "small words in a given name"],
)
def test_lists_in_apa(authors: Any, apa: str) -> None:
    csl = {"type": "book", "title": "T", "author": authors, "issued": 2020}
    assert plain_text(format_apa(csl)) == f"{apa} (2020). T."
