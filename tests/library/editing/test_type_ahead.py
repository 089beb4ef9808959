"""Type-ahead over terms and sources: the best matches first."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.editing.snapshot import FolderSnapshot
from reader.library.editing.type_ahead import type_ahead

GLOSSARY = """\
- {id: cbt, term: cognitive behavioural therapy, aka: [CBT, talk therapy], definition: Talk that helps.}
- {id: neuron, term: neuron, aka: [nerve cell], definition: A cell of the brain.}
- {id: neuroplasticity, term: neuroplasticity, definition: The brain can change.}
- {id: nervous-system, term: nervous system, definition: Brain and nerves.}
- {id: etat, term: état, definition: A state.}
"""
REFERENCES = """\
references:
- {id: smith2020, type: book, title: On sleep, author: [{family: Smith, given: Ann}], issued: 2020}
- {id: who2024, type: book, title: Sleep and health, author: [{literal: World Health Organization}], issued: 2024}
- {id: garcia2019, type: article, title: Memory, author: [{family: García}], container-title: Brain, issued: 2019}
- {id: broken, author: nobody, title: Broken}
"""
SNAPSHOT = FolderSnapshot(Path(), {"glossary.yaml": GLOSSARY, "references.yaml": REFERENCES})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("neuron", ["neuron"]),
        ("neuro", ["neuron", "neuroplasticity"]),
        ("CBT", ["cbt"]),
        ("ther", ["cbt"]),
        ("talk th", ["cbt"]),
        ("sys", ["nervous-system"]),
        ("Etat", ["etat"]),
        ("brain", ["neuron", "neuroplasticity", "nervous-system"]),
        ("neuorn", ["neuron"]),
        ("neuroplastizity", ["neuroplasticity"]),
        ("xyzzy", []),
        ("", ["cbt", "neuron", "neuroplasticity", "nervous-system", "etat"]),
    ],
)
def test_terms(typed, expected):
    found = [match.id for match in type_ahead(SNAPSHOT, "term", typed)]
    assert found[: len(expected)] == expected
    assert (found == []) == (expected == [])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("smith", "smith2020"),
        ("Smith 2020", "smith2020"),
        ("sleep", "who2024"),
        ("world health", "who2024"),
        ("garcia", "garcia2019"),
        ("brain", "garcia2019"),
        ("smiht", "smith2020"),
        ("broken", "broken"),
        ("2024", "who2024"),
    ],
)
def test_sources(typed, expected):
    assert type_ahead(SNAPSHOT, "citation", typed)[0].id == expected


def test_what_is_shown_and_inserted():
    term = type_ahead(SNAPSHOT, "term", "nerve")[0]
    assert (term.id, term.label, term.words, term.detail) == ("neuron", "neuron", "nerve cell", "A cell of the brain.")
    source = type_ahead(SNAPSHOT, "citation", "smith")[0]
    assert (source.label, source.detail) == ("Smith, 2020", "On sleep")


@pytest.mark.parametrize("text", ["", "a: [", "- x", "x: y", "- {id: [a]}"])
def test_a_broken_file_has_no_entries(text):
    assert type_ahead(FolderSnapshot(Path(), {"glossary.yaml": text}), "term", "a") == []
