"""Changing one value in YAML: nothing else in the file changes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.yaml_edit import delete_value, insert_item, move_item, read_value, set_value

PACK = """\
# The facts.
id: rest   # never change it

title: 'Rest'
edition: 1
description: >-
  Two pages on sleep,
  for the waiting room.

# the order
articles: [mood, sleep]  # all
"""
TERMS = """\
# Words
- id: sleep
  term: sleep
  aka: [rest, slumber]

# about talk
- id: cbt   # short
  term: "cognitive therapy"
  definition: >-
    Talk that helps.

- {id: dose, term: dose}
"""
SOURCES = "references:\n- id: a\n  author:\n  - family: Smith  # she\n    given: Ann\n- id: b\n"
ORDER = ("id", "title", "edition", "date", "description", "articles")

EDITS = {
    "plain": (PACK, ("edition",), "2", "edition: 1\n", "edition: 2\n"),
    "keeps the comment": (PACK, ("id",), "other", "id: rest   # never", "id: other   # never"),
    "keeps quotation marks": (PACK, ("title",), "It's", "'Rest'", "'It''s'"),
    "quotes what means something": (PACK, ("edition",), "a: b", "edition: 1\n", 'edition: "a: b"\n'),
    "no is a word": (PACK, ("edition",), "no", "edition: 1\n", 'edition: "no"\n'),
    "folded: first line stays": (
        PACK, ("description",), "Two pages on sleep, for the ward.", "  for the waiting room.", "  for the ward.",
    ),
    "folded to literal": (
        PACK, ("description",), "One\ntwo", ">-\n  Two pages on sleep,\n  for the waiting room.", "|-\n  One\n  two",
    ),
    "list: one more": (PACK, ("articles",), ["mood", "new", "sleep"], "[mood, sleep]", "[mood, new, sleep]"),
    "list: one less": (PACK, ("articles",), ["sleep"], "[mood, sleep]", "[sleep]"),
    "list: other order": (PACK, ("articles",), ["sleep", "mood"], "[mood, sleep]", "[sleep, mood]"),
    "list: empty": (PACK, ("articles",), [], "[mood, sleep]", "[]"),
    "new field in order": (PACK, ("date",), "2026", "edition: 1\n", "edition: 1\ndate: 2026\n"),
    "new field at the end": (PACK, ("x",), "z", "# all\n", "# all\nx: z\n"),
    "in an entry": (TERMS, (1, "id"), "talk", "- id: cbt   #", "- id: talk   #"),
    "double quotation marks": (TERMS, (1, "term"), 'say "a"', '"cognitive therapy"', '"say \\"a\\""'),
    "in brackets": (TERMS, (2, "term"), "a, b", "term: dose}", 'term: "a, b"}'),
    "new field in brackets": (TERMS, (2, "see"), ["cbt"], "term: dose}", "term: dose, see: [cbt]}"),
    "new list in an entry": (TERMS, (1, "see"), ["sleep"], "Talk that helps.\n", "Talk that helps.\n  see: [sleep]\n"),
    "an item": (TERMS, (0, "aka", 1), "nap", "slumber", "nap"),
    "deep": (SOURCES, ("references", 0, "author", 0, "family"), "Jones", "Smith  #", "Jones  #"),
    "empty field": ("a:\nb: c\n", ("a",), "x", "a:\n", "a: x\n"),
    "empty field, comment": ("a:  # note\nb: c\n", ("a",), "x", "a:  # note", "a: x  # note"),
    "empty file": ("", ("a",), "x", "", "a: x\n"),
    "only comments": ("# note\n", ("a",), "x", "# note\n", "# note\n\na: x\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", EDITS)
def test_only_the_value_changes(case):
    text, path, value, old, new = EDITS[case]
    changed = set_value(text, path, value, ORDER)
    assert changed == (text.replace(old, new, 1) if old else new)
    assert read_value(changed, path) == (value or "" if isinstance(value, str) else value)


DELETED = {
    "line": (PACK, ("edition",), "edition: 1\n", ""),
    "line with comment": (PACK, ("id",), "id: rest   # never change it\n", ""),
    "folded": (PACK, ("description",), "description: >-\n  Two pages on sleep,\n  for the waiting room.\n", ""),
    "behind the hyphen": (TERMS, (1, "id"), "id: cbt   # short\n  term", "term"),
    "in brackets": (TERMS, (2, "term"), ", term: dose", ""),
    "entry": (TERMS, (0,), "- id: sleep\n  term: sleep\n  aka: [rest, slumber]\n\n", ""),
    "last entry": (TERMS, (2,), "\n- {id: dose, term: dose}\n", ""),
    "item": (TERMS, (0, "aka", 0), "rest, ", ""),
    "only item of a block": ("a:\n- b\nc: d\n", ("a", 0), "a:\n- b\n", "a: []\n"),
    "missing": (PACK, ("nothing",), "", ""),
}


@pytest.mark.parametrize("case", DELETED)
def test_only_the_field_is_deleted(case):
    text, path, old, new = DELETED[case]
    assert delete_value(text, path) == text.replace(old, new, 1)


INSERTED = {
    "at the end": (TERMS, (), 3, "- {id: dose, term: dose}\n", "- {id: dose, term: dose}\n\n- id: x\n  term: z\n"),
    "before": (TERMS, (), 1, "# about talk\n", "- id: x\n  term: z\n\n# about talk\n"),
    "first": (TERMS, (), 0, "- id: sleep\n", "- id: x\n  term: z\n\n- id: sleep\n"),
    "no gaps": (SOURCES, ("references",), 2, "- id: b\n", "- id: b\n- id: x\n  term: z\n"),
    "new list": ("", ("questions",), 0, "", "questions:\n  - id: x\n    term: z\n"),
    "new file": ("", (), 0, "", "- id: x\n  term: z\n"),
    "empty list": ("[]\n", (), 0, "[]\n", "- id: x\n  term: z\n"),
}


@pytest.mark.parametrize("case", INSERTED)
def test_an_entry_is_added_in_the_style_of_the_file(case):
    text, path, index, old, new = INSERTED[case]
    changed = insert_item(text, path, index, {"id": "x", "term": "z"})
    assert changed == (text.replace(old, new, 1) if old else new)


def test_an_entry_moves_with_the_comment_above_it():
    changed = move_item(TERMS, (), 1, 0)
    assert changed.index("# about talk") < changed.index("id: cbt") < changed.index("id: sleep")
    assert sorted(changed.split("\n")) == sorted(TERMS.split("\n"))


@pytest.mark.parametrize("text", ["a: b: c\n", "a: [\n", "a: &x b\n", "\ta: b\n", "a: b\n---\na: c\n"])
def test_a_file_with_an_error_is_not_touched_and_its_line_is_said(text):
    with pytest.raises(EditRefused, match=r"line [12]"):
        set_value(text, ("z",), "x")


CONTENT = Path(__file__).parents[3] / "content" / "neuroscience-psychotherapy"
FILES = {
    "pack.yaml": (),
    "glossary.yaml": (),
    "references.yaml": ("references",),
    "quiz.yaml": ("questions",),
}
LINE_ENDS = "\r\x85\u2028\u2029\ufeff"
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters=LINE_ENDS, exclude_categories=["Cc", "Cs", "Cn", "Co"]))


def paths_of(value, path=()):
    if isinstance(value, str):
        yield path
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from paths_of(item, (*path, number))
    else:
        for key, item in value.items():
            yield from paths_of(item, (*path, key))


@settings(deadline=None, max_examples=60)
@given(data=st.data(), file=st.sampled_from(sorted(FILES)), value=TEXTS.filter(str.strip))
def test_any_text_can_take_the_place_of_any_other(data, file, value):
    text = (CONTENT / file).read_text(encoding="utf-8")
    path = data.draw(st.sampled_from(sorted(paths_of(read_value(text)), key=str)))
    changed = set_value(text, path, value)
    assert str(read_value(changed, path)).strip() == value.strip()
    # Line by line, only those of the value differ.
    old, new = text.split("\n"), changed.split("\n")
    first = next((number for number, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old))
    last = next((n for n, pair in enumerate(zip(old[::-1], new[::-1], strict=False)) if pair[0] != pair[1]), 0)
    assert len(old) - last - first <= 6
    assert read_value(set_value(changed, path, read_value(text, path))) == read_value(text)


@settings(deadline=None, max_examples=30)
@given(data=st.data(), file=st.sampled_from(["glossary.yaml", "references.yaml", "quiz.yaml"]))
def test_entries_come_go_and_move_and_all_else_stays(data, file):
    text = (CONTENT / file).read_text(encoding="utf-8")
    path = FILES[file]
    count = len(read_value(text, path))
    index = data.draw(st.integers(0, count))
    added = insert_item(text, path, index, {"id": "new", "term": "word: with colon"})
    assert len(read_value(added, path)) == count + 1
    assert delete_value(added, (*path, index)) == text
    one, other = data.draw(st.integers(0, count - 1)), data.draw(st.integers(0, count - 1))
    moved = move_item(text, path, one, other)
    assert move_item(moved, path, other, one) == text
    lengths = [len(read_value(each, path)) for each in (text, moved)]
    assert all(a == b for a, b in pairwise(lengths))
