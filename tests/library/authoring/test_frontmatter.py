"""Problems of the front matter of an article."""

from __future__ import annotations

import pytest

from tests.library.authoring.samples import (
    END,
    MD,
    assert_reported,
)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (MD, "Sleep." + END, MD + ":1: the front matter is missing"),
        (MD, "---\ntitle: Sleep\n\nSleep." + END, MD + ":1: the front matter is never closed"),
        (MD, "---\nsummary: Short\n---\n" + END, MD + ":2: title is missing"),
        (MD, "---\n---\n" + END, MD + ":1: the front matter must contain fields"),
        (MD, "---\ntitle: Sleep\nauthors: Ann\n---\n" + END, MD + ":3: authors must be a list"),
        (MD, "---\ntitle: Sleep\nupdated: soon\n---\n" + END, MD + ":3: updated soon is not a date"),
        (
            MD,
            "---\ntitle: Sleep\nbased_on:\n  titel: X\n---\n" + END,
            MD + ":4: unknown field titel; did you mean title?",
        ),
        (MD, "---\ntitle: Sleep\nbased_on: Book\n---\n" + END, MD + ":3: based_on must contain fields"),
        (
            MD,
            "---\ntitle: S\nbased_on: {title: X, url: 'file:///x'}\n---\n" + END,
            MD + ":3: url must be a web address",
        ),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
