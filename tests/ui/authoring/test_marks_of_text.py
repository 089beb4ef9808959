"""What Enter does in a list, and how words are found and replaced. The caret is written as |."""

from __future__ import annotations

import pytest

from reader.library.editing.insertions.edited_text import EditedText
from reader.translation import Translated
from reader.ui.authoring import list_marks
from reader.ui.authoring.find_text import matches, nearest, replace_all
from reader.ui.authoring.problem_places import place_in_line


def written(edited: EditedText) -> str:
    return f"{edited.text[: edited.start]}|{edited.text[edited.end :]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one|", "- one\n- |"),
        ("- one\n- |", "- one\n|"),
        ("9. one|", "9. one\n10. |"),
        ("  * o|ne", "  * o\n  * |ne"),
        ("1) one|", "1) one\n2) |"),
    ],
)
def test_enter_goes_on_with_a_list(before: str, after: str) -> None:
    change = list_marks.enter(before.replace("|", ""), before.index("|"))
    assert change
    assert written(change) == after


@pytest.mark.parametrize("before", ["one|", "|- one", "|", "---|"])
def test_enter_is_a_line_end_elsewhere(before: str) -> None:
    assert list_marks.enter(before.replace("|", ""), before.index("|")) is None


def test_finding_and_replacing() -> None:
    found = matches("Sleep and sleep", "sleep")
    assert found == [(0, 5), (10, 15)]
    assert matches("Sleep and sleep", "sleep", same_case=True) == [(10, 15)]
    assert nearest(found, 6, 1) == 1
    assert nearest(found, 15, 1) == 0
    assert nearest(found, 0, -1) == 1
    assert written(replace_all("Sleep and sleep.", found, "rest")) == "rest and rest|."


@pytest.mark.parametrize(
    ("line", "message", "words"),
    [
        ("It helps [@smith202] a lot.", "unknown reference @smith202; did you mean smith2020?", "@smith202"),
        ("  See [this](#nigth).", "this article has no block #nigth", "#nigth"),
        ("  A line.  ", "something is odd", "A line."),
        ("", "the file is empty", ""),
    ],
)
def test_a_problem_is_underlined_where_its_words_are(line: str, message: str, words: str) -> None:
    first, last = place_in_line(line, message)
    assert line[first:last] == words


def test_a_problem_in_another_language_is_underlined_where_its_words_are() -> None:
    line = "It helps [@smith202] a lot."
    message = Translated("‏مصدر غير معروف‏", "unknown reference @smith202")
    first, last = place_in_line(line, message)
    assert line[first:last] == "@smith202"
