"""Entries in forms that nobody can read with certainty: what would be a guess stays empty."""

from __future__ import annotations

import pytest

from reader.library.importing.typed_references.entry_parser import parse_entry


@pytest.mark.parametrize(
    ("printed", "empty"),
    [
        ("Beautrais AL: National strategies for prevention. Crisis 26: 1-3, 2005", "title"),
        ("Harrison F.A. et al. 2005, Experimental Astronomy, 20, 131", "title"),
        ("Robert J. Banks, God the Worker (New York: Judson Press, 1994)", "author"),
        ("James R. Thompson. Empirical Model Building. Hoboken: Wiley; 2011.", "author"),
        ("Sawyer, R. Keith (2004) Emergence. Social Science 34(2): 260-282.", "author"),
        ("Barklund, J. and Lanzarone, G. A., Integrating reflection. Logic 12(3): 1-9, 1994.", "title"),
        ("Wagner, C. Peter, Your church can grow. Ventura: Regal, 1984.", "author"),
        ("Prospero, A. (2003). Prospéro. Une technologie pour les sciences. Paris: CNRS.", "title"),
        ("Organization of health services in poor countries (2019). A study.", "author"),
        ("Mollica RF. Care. Lancet. 2004;364:2067-2058.", "page"),
        ("Roe A. On rest. Rest. 2020;1(2):3-4. https://example.org/a b/c.html", "URL"),
        ("Roe A. On rest. ISBN 978-0-942364-15-7", "ISBN"),
        ("Roe A. On rest. Rest. 2999;1(2):3-4.", "issued"),
        ("Roe A. On rest. doi:10.1000/a.1 and doi:10.1000/a.2", "DOI"),
        ("Ministry of Health guidelines 2016, 3rd print 2018", "issued"),
        ("Styer E. On locks. Proceedings of the ACM Symposium, 1992, pp. 159-168.", "volume"),
        ('A. Gupta, V Harin, D. Quass. "Queries in large data", Proceedings of VLDB, 1995.', "title"),
        ("Esty, Joshua (Jed). Unseasonable Youth: On Rest. New York: Penguin, 2012.", "title"),
        ("Enright, W. H. Solving equations. ACM Trans. Math. Softw., 4(2), 127-136, 1978.", "container-title"),
        ("Duistermaat, J. J. Fourier operators. II. Acta Mathematica, 128(1), 183-269, 1972.", "container-title"),
        ("11.Chen WY, Abatangelo G. Wound repair. Wound Repair Regen 1999; 7: 79-89.", "title"),
        ("Roe, A. (2001). On rest. Routledge: New York.", "publisher"),
        ("Smith A. On sleep. Accessed 31 February 2020. https://example.org", "accessed"),
    ],
)
def test_left_empty(printed, empty):
    item = parse_entry(printed)
    assert empty not in item, item[empty]
    assert item["printed"] == printed


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("WHO. Sleep. https://www.who.int/news/\nitem/2020-sleep. Accessed 3 May 2020.", "URL",
         "https://www.who.int/news/item/2020-sleep"),
        ("Roe A. On rest. doi:10.1000/\nrest.2020.1", "DOI", "10.1000/rest.2020.1"),
        ("Roe A. On rest. https://doi.org/10.1000/rest(20)1.", "DOI", "10.1000/rest(20)1"),
        ("Roe A. On rest. <https://example.org/a>.", "URL", "https://example.org/a"),
        ("Roe A. On rest. Consulté le 1er mars 2020", "accessed", "2020-03-01"),
        ("Roe A. On rest. (Stand: 3. Mai 2021)", "accessed", "2021-05-03"),
        ("Roe A. On rest. [Imefikiwa 4 Julai 2021]", "accessed", "2021-07-04"),
        ("张三. 睡眠. [访问日期: 2020年5月3日]", "accessed", "2020-05-03"),
    ],
)  # fmt: skip
def test_by_rule(lines, field, value):
    assert parse_entry(lines)[field] == value


ROE = "Roe A, Poe B. On rest and work. Rest. 2020;1(2):3-4."
LINKS = (
    "https://doi.org/10.1000/rest",
    "https://pubmed.ncbi.nlm.nih.gov/26580998/",
    "https://scholar.google.com/scholar?q=rest",
)


@pytest.mark.parametrize(
    "printed",
    [
        ROE,
        f"^ {ROE}",
        f"^ a b c {ROE}",
        f"↑ {ROE}",
        f"{ROE} ↩",
        f"{ROE} [PubMed] [Google Scholar]",
        f"{ROE} CrossRef PubMed Google Scholar",
        f"Jump up: {ROE}",
        f"{ROE} [PMC free article] [PubMed] [CrossRef]",
    ],
)
def test_entries_of_web_pages(printed):
    item = parse_entry(printed, LINKS)
    assert (item["title"], item["page"], item["DOI"], item["PMID"]) == (
        "On rest and work",
        "3-4",
        "10.1000/rest",
        "26580998",
    )
    assert [name["family"] for name in item["author"]] == ["Roe", "Poe"]
    assert "URL" not in item
