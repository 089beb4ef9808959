"""DOIs in all the ways in which people and databases write them."""

from __future__ import annotations

import pytest

from reader.library.citation import format_apa, to_bibtex, to_csl_json, to_ris
from reader.library.citation.doi import doi_url, find_doi
from reader.library.citation.fields import doi_of
from reader.library.model import plain_text
from tests.library.citation.cases import reference

PLAIN = "10.1000/182"
LANCET = "10.1016/S0140-6736(20)30183-5"
OLD = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"

WRITTEN = [
    (PLAIN, PLAIN), ("https://doi.org/10.1000/182", PLAIN), ("doi.org/10.1000/182", PLAIN),
    ("www.doi.org/10.1000/182", PLAIN), ("http://dx.doi.org/10.1000/182", PLAIN), ("dx.doi.org/10.1000/182", PLAIN),
    ("https://doi.org/10.1000%2F182", PLAIN), ("10.1000%2f182", PLAIN), ("doi: 10.1000/182", PLAIN),
    ("DOI 10.1000/182", PLAIN), ("DOI:10.1000/182.", PLAIN), ("doi:https://doi.org/10.1000/182", PLAIN),
    ("https://doi.org/https://doi.org/10.1000/182", PLAIN), ("info:doi/10.1000/182", PLAIN),
    ("10.1000/182 [doi]", PLAIN), ("10.1000/182[doi]", PLAIN), ("10.1000/182.", PLAIN), ("10.1000/182,", PLAIN),
    ("<10.1000/182>", PLAIN), ("(10.1000/182)", PLAIN), ("“10.1000/182”", PLAIN), ("10.1000/182).", PLAIN),
    ("10.1000/182 [DOI].", PLAIN), ("S0140-6736 [pii]; 10.1000/182 [doi]", PLAIN), ("Doi. 10.1000/182", PLAIN),
    ("10.1000 / 182", PLAIN), ("10.1000/ 182", PLAIN), ("10.1000/182\u200b", PLAIN),
    ("https://doi.org/10.1000/182/", PLAIN),
    ("https://doi-org.library.example.edu/10.1000/182", PLAIN), ("https://x.org/doi/full/10.1000/182?a=b", PLAIN),
    ("https://x.org/articles/10.1000/182/full", PLAIN),
    ("10.1016/j. jad.2020.01.001", "10.1016/j.jad.2020.01.001"), (LANCET, LANCET),
    (f"https://doi.org/{LANCET}.", LANCET),
    (OLD, OLD), (doi_url(OLD), OLD), ("10.1000/a_b%c", "10.1000/a_b%c"), ("10.1000.10/123", "10.1000.10/123"),
    ("doi：10.1000/182", PLAIN), ("１０.1000／182", PLAIN), ("10.1000/x‐182", "10.1000/x-182"), ("10.1000/182…", PLAIN),
    ("https://doi.org/10.1000/182?utm=x", PLAIN), ("doi.org/10.1000/182#abstract", PLAIN),
    ("https://doi.org/10.1000/a%23b%3Fc", "10.1000/a#b?c"), ("10.1000/a#b?c", "10.1000/a#b?c"),
    ("10.1000/182. Epub 2020 May 1.", PLAIN), ("10.1000/182 PMID: 123", PLAIN),
    ("10.1000/epub.accessed", "10.1000/epub.accessed"),
    ("https://doi.org/10.1000/182 (accessed 3 May 2020)", PLAIN),
    ("Available from: https://doi.org/10.1000/182", PLAIN),
    ("https://x.org/article?id=10.1000/182", PLAIN), ("https://x.org/a?b=c&doi=10.1000/182&d=e", PLAIN),
    ("none", ""), ("10.1000", ""), ("10.1000/", ""), ("10.1000/1 2", ""), ("10.1000/1, 10.1000/2", ""),
    ("https://x.org/a", ""), ("", ""), ("10." + "1" * 5000, ""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "doi"), WRITTEN, ids=lambda text: text[:25])
def test_find_doi(written: str, doi: str) -> None:
    assert find_doi(written) == doi


@pytest.mark.parametrize(
    ("csl", "doi"),
    [
        ({"DOI": "10.1000/a&lt;b&gt;c"}, "10.1000/a<b>c"),
        ({"URL": "http://dx.doi.org/10.1000/182"}, PLAIN),
        ({"URL": "https://x.org/doi/10.1000/182"}, ""),
        ({"DOI": "none", "URL": "https://doi.org/10.1000/182"}, PLAIN),
    ],
    ids=["entities", "address of the registry", "another address", "no DOI, but its address"],
)
def test_doi_of(csl: dict[str, str], doi: str) -> None:
    assert doi_of(csl) == doi


def test_each_format_writes_the_doi_alone() -> None:
    one = reference("x", {"type": "book", "title": "T", "DOI": "DOI https://doi.org/10.1000%2F182."})
    assert plain_text(format_apa(one.csl)).endswith(" https://doi.org/10.1000/182")
    assert "\n  doi = {10.1000/182},\n" in to_bibtex([one])
    assert "\nDO  - 10.1000/182\n" in to_ris([one])
    assert '"DOI": "10.1000/182"' in to_csl_json([one])
