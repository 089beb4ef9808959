"""RIS reads back as it was written."""

from __future__ import annotations

import pytest

from reader.library.citation import to_ris
from tests.library.citation.cases import BUNDLED, item, people, reference
from tests.library.citation.read_back import SOURCES, ris_of

JOURNAL_RIS = {
    "type_of_reference": "JOUR",
    "id": "porto2009",
    "authors": ["Porto, P. R.", "Oliveira, L.", "Mari, J.", "Volchan, E.", "Figueira, I.", "Ventura, P."],
    "title": BUNDLED["porto2009"]["title"],
    "secondary_title": "The Journal of Neuropsychiatry and Clinical Neurosciences",
    "alternate_title3": "The Journal of Neuropsychiatry and Clinical Neurosciences",
    "year": "2009",
    "date": "2009///",
    "volume": "21",
    "number": "2",
    "start_page": "114",
    "end_page": "125",
    "doi": "10.1176/jnp.2009.21.2.114",
    "urls": ["https://doi.org/10.1176/jnp.2009.21.2.114"],
    "access_date": "2025/04/14/",
}


WEB_RIS = {
    "type_of_reference": "ELEC",
    "id": "nichd2018",
    "authors": ["Eunice Kennedy Shriver National Institute of Child Health and Human Development"],
    "title": "About neuroscience",
    "year": "2018",
    "date": "2018/10/01/",
    "urls": ["https://www.nichd.nih.gov/health/topics/neuro/conditioninfo"],
    "access_date": "2025/04/14/",
}


def test_the_references_of_the_bundled_pack():
    entries = {entry["id"]: entry for entry in ris_of(*SOURCES)}
    assert list(entries) == list(BUNDLED)
    assert entries["porto2009"] == JOURNAL_RIS
    assert entries["nichd2018"] == WEB_RIS


def test_each_line_has_a_tag_and_references_have_no_numbers():
    lines = to_ris(SOURCES[:1]).splitlines()
    assert lines[0] == "TY  - ELEC"
    assert lines[-1].rstrip() == "ER  -"


@pytest.mark.parametrize(
    ("kind", "genre", "expected"),
    [
        ("article-journal", "", "JOUR"),
        ("article-magazine", "", "MGZN"),
        ("article-newspaper", "", "NEWS"),
        ("book", "", "BOOK"),
        ("chapter", "", "CHAP"),
        ("report", "", "RPRT"),
        ("webpage", "", "ELEC"),
        ("post-weblog", "", "BLOG"),
        ("thesis", "PhD thesis", "THES"),
        ("thesis", "Master's thesis", "THES"),
        ("paper-conference", "", "CPAPER"),
        ("entry-dictionary", "", "DICT"),
        ("entry-encyclopedia", "", "ENCYC"),
        ("legislation", "", "STAT"),
        ("no-such-type", "", "GEN"),
    ],
)
def test_types(kind, genre, expected):
    assert to_ris([reference("x", item(kind, "T", genre=genre))]).startswith(f"TY  - {expected}\n")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Doe", "given": "Jane"}, "Doe, Jane"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "King, Martin, Jr."),
        ({"family": "Kolk", "given": "B", "non-dropping-particle": "van der"}, "van der Kolk, B"),
        ({"family": "Humboldt", "given": "Alexander von"}, "Humboldt, Alexander von"),
        ({"literal": "Bread and Roses"}, "Bread and Roses"),
        ({"family": "Plato"}, "Plato"),
        ({"family": "Black and White", "given": "Jo"}, "Black and White, Jo"),
        ({"family": "山田", "given": "太郎"}, "山田, 太郎"),
        ({"family": "R&D", "given": "A_B"}, "R&D, A_B"),
    ],
)
def test_names(name, expected):
    one = reference("x", {"type": "book", "title": "T", "author": [name]})
    assert f"\nAU  - {expected}\n" in to_ris([one])


def test_editors_and_report_numbers():
    chapter = reference("c", item("chapter", "T", editor="Roe, Ali", translator=people("Poe, Kim")))
    report = reference("r", item("report", "T", number="12", publisher="Desk Board", page="9"))
    assert ris_of(chapter)[0]["secondary_authors"] == ["Roe, Ali"]
    assert ris_of(chapter)[0]["subsidiary_authors"] == ["Poe, Kim"]
    assert (ris_of(report)[0]["issn"], ris_of(report)[0]["start_page"]) == ("12", "9")


def test_the_number_of_an_article_replaces_its_pages():
    article = reference("a", item("article-journal", "T", container_title="Q", number="e31"))
    assert (ris_of(article)[0]["start_page"], "number" in ris_of(article)[0]) == ("e31", False)
