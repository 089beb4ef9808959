"""Signs within words, by language; texts keep their length."""

from __future__ import annotations

import re

import pytest

from reader.search.word_signs import WordSigns, is_line_end


@pytest.mark.parametrize(
    ("language", "text", "prepared"),
    [
        ("en", "Alzheimer's, Alzheimer’s, Alzheimerʼs", "Alzheimer  , Alzheimer  , Alzheimer  "),
        ("de", "Peter's", "Peter's"),
        ("uk", "п'ять п’ять 'пять'", "пʼять пʼять 'пять'"),
        ("uz", "o‘t oʻt o`t o´t ʻo", "oʼt oʼt oʼt oʼt 'o"),
        ("he", 'צה"ל "צהל"', 'צהʼל "צהל"'),
        ("fa", "می شود نمی شود", "می\u200cشود نمی\u200cشود"),
        ("fa", "کتاب های من تر", "کتاب\u200cهای من\u200cتر"),
        ("fa", "ها", "ها"),
        ("ar", "مي شود", "مي شود"),
    ],
)
def test_prepared(language, text, prepared):
    assert WordSigns(language).prepared(text) == prepared


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("parace- tamol", True),
        ("parace-\n  tamol", True),
        ("parace\u00ad tamol", True),
        ("PARACE- TAMOL", True),
        ("parace-tamol", False),
        ("parace tamol", False),
        ("parace - tamol", False),
        ("Pre- and", False),
        ("Vor- und", False),
        ("drug- Resistant", False),
    ],
)
def test_line_end(text, is_one):
    [word, *_, after] = [found.span() for found in re.finditer("\\w+\u00ad?", text)]
    assert is_line_end(text, word, after) is is_one
