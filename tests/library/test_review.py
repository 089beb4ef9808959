"""The line about the review of an article."""

from __future__ import annotations

import pytest

from reader.library.model import Article
from reader.library.page_words import ENGLISH
from reader.library.review import review_line
from tests.packs import INFO

BY = "Reviewed by Dr A."
NOT_REVIEWED = ENGLISH["not_reviewed"]
ARTICLE = Article("a", "T", ())
HEALTH = INFO._replace(topic="health")
REVIEWED = INFO._replace(reviewed_by="Dr A", review_due="2026-11")


@pytest.mark.parametrize(
    ("article", "info", "line"),
    [
        (ARTICLE, INFO, ""),
        (ARTICLE, HEALTH, NOT_REVIEWED),
        (ARTICLE, REVIEWED, "Reviewed by Dr A. Next review is due in November 2026."),
        (ARTICLE, REVIEWED._replace(review_due="2026-10"), "Reviewed by Dr A. Review was due in October 2026."),
        (ARTICLE, REVIEWED._replace(review_due="2026-11-27"), "Reviewed by Dr A. Review was due on 27 November 2026."),
        (
            ARTICLE,
            REVIEWED._replace(review_due="2026-11-28"),
            "Reviewed by Dr A. Next review is due on 28 November 2026.",
        ),
        (ARTICLE, HEALTH._replace(review_due="2025"), f"{NOT_REVIEWED} Review was due in 2025."),
        (ARTICLE._replace(reviewed_by="B. C., M.D."), HEALTH, "Reviewed by B. C., M.D."),
        (ARTICLE, REVIEWED._replace(language="fr"), "Relu par Dr A. Prochaine relecture prévue : novembre 2026."),
        (ARTICLE._replace(review_due="2027"), REVIEWED, "Reviewed by Dr A. Next review is due in 2027."),
    ],
)
def test_a_line(article, info, line):
    assert review_line(article, info, "2026-11-28") == line
