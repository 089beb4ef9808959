"""A quotation as it is copied: quotation marks, the article in APA style, and its link."""

from __future__ import annotations

import pytest

from reader.library.citation.quotation import quotation
from reader.library.model import Article, Location, PackInfo

ARTICLE = Article("talk", "How talking helps", (), authors=("Maria Weber",), published="2024-05-02")
INFO = PackInfo("brain", "The brain at rest", 2, "2026-11-29", "en-GB", publisher="Reed Press")
AT = Location("brain", "talk", "p1", 7)
SOURCE = "Maria Weber. (2024). How talking helps. In The brain at rest (2nd ed.). Reed Press."


def lines(words: str, article: Article = ARTICLE, info: PackInfo = INFO) -> list[str]:
    return quotation(words, article, info, AT).splitlines()


def test_all_of_it() -> None:
    assert lines("a quiet room ") == ["“a quiet room”", "", SOURCE, "carrel:brain/talk#p1"]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("He said “no”.", ["“He said ‘no’.”"]),
        ("One. \n\nTwo.\n", ["“One.", "", "Two.”"]),
        ("غرفة هادئة", ["“غرفة هادئة”"]),
    ],
    ids=["inner marks", "paragraphs", "Arabic"],
)
def test_words(words: str, quoted: list[str]) -> None:
    assert lines(words)[: len(quoted)] == quoted


@pytest.mark.parametrize(
    ("article", "info", "source"),
    [
        (ARTICLE._replace(authors=()), INFO, "Reed Press. (2024). How talking helps. In The brain at rest (2nd ed.)."),
        (ARTICLE._replace(published=""), INFO, SOURCE.replace("2024", "2026")),
        (ARTICLE._replace(updated="2025-01-01"), INFO, SOURCE.replace("2024", "2025")),
        (ARTICLE, INFO._replace(edition=1), SOURCE.replace(" (2nd ed.)", "")),
        (
            ARTICLE._replace(title="The brain at rest"),
            INFO,
            "Maria Weber. (2024). The brain at rest (2nd ed.). Reed Press.",
        ),
        (
            ARTICLE._replace(authors=("A", "B")),
            INFO._replace(publisher=""),
            "A & B. (2024). How talking helps. In The brain at rest (2nd ed.).",
        ),
    ],
    ids=["no author", "no date", "updated", "first edition", "one article", "no publisher"],
)
def test_source(article: Article, info: PackInfo, source: str) -> None:
    assert lines("x", article, info)[2] == source


def test_a_strangers_words_stay_on_their_line() -> None:
    odd = ARTICLE._replace(title="Tit\x00le\n\u2028x", authors=("A\nB",))
    assert len(lines("x", odd, INFO._replace(publisher="P\r\nQ"))) == 4
