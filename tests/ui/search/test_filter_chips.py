"""The chips that filter the results."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.search import searches
from tests.ui.search.fake_search import FakeSearch
from tests.ui.search.searches import answer, hit


@pytest.fixture
def window(start: Start, tmp_path: Path, fake: FakeSearch) -> MainWindow:
    return start(samples.guide(tmp_path))


def asked(fake: FakeSearch) -> list[str]:
    return [typed for typed, *_ in fake.asked]


def test_chips_count_and_filter(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    searches.search(window, qtbot, "amygdala")
    assert searches.chips(window)[:4] == [
        "All, 2 found", "Articles, 1 found", "Glossary, 1 found", "Sources, 0 found",
    ]  # fmt: skip
    hands.click(searches.chip(window, "Glossary"))
    searches.settle(window, qtbot)
    assert fake.asked[-1][:3] == ("amygdala", "term", "")
    assert searches.heads(window) == ["Glossary"]
    assert searches.chips(window)[0] == "All, 2 found"
    hands.click(searches.chip(window, "Sources"))
    searches.settle(window, qtbot)
    assert searches.results(window) == []
    assert searches.said(window) == "No results in the sources, but 2 elsewhere."


def test_chips_by_keyboard(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    searches.search(window, qtbot, "amygdala")
    searches.chip(window, "All").setFocus()
    hands.keys("Right")
    searches.settle(window, qtbot)
    assert searches.chip(window, "Articles").isChecked()
    assert fake.asked[-1][1] == "article"


def test_an_emptied_field_lets_go_of_the_filter(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    searches.search(window, qtbot, "amygdala")
    hands.click(searches.chip(window, "Glossary"))
    searches.settle(window, qtbot)
    window.features.search.controller._filter("term", "sample")
    searches.settle(window, qtbot)
    window.search_field.clear()
    searches.search(window, qtbot, "quiet")
    assert fake.asked[-1][1:3] == ("", "")
    assert searches.chip(window, "All").isChecked()


def test_more_than_are_counted(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    counts = {"article": 1000, "term": 3, "reference": 0}
    fake.answers["quiet"] = answer("quiet", hit(), counts=counts)
    searches.search(window, qtbot, "quiet")
    assert searches.chips(window)[:3] == ["All, 1000+ found", "Articles, 1000+ found", "Glossary, 3 found"]


def test_one_pack_of_several(window: MainWindow, qtbot: QtBot, fake: FakeSearch, tmp_path: Path) -> None:
    other = samples.guide(tmp_path, samples.THIRD, info=INFO._replace(id="other", title="Another <b>pack</b>"))
    window.session.open_file(other)
    searches.search(window, qtbot, "short")
    assert "Packs to search: All packs" in searches.chips(window)
    assert set(fake.files[-1]) >= {"sample", "other"}
    assert "The third article. Another <b>pack</b>." in searches.results(window)
    menu = searches.chip(window, "Packs to search").menu()
    menu.aboutToShow.emit()
    action = next(action for action in menu.actions() if action.text().startswith("Another"))
    action.trigger()
    searches.settle(window, qtbot)
    assert fake.asked[-1][:3] == ("short", "", "other")
    assert "Packs to search: Another <b>pack</b>" in searches.chips(window)


@pytest.mark.parametrize("percent", [100, 150, 200, 250, 300])
def test_chips_are_round_at_every_text_size(window: MainWindow, qtbot: QtBot, percent: int) -> None:
    """Qt draws square corners where the radius is more than half of the height."""
    window.appearance.choose_text_size(percent)
    searches.search(window, qtbot, "quiet")
    chip = searches.chip(window, "All")
    picture = chip.grab().toImage()
    assert picture.pixelColor(0, 0) != picture.pixelColor(0, chip.height() // 2)
