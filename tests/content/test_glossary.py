"""The glossary of the bundled pack: plain, without circles, and met in the texts."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.content.pack_texts import ARTICLES, TERMS, load
from tests.content.readability import Section, plain, sentences

IDS = [term["id"] for term in TERMS]
KEYS = {reference["id"] for reference in load("references.yaml")["references"]}

HARDEST_GRADE = 7.0
HARDEST_SMOG = 9.0
LONGEST_SENTENCE = 25

CONDITIONS = [
    "mental-disorder",
    "anxiety-disorder",
    "panic-attack",
    "depression",
    "mood-disorder",
    "bipolar-disorder",
    "borderline-personality-disorder",
    "eating-disorder",
    "ptsd",
    "suicidal-thoughts",
]


def names(term: dict[str, Any]) -> list[str]:
    return [term["term"], *term.get("aka", ())]


def pattern(name: str) -> re.Pattern[str]:
    """A name and its plural, as whole words; in capitals only if it is written in capitals."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?:s|es)?(?![\w-])", 0 if name.isupper() else re.IGNORECASE)


def met(text: str) -> set[str]:
    """The terms whose name is in a text. Longer names first: "speech" in "speech therapy" is not met alone."""
    found = set()
    for name, id in sorted(
        ((name, term["id"]) for term in TERMS for name in names(term)), key=lambda each: -len(each[0])
    ):
        text, count = pattern(name).subn("·", text)
        if count:
            found.add(id)
    return found


def circles(leads: dict[str, set[str]]) -> list[list[str]]:
    """
    >>> circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"d"}})
    [['b', 'c']]
    """
    left = {id: to - {id} for id, to in leads.items()}
    while ends := [id for id, to in left.items() if not to & left.keys()]:
        for id in ends:
            del left[id]
    # What is left leads only to what is left: some of it into a circle, and the rest to one.
    while sources := [id for id in left if not any(id in to for to in left.values())]:
        for id in sources:
            del left[id]
    return [sorted(left)] if left else []


def test_ids_and_names_are_unique() -> None:
    all_names = [name.casefold() for term in TERMS for name in names(term)]
    assert len(set(IDS)) == len(IDS)
    assert len(set(all_names)) == len(all_names)


@pytest.mark.parametrize("term", TERMS, ids=IDS)
def test_a_term_is_defined_in_plain_words(term: dict[str, Any]) -> None:
    definition = term["definition"]
    section = Section(term["id"], term["term"], [definition])
    assert set(term) <= {"id", "term", "aka", "definition", "see", "cites"}
    assert 1 <= len(sentences(definition)) <= 4
    assert len(section.longest.split()) <= LONGEST_SENTENCE
    assert section.grade <= HARDEST_GRADE
    assert section.smog <= HARDEST_SMOG
    assert set(term.get("cites", ())) <= KEYS


def test_no_definition_leads_back_to_itself() -> None:
    leads = {term["id"]: met(term["definition"]) - {term["id"]} for term in TERMS}
    assert sum(map(len, leads.values())) > 10, "definitions do use other terms"
    assert circles(leads) == []


def test_a_circle_is_found_through_any_number_of_terms() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == [["a", "b", "c"]]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("term", TERMS, ids=IDS)
def test_related_terms_lead_back(term: dict[str, Any]) -> None:
    assert 1 <= len(term["see"]) <= 6
    assert set(term["see"]) <= set(IDS) - {term["id"]}
    back = [other["id"] for other in TERMS if term["id"] in other["see"]]
    assert sorted(back) == sorted(term["see"])


@pytest.mark.parametrize("id", CONDITIONS)
def test_a_condition_has_a_source(id: str) -> None:
    [term] = [term for term in TERMS if term["id"] == id]
    assert term["cites"]


def test_every_condition_is_on_the_list() -> None:
    said = [term["id"] for term in TERMS if re.search(r"^An? (?:\w+ )?(?:illness|condition)\b", term["definition"])]
    assert set(said) <= set(CONDITIONS)


@pytest.mark.parametrize("id", IDS)
def test_a_term_is_met_in_an_article(id: str) -> None:
    linked = {each for article in ARTICLES.values() for each in re.findall(r"\]\(term:([\w-]+)\)", article.body)}
    assert id in linked | MET


MET = {
    id
    for article in ARTICLES.values()
    for section in article.sections
    for passage in section.passages
    for id in met(plain(passage))
}

SAYS = [
    ("depression", "two weeks or more"),
    ("ptsd", "a month or more"),
    ("anxiety-disorder", "for months"),
    ("bipolar-disorder", "need medicine"),
    ("suicidal-thoughts", "at once"),
    ("suicidal-thoughts", "help is possible"),
    ("psychiatric-medicine", "Do not stop it on your own"),
    ("counselling", "Either can be short or long"),
    ("play-therapy", "psychotherapy for children"),
    ("neuron", "other kinds of cell"),
]


@pytest.mark.parametrize(("id", "words"), SAYS, ids=[f"{id}-{at}" for at, (id, _) in enumerate(SAYS)])
def test_a_definition_says(id: str, words: str) -> None:
    [term] = [term for term in TERMS if term["id"] == id]
    assert words in term["definition"]


NAMES = [
    ("borderline-personality-disorder", "EUPD"),
    ("panic-attack", "panic"),
    ("anxiety-disorder", "panic disorder"),
    ("suicidal-thoughts", "thoughts of suicide"),
    ("cbt", "CBT"),
    ("ptsd", "PTSD"),
    *((id, id.replace("-", " ")) for id in ("psychological", "stress", "trauma", "psychiatrist", "psychologist")),
    *((id, id.replace("-", " ")) for id in ("psychiatric-medicine", "diagnosis", "session", "relapse", "behaviour")),
]


@pytest.mark.parametrize(("id", "name"), NAMES, ids=[name.replace(" ", "-") for _, name in NAMES])
def test_a_name_leads_to_its_term(id: str, name: str) -> None:
    [term] = [term for term in TERMS if name in names(term)]
    assert term["id"] == id


def test_a_neuron_is_not_a_brain_cell() -> None:
    assert not [term for term in TERMS if "brain cell" in names(term)]
