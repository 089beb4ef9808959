"""The references of the bundled pack: what each has, and its entry in both styles to the letter."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from reader.library.citation import export, format_apa, format_vancouver
from reader.library.model import Reference
from tests.content.expected_entries import APA, VANCOUVER
from tests.library.citation.cases import starred
from tests.library.citation.read_back import TYPESET, bibtex_of, ris_of, values

PACK = Path(__file__).parents[2] / "content" / "neuroscience-psychotherapy"
ITEMS: list[dict[str, Any]] = yaml.safe_load((PACK / "references.yaml").read_text(encoding="utf-8"))["references"]
KEYS = [item["id"] for item in ITEMS]
REFERENCES = [Reference(item["id"], item) for item in ITEMS]
OF_EDITION_1 = [
    "nichd2018",
    "puderbaugh2023",
    "apa2023",
    "samhsa2024",
    "cammisuli2023",
    "cappas2005",
    "miller2025",
    "porto2009",
]
NOT_OPENED = {"nichd2018", "puderbaugh2023", "apa2023", "miller2025"}
"""The pages that we could not open: they have no date of access, since one would be untrue."""

JOURNALS = ("article-journal", "article-magazine")
CITED = re.compile(r"\[[^\]\[]*@[^\]\[]*\]")
TERM_CITES = re.compile(r"\bcites:\s*\[([^\]]*)\]")


def cited() -> set[str]:
    """The keys that articles, figures, terms and questions cite."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PACK.rglob("*.md"))]
    lists = [path.read_text(encoding="utf-8") for path in PACK.glob("*.yaml") if path.name != "references.yaml"]
    groups = [group for text in [*texts, *lists] for group in CITED.findall(text)]
    keys = {key for group in groups for key in re.findall(r"@([\w-]+)", group)}
    return keys | {key.strip() for text in lists for group in TERM_CITES.findall(text) for key in group.split(",")}


def test_the_keys_of_edition_1_stay():
    assert KEYS[: len(OF_EDITION_1)] == OF_EDITION_1
    assert len(set(KEYS)) == len(KEYS)


def test_every_cited_key_has_its_reference():
    assert cited() <= set(KEYS)


@pytest.mark.skipif(
    yaml.safe_load((PACK / "pack.yaml").read_text(encoding="utf-8"))["edition"] == 1,
    reason="the articles of edition 2 cite the new references",
)
def test_every_reference_is_cited():
    assert set(KEYS) <= cited()


@pytest.mark.parametrize("item", ITEMS, ids=KEYS)
def test_a_reference_says_who_when_and_where(item):
    assert item["title"]
    assert all("literal" in author or {"family", "given"} <= author.keys() for author in item["author"])
    year = item["issued"]["date-parts"][0][0] if "issued" in item else None
    assert not (found := re.search(r"\d{4}$", item["id"])) or int(found[0]) == year
    assert "DOI" in item or item["URL"].startswith("https://")
    assert item["language"] in ("en", "en-GB", "en-US")
    if item["type"] in JOURNALS:
        assert {"container-title", "container-title-short", "volume", "issued"} <= item.keys()
        assert item["type"] == "article-magazine" or ("page" in item) != ("number" in item)
    else:
        assert {"publisher", "publisher-place"} <= item.keys()


@pytest.mark.parametrize("item", ITEMS, ids=KEYS)
def test_the_date_of_access_is_our_own(item):
    if "DOI" in item or item["id"] in NOT_OPENED:
        assert "accessed" not in item
    else:
        assert item["accessed"]["date-parts"] == [[2026, 11, 29]]


@pytest.mark.parametrize("item", ITEMS, ids=KEYS)
def test_titles_have_small_letters_after_a_colon(item):
    assert not re.search(r": (?!WHO\b)[A-Z]", item["title"])


@pytest.mark.parametrize("item", ITEMS, ids=KEYS)
def test_apa(item):
    assert starred(format_apa(item)) == APA[item["id"]]


@pytest.mark.parametrize("item", ITEMS, ids=KEYS)
def test_vancouver(item):
    assert starred(format_vancouver(item)) == VANCOUVER[item["id"]]


def test_each_expected_entry_has_its_reference():
    assert list(APA) == list(VANCOUVER) == KEYS


def test_the_living_book_shows_the_day_when_somebody_opened_it():
    opened = ITEMS[KEYS.index("puderbaugh2023")] | {"accessed": {"date-parts": [[2026, 11, 29]]}}
    assert starred(format_apa(opened)) == (
        "Puderbaugh, M., & Emmady, P. D. (2023). Neuroplasticity. In *StatPearls*. StatPearls Publishing. "
        "Retrieved November 29, 2026, from https://www.ncbi.nlm.nih.gov/books/NBK557811/"
    )
    assert starred(format_vancouver(opened)) == (
        "Puderbaugh M, Emmady PD. Neuroplasticity. In: StatPearls [Internet]. Treasure Island (FL): StatPearls "
        "Publishing; 2023 [cited 2026 Nov 29]. Available from: https://www.ncbi.nlm.nih.gov/books/NBK557811/."
    )


def test_csl_json_reads_back_as_it_is_written():
    assert json.loads(export(REFERENCES, "csl")) == ITEMS


def names_of(item: dict[str, Any]) -> list[str]:
    return [
        author.get("literal")
        or f"{author.get('non-dropping-particle', '')} {author['family']}, {author['given']}".strip()
        for author in item["author"]
    ]


def test_ris_reads_back():
    entries = ris_of(*REFERENCES)
    assert len(entries) == len(ITEMS)
    for entry, item in zip(entries, ITEMS, strict=True):
        assert (entry["id"], entry["title"]) == (item["id"], item["title"])
        assert entry["authors"] == names_of(item)
        assert entry.get("doi") == item.get("DOI")
        assert entry.get("volume") == item.get("volume")
        if "issued" in item:
            assert entry["year"] == str(item["issued"]["date-parts"][0][0])


def test_bibtex_reads_back():
    entries = bibtex_of(*REFERENCES)
    assert len(entries) == len(ITEMS)
    for entry, item in zip(entries, ITEMS, strict=True):
        read = {name: value.translate(TYPESET) for name, value in values(entry).items()}
        assert (read["key"], read["title"].replace("{", "").replace("}", "")) == (
            item["id"],
            item["title"].translate(TYPESET),
        )
        assert read["author"].replace("{", "").replace("}", "") == " and ".join(names_of(item))
        assert read.get("doi") == item.get("DOI")
        assert read.get("volume") == item.get("volume")
