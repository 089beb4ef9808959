"""The text that the reader has selected, which becomes what a search looks for."""

from __future__ import annotations

import pytest

from reader.ui.page.selected_text import LONGEST, selected_text, selected_words
from reader.ui.page.view import PageView
from tests.ui import hands


def select(page: PageView, first: int, last: int) -> None:
    page.setTextCursor(page.shown_document.cursor(first, last))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(0, 0, ""), (4, 9, "first"), (9, 4, "first"), (0, 17, "The first article")],
)
def test_what_is_selected(page: PageView, first: int, last: int, expected: str) -> None:
    select(page, first, last)
    assert selected_text(page) == expected


@pytest.mark.parametrize(("length", "is_short"), [(LONGEST - 1, True), (LONGEST, False)])
def test_long_text_is_not_searched_for(page: PageView, length: int, is_short: bool) -> None:
    select(page, 0, length)
    assert len(selected_text(page)) == (length if is_short else 0)


def test_the_link_with_the_focus_is_not_selected_text(page: PageView) -> None:
    run = hands.link(page, "amygdala")
    page.setFocus()
    hands.tab_to_link(page, run)
    assert page.textCursor().selectedText() == "amygdala"
    assert selected_text(page) == ""
    select(page, run.first, run.last - 1)
    assert selected_text(page) == "amygdal"


@pytest.mark.parametrize(("first", "last", "expected"), [(0, 0, ""), (4, 9, "first"), (0, 17, "The first article")])
def test_words_to_search_for(page: PageView, first: int, last: int, expected: str) -> None:
    select(page, first, last)
    assert selected_words(page) == expected


def test_the_first_whole_words_of_long_text_are_searched_for(page: PageView) -> None:
    page.selectAll()
    words = selected_words(page)
    whole = " ".join(page.toPlainText().split())
    assert LONGEST / 2 < len(words) <= LONGEST
    assert whole.startswith(words)
    assert whole[len(words)] == " "


def test_the_link_with_the_focus_is_no_words_to_search_for(page: PageView) -> None:
    page.setFocus()
    hands.tab_to_link(page, hands.link(page, "amygdala"))
    assert selected_words(page) == ""
