"""What editors show of an entry, and what the entry gets: what nobody changed stays as it was written."""

from __future__ import annotations

from typing import Any

import pytest

from reader.library.editing.forms.article_form import ARTICLE
from reader.library.editing.forms.entry_values import applied, changes_of, values_of
from reader.library.editing.forms.form_fields import Answers, EditorKind, Form
from reader.library.editing.forms.pack_form import PACK
from reader.library.editing.forms.question_form import QUESTION
from reader.library.editing.forms.source_form import KINDS, source_form
from reader.library.editing.forms.term_form import TERM

SOURCE = source_form("article-journal", {"editor"})
FORMS = [TERM, QUESTION, ARTICLE, PACK, *(source_form(kind) for kind in KINDS)]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.noun} {len(form.fields)}")
def test_each_field_has_a_label_of_its_own(form: Form) -> None:
    labels = [field.label for field in form.fields]
    assert len(labels) == len(set(labels)), labels


ENTRIES: dict[str, tuple[Form, dict[str, Any]]] = {
    "term": (
        TERM,
        {"id": "cbt", "term": "CBT", "aka": ["talk"], "definition": "A *kind*.\nOf therapy.", "colour": "red"},
    ),
    "question": (
        QUESTION,
        {"id": "q", "article": "a", "question": "Why?", "choices": ["x", "y"], "answer": "2", "why": "z", "block": "b"},
    ),
    "nested": (ARTICLE, {"title": "T", "based_on": {"title": "O", "shelf": "x"}, "found_by": {"b": ["c"]}}),
    "names": (SOURCE, {"author": [{"family": "Humboldt", "given": "A.", "dropping-particle": "von"}, "WHO"]}),
    "range": (SOURCE, {"issued": {"date-parts": [["2019", "5"], ["2019", "8"]], "circa": "true"}}),
    "season": (SOURCE, {"issued": {"date-parts": [["2019"]], "season": "2"}}),
    "literal": (SOURCE, {"issued": {"literal": "in press"}}),
    "wrong": (SOURCE, {"author": "Ann", "title": ["x"], "issued": [["2"]], "volume": {"a": "b"}, "page": ""}),
    "wrong lists": (TERM, {"term": ["a"], "aka": "b", "see": {"x": "y"}, "definition": ["c"]}),
    "empty": (QUESTION, {}),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_that_is_only_looked_at_has_no_changes(name: str) -> None:
    form, entry = ENTRIES[name]
    assert changes_of(form, entry, values_of(form, entry)) == {}


CHANGES: dict[str, tuple[Form, dict[str, Any], dict[str, Any], dict[tuple[str, ...], Any]]] = {
    "text": (TERM, {"term": "a"}, {"term": " b  c "}, {("term",): "b c"}),
    "paragraph keeps its lines": (TERM, {}, {"definition": " one\ntwo \n"}, {("definition",): "one\ntwo"}),
    "deleted": (TERM, {"aka": ["a"]}, {"aka": ()}, {("aka",): None}),
    "empty stays missing": (TERM, {}, {"aka": (), "term": " "}, {}),
    "date": (SOURCE, {"issued": "2019"}, {"issued": "31 May 2020"}, {("issued",): "2020-05-31"}),
    "free date": (SOURCE, {}, {"issued": "in press"}, {("issued",): "in press"}),
    "one more name": (
        SOURCE,
        {"author": [{"family": "Humboldt", "given": "A.", "dropping-particle": "von"}]},
        {"author": ("Humboldt, A. von", "Smith, Ann")},
        {
            ("author",): [
                {"family": "Humboldt", "given": "A.", "dropping-particle": "von"},
                {"family": "Smith", "given": "Ann"},
            ]
        },
    ),
    "the right answer": (
        QUESTION,
        {"choices": ["x", "y"], "answer": "1"},
        {"choices": Answers(("x", "y"), 1)},
        {("answer",): "2"},
    ),
    "answers": (
        QUESTION,
        {"choices": ["x", "y"], "answer": "1"},
        {"choices": Answers(("x", "z"), 0)},
        {("choices",): ["x", "z"]},
    ),
    "nested": (ARTICLE, {"based_on": {"title": "a"}}, {"based_on.url": "b"}, {("based_on", "url"): "b"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_was_changed_is_written(name: str) -> None:
    form, entry, typed, expected = CHANGES[name]
    assert changes_of(form, entry, {**values_of(form, entry), **typed}) == expected


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_written_is_shown_as_it_was_typed(name: str) -> None:
    form, entry, typed, _ = CHANGES[name]
    values = {**values_of(form, entry), **typed}
    after = applied(entry, changes_of(form, entry, values))
    assert changes_of(form, after, values) == {}


def test_fields_that_no_form_knows_stay() -> None:
    entry = {"title": "T", "based_on": {"title": "O", "shelf": "x"}, "mood": "calm"}
    values = {**values_of(ARTICLE, entry), "based_on.title": "", "title": "U"}
    changed = applied(entry, changes_of(ARTICLE, entry, values))
    assert changed == {"title": "U", "based_on": {"shelf": "x"}, "mood": "calm"}


def test_every_kind_of_source_has_its_title_and_only_known_fields() -> None:
    for kind in KINDS:
        names = [field.name for field in source_form(kind).fields]
        assert names[0] == "type"
        assert "title" in names
        assert len(names) == len(set(names))
        assert source_form(kind).fields[0].editor is EditorKind.CHOICE


def test_a_kind_that_the_form_does_not_know_is_kept() -> None:
    options = source_form("legal_case").field("type").options
    assert options[-1] == ("legal_case", "legal case")
