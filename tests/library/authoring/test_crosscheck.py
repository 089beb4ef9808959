"""Unused references and figures, and links to blocks of other articles."""

from __future__ import annotations

import pytest

from reader.library.authoring import crosscheck
from tests.library.authoring.samples import (
    MD,
    REFERENCE,
    SVG,
    TERM,
    assert_reported,
)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("figures/other.svg", SVG.format(""), "figures/other.svg:1: this figure is never used"),
        (
            "glossary.yaml",
            TERM.replace("Rest.", "'[x](article:mood#y)'"),
            "glossary.yaml:3: the article mood has no block #y",
        ),
        (
            "references.yaml",
            REFERENCE + "- id: b\n  type: book\n  title: T\n",
            "references.yaml:4: reference b is never cited",
        ),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)


def test_found_by_of_all_articles_together_has_a_limit(make_folder, monkeypatch):
    monkeypatch.setattr(crosscheck, "MOST_FOUND_BY_IN_PACK", 2)
    text = "---\ntitle: S\nfound_by:\n  bed: [pills, crisis, poison]\n---\n\nA bed. {#bed}\n"
    assert_reported(make_folder, MD, text, f"{MD}:1: found_by has more than 2 texts in this pack; delete some")
