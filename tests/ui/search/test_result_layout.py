"""The layout of a row of search results."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader.ui.lists.row_layout import RowFonts
from reader.ui.main_window import MainWindow
from reader.ui.search.result_layout import lay_out
from reader.ui.search.result_rows import rows_of
from tests.ui import samples
from tests.ui.conftest import Start
from tests.ui.search.fake_search import FakeSearch
from tests.ui.search.searches import hit


@pytest.fixture
def window(start: Start, tmp_path: Path, fake: FakeSearch) -> MainWindow:
    return start(samples.guide(tmp_path))


def test_marks_stand_on_their_words_behind_signs_that_count_twice(window: MainWindow) -> None:
    text = "🧠🧠 memory 🧠 memory"
    [_, row] = rows_of([hit(excerpt=text, matches=((3, 9), (12, 18)))], {})
    [(layout, _, _)] = lay_out(row, RowFonts(window.font()), window.page.page_style.theme, 200).paragraphs
    formats: list[Any] = list(layout.formats())  # their fields are missing from the stubs
    units = text.encode("utf-16-le")
    found = [units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le") for each in formats]
    assert found == ["memory", "memory"]
