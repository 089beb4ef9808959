"""BibTeX reads back as it was written."""

from __future__ import annotations

import pytest

from reader.library.citation import to_bibtex
from reader.library.model import Reference
from tests.library.citation.cases import BUNDLED, item, reference
from tests.library.citation.read_back import SOURCES, bibtex_of, values


def test_the_references_of_the_bundled_pack():
    entries = {entry["key"]: values(entry) for entry in bibtex_of(*SOURCES)}
    assert list(entries) == list(BUNDLED)
    assert entries["porto2009"] == {
        "type": "article",
        "key": "porto2009",
        "author": "Porto, P. R. and Oliveira, L. and Mari, J. and Volchan, E. and Figueira, I. and Ventura, P.",
        "title": BUNDLED["porto2009"]["title"],
        "journal": "The Journal of Neuropsychiatry and Clinical Neurosciences",
        "year": "2009",
        "volume": "21",
        "number": "2",
        "pages": "114–125",
        "doi": "10.1176/jnp.2009.21.2.114",
        "url": "https://doi.org/10.1176/jnp.2009.21.2.114",
        "urldate": "2025-04-14",
    }
    assert (entries["nichd2018"]["date"], entries["nichd2018"]["month"]) == ("2018-10-01", "oct")


@pytest.mark.parametrize(
    ("kind", "genre", "expected"),
    [
        ("article-journal", "", "article"),
        ("article-magazine", "", "article"),
        ("article-newspaper", "", "article"),
        ("book", "", "book"),
        ("chapter", "", "incollection"),
        ("report", "", "techreport"),
        ("webpage", "", "misc"),
        ("post-weblog", "", "misc"),
        ("thesis", "PhD thesis", "phdthesis"),
        ("thesis", "Master's thesis", "mastersthesis"),
        ("paper-conference", "", "inproceedings"),
        ("entry-dictionary", "", "incollection"),
        ("entry-encyclopedia", "", "incollection"),
        ("legislation", "", "misc"),
        ("no-such-type", "", "misc"),
    ],
)
def test_types(kind, genre, expected):
    assert to_bibtex([reference("x", item(kind, "T", genre=genre))]).startswith(f"@{expected}{{x,\n")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Doe", "given": "Jane"}, "Doe, Jane"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "King, Jr., Martin"),
        ({"family": "Kolk", "given": "B", "non-dropping-particle": "van der"}, "van der Kolk, B"),
        ({"family": "Humboldt", "given": "Alexander von"}, "Humboldt, Alexander von"),
        ({"literal": "Bread and Roses"}, "{Bread and Roses}"),
        ({"family": "Plato"}, "{Plato}"),
        ({"family": "Black and White", "given": "Jo"}, "{Black and White}, Jo"),
        ({"family": "山田", "given": "太郎"}, "山田, 太郎"),
        ({"family": "R&D", "given": "A_B"}, r"R\&D, A\_B"),
    ],
)
def test_names(name, expected):
    one = reference("x", {"type": "book", "title": "T", "author": [name]})
    assert f"\n  author = {{{expected}}},\n" in to_bibtex([one])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Does the brain change? A review", "Does the brain change? {A} review"),
        ("Therapy: Rewiring the brain in Oslo", "Therapy: Rewiring the brain in {Oslo}"),
        ("The PTSD: “Oslo” & beyond", r"The {PTSD}: “Oslo” \& beyond"),
        ("DBT-based", "{DBT-based}"),
        ("In <i>E. coli</i>", "In {E}. coli"),
    ],
)
def test_braces_keep_capitals(title, expected):
    assert f"  title = {{{expected}}},\n" in to_bibtex([reference("x", {"type": "book", "title": title})])


def test_keys_are_unique():
    keys = ["doe", "Doe", "doe", "doe-2", "a, b}", "", "中文"]
    assert [entry["key"] for entry in bibtex_of(*(Reference(key, {}) for key in keys))] == [
        "doe",
        "Doe-2",
        "doe-3",
        "doe-2-2",
        "a-b",
        "reference",
        "中文",
    ]


def test_addresses_are_not_escaped():
    one = reference("x", item("book", "T", URL="https://x.org/a_b?c=1&d=%20#{e", DOI="10.1000/a_b%c"))
    assert "  url = {https://x.org/a_b?c=1&d=%20#%7Be},\n" in to_bibtex([one])
    assert "  doi = {10.1000/a_b%c},\n" in to_bibtex([one])


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ("2020", ""),
        ("2020-05", "2020-05"),
        ("1946-12-31/1947-01-01", "1946-12-31/1947-01-01"),
        ("2019–2020", "2019/2020"),
        ("1993–present", "1993/"),
    ],
)
def test_dates(issued, date):
    entry = values(bibtex_of(reference("x", item("book", "T", issued=issued)))[0])
    assert (entry["year"], entry.get("date", "")) == (issued[:4], date)


def test_report_numbers():
    report = reference("r", item("report", "T", number="12", publisher="Desk Board", page="9"))
    assert values(bibtex_of(report)[0])["institution"] == "Desk Board"
    assert values(bibtex_of(report)[0])["number"] == "12"


def test_the_number_of_an_article_replaces_its_pages():
    article = reference("a", item("article-journal", "T", container_title="Q", number="e31"))
    assert (values(bibtex_of(article)[0])["pages"], "number" in values(bibtex_of(article)[0])) == ("e31", False)
