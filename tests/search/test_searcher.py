"""What a search answers: every word, the last one as a beginning; phrases; words left out; names first."""

from __future__ import annotations

import pytest

from reader.search.answer import KINDS, Answer, PhraseMatch
from tests.search.asking import article, heading, ids, marked, paragraph, places, reference, term, texts

BODIES = (
    "The brain changes while we talk about old pain.",
    "Pain is an alarm. The brain sounds it.",
    "Sleep sorts the day, and the safe place of a brain at rest.",
    "A place may be safe.",
    "Talking with somebody helps.",
)


@pytest.fixture(scope="module")
def five(lasting):
    return lasting.searcher(lasting.pack(texts(*BODIES), language="en"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("brain", "123"),
        ("brain ", "123"),
        ("br", "123"),
        ("BRAIN", "123"),
        ("braín", "123"),
        ("brain pain", "12"),
        ("pain brain", "12"),
        ("brain pa", "12"),
        ("brain pain sleep", "123"),
        ("alarm", "2"),
        ("alarms", "2"),
        ("talk", "15"),
        ("the brain", "123"),
        ("brain  \t  alarm.", "2"),
        ("brain;alarm", "2"),
        # phrases
        ('"safe place"', "3"),
        ('"zebra crossing"', ""),
        ('"safe pla', "3"),
        ('"the brain"', "12"),
        ('"brain" alarm', "2"),
        ("“safe place”", "3"),
        # left out
        ("brain -pain", "3"),
        ("brain -pains", "3"),
        ('brain -"safe place"', "12"),
        ("place -brain", "4"),
        ("brain -zebra", "123"),
        ("brain -brain", ""),
        ("-zebra", ""),
        # nothing
        ("", ""),
        ("   ", ""),
        ("-", ""),
        ('""', ""),
        ("qqqq", ""),
    ],
)
def test_places(five, typed, found):
    assert sorted(ids(five.ask(typed))) == [f"a{number}" for number in found]


@pytest.mark.parametrize(
    ("typed", "is_partial", "first"),
    [
        ("brain pain", False, "a2"), ("brain alarm sleep", True, "a2"), ("zzzz alarm", True, "a2"), ("zzzz", False, ""),
        ("alarm", False, "a2"), ("alarm somebody brain", True, "a2"),
    ],
)  # fmt: skip
def test_it_says_where_no_place_has_all_words(five, typed, is_partial, first):
    """Then those come first that have the most and the rarest."""
    answer = five.ask(typed)
    assert answer.is_partial is is_partial
    assert next(iter(ids(answer)), "") == first


@pytest.mark.parametrize(
    ("typed", "excluded", "found"),
    [
        ("-brain", "brain", "123"),
        ("alarm -pain", "pain", "2"),
        ("brain alarm -pain ", "pain", "2"),
        ('rest -"safe place"', "safe place", "3"),
        ("-alarm -sounds", "alarm sounds", "2"),
        ("brain -pain", "", "3"),
        ("zebra -brain", "", ""),
    ],
)
def test_where_an_exclusion_leaves_nothing_it_is_wanted(five, typed, excluded, found):
    answer = five.ask(typed)
    assert answer.excluded == excluded
    assert sorted(ids(answer)) == [f"a{number}" for number in found]
    assert not answer.is_suggested


@pytest.mark.parametrize(
    ("typed", "phrase", "found"),
    [
        ('"safe place"', PhraseMatch.EXACT, "3"),
        ('"brains"', PhraseMatch.FORMS, "123"),
        ('"safe places"', PhraseMatch.FORMS, "3"),
        ('"brain changing while"', PhraseMatch.FORMS, "1"),
        ('"place safe"', PhraseMatch.WORDS, "34"),
        ('"brains" alarm', PhraseMatch.FORMS, "2"),
        ('"place safe" rest', PhraseMatch.WORDS, "3"),
        ('"safe places" -pain', PhraseMatch.FORMS, "3"),
        ('"safe places', PhraseMatch.FORMS, "3"),
    ],
)
def test_a_phrase_that_stands_nowhere(five, typed, phrase, found):
    answer = five.ask(typed)
    assert answer.phrase is phrase
    assert sorted(ids(answer)) == [f"a{number}" for number in found]
    assert (answer.is_partial, answer.is_suggested, answer.excluded) == (False, False, "")
    assert all(map(marked, answer.hits))


def test_what_is_marked(five):
    [one, *_] = five.ask("old talking pain").hits
    assert (one.id, marked(one)) == ("a1", ["talk", "old", "pain"])
    [phrase] = five.ask('"safe place"').hits
    assert marked(phrase) == ["safe place"]
    assert [marked(hit) for hit in five.ask("the alarm").hits] == [["alarm"]]


@pytest.fixture(scope="module")
def shaped(lasting):
    """The same word as a term, as a title, in headings, in texts and in a source."""
    articles = [
        article("Grief", paragraph("On loss.", "p")),
        article("Mourning", heading("Grief"), paragraph("A word.", "q")),
        article("Text", heading("Other", 2), heading("Deeper", 3), paragraph("Here is grief in a text.", "r")),
        article("More", heading("Long grief and what it does"), paragraph("Nothing.", "s")),
        article("Far", paragraph("Grief is far " + "and away " * 20 + "from loneliness.", "t")),
        article("Near", paragraph("The loneliness of grief is " + "far away " * 20, "u")),
    ]
    terms = [term("grief", "The pain of loss."), term("prolonged grief disorder", "A long one."), term("loss", "Gone.")]
    references = [reference("grief2020", "Grief"), reference("reed2021", "On grief and other pains", "Åkesson")]
    return lasting.searcher(lasting.pack(articles, terms, references, id="shaped"))


def test_what_is_called_so_comes_first(shaped):
    found = places(shaped.ask("grief"))
    assert found[:4] == ["term:grief", "grief", "reference:grief2020", "mourning#Grief"]
    named = [found.index(each) for each in ("term:prolonged-grief-disorder", "more#Long-grief-and-what-it-does")]
    assert max(named) < found.index("text#r")


def test_nearness_counts(shaped):
    found = places(shaped.ask("grief loneliness"))
    assert found.index("near#u") < found.index("far#t")


def test_counts_by_kind_and_pack(shaped):
    answer = shaped.ask("grief")
    assert answer.counts == {"article": 7, "term": 2, "reference": 2}
    assert answer.packs == {"shaped": 11}
    assert not answer.has_more
    for kind in KINDS:
        of_kind = shaped.ask("grief", kind=kind)
        assert {hit.kind for hit in of_kind.hits} == {kind}
        assert of_kind.counts == answer.counts
        assert len(of_kind.hits) == answer.counts[kind]


@pytest.mark.parametrize("count", [-1, 0, 1, 3, 1000, 10**30])
def test_as_many_as_were_asked_for(shaped, count):
    answer = shaped.ask("grief", count=count)
    assert places(answer) == places(shaped.ask("grief"))[: max(0, count)]
    assert answer.has_more is (len(answer.hits) < 11)
    assert answer.unsearchable == ()


def test_a_hit_says_where_it_is(shaped):
    by_place = dict(zip(places(shaped.ask("grief")), shaped.ask("grief").hits, strict=True))
    text = by_place["text#r"]
    assert (text.title, text.path, text.pack) == ("Text", ("Other", "Deeper"), "shaped")
    assert text.location == "carrel:shaped/text#r"
    assert (by_place["term:grief"].title, by_place["term:grief"].excerpt) == ("grief", "The pain of loss.")
    assert by_place["reference:reed2021"].title == "Åkesson, A. (2020). On grief and other pains."


def test_sources_are_found_by_people_and_title(shaped):
    for typed in ("akesson", "Ann Åkesson", "akesson pains", "other pains"):
        assert ids(shaped.ask(typed, kind="reference")) == ["reed2021"], typed


def test_only_one_pack(shaped):
    assert shaped.ask("grief", pack="shaped").hits
    assert shaped.ask("grief", pack="another") == Answer(
        "grief", counts=dict.fromkeys(KINDS, 0), packs={"shaped": 0}
    )  # fmt: skip


def test_terms_and_sources_lead_to_where_they_are_used(shelf):
    from tests.packs import ARTICLES, REFERENCES, TERMS

    searcher = shelf.searcher(shelf.pack(ARTICLES, TERMS, REFERENCES, id="sample"))
    by_place = {hit.id: hit.location for hit in searcher.ask("amygdala").hits if hit.kind == "term"}
    assert by_place == {"amygdala": "carrel:sample/first#everything", "alarm": ""}
    [source] = searcher.ask("quiet rooms", kind="reference").hits
    assert source.location == "carrel:sample/first#opening"


@pytest.fixture(scope="module")
def named(lasting):
    bodies = (
        "Alzheimer disease is a loss.", "We met AD there.", "The CBT of today.", "A cognitive therapy, and behaviour.",
        "By cognitive behavioural therapy we mean this.", "Cognitive behavioral therapies work.", "Of Alzheimer alone.",
    )  # fmt: skip
    terms = [term("Alzheimer disease", "A loss.", "AD"), term("cognitive behavioural therapy", "Talk.", "CBT")]
    return lasting.searcher(lasting.pack(texts(*bodies), terms))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("AD ", {"ad", "a1", "a2"}),
        ("Alzheimer disease", {"ad", "a1", "a2"}),
        ("Alzheimer's disease ", {"ad", "a1", "a2"}),
        ("CBT ", {"cbt", "a3", "a5", "a6"}),
        ("cognitive behavioural therapy ", {"cbt", "a3", "a5", "a6", "a4"}),
        ("cognitive behavioral therapies ", {"cbt", "a3", "a5", "a6", "a4"}),
        ('"AD" ', {"ad", "a2"}),
    ],
)
def test_other_names_count_as_the_word_itself(named, typed, found):
    names = {"alzheimer-disease": "ad", "cognitive-behavioural-therapy": "cbt"}
    answer = named.ask(typed)
    assert {names.get(id, id) for id in ids(answer)} == found
    assert answer.hits[0].kind == "term"
    assert not answer.is_partial
