"""Marks in editions that look the same, and short quotes of every script that stand unchanged in another place."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from reader.library.word_borders import without_borders
from reader.marks.anchor_pack import find_all
from reader.marks.model import EditionPlacement, MarkState
from reader.marks.stored_rows import decode, encode
from tests.marks.samples import Pack, blocks_of, found_in, highlight, passage_of
from tests.packs import article_of

CURLY = {ord('"'): "”", ord("'"): "’"}
LOOKS = {
    "NFD": ("Une fièvre élevée, mesurée ici.", "fièvre élevée", lambda text: unicodedata.normalize("NFD", text)),
    "NFC": ("Une fie\u0300vre e\u0301leve\u0301e.", "fie\u0300vre", lambda text: unicodedata.normalize("NFC", text)),
    "ligature": ("Keep the first file in the office.", "first file", lambda text: text.replace("fi", "ﬁ")),
    "no ligature": ("Keep the ﬁrst ﬁle in the oﬃce.", "ﬁrst ﬁle", lambda text: unicodedata.normalize("NFKC", text)),
    "full width": ("体温３８度以上のとき", "３８度", lambda text: unicodedata.normalize("NFKC", text)),
    "half-width kana": ("ガーゼをあてる", "ガーゼ", lambda text: text.replace("ガーゼ", "ｶﾞｰｾﾞ")),
    "soft hyphens": ("Take paracetamol now.", "paracetamol", lambda text: text.replace("ceta", "\u00adceta\u00ad")),
    "a joiner": ("این دارو می‌شود مصرف.", "می‌شود", lambda text: text.replace("\u200c", "")),
    "no-break spaces": ("Give 500 mg at once.", "500 mg", lambda text: text.replace(" ", "\u00a0")),
    "curly quotes": ('Say "stop" and don\'t go on.', '"stop" and don\'t', lambda text: text.translate(CURLY)),
    "dashes": ("Wait 2-3 days - no more.", "2-3 days - no", lambda text: text.replace("-", "–")),
    "Arabic vowels": ("أعط الطفل الدواء مرتين", "الدواء مرتين", lambda text: text.replace("د", "دَّ").replace("ت", "تَ")),
    "Hebrew vowels": ("תן לילד את התרופה", "לילד את", lambda text: text.replace("ל", "לְ").replace("ד", "דּ")),
    "a hamza at the end": ("أعط الطفل الدواء مرتين", "الدواء", lambda text: text.replace("د", "دَّ")),
    "a letter as apostrophe": ("l'hôpital est ouvert", "l'hôpital", lambda text: text.replace("'", "ʼ")),
    "borders of words": ("ล้างมือก่อนกินอาหาร", "มือก่อนกิน", lambda text: text.replace("ก", "\u200bก")),
    "decomposed Korean": ("이 약을 드세요", "약을", lambda text: unicodedata.normalize("NFD", text)),
    "Vietnamese": ("Bệnh tiểu đường nặng", "tiểu đường", lambda text: unicodedata.normalize("NFD", text)),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKS)
def test_an_edition_that_looks_the_same(name):
    text, words, edit = LOOKS[name]
    mark = highlight(words, article_of(text))
    found = found_in(mark, article_of(edit(text)))
    assert found.state is MarkState.IN_PLACE
    assert passage_of(found).quote == without_borders(edit(words))
    assert passage_of(found).start == edit(text).index(edit(words))


def test_ids_of_blocks_and_articles_that_look_the_same():
    article = article_of("Une fièvre élevée.", id="e\u0301te\u0301")
    article = article._replace(blocks=(article.blocks[0]._replace(id="fie\u0300vre"),))
    later = article._replace(id="été", blocks=(article.blocks[0]._replace(id="fièvre"),))
    found = found_in(highlight("fièvre", article), later)
    assert found.state is MarkState.IN_PLACE
    assert (passage_of(found).article, passage_of(found).blocks) == ("été", ("fièvre",))


FIRST = {
    "Chinese": ("洗手可以预防感染。", "每天服用两次，共五天。", "如有不适请就医。"),
    "Japanese": ("手を洗ってください。", "一日二回、五日間飲む。", "心配なときは医師に相談してください。"),
    "Korean": ("손을 씻으세요.", "하루 두 번 5일 동안 복용", "걱정되면 의사에게 물어보세요."),
    "Thai": ("ล้างมือก่อนกินอาหาร", "วันละสองครั้งห้าวัน", "หากกังวลให้ปรึกษาแพทย์"),
    "English": ("Wash your hands.", "twice a day for five days", "Ask a doctor if you worry."),
}


@pytest.mark.parametrize("script", FIRST)
def test_a_short_sentence_that_stands_once_has_moved(script):
    one, sentence, other = FIRST[script]
    mark = highlight(sentence, article_of(f"{one} {sentence} {other}"))
    assert decode(encode(mark)).target.stands_once
    found = found_in(decode(encode(mark)), article_of(f"{other} {one}", f"{one[::-1]}: {sentence}"))
    assert found.state is MarkState.MOVED
    assert passage_of(found).quote == sentence


@pytest.mark.parametrize("script", FIRST)
def test_words_that_stood_twice_are_not_placed_where_only_the_others_stand(script):
    one, sentence, other = FIRST[script]
    mark = highlight(sentence, article_of(f"{one} {sentence}", f"{other} {sentence} {other[::-1]}"))
    found = found_in(mark, article_of(one[::-1], f"{other} {sentence} {other[::-1]}"))
    assert found.state is MarkState.NOT_FOUND


@pytest.mark.parametrize("script", FIRST)
def test_words_that_stand_twice_now_go_by_their_context(script):
    one, sentence, other = FIRST[script]
    mark = highlight(sentence, article_of(f"{one} {sentence} {other}"))
    twice = article_of(f"{other} {sentence} {other[::-1]}", f"{one[::-1]} {sentence}", f"x {one} {sentence} {other} x")
    assert passage_of(found_in(mark, twice)).blocks == ("p3",)
    nowhere = article_of(f"{other[::-1]} {sentence} {other[::-1]}", f"{one[::-1]} {sentence} {one[::-1]}")
    assert found_in(mark, nowhere).state is MarkState.NOT_FOUND


@pytest.mark.parametrize("sentence", ["请洗手。", "手を洗う。", "손을 씻자.", "Wash hands.", "اغسل يديك."])
@pytest.mark.parametrize("is_whole", [True, False])
def test_a_very_short_sentence_must_be_a_whole_one(sentence, is_whole):
    mark = highlight(sentence, article_of(f"One other thing. {sentence} And more of it."))
    found = found_in(mark, article_of(f"Quite new. {sentence if is_whole else f'Do x{sentence}'} Then this."))
    assert (found.state is MarkState.MOVED or found.state is MarkState.IN_PLACE) is is_whole


@pytest.mark.parametrize("title", ["Dosage", "剂量", "twice a day for five days"])
def test_a_short_paragraph_that_stood_twice_is_not_the_other_one(title):
    article = article_of(title, "Of paracetamol.", title, "Of ibuprofen.", title)
    mark = highlight(title, article)
    assert found_in(mark, blocks_of(article, "p2", "p3", "p4")).state is MarkState.NOT_FOUND
    assert passage_of(found_in(mark, blocks_of(article, "p2", "p1", "p3", "p4"))).blocks == ("p1",)


@pytest.mark.parametrize("others", [0, 1])
def test_a_short_sentence_in_another_article(others):
    """It must stand in one article only."""
    mark = highlight("每天服用两次，共五天。", article_of("洗手可以预防感染。每天服用两次，共五天。"))
    heirs = [article_of(f"{number}别的：每天服用两次，共五天。", id=f"a{number}") for number in range(1 + others)]
    found = find_all([mark], Pack(article_of("洗手可以预防感染。"), *heirs))[mark.id]
    assert found.state is (MarkState.NOT_FOUND if others else MarkState.MOVED)


@pytest.mark.parametrize("word", ["heart", "day", "electroencephalography", "心", "头痛", "약"])
def test_a_single_word_elsewhere_is_not_taken_for_the_marked_one(word):
    mark = highlight(word, article_of(f"Something that is known of {word} and said here.", "Other."))
    after = article_of("Nothing of it is left in this place now.", f"Far away {word} comes up by chance once.")
    assert found_in(mark, after).state is MarkState.NOT_FOUND


def test_an_edited_chinese_paragraph_is_found():
    mark = highlight("杏仁核在遇到威胁时发出警报", article_of("大脑里的杏仁核在遇到威胁时发出警报，让人准备逃跑。"))
    found = found_in(mark, article_of("新的一段。", "大脑中的杏仁核在碰到威胁时会发出警报，让人准备逃跑。"))
    assert found.state is MarkState.TEXT_CHANGED
    assert passage_of(found).quote == "杏仁核在碰到威胁时会发出警报"


def test_a_row_of_a_deleted_mark_says_only_that():
    """Older Carrels take only `true` for deleted, and expect thirteen fields."""
    mark = highlight("twice a day", article_of("twice a day"))
    assert encode(mark).endswith(',{"once":[true]}]')
    assert encode(mark.with_placement(EditionPlacement(2, None))).endswith(',{"once":[true,null]}]')
    assert encode(replace(mark, is_deleted=True)).endswith(",true]")
    assert decode(encode(replace(mark, is_deleted=True))).is_deleted
