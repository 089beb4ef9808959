"""Where sentences end: abbreviations, numbers, initials, quotations, and the marks of other scripts."""

from __future__ import annotations

import pytest

from reader.speech.abbreviations import is_abbreviation
from reader.speech.sentences import LONGEST, sentences

THAI = "กินยาบ่อย ๆ ทุกวัน "


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Wash your hands.", "Then wait."]),
        ("en", ["Give 1.5 mg, e.g. twice.", "Then wait 2.5 hours."]),
        ("en", ["Dr. Smith and Mrs. Jones came.", "They left."]),
        ("en", ["J. K. Rowling and J.R.R. Tolkien wrote it.", "We read."]),
        ("en", ["Take 5 mg. twice a day.", "Rest."]),
        ("en", ["Take 500 mg.", "Then rest."]),
        ("en", ["See Fig. 3 and p. 12.", "No.", "Go on."]),
        ("en", ["He said: “No.”", "She said (twice!) yes."]),
        ("en", ["“Why?” she asked.", "Nobody knew…", "Then they did."]),
        ("en", ["1. Wash hands.", "2. Dry them."]),
        ("en", ["One line", "Another line"]),
        ("en", ["What?!", "Yes!"]),
        ("en", ["The U.S. army came."]),
        ("en", ["Version 3.11.2 is at example.org/a.html now."]),
        ("de", ["Am 3. Mai, z.B. um 8 Uhr.", "Dann nicht."]),
        ("fr", ["M. Martin prend 5 ml.", "« Bien ! »", "C'est tout."]),
        ("es", ["¿Duele?", "¡Sí!", "El Dr. Paz viene."]),
        ("sw", ["Nenda kwa Dkt. Juma.", "Pumzika."]),
        ("el", ["Τι κάνεις;", "Καλά."]),
        ("ru", ["В 1990 г. было так.", "Потом нет."]),
        ("ar", ["هل أنت بخير؟", "نعم.", "اتصل الآن"]),
        ("ur", ["یہ ہے۔", "وہ ہے۔"]),
        ("hi", ["यह है।", "वह है।"]),
        ("my", ["မင်္ဂလာပါ။", "ကောင်းပါတယ်။"]),
        ("km", ["សួស្តី។", "អរគុណ។"]),
        ("am", ["ሰላም።", "እሺ።"]),
    ],
)
def test_sentences_between_spaces(language: str, expected: list[str]) -> None:
    separator = "\n" if "One line" in expected else " "
    text = separator.join(expected)
    assert [text[first:last] for first, last in sentences(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("你好。世界！再见", ["你好。", "世界！", "再见"]),
        ("「行くの？」と聞いた。はい。", ["「行くの？」", "と聞いた。", "はい。"]),
        ("यह है।वह है", ["यह है।", "वह है"]),
        (THAI * 6, [THAI.strip() + " " + THAI.strip() + " " + THAI.strip() + " " + THAI.strip(), (THAI * 2).strip()]),
        ("", []),
        (" \n ", []),
        ("...", ["..."]),
        ("Word", ["Word"]),
        ("  Two.  Spaces.  ", ["Two.", "Spaces."]),
    ],
)
def test_sentences_without_spaces(text: str, expected: list[str]) -> None:
    assert [text[first:last] for first, last in sentences(text)] == expected


def test_thai_is_not_parted_before_its_sign_of_repetition() -> None:
    found = [(THAI * 20)[first:last] for first, last in sentences(THAI * 20, "th")]
    assert len(found) > 3
    assert not [part for part in found if part.startswith("ๆ")]


LONG = {
    "words": "word " * 500,
    "one word": "x" * 5000,
    "pauses": "one, two; three: " * 300,
    "ideographs": "语" * 3000,
    "ideographs with pauses": "语、" * 900,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_sentence_is_divided_without_losing_a_letter(text: str) -> None:
    found = sentences(text)
    assert max(last - first for first, last in found) <= LONGEST
    assert "".join(text[first:last] for first, last in found).replace(" ", "") == text.replace(" ", "")


HOSTILE = {
    "dots": "." * 100_000,
    "words with dots": "a." * 50_000,
    "initials": "A. " * 20_000,
    "numbers": "1. " * 20_000,
    "quotation marks": "“" * 100_000,
    "thai": "ก " * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_no_time(text: str) -> None:
    assert sum(last - first for first, last in sentences(text, "th")) <= len(text)


@pytest.mark.parametrize(
    ("word", "language", "following", "expected"),
    [
        ("Dr", "en", "S", True),
        ("DR", "xx", "S", True),
        ("e.g", "en", "", True),
        ("No", "en", "5", True),
        ("No", "en", "Y", False),
        ("etc", "en", "A", False),
        ("etc", "en", "a", True),
        ("I", "en", "", False),
        ("water", "en", "", False),
        ("usw", "de", "", True),
        ("usw", "en", "", False),
        ("(cf", "en", "", True),
    ],
)
def test_abbreviations(word: str, language: str, following: str, expected: bool) -> None:
    assert is_abbreviation(word, language, following) is expected
