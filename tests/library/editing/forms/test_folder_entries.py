"""Entries of an edited folder: what forms see of them, the steps that they make, and where entries are used."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.forms.entry_kinds import FormKind
from reader.library.editing.forms.entry_usages import usages_of
from reader.library.editing.forms.folder_entries import (
    FolderEntries,
    addition_of,
    deletion_of,
    edit_of,
    together,
    with_texts,
)
from reader.library.editing.snapshot import FolderSnapshot

PACK = "id: sleep\ntitle: Sleep\nedition: 1\ndate: 28 April 2025\nlanguage: en\n"
GLOSSARY = (
    "- id: rem  # dreams\n  term: REM sleep\n  definition: Dreams [@smith].\n- id: nap\n  term: nap\n  see: [rem]\n"
)
REFERENCES = "references:\n- {id: smith, type: book, title: Night}\n- {id: jones, type: book, title: Day}\n"
QUIZ = "questions:\n- id: q\n  article: sleep\n  why: See [this](term:nap) [@jones].\n"
SLEEP = "---\ntitle: Why sleep\n---\n\nIn REM sleep you dream. {#dream}\n\n## Night [@smith, p. 3]\n\n- one\n"


def snapshot(**texts: str) -> FolderSnapshot:
    files = {
        "pack.yaml": PACK,
        "glossary.yaml": GLOSSARY,
        "references.yaml": REFERENCES,
        "quiz.yaml": QUIZ,
        "articles/sleep.md": SLEEP,
    }
    return FolderSnapshot(Path("/nowhere"), {**files, **{name.replace("_", "."): text for name, text in texts.items()}})


def test_forms_see_the_entries_and_the_paragraphs() -> None:
    known = FolderEntries(snapshot()).known
    assert [(one.id, one.label) for one in known.articles] == [("sleep", "Why sleep")]
    assert [one.label for one in known.named_terms()] == ["nap", "REM sleep"]
    assert [one.label for one in known.named_sources()] == ["Day, n.d.: Day", "Night, n.d.: Night"]
    assert [(one.id, one.label) for one in known.paragraphs("sleep")] == [
        ("dream", "In REM sleep you dream."),
        ("night", "Night"),
        ("one", "one"),
    ]
    assert known.paragraphs("gone") == []
    assert known.date == "2025-04-28"


def test_usages_are_counted_everywhere() -> None:
    folder = FolderEntries(snapshot())
    terms, sources = usages_of(folder, FormKind.TERM), usages_of(folder, FormKind.SOURCE)
    assert {id: (usage.articles, usage.others) for id, usage in terms.items()} == {
        "rem": (["Why sleep"], ["term “nap”"]),
        "nap": ([], ["question “q”"]),
    }
    assert {id: usage.in_words for id, usage in sources.items()} == {
        "smith": "1 article and 1 other entry",
        "jones": "1 other entry",
    }
    assert usages_of(folder, FormKind.QUESTION) == {}


BROKEN = {
    "empty": "",
    "a text": "hello",
    "no YAML": "- id: [",
    "cut short": GLOSSARY[:40],
    "other shapes": "- 3\n- {id: [x]}\n- {term: y}\n- [z]\n",
    "same id": "- {id: a, term: x}\n- {id: a, term: y}\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_files_with_errors_offer_what_can_be_read(name: str) -> None:
    folder = FolderEntries(snapshot(glossary_yaml=BROKEN[name], quiz_yaml=BROKEN[name]))
    assert isinstance([one.label for one in folder.known.named_terms()], list)
    usages_of(folder, FormKind.TERM)
    usages_of(folder, FormKind.SOURCE)


@pytest.mark.parametrize("kind", [FormKind.TERM, FormKind.SOURCE, FormKind.QUESTION], ids=str)
def test_an_entry_that_is_gone_is_refused(kind: FormKind) -> None:
    with pytest.raises(EditRefused):
        FolderEntries(snapshot()).entry(kind, "gone")


def test_several_fields_are_one_step() -> None:
    edit = edit_of(
        snapshot(), FormKind.TERM, "rem", {("term",): "REM", ("aka",): ["dream sleep"], ("definition",): None}
    )
    changed = "  # dreams\n  term: REM\n  aka: [dream sleep]\n"
    assert edit.changes == {"glossary.yaml": f"- id: rem{changed}{GLOSSARY[GLOSSARY.index('- id: nap') :]}"}


def test_heads_of_articles_and_packs() -> None:
    edit = edit_of(snapshot(), FormKind.ARTICLE, "sleep", {("summary",): "Short.", ("based_on", "title"): "Night"})
    text = edit.changes["articles/sleep.md"]
    assert isinstance(text, str)
    assert "summary: Short.\n" in text
    assert "based_on:\n  title: Night\n" in text
    assert text.endswith(SLEEP.partition("---\n\n")[2])
    assert edit_of(snapshot(), FormKind.PACK, "", {("topic",): "health"}).changes["pack.yaml"] != PACK


def test_entries_are_added_and_deleted() -> None:
    added = addition_of(snapshot(), FormKind.SOURCE, [{"id": "luna", "type": "book", "title": "Moon", "note": ""}])
    deleted = deletion_of(with_texts(snapshot(), added), FormKind.SOURCE, ["smith", "luna"])
    text = deleted.changes["references.yaml"]
    assert text == "references:\n- {id: jones, type: book, title: Day}\n"
    assert (added.name, deleted.name) == ("Add source", "Delete 2 sources")
    assert set(together("Both", added, deletion_of(snapshot(), FormKind.TERM, ["rem"])).changes) == {
        "references.yaml",
        "glossary.yaml",
    }
