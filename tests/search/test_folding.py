"""Letters made alike as their language wants it."""

from __future__ import annotations

import unicodedata

import pytest

from reader.search.folding import Letters, primary_language


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        # accents and case
        ("en", "Café", "cafe"),
        ("en", "naïve", "NAIVE"),
        ("fr", "Élève", "eleve"),
        ("fr", "Œuvre cœur", "oeuvre coeur"),
        ("es", "corazón", "corazon"),
        ("pt", "atenção", "atencao"),
        ("el", "ΣΟΦΌΣ", "σοφος"),
        ("ru", "Ёлка", "елка"),
        ("vi", "tiếng", "tiêng"),
        ("en", "Åse", "ase"),
        ("en", "Kraków", "krakow"),
        ("en", "smørrebrød", "smorrebrod"),
        ("en", "İstanbul", "istanbul"),
        # German
        ("de", "Straße", "STRASSE"),
        ("de", "groẞ", "gross"),
        ("de", "Übung", "ubung"),
        # letters of their own stay themselves, in capitals too
        ("sv", "ÅÄÖ", "åäö"),
        ("sv", "a\u030a", "å"),
        ("sv", "idé", "ide"),
        ("da", "ÆØÅ", "æøå"),
        ("es", "NIÑO", "niño"),
        ("pl", "ŁÓDŹ", "łódź"),
        # Turkish
        ("tr", "IŞIK", "ışık"),
        ("tr", "İLAÇ", "ilaç"),
        ("az", "I", "ı"),
        # Arabic: vowels, tatweel, alefs and hamzas; the Persian forms of letters
        ("ar", "مُحَمَّدٌ", "محمد"),
        ("ar", "الـــدواء", "الدوا"),
        ("ar", "أإآٱ", "اااا"),
        ("ar", "مدرسة", "مدرسه"),
        ("ar", "على", "علي"),
        ("fa", "کتاب یک", "كتاب يك"),
        ("ar", "٣٤", "34"),
        # others
        ("he", "שָׁלוֹם", "שלום"),
        ("hi", "ज़", "ज"),
        ("hi", "हँसी", "हंसी"),
        ("hi", "१२", "12"),
        ("ja", "ＡＢＣ", "abc"),
        ("ja", "ｶﾞ", "ガ"),
        ("en", "ﬁne", "fine"),
        ("en", "word\ufe0f", "word"),
    ],
)
def test_alike(language, one, other):
    letters = Letters(language)
    assert letters.fold(one) == letters.fold(other)
    assert letters.fold(unicodedata.normalize("NFD", one)) == letters.fold(unicodedata.normalize("NFC", other))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("sv", "får", "far"), ("sv", "lön", "lon"), ("da", "ø", "o"), ("fi", "ä", "a"), ("es", "año", "ano"),
        ("tr", "ılık", "ilik"), ("tr", "ş", "s"), ("pl", "ł", "ó"), ("ru", "й", "и"), ("vi", "ơ", "o"),
        ("vi", "đ", "d"),
        ("hi", "कि", "की"), ("hi", "कि", "क"), ("th", "กำ", "กา"), ("ja", "か", "が"), ("en", "a", "b"),
    ],
)  # fmt: skip
def test_apart(language, one, other):
    letters = Letters(language)
    assert letters.fold(one) != letters.fold(other)
    assert letters.fold(unicodedata.normalize("NFD", one)) != letters.fold(other)


@pytest.mark.parametrize("language", ["en", "tr", "sv", "ar", "", "xx"])
def test_every_character_can_be_folded_and_once_is_enough(language):
    letters = Letters(language)
    for code in (*range(0x3500), *range(0xA000, 0xAC10), *range(0xD7A0, 0xE000), *range(0xF8F0, 0x10100), 0x10FFFF):
        folded = letters.fold(chr(code))
        assert letters.fold(folded) == folded
        assert not any("A" <= each <= "Z" for each in folded)


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("en-GB", "en"), ("EN", "en"), ("zh-Hant-TW", "zh"), ("", "")]
)
def test_language(tag, language):
    assert primary_language(tag) == language


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("abc", None),
        ("Äbc", None),
        ("ßa", [0, 0, 1, 2]),
        ("a\u0308b", [0, 2, 3]),
        ("e\u0301\u0327", [0, 3]),
        ("a\u00adb", [0, 2, 3]),
        ("", None),
    ],
)
def test_where_each_letter_comes_from(text, origins):
    folded, found = Letters("en").fold_with_origins(text)
    assert folded == Letters("en").fold(text)
    assert found == origins
