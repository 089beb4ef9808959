"""Words found as their language wants it, in whole packs of several languages."""

from __future__ import annotations

import unicodedata

import pytest

from reader.library.packfile import open_pack
from reader.search.build_pack import build_pack
from reader.search.searcher import Searcher
from tests.search.asking import ids, marked, term, texts
from tests.search.judged import HERE, LANGUAGES


@pytest.mark.parametrize(
    ("language", "body", "typed", "mark"),
    [
        ("en", "The therapies help.", "therapy", "therapies"),
        ("en-GB", "Of behaviour.", "behavior", "behaviour"),
        ("en-US", "Of behavior.", "behavioural", "behavior"),
        ("en", "Oedema of the leg", "edema ", "Oedema"),
        ("de", "Die Straße ist weiß.", "strasse", "Straße"),
        ("de", "Das Mass ist voll.", "maß ", "Mass"),
        ("de", "Therapien wirken.", "Therapie ", "Therapien"),
        ("fr", "L'œuvre d'un été", "oeuvre ", "œuvre"),
        ("fr", "Les émotions", "emotion ", "émotions"),
        ("tr", "İLAÇ ve ışık", "ilaç ", "İLAÇ"),
        ("tr", "İLAÇ ve ışık", "IŞIK ", "ışık"),
        ("ar", "شرب الدَّوَاءُ هنا", "الدواء ", "الدَّوَاءُ"),
        ("ar", "الـــقلب", "القلب ", "الـــقلب"),
        ("ar", "إلى أمراض", "امراض ", "أمراض"),
        ("he", "שָׁלוֹם לכם", "שלום ", "שָׁלוֹם"),
        ("hi", "ज़्यादा पानी", "ज्यादा ", "ज़्यादा"),
        ("ru", "Ёлка и мозга", "елка ", "Ёлка"),
        ("ru", "Ёлка и мозга", "мозг ", "мозга"),
        ("el", "Η ΨΥΧΉ ΣΟΦΌΣ", "σοφος ", "ΣΟΦΌΣ"),
        ("vi", "Tiếng Việt", "tiếng việt ", "Tiếng"),
        # any part of a run
        ("zh", "大脑皮层很重要。", "皮层", "皮层"),
        ("zh", "大脑皮层很重要。", "脑皮", "脑皮"),
        ("zh", "大脑皮层很重要。", "层", "层很"),
        ("zh", "大脑皮层很重要。", "要", "要"),
        ("zh", "大脑皮层很重要。", "皮层很重", "皮层很重"),
        ("ja", "眠れない夜のカフェイン", "カフェ", "カフェ"),
        ("ja", "ｶﾌｪｲﾝ", "カフェ", "ｶﾌｪ"),
        ("ko", "건강에는 잠이", "건강", "건강"),
        ("th", "โรคเบาหวานเป็นโรคเรื้อรัง", "เบาหวาน", "เบาหวาน"),
        ("lo", "ພະຍາດເບົາຫວານ", "ເບົາຫວານ", "ເບົາຫວານ"),
        ("km", "ជំងឺទឹកនោមផ្អែម", "ទឹកនោម", "ទឹកនោម"),
        ("my", "ဆီးချိုရောဂါ", "ချိုရောဂါ", "ချိုရောဂါ"),
        ("en", "The word 大脑 in English", "大脑", "大脑"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_found(shelf, language, body, typed, mark, form):
    file = shelf.pack(texts(unicodedata.normalize(form, body)), language=language, id="one")
    searcher = shelf.searcher(file)
    for way in ("NFC", "NFD"):
        [hit] = searcher.ask(unicodedata.normalize(way, typed)).hits
        assert unicodedata.normalize("NFC", marked(hit)[0]) == unicodedata.normalize("NFC", mark)
    searcher.close()


@pytest.mark.parametrize(
    ("language", "body", "typed"),
    [
        ("sv", "Han far", "för "), ("zh", "大脑皮层", "脑层"), ("en", "He paid", "pain "),
        ("de", "Alle erleiden es", "leiden "), ("en", "We organize it", "organ "), ("ja", "皇后", "皇後"),
        ("uz", "oʻt", "it "),
    ],
)  # fmt: skip
def test_not_found(shelf, language, body, typed):
    answer = shelf.searcher(shelf.pack(texts(body), language=language)).ask(typed)
    assert answer.hits == () or answer.is_suggested


@pytest.mark.parametrize(
    ("language", "body", "typed"),
    [
        ("en", "Malaria is spread by mosquitoes.", "what is malaria"),
        ("en", "Malaria is spread by mosquitoes.", "how do I get malaria?"),
        ("en", "Store insulin in the fridge.", "where can I store the insulin"),
        ("fr", "Le paludisme tue.", "qu’est-ce que le paludisme ?"),
        ("de", "Malaria ist eine Krankheit.", "was ist Malaria"),
        ("es", "Malaria: una enfermedad.", "¿qué es la malaria?"),
        ("pt", "Malária: uma doença.", "o que é a malária?"),
        ("sv", "Malaria sprids av myggor.", "vad är malaria"),
        ("ru", "Малярия опасна.", "что это малярия"),
        ("ar", "الملاريا مرض.", "ما هي الملاريا؟"),
        ("hi", "मलेरिया बीमारी है।", "मलेरिया क्या होता है"),
        ("ja", "マラリアは病気です。", "マラリアとは何ですか"),
        ("zh", "疟疾是一种疾病。", "疟疾是什么"),
        ("th", "มาลาเรียเป็นโรค", "มาลาเรียคืออะไร"),
        ("sw", "Malaria huenezwa na mbu.", "malaria ni nini"),
    ],
)  # fmt: skip
def test_a_question_whose_other_words_are_found_needs_no_notice(shelf, language, body, typed):
    answer = shelf.searcher(shelf.pack(texts(body), language=language)).ask(typed)
    assert ids(answer) == ["a1"]
    assert (answer.is_partial, answer.suggestion, answer.excluded) == (False, "", "")


def test_exact_forms_rank_above_others(shelf):
    searcher = shelf.searcher(shelf.pack(texts("the emotional way", "the emotions now", "the emotion now")))
    for typed, first in (("emotion ", "a3"), ("emotions ", "a2"), ("emotional ", "a1")):
        assert ids(searcher.ask(typed))[0] == first
        assert len(ids(searcher.ask(typed))) == 3


def test_names_are_not_stemmed_away(shelf):
    bodies = ("We gave Prozac and Paxils.", "The Reeds wrote.", "A reed by the river, and reeds.", "Some paxil.")
    searcher = shelf.searcher(shelf.pack(texts(*bodies)))
    assert ids(searcher.ask("Paxils ")) == ["a1"]
    assert set(ids(searcher.ask("reeds "))) == {"a2", "a3"}


def test_a_lone_character_is_found_however_it_goes_on(shelf):
    bodies = [f"共同脑{chr(0x4E00 + number)}" for number in range(30)]
    searcher = shelf.searcher(shelf.pack(texts(*bodies), language="zh"))
    assert searcher.ask("脑", count=60).counts["article"] == 30
    assert searcher.ask("共同 -脑", count=60).excluded == "脑"


@pytest.fixture(scope="module", params=LANGUAGES)
def judged_pack(request, tmp_path_factory):
    file = tmp_path_factory.mktemp("packs") / f"{request.param}.carrel"
    build_pack(HERE / "languages" / request.param, file)
    searcher = Searcher([file])
    with open_pack(file) as pack:
        yield pack, searcher
    searcher.close()


def test_every_term_is_first_by_each_of_its_names(judged_pack):
    pack, searcher = judged_pack
    names = [name for each in pack.terms() for name in (each.term, *each.aka)]
    for each in pack.terms():
        for name in (each.term, *each.aka):
            if names.count(name) == 1:
                hit = searcher.ask(f"{name} ").hits[0]
                assert (hit.kind, hit.id) == ("term", each.id), name


def test_every_title_finds_its_article(judged_pack):
    pack, searcher = judged_pack
    for entry in pack.entries():
        hits = searcher.ask(entry.title).hits
        assert entry.id in [hit.id for hit in hits[:2]], entry.title


def test_every_source_is_found_by_its_title(judged_pack):
    pack, searcher = judged_pack
    for each in pack.references():
        assert each.id in ids(searcher.ask(str(each.csl["title"]), kind="reference")), each.id


def test_other_names_in_scripts_without_spaces(shelf):
    """Within longer runs, too."""
    bodies = ("用CBT治疗", "认知行为疗法很有效", "认知")
    searcher = shelf.searcher(shelf.pack(texts(*bodies), [term("认知行为疗法", "一种。", "CBT")], language="zh"))
    for typed in ("CBT ", "认知行为疗法", "cbt"):
        assert set(ids(searcher.ask(typed))) == {"a1", "a2", "认知行为疗法"}
