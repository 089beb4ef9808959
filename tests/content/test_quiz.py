"""The eight questions of the bundled pack: plain, right, and each answer leads to its paragraph."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.content.pack_texts import ARTICLES, MAIN, load
from tests.content.readability import Section, plain

QUESTIONS: list[dict[str, Any]] = load("quiz.yaml")["questions"]
IDS = [question["id"] for question in QUESTIONS]


def test_there_are_eight_questions_on_the_main_article() -> None:
    assert len(set(IDS)) == len(QUESTIONS) == 8
    assert {question["article"] for question in QUESTIONS} == {MAIN}


def test_the_right_answers_stand_in_different_places() -> None:
    places = [question["answer"] for question in QUESTIONS]
    assert set(places) == {1, 2, 3}
    assert max(places.count(place) for place in set(places)) <= 3


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_a_question_leads_to_a_paragraph_with_its_source(question: dict[str, Any]) -> None:
    name, _, block = question["block"].rpartition("#")
    text = ARTICLES[name or MAIN].block(block)
    cited = set(re.findall(r"@([\w-]+)", text))
    in_text = set(re.findall(r"@([\w-]+)", ARTICLES[name or MAIN].body))
    assert set(question["cites"]) <= in_text
    assert cited & set(question["cites"]) or block == "already-taken", "its box names the source at the top"
    assert set(re.findall(r"@([\w-]+)", question["why"])) == set(question["cites"])


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_a_question_is_easy_to_read(question: dict[str, Any]) -> None:
    section = Section("", "", [question["question"], *question["choices"], plain(question["why"])])
    assert section.grade <= 7
    assert section.smog <= 9
    assert len(section.longest.split()) <= 25
