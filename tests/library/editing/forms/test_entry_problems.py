"""The problems beside the fields: those of `check`, in words that do not need the file."""

from __future__ import annotations

from typing import Any

import pytest

from reader.library.editing.forms.article_form import ARTICLE
from reader.library.editing.forms.entry_problems import problems_of
from reader.library.editing.forms.entry_values import values_of
from reader.library.editing.forms.form_fields import Form
from reader.library.editing.forms.known_entries import KnownEntries, NamedEntry
from reader.library.editing.forms.pack_form import PACK
from reader.library.editing.forms.question_form import QUESTION
from reader.library.editing.forms.source_form import source_form
from reader.library.editing.forms.term_form import TERM
from tests import pseudo_language as pseudo

SOURCE = source_form("article-journal")
KNOWN = KnownEntries(
    articles=(NamedEntry("sleep", "Sleep"),),
    terms={"rem": {"term": "REM sleep", "aka": ["dream sleep"], "definition": "x"}, "nap": {"term": "nap"}},
    sources={"smith2020": {"type": "book", "title": "Sleep"}},
    paragraphs=lambda article: (NamedEntry("evenings", "In the evening"),) if article == "sleep" else (),
    date="2025-04",
)
GOOD_TERM = {"id": "cbt", "term": "CBT", "definition": "Talk."}
GOOD_QUESTION = {
    "id": "q",
    "article": "sleep",
    "question": "Why?",
    "choices": ["x", "y"],
    "answer": "1",
    "why": "z",
    "block": "evenings",
}
GOOD_PACK = {"id": "sleep", "title": "Sleep", "edition": "1", "date": "2025-04-28", "language": "en"}
GOOD_SOURCE = {"type": "article-journal", "title": "Sleep"}

CASES: dict[str, tuple[Form, dict[str, Any], list[tuple[str, str]]]] = {
    "good term": (TERM, GOOD_TERM, []),
    "empty term": (
        TERM,
        {},
        [
            ("term", "Write the word or words that the glossary explains."),
            ("definition", "Write what the term means."),
        ],
    ),
    "unknown related term": (
        TERM,
        {**GOOD_TERM, "see": ["remm"]},
        [("see", "An unknown term remm. Did you mean rem?")],
    ),
    "unknown source in a definition": (
        TERM,
        {**GOOD_TERM, "definition": "Talk [@jones]."},
        [("definition", "The pack has no source jones. Add it, or choose another one.")],
    ),
    "same name as another": (
        TERM,
        {**GOOD_TERM, "term": "rem Sleep"},
        [("term", "The term rem Sleep is also the name of rem, so Carrel links neither. Rename one.")],
    ),
    "other name of another": (
        TERM,
        {**GOOD_TERM, "aka": ["Dream sleep"]},
        [("aka", "Dream sleep is also a name of rem, so Carrel links neither. Delete one.")],
    ),
    "related to itself": (
        TERM,
        {**GOOD_TERM, "id": "rem", "see": ["rem"]},
        [("see", "The term itself (rem). Delete it.")],
    ),
    "list in a definition": (
        TERM,
        {**GOOD_TERM, "definition": "- a\n- b"},
        [("definition", "This text is one paragraph, and - begins no other one. Write running text.")],
    ),
    "unknown field": (
        TERM,
        {**GOOD_TERM, "colour": "red"},
        [("", "Unknown field colour. Use one of id, term, aka, definition, see, cites.")],
    ),
    "good question": (QUESTION, GOOD_QUESTION, []),
    "no right answer": (QUESTION, {**GOOD_QUESTION, "answer": ""}, [("choices", "Select the right answer.")]),
    "answer out of range": (QUESTION, {**GOOD_QUESTION, "answer": "3"}, [("choices", "Select the right answer.")]),
    "one answer": (
        QUESTION,
        {**GOOD_QUESTION, "choices": ["x"]},
        [("choices", "Write at least two answers, and at most 6.")],
    ),
    "same answers": (
        QUESTION,
        {**GOOD_QUESTION, "choices": ["x", "X"]},
        [("choices", "Two answers are the same: X. Change one.")],
    ),
    "paragraph that is gone": (
        QUESTION,
        {**GOOD_QUESTION, "block": "mornings"},
        [("block", "The article has no such paragraph any more. Choose another one.")],
    ),
    "good pack": (PACK, GOOD_PACK, []),
    "language": (
        PACK,
        {**GOOD_PACK, "language": "jp"},
        [("language", "“jp” is not a language tag. Did you mean ja?")],
    ),
    "review before the edition": (
        PACK,
        {**GOOD_PACK, "review_due": "2020"},
        [
            (
                "review_due",
                "“2020” is before the date of this edition, 2025-04-28. Review the text, or correct it.",
            )
        ],
    ),
    "date": (
        PACK,
        {**GOOD_PACK, "date": "2025-02-31"},
        [("date", "“2025-02-31” is not in the calendar. Correct the day or the month.")],
    ),
    "edition": (PACK, {**GOOD_PACK, "edition": "2.5"}, [("edition", "Must be a whole number from 1, not 2.5.")]),
    "article without a title": (ARTICLE, {}, [("title", "Write a title.")]),
    "original work without a title": (
        ARTICLE,
        {"title": "T", "based_on": {"url": "https://example.org"}},
        [("based_on.title", "Fill this in.")],
    ),
    "address": (
        ARTICLE,
        {"title": "T", "based_on": {"title": "O", "url": "example"}},
        [("based_on.url", "Must be a web address that starts with https:// or http://.")],
    ),
    "good source": (SOURCE, GOOD_SOURCE, []),
    "source without a title": (SOURCE, {"type": "book"}, [("title", "Write the title of the work.")]),
    "DOI": (
        SOURCE,
        {**GOOD_SOURCE, "DOI": "nonsense"},
        [("DOI", "“nonsense” is not a DOI, so no link is shown. Write it like 10.1000/182.")],
    ),
    "day that no calendar has": (
        SOURCE,
        {**GOOD_SOURCE, "issued": "2020-02-31"},
        [("issued", "“2020-02-31”: the calendar has no such day. Correct the date.")],
    ),
    "day in parts": (
        SOURCE,
        {**GOOD_SOURCE, "issued": {"date-parts": [["2020", "2", "31"]]}},
        [("issued", "“2020-2-31”: the calendar has no such day. Correct the date.")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_field_says_what_check_says(name: str) -> None:
    form, entry, expected = CASES[name]
    found = problems_of(form, entry, values_of(form, entry), KNOWN)
    assert [(one.field, one.text) for one in found] == expected


@pytest.mark.parametrize("name", CASES)
def test_each_field_says_it_in_the_language_of_the_interface(name: str, pseudo_language: None) -> None:
    form, entry, expected = CASES[name]
    found = problems_of(form, entry, values_of(form, entry), KNOWN)
    assert [one.field for one in found] == [field for field, _text in expected]
    assert [pseudo.untranslated(one.text).strip(" .;") for one in found] == [""] * len(expected)
