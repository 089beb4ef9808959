"""Dividing words: the same places as Pyphen's, and none in what is not to be divided."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import pyphen
import pytest

from reader.library import hyphenation
from reader.library.hyphenation import DICTIONARIES, Hyphenator, has_patterns, hyphenator_for, is_mostly_divided
from reader.library.model import Span, Spans
from reader.system import paths

WORDS = {
    "en": ("psychotherapy", "hypertension", "administration", "neuroscience", "breathing", "strengths"),
    "en-US": ("psychotherapy", "counseling", "administration"),
    "fr": ("médicaments", "traitement", "hypertension"),
    "es": ("tratamiento", "enfermedad", "respiración"),
    "pt-BR": ("medicamentos", "tratamento"),
    "de": ("Krankenschwester", "Blutdruckmessung", "Behandlung"),
    "nl": ("behandeling", "ziekenhuis"),
    "ru": ("лечение", "заболевание", "медицинская"),
    "uk": ("лікування", "захворювання"),
    "el": ("θεραπεία", "φάρμακα"),
    "id": ("pengobatan", "kesehatan"),
}


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    hyphenation._load.cache_clear()
    yield
    hyphenation._load.cache_clear()  # a dictionary that is missing in a test is there in the next one


@pytest.mark.parametrize("language", WORDS)
def test_the_places_are_those_of_pyphen(language: str) -> None:
    own = hyphenator_for(language)
    name = DICTIONARIES[language.casefold()]
    theirs = pyphen.Pyphen(filename=paths.hyphenation() / f"hyph_{name}.dic", left=3, right=3)
    assert own is not None
    for word in WORDS[language]:
        assert list(own.places(word)) == theirs.positions(word), word
    assert any(own.places(word) for word in WORDS[language])


@pytest.mark.parametrize("name", DICTIONARIES.values())
def test_every_dictionary_is_there_and_divides_some_word(name: str) -> None:
    own = Hyphenator(*hyphenation._read(paths.hyphenation(), name))
    assert len(own._patterns) > 100


@pytest.mark.parametrize(
    "word",
    [
        "",
        "breath",
        "Armstrong",
        "WHO",
        "METHADONE",
        "iPhone",
        "therapist’s",
        "co-operate",
        "500",
        "b12vitamin",
        "x" * 7,
    ],
)
def test_what_is_not_divided(word: str) -> None:
    own = hyphenator_for("en")
    assert own is not None
    assert own.places(word) == ()


def test_nouns_of_german_have_capitals_and_others_are_names() -> None:
    german, english = hyphenator_for("de"), hyphenator_for("en")
    assert german is not None
    assert english is not None
    assert german.places("Behandlung")
    assert not german.places("BEHANDLUNG")
    assert not english.places("Administration")


@pytest.mark.parametrize(
    ("language", "has_any"),
    [
        ("en-GB", True),
        ("EN_za", True),
        ("pt-BR-x-clinic", True),
        ("sw", False),
        ("ar", False),
        ("", False),
        ("../en", False),
        ("e", False),
    ],
)
def test_tags(language: str, has_any: bool) -> None:
    assert has_patterns(language) == has_any
    assert (hyphenator_for(language) is not None) == has_any


@pytest.mark.parametrize(
    ("spans", "is_divided"),
    [
        ((), True),
        ((Span("Words of English, 5 mg – ≥ 3 °C."),), True),
        ((Span("Сердце и καρδιά."),), True),
        ((Span("One word, "), Span("كلمة", lang="ar"), Span(", in a sentence.")), True),
        ((Span("القلب يضخ الدم"),), False),
        ((Span("Dawa: "), Span("kunywa maji safi kila siku", lang="sw")), False),
        ((Span("Boire de l’eau potable.", lang="fr"),), True),
        ((Span("हृदय रक्त पंप करता है।"),), False),
        ((Span("သွေးလွန်တုပ်ကွေးရောဂါ"),), False),
        ((Span("心脏泵血。"),), False),
    ],
    ids=["empty", "en", "ru-el", "ar word", "ar", "sw passage", "fr passage", "hi", "my", "zh"],
)
def test_text_that_is_mostly_divided(spans: Spans, is_divided: bool) -> None:
    assert is_mostly_divided(spans) == is_divided


@pytest.mark.parametrize("data", [None, b"", b"UTF-8", b"no-such-encoding\n.a1b", b"UTF-8\n\xff\xfe", b"\xff\n.a1b"])
def test_a_dictionary_that_is_missing_or_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes | None
) -> None:
    monkeypatch.setattr(paths, "hyphenation", lambda: tmp_path)
    if data is not None:
        (tmp_path / "hyph_en_GB.dic").write_bytes(data)
    own = hyphenator_for("en")
    assert own is None or own.places("psychotherapy") == ()


@pytest.mark.parametrize("cut", [None, 20])
def test_a_packed_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int | None) -> None:
    data = (paths.hyphenation() / "hyph_en_GB.dic").read_bytes()
    monkeypatch.setattr(paths, "hyphenation", lambda: tmp_path)
    (tmp_path / "hyph_en_GB.dic.z").write_bytes(zlib.compress(data)[:cut])
    own = hyphenator_for("en")
    assert (own is None) == (cut is not None)
    assert own is None or own.places("psychotherapy") == (3, 6, 10)
