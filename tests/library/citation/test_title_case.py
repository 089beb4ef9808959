"""Title case for the names of English periodicals."""

from __future__ import annotations

import pytest

from reader.library.citation.title_case import is_english, title_case


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
