"""What holds for every question, whatever was typed: properties of the answers of real, small packs."""

from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.library.model import Span, Term
from reader.search.answer import KINDS, Answer
from reader.search.searcher import Searcher
from reader.search.tokens import Tokenizer
from tests.packs import ARTICLES, REFERENCES, TERMS
from tests.search.asking import article, heading, ids, paragraph, places, texts

BODIES = {
    "en": (
        "Alzheimer's disease is a loss of memory; naïve coöperation, COVID-19 and vitamin B12.",
        "The therapies of behaviour, well-being and a café's quiet. AND OR NOT NEAR.",
        "Prozac's maker said: “don't stop at once”. (See below) {x} [y] a*b",
        "Nothing but words, words, words; and pain.",
    ),
    "sv": ("Får får får? Nej, får får inte får, får får lamm.", "Ångest och oro är inte lön", "Far åt glass idag"),
    "ar": ("الدَّوَاءُ في الـــقلب وأمراض أخرى", "إلى القلب من مدرسة", "١٢ يوما"),
    "tr": ("İLAÇ ve ışık IŞIK ilaç", "Isı iyi İyi", "Bir sıra gün"),
    "hi": ("ज़्यादा पानी और हिन्दी की किताब", "हँसी कि की को", "दवा १२ दिन"),
    "zh": ("大脑皮层很重要，睡眠帮助大脑。", "认知行为疗法CBT有效", "痛和脑"),
    "ja": ("眠れない夜のカフェイン ｶﾞｽ", "脳の力、ﾊﾟﾝ", "水を飲む"),
    "th": ("โรคเบาหวานเป็นโรคเรื้อรัง กินยา", "น้ำตาลในเลือด กำลัง", "นอนหลับ"),
    "km": ("ជំងឺទឹកនោមផ្អែម", "ខ្មែរ និង ថ្នាំ", "ដេក"),
}
SIGNS = '"“”«»-–*^:(){}+~\0\n\t\u200b\u200d\u202e\u00ad\u0301\u0308\ud800\udfff😀👩🏽ßİıſ大脑ไกำ\u064b\u0640½'
WORDS = ("AND", "OR", "NOT", "NEAR", "NEAR(", "search_text", "rank", "body:", "the", "brain", "zz", "--", '""', '-"')

pieces = (
    st.sampled_from(SIGNS)
    | st.sampled_from([word for bodies in BODIES.values() for body in bodies for word in body.split()])
    | st.sampled_from(WORDS)
    | st.text(max_size=6)
)
queries = st.builds(str.join, st.sampled_from(["", " ", " -", ' "', '" ']), st.lists(pieces, max_size=6))


@pytest.fixture(scope="module")
def searchers(lasting) -> dict[str, Searcher]:
    """One for each language, and one for all."""
    files = {}
    for language, bodies in BODIES.items():
        words = bodies[0].split()
        headings = (heading(text, level, f"h{level}") for level, text in enumerate(bodies[:2], 2))
        more = article("More", *headings, paragraph(bodies[2], "p"))
        files[language] = lasting.pack(
            [*texts(*bodies), more],
            [Term("one", words[0], (Span(bodies[1]),), (words[-1],))],
            language=language,
            id=language,
        )
    files["sample"] = lasting.pack(ARTICLES, TERMS, REFERENCES, id="sample")
    return {language: lasting.searcher(file) for language, file in files.items()} | {
        "all": lasting.searcher(*files.values())
    }


def assert_sound(answer: Answer, typed: str) -> None:
    assert answer.typed == typed
    assert answer.unsearchable == ()
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(math.isfinite(score) and score >= 0 for score in scores)
    assert set(answer.counts) == set(KINDS)
    assert bool(answer.hits) is any(answer.counts.values()) is any(answer.packs.values())
    for kind, number in answer.counts.items():
        assert sum(hit.kind == kind for hit in answer.hits) <= number
    for hit in answer.hits:
        edges = [edge for mark in hit.matches for edge in mark]
        assert edges == sorted(edges)
        assert all(0 <= first < last <= len(hit.excerpt) for first, last in hit.matches)
        assert not set("\n\r\t\u2028") & set(hit.excerpt)
        assert hit.kind in KINDS


@given(queries)
@settings(max_examples=250)
def test_any_text_is_answered(searchers, typed):
    answer = searchers["all"].ask(typed)
    assert_sound(answer, typed)
    assert answer == searchers["all"].ask(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 100_000, "a " * 50_000, '"' * 100_000, "-" * 100_000, '-"a" ' * 20_000, "(" * 100_000, "大脑" * 50_000,
        "\ud800" * 100_000, "e\u0301" * 50_000, "\u0301" * 100_000, "\u202e" * 100_000, "😀" * 1000, "\0" * 1000,
        "a" + "\u0301" * 1000, "NOT " * 1000, "ไทย" * 1000, " OR ".join("abcdefgh"), '"a" NEAR/3 "b"', "a\\", "%_?",
    ],
)  # fmt: skip
def test_extremes_are_answered(searchers, typed):
    assert_sound(searchers["all"].ask(typed), typed)
    assert searchers["all"].matches(typed, "en", []) == []


@given(queries, st.sampled_from(["", *KINDS]), st.integers(0, 12), st.sampled_from(["", *BODIES]))
@settings(max_examples=120)
def test_limit_kind_and_pack_are_obeyed(searchers, typed, kind, count, pack):
    answer = searchers["all"].ask(typed, kind=kind, pack=pack, count=count)
    assert len(answer.hits) <= count
    assert {hit.kind for hit in answer.hits} <= {kind or hit.kind for hit in answer.hits}
    assert {hit.pack for hit in answer.hits} <= {pack or hit.pack for hit in answer.hits}
    more = searchers["all"].ask(typed, kind=kind, pack=pack, count=60)
    assert more.hits[: min(count, 8)] == answer.hits[:8]


@given(st.sampled_from(list(BODIES)), st.data())
@settings(max_examples=120)
def test_every_word_finds_its_place(searchers, language, data):
    number = data.draw(st.integers(0, 2))
    body = BODIES[language][number]
    word = data.draw(st.sampled_from(Tokenizer(language).tokenize(body)))
    answer = searchers[language].ask(body[word.first : word.last] + " ", count=60)
    assert f"a{number + 1}" in ids(answer)
    assert not answer.is_suggested


@given(st.sampled_from(list(BODIES)), st.data())
@settings(max_examples=120)
def test_a_phrase_cut_out_of_a_block_finds_it(searchers, language, data):
    number = data.draw(st.integers(0, 2))
    body = BODIES[language][number]
    words = Tokenizer(language).tokenize(body)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(len(words) - 1, first + 12)))
    phrase = body[words[first].first : words[last].last].translate(dict.fromkeys(map(ord, '“”"'), " "))
    answer = searchers[language].ask(f'"{phrase}"', count=60)
    assert f"a{number + 1}#p1" in places(answer)
    assert not answer.is_partial


@given(st.sampled_from(["zh", "ja", "th", "km"]), st.data())
@settings(max_examples=100)
def test_any_part_of_a_run_finds_its_place(searchers, language, data):
    number = data.draw(st.integers(0, 1))
    run = data.draw(st.sampled_from(BODIES[language][number].split()))
    assume(not {"ﾞ", "ﾟ"} & set(run))  # no half of a letter is typed
    first = data.draw(st.integers(0, len(run) - 2))
    typed = run[first : data.draw(st.integers(first + 2, len(run)))]
    words = Tokenizer(language).tokenize(typed)
    if words and all(word.is_unspaced for word in words):
        assert f"a{number + 1}" in ids(searchers[language].ask(typed, count=60))


@given(queries, st.sampled_from(list(BODIES)))
@settings(max_examples=120)
def test_composed_or_not_is_the_same(searchers, typed, language):
    composed, decomposed = (
        searchers[language].ask(unicodedata.normalize(form, typed)[:100]) for form in ("NFC", "NFD")
    )  # fmt: skip
    if len(unicodedata.normalize("NFD", typed)) <= 100:
        assert composed.hits == decomposed.hits
        assert composed.counts == decomposed.counts


@given(queries, st.sampled_from([each for each in BODIES if each != "tr"]))
@settings(max_examples=120)
def test_case_is_the_same(searchers, typed, language):
    upper, lower = (searchers[language].ask(each) for each in (typed.upper(), typed.lower()))
    assert (upper.hits, upper.counts) == (lower.hits, lower.counts)


@given(st.sampled_from(list(BODIES)), st.data())
@settings(max_examples=120)
def test_what_is_left_out_is_in_no_place_that_is_shown(searchers, language, data):
    words = Tokenizer(language)
    wanted, unwanted = (
        data.draw(st.sampled_from([word for body in BODIES[language] for word in body.split() if words.forms(word)]))
        for _ in range(2)
    )
    wanted, unwanted = (each.strip("“”\"'-.,;:()[]{}") for each in (wanted, unwanted))
    answer = searchers[language].ask(f"{wanted} -{unwanted}", count=60)
    form = words.forms(unwanted)
    if answer.excluded:  # nothing is left without it
        return
    for hit in answer.hits:
        if hit.kind == "article" and hit.id != "more" and len(form) == 1:
            assert form[0] not in words.forms(BODIES[language][int(hit.id[1:]) - 1]), (wanted, unwanted)
