"""Fields of CSL items as text, whatever type they have."""

from __future__ import annotations

from typing import Any

import pytest

from reader.library.citation import fields


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("  two\n lines\t", "two lines"), ("a\x00b\ud800c", "abc"), ("e\u0301", "é"), (42, "42"), (42.0, "42"),
        (1.5, "1.5"), (True, ""), (None, ""), ({}, ""), ([], ""),
        (["", " Nature "], "Nature"), ([["nested"], "flat"], "flat"),
        (float("nan"), ""), (float("inf"), ""), (10**15, ""),
    ],
)  # fmt: skip
def test_as_text(value: Any, expected: str) -> None:
    assert fields.as_text(value) == expected


@pytest.mark.parametrize(
    ("csl", "kind"),
    [
        ({"type": "Book"}, "book"),
        ({"container-title": "Q", "volume": 1}, "article-journal"),
        ({"container-title": "Q"}, "chapter"),
        ({"URL": "https://x.org"}, "webpage"),
        ({"url": "https://x.org"}, "webpage"),
        ({}, "document"),
    ],
)
def test_a_missing_type_is_guessed(csl: dict[str, Any], kind: str) -> None:
    assert fields.kind_of(csl) == kind


@pytest.mark.parametrize(
    ("csl", "title"),
    [
        ({"title": "The <i>brain</i> at rest."}, "The <i>brain</i> at rest"),
        ({"title": "Care in the U.S."}, "Care in the U.S."),
        ({"title-short": "Rest"}, "Rest"),
        ({"title": "<b></b>", "shortTitle": "Rest"}, "Rest"),
        ({"title": ["", "Second"]}, "Second"),
        ({}, "[Untitled]"),
    ],
)
def test_title_or_untitled(csl: dict[str, Any], title: str) -> None:
    assert fields.title_or_untitled(csl) == title


def test_what_yaml_calls_nothing_is_no_text() -> None:
    csl = {"publisher": "~", "container-title": "~", "event-title": "Desk Days"}
    assert (fields.text(csl, "publisher"), fields.tagged_title(csl, "container-title")) == ("", "")
    assert fields.text(csl, "container-title", "event-title") == "Desk Days"


@pytest.mark.parametrize(
    ("doi", "expected"),
    [
        ("10.1000/182", "10.1000/182"), ("https://doi.org/10.1000/182", "10.1000/182"),
        ("doi: 10.1000/182", "10.1000/182"), ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("none", ""), ("10.1000", ""), ("10.1000/1 2", ""), (None, ""),
    ],
)  # fmt: skip
def test_doi(doi: Any, expected: str) -> None:
    assert fields.doi_of({"DOI": doi}) == expected


@pytest.mark.parametrize(
    ("csl", "pages"),
    [
        ({"page": "pp. 12-30"}, "12-30"),
        ({"page": "Page 7"}, "7"),
        ({"page-first": 5}, "5"),
        ({"type": "article-journal", "number": "e31"}, "e31"),
        ({"type": "article-journal", "number": "e31", "page": "9"}, "9"),
        ({"type": "report", "number": "12"}, ""),
    ],
)
def test_pages_or_number(csl: dict[str, Any], pages: str) -> None:
    assert fields.pages_or_number(csl) == pages


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        (1, ""), ("1st ed.", ""), (2, "2nd ed."), ("3rd edition", "3rd ed."), (11, "11th ed."), ("12", "12th ed."),
        (22, "22nd ed."), ("Rev. ed.", "Rev. ed."), ("Revised", "Revised ed."), ("", ""),
    ],
)  # fmt: skip
def test_edition(edition: Any, expected: str) -> None:
    assert fields.edition_of({"edition": edition}) == expected
