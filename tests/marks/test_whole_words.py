"""A selection that cuts a word in half takes the whole word. The selection stands in brackets."""

from __future__ import annotations

import pytest

from reader.marks.whole_words import widened

CASES = [
    ("take para[cet]amol now", "paracetamol"),
    ("ta[ke paracet]amol now", "take paracetamol"),
    ("take [paracetamol] now", "paracetamol"),
    ("take[ ]paracetamol", " "),
    ("d[o]n’t stop", "don’t"),
    ("don[']t stop", "don't"),
    ("give 1.[5] mg", "1.5"),
    ("give 1[,]000 mg", "1,000"),
    ("[5] mg", "5"),
    ("the end[.]", "."),
    ("twi[ce]-daily", "twice"),
    ("5[0]0mg.", "500mg"),
    ("f[i]e\u0301vre", "fie\u0301vre"),
    ("Страд[ан]ие это", "Страдание"),
    ("أعط ال[دو]اء الآن", "الدواء"),
    ("الم[ُم]َرِّضَة هنا", "المُمَرِّضَة"),
    ("תן ת[רו]פה לילד", "תרופה"),
    ("این می\u200c[ش]ود", "می\u200cشود"),
    ("para\u00ad[ce]ta\u00admol", "para\u00adceta\u00admol"),
    ("이 약[을] 드세요", "약을"),
    ("इस द[व]ा को", "दवा"),
    ("每天[服]用两次", "服"),
    ("くすり[を]飲む", "を"),
    ("ガ[ｶ]ﾞｰ", "ｶﾞ"),
    ("ใ[ห]้ยา", "ห้"),
    ("น[้]ำ", "น้ำ"),
    ("服用[mg]以上", "mg"),
    ("a 👩[\u200d]⚕️ b", "👩\u200d⚕️"),
    ("👍[🏽] ok", "👍🏽"),
    ("🇫🇷[🇩]🇪", "🇩🇪"),
    ("[]", ""),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_widened(marked, expected):
    first, last = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    begin, end = widened(text, first, last)
    assert text[begin:end] == expected
    assert widened(text, begin, end) == (begin, end)
