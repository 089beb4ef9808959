"""Language tags: valid ones, and corrections for common mistakes."""

from __future__ import annotations

import pytest

from reader.library.authoring.language import language_problem


@pytest.mark.parametrize(
    "tag", ["en", "EN", "en-GB", "sw", "zh-Hant-TW", "es-419", "de-CH-1996", "yue", "en-x-clinic", "sl-rozaj-biske"]
)
def test_valid_tags(tag: str) -> None:
    assert language_problem(tag) == ""


@pytest.mark.parametrize(
    ("tag", "suggestion"),
    [
        ("english", "did you mean en?"), ("German", "did you mean de?"), ("en_GB", "did you mean en-GB?"),
        ("jp", "did you mean ja?"), ("cz", "did you mean cs?"), ("ua", "did you mean uk?"), ("xx", "write one such as"),
        ("e", "write one such as"), ("en-", "write one such as"), ("klingon", "write one such as"),
        ("", "write one such as"),
    ],
)  # fmt: skip
def test_invalid_tags(tag: str, suggestion: str) -> None:
    assert suggestion in language_problem(tag)
