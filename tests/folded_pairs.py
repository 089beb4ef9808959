"""Pairs of words that the search finds by each other, each with the language of its pack; every filter must, too."""

from __future__ import annotations

import pytest

PAIRS = [
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
    # letters that stand for one another
    ("ro", "şi ţară", "și țară"),
    ("hu", "szülő", "szülö"),
    ("en", "nəfəs", "nefes"),
    ("ja", "くすり", "クスリ"),
    ("ja", "ゔ", "ヴ"),
    ("am", "ሐኪም ፀሓይ ሠላም ዓይን", "ሀኪም ጸሃይ ሰላም አይን"),
    ("zh", "糖尿病治療", "糖尿病治疗"),
    ("ko", "療法", "疗法"),
    ("hi", "हिन्दी", "हिंदी"),
    ("mr", "अण्डा", "अंडा"),
    ("bn", "ব্যাঙ্ক", "ব্যাংক"),
    ("gu", "અન્ધ", "અંધ"),
    # others
    ("he", "שָׁלוֹם", "שלום"),
    ("hi", "ज़", "ज"),
    ("hi", "हँसी", "हंसी"),
    ("hi", "१२", "12"),
    ("ja", "ＡＢＣ", "abc"),
    ("ja", "ｶﾞ", "ガ"),
    ("en", "ﬁne", "fine"),
    ("en", "word\ufe0f", "word"),
]

each_pair = pytest.mark.parametrize(
    ("language", "one", "other"), PAIRS, ids=[f"{number}-{language}" for number, (language, *_) in enumerate(PAIRS)]
)
"""Runs a test with `language`, `one` and `other`."""
