"""What several readers marked: the blocks that most of them marked come first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.marks.combine_readers import as_values, combine, reader_names
from tests.marks.samples import bookmark, highlight

TIME = "2025-04-28T12:00:00.000000Z"


def dated(*marks):
    return [replace(mark, created=TIME, modified=TIME) for mark in marks]


def test_most_readers_come_first():
    ann = dated(highlight("the alarm", note="Mine", author="Ann"), bookmark("p2"), highlight("sounds"))
    bo = dated(highlight("amygdala sounds the alarm", note="Mine, too"), bookmark("p4"))
    first, *others = combine({"ann": ann, "bo": bo})
    assert (first.block, first.readers, first.marks, first.excerpt) == ("p1", 2, 3, "sounds")
    assert first.notes == (("Ann", "Mine"), ("bo", "Mine, too"))
    assert [(each.block, each.readers) for each in others] == [("p2", 1), ("p4", 1)]


def test_a_mark_in_two_files_counts_once():
    marks = dated(highlight("the alarm"))
    [passage] = combine({"a": marks, "b": marks})
    assert (passage.readers, passage.marks) == (1, 1)


def test_deleted_marks_do_not_count():
    [mark] = dated(bookmark())
    gone = replace(mark, is_deleted=True, modified="2025-04-29T12:00:00.000000Z")
    assert combine({"a": [mark, gone]}) == combine({}) == ()
    assert combine({"a": [mark], "b": [gone]}) == ()


def test_values_for_json():
    [value] = as_values(combine({"a": dated(highlight("the alarm", note="n"))}))
    assert value["notes"] == [{"reader": "a", "note": "n"}]
    assert value["article_title"] == "Talk"


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ([], []),
        (["ann.marks.json", "bo.json", "cy.sqlite"], ["ann", "bo", "cy.sqlite"]),
        (["a/ann.json", "b/ann.marks.json", "c/ann.json"], ["ann", "ann (2)", "ann (3)"]),
        (["a/ann.json", "b/ann (2).json", "c/ann.json"], ["ann", "ann (2)", "ann (3)"]),
        (["a/ann (2).json", "b/ann.json", "c/ann.json"], ["ann (2)", "ann", "ann (3)"]),
    ],
    ids=range(5),
)
def test_reader_names(files, names):
    assert reader_names([Path(file) for file in files]) == names
