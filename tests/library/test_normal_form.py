"""Normal forms of texts with very many marks on one letter."""

from __future__ import annotations

import random
import unicodedata

import pytest

from reader.library.normal_form import PIECE, Form, is_normalized, normalized

FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
ACCENTS = "\u0301\u0327"  # of two classes, which Python sorts by moving each second one over all of the first


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(6))
def test_a_long_text_has_the_same_form_as_in_one_piece(form: Form, seed: int) -> None:
    made = random.Random(seed)
    letters = "aé漢がかﾞﾞ각\u1100\u1161\u11a8क़\u0915\u093c\u0bc6\u0bbeſ\u0301\u0327 .ﬁ"
    text = "".join(made.choice(letters) for _ in range(5 * PIECE + made.randrange(500)))
    assert normalized(form, text) == unicodedata.normalize(form, text)
    assert is_normalized(form, text) == unicodedata.is_normalized(form, text)
    assert is_normalized(form, normalized(form, text))


@pytest.mark.parametrize("count", [PIECE, 50 * PIECE])
def test_python_never_sorts_a_long_run_of_marks(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = 0

    def counted(form: Form, text: str) -> str:
        nonlocal longest
        longest = max(longest, len(text))
        return text

    monkeypatch.setattr(unicodedata, "normalize", counted)
    assert len(normalized("NFC", "a" + ACCENTS * count)) == 1 + 2 * count
    assert longest <= 2 * PIECE
