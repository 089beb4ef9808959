"""What folding removes from the words of a pack: accents, and the capitals of names."""

from __future__ import annotations

import pytest

from reader.search.tokens import Tokenizer
from reader.search.vocabulary import Spellings, letter_pairs


def spellings(language: str, *texts: str) -> Spellings:
    found = Spellings(Tokenizer(language))
    for text in texts:
        found.add_text(text)
    return found


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("en", "An été, a Café; a cafe.", {"ete": "été", "cafe": "café"}),
        ("en", "plain words", {}),
        ("sv", "får och idé", {"ide": "idé"}),
        ("en", "é" * 41, {}),
    ],
)
def test_written(language, text, written):
    assert spellings(language, text).written() == written


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "We gave it to Reed, to Alder.", {"reed", "alder"}),
        ("en", "Take it. Take more.", set()),
        ("en", "We saw Reed cut a reed .", set()),
        ("de", "Wir sahen Reed.", set()),
        ("fr", "avec Élise", {"elise"}),
    ],
)
def test_names(language, text, names):
    assert spellings(language, text).names() == names


def test_people_are_names():
    found = spellings("en")
    found.add_people(["Ann van Reed", "Bo Åkesson"])
    assert found.names() == {"ann", "van", "reed", "bo", "akesson"}


@pytest.mark.parametrize(("word", "pairs"), [("", ["00"]), ("a", ["0a", "a0"]), ("été", ["0é", "ét", "té", "é0"])])
def test_letter_pairs(word, pairs):
    assert letter_pairs(word) == pairs
