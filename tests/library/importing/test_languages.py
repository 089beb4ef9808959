"""Passages in another language than the document: kept as `[text]{lang=…}`."""

from __future__ import annotations

import pytest

from reader.library.importing.imported import CitedWork, CitedWorks, StyledText, WebTarget
from reader.library.importing.markdown_inlines import LinkNames, written
from reader.library.model import Style
from tests.library.importing.html.html_markdown import markdown_of

ARABIC = StyledText("القلب", language="ar")


@pytest.mark.parametrize(
    ("language", "inlines", "expected"),
    [
        ("en", [StyledText("Heart: "), ARABIC], "Heart: [القلب]{lang=ar}"),
        ("ar", [ARABIC, StyledText(" and "), StyledText("heart", language="en")], "القلب and [heart]{lang=en}"),
        ("en", [StyledText("a colour ", language="en-GB"), StyledText("b", language="en-US")], "a colour b"),
        ("en", [StyledText("le ", language="fr_FR"), StyledText("cœur", Style.EMPHASIS, language="fr_FR")],
         "[le *cœur*]{lang=fr-FR}"),
        ("en", [StyledText("so"), StyledText(" dit ", language="fr"), StyledText("he")], "so [dit]{lang=fr} he"),
        ("en", [StyledText("x", language="nonsense!")], "x"),
        ("en", [StyledText("x", language="und"), StyledText(" 5–10 ", language="fr")], "x 5–10"),
        ("en", [StyledText("ici", target=WebTarget("https://x.org"), language="fr")],
         "[[ici](https://x.org)]{lang=fr}"),
        ("en", [StyledText("x"), CitedWorks((CitedWork("a"),))], "x[@a]"),
        ("und", [StyledText("heart", language="en"), ARABIC], "heart[القلب]{lang=ar}"),
        ("", [StyledText("heart", language="en"), ARABIC], "heart[القلب]{lang=ar}"),
    ],
)  # fmt: skip
def test_written(language: str, inlines: list, expected: str) -> None:
    assert written(inlines, LinkNames({}, {}, language=language)) == expected


PAGES = {
    "paragraph": ('<p lang="ar">القلب سليم</p>', "[القلب سليم]{lang=ar}"),
    "span": ('<p>The <span lang="ar">القلب</span> is</p>', "The [القلب]{lang=ar} is"),
    "inside": ('<div xml:lang="fa"><p>قلب <b>سالم</b></p></div>', "[قلب **سالم**]{lang=fa}"),
    "same letters": ('<p lang="de">Herz</p>', "Herz"),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_html(page: str, expected: str) -> None:
    assert markdown_of(page)[0].strip() == expected
