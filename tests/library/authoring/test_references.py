"""Problems of references.yaml."""

from __future__ import annotations

import pytest

from tests.library.authoring.samples import (
    REFERENCE,
    assert_reported,
)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (
            "references.yaml",
            REFERENCE + REFERENCE,
            "references.yaml:4: reference smith2020 is given twice (first in line 1)",
        ),
        (
            "references.yaml",
            REFERENCE.replace("book", "bok"),
            "references.yaml:2: unknown type bok; did you mean book?",
        ),
        ("references.yaml", REFERENCE.replace("  title: On sleep\n", ""), "references.yaml:1: title is missing"),
        ("references.yaml", REFERENCE + "  author: Smith\n", "references.yaml:4: author must be a list of names"),
        (
            "references.yaml",
            REFERENCE + "  author: [{famly: S}]\n",
            "references.yaml:4: unknown field famly; did you mean",
        ),
        ("references.yaml", REFERENCE + "  publsher: X\n", "references.yaml:4: unknown field publsher; did you mean"),
        ("references.yaml", REFERENCE + "  issued: [2020, 5]\n", "references.yaml:4: issued must be a date"),
        ("references.yaml", "referenes: []\n", "references.yaml:1: unknown field referenes; did you mean references?"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
