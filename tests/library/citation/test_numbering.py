"""Numbers of reports, theses, volumes and articles have one label."""

from __future__ import annotations

import pytest

from reader.library.citation import format_apa, format_vancouver, to_bibtex, to_ris
from reader.library.model import plain_text
from tests.library.citation.cases import item, reference
from tests.library.citation.read_back import bibtex_of, ris_of, values


@pytest.mark.parametrize(
    ("number", "genre", "apa", "vancouver"),
    [
        ("3", "", "Report No. 3", "Report No.: 3"),
        ("No. 3", "", "Report No. 3", "Report No.: 3"),
        ("No. No. 3", "", "Report No. 3", "Report No.: 3"),
        ("Nr. 3", "", "Report No. 3", "Report No.: 3"),
        ("#3", "", "Report No. 3", "Report No.: 3"),
        ("Report 3", "", "Report No. 3", "Report No.: 3"),
        ("Report No. 3", "Report", "Report No. 3", "Report No.: 3"),
        ("Report No. Report 3", "", "Report No. 3", "Report No.: 3"),
        ("3", "Report No.", "Report No. 3", "Report No.: 3"),
        ("", "Report No. 3", "Report No. 3", "Report No.: 3"),
        ("Report No. 3", "Technical Report", "Technical Report No. 3", "Report No.: 3"),
        ("Guideline NG28", "", "Guideline No. NG28", "Guideline No.: NG28"),
        ("Tech. Rep. TR-12", "", "Tech. Rep. No. TR-12", "Tech. Rep. No.: TR-12"),
        ("Technical Report 3", "", "Technical Report No. 3", "Report No.: 3"),
        ("NIH Publication No. 18-2059", "", "NIH Publication No. 18-2059", "NIH Publication No.: 18-2059"),
        ("WHO/NMH/14.4", "", "Report No. WHO/NMH/14.4", "Report No.: WHO/NMH/14.4"),
        ("November 12", "", "Report No. November 12", "Report No.: November 12"),
        ("Interim report", "", "Interim report", "Interim report"),
    ],
)
def test_reports(number: str, genre: str, apa: str, vancouver: str) -> None:
    report = item("report", "Desks", "Desk Board", 2020, number=number, genre=genre)
    assert plain_text(format_apa(report)) == f"Desk Board. (2020). Desks ({apa})."
    assert plain_text(format_vancouver(report)) == f"Desk Board. Desks. 2020. {vancouver}."


def test_a_report_in_a_series_names_it() -> None:
    report = item("report", "Desks", "Desk Board", 2020, number="3", collection_title="Quiet papers")
    assert plain_text(format_apa(report)) == "Desk Board. (2020). Desks (Report No. 3; Quiet papers)."


@pytest.mark.parametrize("number", ["1101044", "Article 1101044", "Article No. 1101044", "Art. 1101044", "ID 1101044"])
def test_articles(number: str) -> None:
    article = item("article-journal", "Hush", "Doe, Jo", 2023, container_title="Q", volume="14", number=number)
    assert plain_text(format_apa(article)) == "Doe, J. (2023). Hush. Q, 14, Article 1101044."
    assert plain_text(format_vancouver(article)) == "Doe J. Hush. Q. 2023;14:1101044."
    as_page = {key: value for key, value in article.items() if key != "number"} | {"page": "Article 1101044"}
    assert plain_text(format_apa(as_page)) == "Doe, J. (2023). Hush. Q, 14, Article 1101044."


@pytest.mark.parametrize(
    ("volume", "issue", "apa"),
    [("Vol. 14", "No. 3", "14(3)"), ("volume 14", "Issue 3-4", "14(3–4)"), ("14-15", "", "14–15"), ("", "3", "(3)")],
)
def test_volumes_and_issues(volume: str, issue: str, apa: str) -> None:
    article = item("article-journal", "Hush", "Doe, Jo", 2023, container_title="Q", volume=volume, issue=issue)
    assert plain_text(format_apa(article)) == f"Doe, J. (2023). Hush. Q, {apa}."


@pytest.mark.parametrize(
    ("volume", "apa"),
    [
        ("2", "T (Vol. 2)"),
        ("IV", "T (Vol. IV)"),
        ("1-3", "T (Vols. 1–3)"),
        ("history and theory", "T: History and theory"),
    ],
)
def test_a_volume_of_a_book_has_a_number_or_a_title(volume: str, apa: str) -> None:
    assert plain_text(format_apa(item("book", "T", volume=volume))) == f"{apa}. (n.d.)."


def test_exports_part_the_number_from_its_label() -> None:
    report = reference("r", item("report", "T", number="Technical Report No. 3", publisher="Desk Board"))
    assert to_bibtex([report]).startswith("@techreport{r,\n")
    assert {"number": "3", "institution": "Desk Board"}.items() <= values(bibtex_of(report)[0]).items()
    assert "\n  type = {Technical Report},\n" in to_bibtex([report])
    assert (ris_of(report)[0]["issn"], ris_of(report)[0]["type_of_work"]) == ("3", "Technical Report")
    assert "No. 3" not in to_ris([report])


@pytest.mark.parametrize(
    ("csl", "field", "expected"),
    [
        (item("report", "T", "World Health Organization", publisher="WHO Press"), "institution", "WHO Press"),
        (item("report", "T", "World Health Organization"), "institution", "World Health Organization"),
        (item("report", "T", "Doe, Jo", authority="Ministry of Desks"), "institution", "Ministry of Desks"),
        (item("thesis", "T", "Doe, Jo", publisher="Ghent University"), "school", "Ghent University"),
        (item("thesis", "T", "Doe, Jo", authority="Ghent University"), "school", "Ghent University"),
    ],
    ids=["publisher", "author", "authority", "university", "authority of a thesis"],
)
def test_bibtex_has_an_institution_or_a_school(csl: dict, field: str, expected: str) -> None:
    assert values(bibtex_of(reference("x", csl))[0])[field] == expected
