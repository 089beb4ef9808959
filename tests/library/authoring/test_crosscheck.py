"""Unused references and figures, and links to blocks of other articles."""

from __future__ import annotations

import pytest

from tests.library.authoring.samples import (
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
