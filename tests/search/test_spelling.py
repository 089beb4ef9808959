"""British and American spelling made one."""

from __future__ import annotations

import pytest

from reader.search.spelling import american

PAIRS = """
behaviour behavior|behavioural behavioral|behaviourism behaviorism|colour color|coloured colored|favourite favorite
neighbourhood neighborhood|odour odor|labour labor|tumour tumor|tumours tumors|humour humor|rumour rumor
recognise recognize|recognising recognizing|recognised recognized|organisation organization|organisations organizations
analyse analyze|analysing analyzing|paralysed paralyzed|centre center|centres centers|fibre fiber|litre liter
dialogue dialog|catalogues catalogs|counselling counseling|counsellor counselor|travelled traveled|labelled labeled
haemorrhage hemorrhage|anaemia anemia|paediatric pediatric|oestrogen estrogen|oedema edema|diarrhoea diarrhea
foetus fetus|amoeba ameba|caesarean cesarean|aetiology etiology|anaesthetic anesthetic|leukaemia leukemia
manoeuvre maneuver|homoeopathy homeopathy|coeliac celiac|sulphur sulfur|ageing aging|grey gray|defence defense
licence license|practise practice|programme program|judgement judgment|tyre tire|sceptical skeptical|fulfil fulfill
mould mold|aluminium aluminum
"""

APART = (
    "four for", "hour hor", "your yor", "tour tor", "flour flor", "our or", "wise wize", "aerobic erobic", "poem pem",
    "does des", "shoe she", "goes ges", "acre acer", "are aer", "tall tal", "phone fone", "league leag", "five fiv",
)  # fmt: skip


@pytest.mark.parametrize("pair", [pair for line in PAIRS.strip().split("\n") for pair in line.split("|")])
def test_both_spellings_have_one_key(pair):
    british, american_word = pair.split()
    assert american(british) == american(american_word)


@pytest.mark.parametrize("pair", APART)
def test_words_that_only_look_like_it(pair):
    one, other = pair.split()
    assert american(one) != american(other)


@pytest.mark.parametrize("word", ["", "a", "our", "re", "is", "ogue", "ae", "oe", "大脑", "é" * 50, "our" * 20])
def test_odd_words_do_no_harm(word):
    assert isinstance(american(word), str)
