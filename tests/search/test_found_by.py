"""Words that an author chose for a block lead a search to it, also misspelled and in longer questions."""

from __future__ import annotations

import pytest

from reader.library.model import Block, BlockKind, NoteBox, NoteKind, Span
from reader.search.packindex import PackIndex
from tests.search.asking import article, heading, paragraph, places, term, texts

BOX = NoteBox(NoteKind.WARNING, 1, "If a life is at risk")
WORDS = (
    "suicide", "kill myself", "want to die", "end my life", "self-harm", "overdose", "swallowed pills", "poison",
    "crisis", "emergency", "help now", "someone is hurting me", "don’t want to live", "help me",
)  # fmt: skip
FIRST = "care#box"


@pytest.fixture(scope="module")
def searcher(lasting):
    box = Block("box", BlockKind.PARAGRAPH, (Span("Go to the nearest health worker."),), box=BOX, found_by=WORDS)
    item = Block("item", BlockKind.ITEM, (Span("Stay with the person in an emergency."),), 1, "•", box=BOX)
    care = article("Care", heading("Sleep"), paragraph("Rest helps a friend.", "p"), box, item, paragraph("End.", "z"))
    others = [
        lasting.pack(
            [
                *texts(
                    "Poison ivy is a plant. It grows on walls.",
                    "The fire will die out.",
                    "Emerging research on sleep.",
                    "Please help. I want to die of laughing, said the bear.",
                    "My friend swallowed the pills: what now?",
                    "End of life care for the old.",
                    "We want to know when bees die.",
                    "Kill weeds by hand. Be yourself.",
                ),
                article("Help", heading("Help"), paragraph("How I, me and you get help with this program.", "h")),
            ],
            [term("Overdose", "Too much of a medicine."), term("Crisis", "A turn."), term("Suicide", "A death.")],
        ),
        lasting.pack(
            texts("A crisis of trust.", "Emergency rooms are full.", "Help is near now.", "Self harm is rare.")
        ),
    ]
    return lasting.searcher(others[0], lasting.pack([care]), others[1])


LONGER = (
    "i want to die please help", "my friend swallowed pills what now", "my friend swallowed all pills",
    "I dont want to live any more", "i don't want to live",
    "i took an overdose", "swallowed a whole bottle of pills",
    "how to kill myself", "he says he will end my life today", "someone is hurting me at home",
)  # fmt: skip
FORMS = ("poisoned", "overdosed", "overdosing", "killing myself", "swallowing pills", "wanting to die", "ended my life")
MISSPELLED = (
    "suicde", "sucide", "suiside", "overdos", "over dose", "emergancy", "kill my self", "kil myself", "selfharm",
    "self harm", "self–harm", "swalowed pills", "poisen", "crysis", "emergency!", "SUICIDE", "Kill Myself",
    "kil my self", "wnat to die", "wan to die", "want to dye", "end my lfe", "help nwo",
    "someone is hurtng me", "swalowed pils",
    "suicide'", "'want to die", "i' want to die", "over-dose", "suïcide",
)  # fmt: skip


@pytest.mark.parametrize("typed", [*WORDS, *LONGER, *FORMS, *MISSPELLED])
def test_the_block_comes_first(searcher, typed):
    for text in (typed, f"{typed} "):
        answer = searcher.ask(text)
        assert places(answer)[:1] == [FIRST]
        assert sum(answer.counts.values()) >= len(answer.hits)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("die out", "a2#p1"),
        ("poison ivy", "a1#p1"),
        ("help", "help"),
        ("emerging", "a3#p1"),
        ("end of life", "a6#p1"),
        ("want to know when bees die", "a7#p1"),
        ("friend", "care#p"),
        ("help me with this program", "help#h"),
    ],
)
def test_a_search_for_ordinary_words_finds_what_it_found(searcher, typed, first):
    assert places(searcher.ask(typed))[:1] == [first]


@pytest.mark.parametrize(
    ("language", "word", "typed"),
    [
        ("zh", "自杀", ("自杀", "我想自杀")),
        ("th", "ฆ่าตัวตาย", ("ฆ่าตัวตาย", "อยากฆ่าตัวตาย")),
        ("ar", "انتحار", ("انتحار", "الانتحار", "أفكر في الانتحار")),
        ("de", "Vergiftung", ("vergiftung", "Vergiftungen", "mein Kind hat eine Vergiftung")),
        ("hi", "आत्महत्या", ("आत्महत्या", "मैं आत्महत्या करना चाहता हूँ")),
        ("fr", "me faire du mal", ("me faire du mal", "je veux me faire du mal")),
    ],
)
def test_in_any_language(shelf, language, word, typed):
    box = Block("box", BlockKind.PARAGRAPH, (Span("123"),), box=BOX, found_by=(word,))
    searcher = shelf.searcher(shelf.pack([article("Care", paragraph("456", "p"), box)], language=language))
    for text in typed:
        assert places(searcher.ask(text))[:1] == [FIRST], text


def test_no_hit_shows_the_words(searcher):
    for typed in ("suicide", "swallowed pills", "i want to die please help"):
        hit = searcher.ask(typed).hits[0]
        assert hit.excerpt.startswith("If a life is at risk · Go to the nearest")
        assert (hit.title, hit.path, hit.matches) == ("Care", ("Sleep",), ())


def test_a_hit_begins_with_the_block_whatever_else_its_text_has(shelf):
    found_by = ("end my life",)
    box = Block("box", BlockKind.PARAGRAPH, (Span(f"Go now. {'Stay. ' * 60}"),), box=BOX, found_by=found_by)
    item = Block("item", BlockKind.ITEM, (Span("Say: my life is in danger."),), 1, "•", box=BOX)
    top = heading("Getting help")._replace(found_by=("crisis",))
    below = paragraph(f"Rest. {'Walk. ' * 60} A crisis passes.", "p")
    searcher = shelf.searcher(shelf.pack([article("Care", top, below, box, item)]))
    for typed, place, beginning in (
        ("end my life", "care#box", "If a life is at risk · Go now."),
        ("crisis", "care#Getting-help", "Rest. Walk."),
    ):
        hit = searcher.ask(typed).hits[0]
        assert (places(searcher.ask(typed))[0], hit.excerpt[: len(beginning)]) == (place, beginning)


def test_the_words_find_a_heading_and_the_beginning_of_a_long_text(shelf):
    top = heading("Getting help")._replace(found_by=("crisis",))
    long = paragraph("Rest. " * 1_000, "long")._replace(found_by=("sleepless",))
    searcher = shelf.searcher(shelf.pack([article("Care", top, paragraph("Call.", "p"), long)]))
    assert places(searcher.ask("crisis")) == ["care#Getting-help"]
    assert places(searcher.ask("sleepless")) == ["care#long"]


def test_excluded_words_exclude_the_block(searcher):
    assert FIRST not in places(searcher.ask("my friend swallowed the pills -poison"))


def test_a_search_for_terms_alone_has_no_block(searcher):
    assert places(searcher.ask("suicide", kind="term")) == ["term:suicide"]


def test_repeated_words_do_not_come_before_an_earlier_pack(lasting):
    """Otherwise a stranger's pack could hide the emergency advice of the program."""
    advice = Block("advice", BlockKind.PARAGRAPH, (Span("Go to a health worker."),), found_by=("swallowed pills",))
    words = "Swallowed pills? Swallowed pills. " * 5
    copied = Block("copied", BlockKind.PARAGRAPH, (Span(words),), found_by=("swallowed pills",))
    first = lasting.pack([article("Care", paragraph("Rest.", "p"), advice)])
    other = lasting.pack([article("Swallowed pills", copied)])
    answer = lasting.searcher(first, other).ask("swallowed pills")
    assert places(answer)[:2] == ["care#advice", "swallowed-pills#copied"]


def test_a_pack_with_more_texts_than_an_author_may_write_is_not_asked(lasting, monkeypatch):
    advice = Block("advice", BlockKind.PARAGRAPH, (Span("Go."),), found_by=("crisis", "poison", "overdose"))
    file = lasting.pack([article("Care", paragraph("Rest.", "p"), advice)])
    assert PackIndex(file).has_found_by
    monkeypatch.setattr("reader.search.packindex.MOST_FOUND_BY_IN_PACK", 2)
    assert not PackIndex(file).has_found_by
