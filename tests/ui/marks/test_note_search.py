"""Notes are found by the search field, as their own kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader import cli
from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks
from tests.ui.search import searches
from tests.ui.search.fake_search import FakeSearch


@pytest.fixture
def window(start: Start, tmp_path: Path, fake: FakeSearch) -> MainWindow:
    fake.answers["mia"] = searches.answer("mia", searches.hit())
    window = start(samples.guide(tmp_path))
    marks.select_in(window.page, "p3-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    hands.type_text("Ask Mia about sleep")
    hands.keys("Esc")
    return window


def test_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    hands.press(window.page, "Ctrl+Shift+Down")
    searches.search(window, qtbot, "mia")
    assert "Notes" in searches.heads(window)
    assert any(name.startswith("Notes, 1 found") for name in searches.chips(window))
    hands.click(searches.chip(window, "Notes"))
    searches.settle(window, qtbot)
    assert searches.results(window)[1] == "Note. A guide. Ask Mia about sleep."
    hands.press(window, "Ctrl+K")
    hands.keys("Return")
    assert window.session.opened
    assert window.session.opened.article.id == "guide"
    assert window.features.marks.overlay.current_id == window.features.marks.model.all()[0].id
    assert window.features.marks.overlay.is_in_view(window.features.marks.overlay.current_id)


def test_on_the_command_line(window: MainWindow, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    window.close()
    data = ["--data", str(tmp_path / "data")]
    assert cli.main([*data, "search", "--kind", "note", "mia"], run_window=None, run_selftest=None) == 0  # type: ignore[arg-type]
    assert "Ask Mia about sleep" in capsys.readouterr().out
    assert cli.main([*data, "search", "--kind", "note", "zebra"], run_window=None, run_selftest=None) == 1  # type: ignore[arg-type]
