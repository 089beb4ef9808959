"""The words of texts: the same from every method, and the same that FTS5 sees."""

from __future__ import annotations

import unicodedata

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.tokens import Tokenizer, has_digits, is_form, is_syllabic, is_unspaced

LANGUAGES = (
    "en", "sv", "de", "ar", "tr", "hi", "zh-Hant", "ja", "th", "ko", "fr", "ru", "vi", "el", "he", "km", "my", "uk",
    "uz", "haw", "fa", "am", "ti", "bn", "mr", "ne", "pl", "cs", "da", "nb", "fi", "hu", "ro", "hr", "sk", "lt", "lv",
    "et", "is", "sq", "az", "pt", "it", "nl", "eo", "yi", "xx",
)  # fmt: skip

SIGNS = (
    "⁶₂¹aAzZ09 -\"'’sS.,*:\0\n\tßſıIİiåÅa\u030aéE\u0301o\u0308ǻ½ﬁ²ǅŉ脳力内ｶﾞガ한국\u1100\u1161ไทย\u0e33\u0e49กำ"
    "လာက\u103aေခ្មែរأإآٱـلًاءىیکहिन्दी\u093cקָשׁ\u200b\u200d\u202e\u00ad\ufe0f\ud800\udfff😀👩🏽٣５\u2028ʼʻ’`´״׳"
    "-\u2010ŉəñüßþłđșşőɗሐሀፀዓひヒゔ療疗裏न्दंङ্কমيی مها"
)
"""Letters, marks and signs that some language treats in a way of its own, and halves of characters."""

texts = st.text(max_size=30) | st.text(st.sampled_from(SIGNS), max_size=30)
languages = st.sampled_from(LANGUAGES)


@pytest.fixture(scope="module")
def tokens():
    """What the tokenizer of the index makes of a text."""
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (words, content='', tokenize='ascii')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)")

    def of(text: str) -> list[str]:
        connection.execute("INSERT INTO t (t) VALUES ('delete-all')")
        connection.execute("INSERT INTO t (rowid, words) VALUES (1, ?)", (text,))
        return [term for (term,) in connection.execute("SELECT term FROM v ORDER BY offset")]

    yield of
    connection.close()


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        ("en", "", []),
        ("en", " \t\n--\"*'", []),
        ("en", "The Brain, changing", ["the", "brain", "changing"]),
        ("en", "COVID-19 vitamin-B12", ["covid", "19", "vitamin", "b12"]),
        ("en", "Alzheimer's and Parkinson’s", ["alzheimer", "and", "parkinson"]),
        ("en", "PARKINSON'S", ["parkinson"]),
        ("en", "café's cafe\u0301's", ["cafe", "cafe"]),
        ("en", "x's\u0301 x'ś", ["x", "s", "x", "s"]),
        ("en", "don't 's s", ["don", "t", "s", "s"]),
        ("de", "Peter's", ["peter", "s"]),
        ("en", "null\0byte", ["null", "byte"]),
        ("en", "soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("en", "half \ud800 character\udfff", ["half", "character"]),
        ("en", "heart ❤️ 😀 tail", ["heart", "tail"]),
        ("en", "10⁶, 10¹² and 10⁻⁶", ["10", "6", "10", "12", "and", "10", "6"]),
        ("en", "m², H₂O, log₁₀, CO₂’s", ["m2", "h2o", "log10", "co2"]),
        ("en", "½ ﬁne x²", ["1", "2", "fine", "x2"]),
        ("zh", "大脑", ["大脑", "脑"]),
        ("zh", "大脑 皮层", ["大脑", "脑", "皮层", "层"]),
        ("zh", "脑", ["脑"]),
        ("zh", "维生素B12好", ["维生", "生素", "素", "b12", "好"]),
        ("en", "the 大脑 brain", ["the", "大脑", "脑", "brain"]),
        ("ja", "脳の力", ["脳ノ", "ノ力", "力"]),
        ("ja", "ｶﾞｽ ガス", ["ガス", "ス", "ガス", "ス"]),
        ("ko", "건강", ["건강", "강"]),
        ("ko", "\u1100\u1165\u11ab\u1100\u1161\u11bc", ["건강", "강"]),
        ("th", "ยา", ["ยา", "า"]),
        ("km", "ឈឺ", ["ឈឺ", "ឺ"]),
    ],
)
def test_forms(language, text, forms):
    assert Tokenizer(language).forms(text) == forms


@pytest.mark.parametrize(
    ("language", "text", "stretches"),
    [
        ("en", "The  brain.", ["The", "brain"]),
        ("en", "Alzheimer's way", ["Alzheimer", "way"]),
        ("en", "cafe\u0301 bar", ["cafe\u0301", "bar"]),
        ("de", "Straße weiß", ["Straße", "weiß"]),
        ("ar", "مُحَمَّد", ["مُحَمَّد"]),
        ("zh", "大脑!", ["大脑", "脑"]),
        ("en", "½", ["½", "½"]),
    ],
)
def test_where_they_stand(language, text, stretches):
    assert [text[first:last] for first, last in Tokenizer(language).spans(text, range(99)).values()] == stretches


@given(texts, languages)
def test_a_form_without_accents_is_a_form_and_stays(text, language):
    words = Tokenizer(language)
    for form in words.forms(text):
        plain = words.plain(form)
        assert is_form(plain)
        assert words.plain(plain) == plain or len(words.plain(plain)) < len(plain)  # oee, aaa


@given(texts, languages)
def test_a_prepared_text_has_the_same_positions_and_words(text, language):
    words = Tokenizer(language)
    prepared = words.prepared(text)
    assert len(prepared) == len(text)
    assert words.forms(prepared) == words.forms(text)


@given(texts, languages)
def test_all_ways_to_the_words_agree(tokens, text, language):
    words = Tokenizer(language)
    found = words.tokenize(text)
    forms = [word.form for word in found]
    assert words.forms(text) == forms
    assert tokens(words.indexed_text(text)) == forms
    assert words.spans(text, range(len(found))) == {n: (word.first, word.last) for n, word in enumerate(found)}
    assert all(is_form(form) and words.fold(form) == form for form in forms)


@given(texts, languages)
def test_words_lie_within_the_text_and_in_its_order(text, language):
    found = Tokenizer(language).tokenize(text)
    assert all(0 <= word.first < word.last <= len(text) for word in found)
    assert [word.first for word in found] == sorted(word.first for word in found)
    ends = [word.last for word in found if not any(end in text for end in "-\u2010\u00ad")]
    assert ends == sorted(ends)  # a word that the end of a line parts comes before its parts


@given(texts, languages)
def test_composed_or_not_is_the_same(text, language):
    words = Tokenizer(language)
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert words.forms(composed) == words.forms(decomposed)


@given(texts, st.sampled_from([each for each in LANGUAGES if each not in ("az", "tr")]))
def test_case_is_the_same(text, language):
    words = Tokenizer(language)
    assert words.forms(text.upper()) == words.forms(text.lower())


@given(st.lists(texts.filter(lambda text: not set(text) & set("-\u2010\u00ad")), max_size=3), languages)
def test_texts_on_lines_of_their_own_keep_their_words(parts, language):
    words = Tokenizer(language)
    assert words.forms("\n".join(parts)) == [form for part in parts for form in words.forms(part)]


@given(st.text(st.sampled_from("脳力内カ한국ไทยលខ្មែร\u1000\u102c"), min_size=2, max_size=12), languages, st.data())
def test_pairs_of_a_run_hold_every_part_of_it(text, language, data):
    """In the order in which they stand there."""
    words = Tokenizer(language)
    run = words.forms(text)
    start = data.draw(st.integers(0, len(run) - 1))
    end = data.draw(st.integers(start + 1, len(run)))
    assert "".join(pair[0] for pair in run) == words.fold(text)
    assert all(first[1:] == second[:1] for first, second in zip(run[start:end], run[start + 1 : end], strict=False))


@pytest.mark.parametrize(
    ("form", "digits", "unspaced", "syllabic"),
    [
        ("b12", True, False, False), ("abc", False, False, False), ("大脑", False, True, False),
        ("ไท", False, True, True), ("ខ្", False, True, True), ("한국", False, True, False), ("", False, False, False),
    ],
)  # fmt: skip
def test_kinds_of_words(form, digits, unspaced, syllabic):
    assert (has_digits(form), is_unspaced(form), is_syllabic(form)) == (digits, unspaced, syllabic)


@pytest.mark.parametrize(
    ("text", "is_one"), [("brain", True), ("大脑", True), ("", False), ("a b", False), ('a"', False), ("é\0", False)]
)
def test_what_is_one_form(text, is_one):
    assert is_form(text) is is_one
