"""The bundled pack, held to its own promises, with a reading of the files that owes nothing to the program."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import textstat
import yaml

PACK = Path(__file__).parents[2] / "content" / "neuroscience-psychotherapy"
ARTICLE = "how-talking-changes-a-brain"
GRADE = 7.0
"""School years of reading, by Flesch and Kincaid. The article was at 6.0 when written; the aim was 8.5 at most."""

NAMED = re.compile(r"\{#([\w-]+)\}$", re.MULTILINE)


def load(name: str) -> Any:
    return yaml.safe_load((PACK / name).read_text(encoding="utf-8"))


HEAD, BODY = (PACK / "articles" / f"{ARTICLE}.md").read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
TERMS: list[dict[str, Any]] = load("glossary.yaml")
KEYS = [item["id"] for item in load("references.yaml")["references"]]


def passages(body: str) -> list[str]:
    """Headings, paragraphs, items and table cells as a reader sees them; figures left out."""
    body = re.sub(r"^:::(?: \w+ ?)?", "\n", body, flags=re.MULTILINE)
    body = re.sub(r"^(?:- |\d+\. )", "\n\n", body, flags=re.MULTILINE)
    found = []
    for block in re.split(r"\n\s*\n", body):
        text = " ".join(block.split())
        if text.startswith("!["):
            continue
        text = re.sub(r"\{#[\w-]+\}|\[@[^\]]*\]|\*|\|(?: -+ \|)+", " ", text)
        text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
        found += [" ".join(part.split()) for part in text.split("|") if part.strip()]
    return found


def test_it_is_as_long_as_it_should_be():
    assert 1800 <= len(" ".join(passages(BODY)).split()) <= 2600


def test_it_can_be_read_in_a_waiting_room():
    prose = [text for text in passages(BODY) if not text.startswith("#") and re.search("[.?!:]”?$", text)]
    assert len(" ".join(prose).split()) > 1700
    assert textstat.flesch_kincaid_grade("\n".join(prose)) <= GRADE


def test_the_measure_counts_syllables_without_a_download():
    assert textstat.syllable_count("Psychotherapy can change the brain") == 9


def test_the_survey_is_told_as_the_survey_has_it():
    text = " ".join(" ".join(passages(BODY)).split())
    assert "58.7 million adults had had a mental disorder" in text
    assert "About 54% of them received treatment" in text
    assert "about 27 million adults who did not" in text
    assert "::: correction Where we differ from the source {#difference}" in BODY


def test_the_source_is_credited_and_its_reviewer_is_not_claimed():
    head = yaml.safe_load(HEAD)
    assert head["authors"] == ["The Carrel project"]
    assert head["based_on"] == {
        "title": "How Neuroscience Connects to Psychotherapy",
        "authors": ["Linda Armstrong"],
        "publisher": "MentalHealth.com",
        "date": head["based_on"]["date"],
        "reviewed_by": "Dr. Shivani Kharod, Ph.D.",
    }
    assert str(head["based_on"]["date"]) == "2025-04-28"
    assert "Our text has not been reviewed" in " ".join(passages(BODY))


def test_boxes_stand_where_a_reader_needs_them():
    kinds = [(kind, BODY.index(f"::: {kind} ") / len(BODY)) for kind in ("note", "warning", "correction")]
    assert len(re.findall(r"^::: \w+ [^{\n]+ \{#[\w-]+\}$", BODY, re.MULTILINE)) == 3
    assert len(re.findall(r"^:::$", BODY, re.MULTILINE)) == 3
    assert [kind for kind, place in kinds if place < 0.2] == ["note"]
    assert [kind for kind, place in kinds if place > 0.8] == ["warning", "correction"]


def test_headings_go_down_by_one_level_at_most():
    levels = [len(marks) for marks in re.findall(r"^(#+) .+ \{#[\w-]+\}$", BODY, re.MULTILINE)]
    assert len(levels) == len(re.findall(r"^#", BODY, re.MULTILINE))
    assert levels[0] == 2
    assert set(levels) == {2, 3}
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_links_lead_somewhere():
    ids = Counter(NAMED.findall(BODY))
    assert max(ids.values()) == 1
    assert set(re.findall(rf"\]\(article:{ARTICLE}#([\w-]+)\)", BODY)) <= set(ids)
    assert set(re.findall(r"\]\(term:([\w-]+)\)", BODY)) <= {term["id"] for term in TERMS}
    assert set(re.findall(r"\]\((\w+)", BODY)) == {"article", "term", "figures"}


@pytest.mark.parametrize("word", ["behavior", "counseling", "organize", "recognize", "—", "TODO"])
def test_the_article_keeps_to_its_own_spelling(word):
    assert word not in BODY


def test_the_glossary_is_whole():
    assert len(TERMS) >= 45
    ids = [term["id"] for term in TERMS]
    names = [name.casefold() for term in TERMS for name in (term["term"], *term.get("aka", ()))]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("term", TERMS, ids=[term["id"] for term in TERMS])
def test_a_term_is_defined_briefly_and_leads_on(term):
    assert set(term) <= {"id", "term", "aka", "definition", "see", "cites"}
    assert 1 <= len(re.findall(r"[.?!](?:\s|$)", term["definition"])) <= 3
    assert "@" not in term["definition"]
    assert 1 <= len(term["see"]) <= 4
    assert set(term["see"]) <= {other["id"] for other in TERMS} - {term["id"]}
    assert set(term.get("cites", ())) <= set(KEYS)


def test_the_files_use_no_anchors():
    for path in PACK.glob("*.yaml"):
        events = yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        assert not [event for event in events if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None)]
