"""Title case for the names of English periodicals."""

from __future__ import annotations

import pytest

from reader.library.citation.title_case import is_english, title_case, with_capital_subtitle


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Journal of clinical nursing", "Journal of Clinical Nursing"),
        ("The New England journal of medicine", "The New England Journal of Medicine"),
        ("Perceptual and motor skills", "Perceptual and Motor Skills"),
        ("Health: a reader", "Health: A Reader"),
        ("eLife and mSystems", "eLife and mSystems"),
        ("npj digital medicine", "npj Digital Medicine"),
        ("Journal of <i>vibrio</i> studies", "Journal of <i>Vibrio</i> Studies"),
        ("Doctors’ work", "Doctors’ Work"),
        ("", ""),
    ],
)
def test_title_case(title: str, expected: str) -> None:
    assert title_case(title) == expected


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Journal of clinical nursing", "", True),
        ("Journal of clinical nursing", "de", False),
        ("Quiet", "en-GB", True),
        ("Quiet", "", False),
        ("Bibliotek for læger", "", False),
        ("Revue of médecine", "", False),
    ],
)
def test_is_english(title: str, language: str, expected: bool) -> None:
    assert is_english(title, language) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The desk: a history", "The desk: A history"),
        ("The desk: “quiet” work", "The desk: “Quiet” work"),
        ("The desk: <i>vibrio</i> on it", "The desk: <i>Vibrio</i> on it"),
        ("The desk—quiet or not", "The desk—Quiet or not"),
        ("Who is at the desk? and why", "Who is at the desk? And why"),
        ("Of desks: pH, mRNA and eLife", "Of desks: pH, mRNA and eLife"),
        ("Odds of 1:2 and the desk", "Odds of 1:2 and the desk"),
        ("The desk vs. the chair", "The desk vs. the chair"),
        ("The desk: 12 years", "The desk: 12 years"),
        ("", ""),
    ],
)
def test_capital_after_a_colon(title: str, expected: str) -> None:
    assert with_capital_subtitle(title, "en") == expected


def test_other_languages_keep_their_letters() -> None:
    assert with_capital_subtitle("The desk: a history", "de") == "The desk: a history"
    assert with_capital_subtitle("Le bureau: une étude", "") == "Le bureau: une étude"
