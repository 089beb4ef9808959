"""Progress in words, for eyes and for ears."""

from __future__ import annotations

import itertools
import time

import pytest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from reader.sticks.progress import Stage, StickProgress
from reader.ui.main_window import MainWindow
from reader.ui.sticks import progress_page
from reader.ui.sticks.progress_page import ProgressPage
from reader.ui.sticks.stick_job import StickJob
from reader.ui.sticks.tick_model import TickRow
from tests.ui import hands


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told."""
    told: list[str] = []
    monkeypatch.setattr(progress_page, "announce", lambda _, sentence: told.append(sentence))
    return told


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> ProgressPage:
    page = ProgressPage(window.appearance)
    qtbot.addWidget(page)
    page.show()
    return page


def at(part: float, stage: Stage = Stage.COPYING, left: float | None = 190.0) -> StickProgress:
    return StickProgress(stage, int(part * 1000), 1000, 12, 2140, left)


def test_for_eyes(page: ProgressPage) -> None:
    page.begin("Writing 1 stick", [TickRow("a", "ONE")])
    bar = hands.only(page, QProgressBar)
    assert bar.maximum() == 0  # nobody knows yet
    page.show_progress(at(0.4))
    assert bar.value() / bar.maximum() == pytest.approx(0.4)
    assert {"Writing 1 stick", "Copying", "12 of 2,140 files · about 3 minutes left"} <= set(hands.labels(page))
    page.show_progress(at(0.5, Stage.VERIFYING, None))
    assert {"Reading back and comparing", "12 of 2,140 files"} <= set(hands.labels(page))


def test_for_ears_each_stage_and_each_quarter_once(page: ProgressPage, said: list[str]) -> None:
    page.begin("Writing 1 stick", [])
    for percent in range(101):
        stage = Stage.COPYING if percent < 60 else Stage.VERIFYING
        page.show_progress(at(percent / 100, stage))
    assert said == [
        "Writing 1 stick",
        "Copying, 0 %, about 3 minutes left",
        "Copying, 25 %, about 3 minutes left",
        "Copying, 50 %, about 3 minutes left",
        "Reading back and comparing, 60 %, about 3 minutes left",
        "Reading back and comparing, 75 %, about 3 minutes left",
        "Reading back and comparing, 100 %, about 3 minutes left",
    ]


def test_stopping_is_said_and_stays(page: ProgressPage, said: list[str]) -> None:
    page.begin("Writing 1 stick", [])
    page.show_cancelling()
    page.show_progress(at(0.4))
    assert any(label.startswith("Cancelling") for label in hands.labels(page))
    assert "Cancelling" in said
    page.begin("Writing 1 stick", [])
    assert hands.button(page, "Cancel").isEnabled()


def test_reported_ten_times_a_second_and_at_each_stage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = itertools.count()
    monkeypatch.setattr(time, "monotonic", lambda: 100 + next(ticks) / 100)  # each report takes 10 ms

    def task(on_progress, _is_cancelled) -> str:
        for percent in range(100):
            on_progress(at(percent / 100, Stage.COPYING if percent < 95 else Stage.FINISHING))
        return "done"

    seen: list[StickProgress] = []
    each = StickJob(task)
    each.progressed.connect(seen.append)
    with qtbot.waitSignal(each.ended) as ended:
        each.start()
    assert ended.args == ["done"]
    assert 10 <= len(seen) <= 12
    assert seen[-1].stage is Stage.FINISHING


def test_a_job_ends_with_what_was_raised(qtbot: QtBot) -> None:
    error = ValueError("no")

    def task(_on_progress, _is_cancelled) -> None:
        raise error

    each = StickJob(task)
    with qtbot.waitSignal(each.ended) as ended:
        each.start()
    assert ended.args == [error]
