"""Work off the GUI thread: in order, only what is still wanted, and without harm whatever goes wrong in it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.shell.background_tasks import Tasks


class Stopped(Exception):
    pass


class Desk:
    """Tasks with a note of what came out of them. `gate` holds the task called `slow` until it is set."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.done: list[str] = []
        self.interruptions = 0
        self.finished: list[int] = []
        self.gate, self.is_running, self.stop = threading.Event(), threading.Event(), threading.Event()
        self.tasks = Tasks(self._interrupt, Stopped, lambda: self.finished.append(threading.get_ident()))

    def start(self, lane: str, name: str, work: Callable[[], object] | None = None) -> None:
        self.tasks.start(lane, work or (lambda: self._note(name)), self.told.append, self.told.append)

    def start_slow(self, lane: str) -> None:
        self.start(lane, "slow", self._slow)
        assert self.is_running.wait(5)

    def _note(self, name: str) -> str:
        self.done.append(name)
        return name

    def _slow(self) -> str:
        self.is_running.set()
        while not self.gate.wait(0.001):
            if self.stop.is_set():
                raise Stopped
        return self._note("slow")

    def _interrupt(self) -> None:
        self.interruptions += 1
        self.stop.set()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.gate.set()
    desk.tasks.end()


def test_what_comes_out_is_told_on_this_thread(desk: Desk, qtbot: QtBot) -> None:
    told_by: list[int] = []
    done_by: list[int] = []
    desk.tasks.start(
        "a",
        lambda: done_by.append(threading.get_ident()),
        lambda _: told_by.append(threading.get_ident()),
        lambda _: None,
    )
    qtbot.waitUntil(lambda: bool(told_by))
    assert told_by == [threading.get_ident()]
    assert done_by != told_by


def test_lanes_wait_for_one_another(desk: Desk, qtbot: QtBot) -> None:
    desk.start_slow("a")
    for lane in "bcd":
        desk.start(lane, lane)
    desk.gate.set()
    qtbot.waitUntil(lambda: len(desk.told) == 4)
    assert desk.told == ["slow", "b", "c", "d"]
    assert not desk.interruptions


def test_a_newer_task_of_a_lane_takes_the_place_of_one_that_waits(desk: Desk, qtbot: QtBot) -> None:
    desk.start_slow("a")
    for name in ("one", "two", "three"):
        desk.start("b", name)
    desk.gate.set()
    qtbot.waitUntil(lambda: desk.told == ["slow", "three"])
    assert desk.done == ["slow", "three"]


def test_a_newer_task_of_a_lane_interrupts_the_one_that_runs(desk: Desk, qtbot: QtBot) -> None:
    desk.start_slow("a")
    desk.start("a", "newer")
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == ["newer"]
    assert desk.interruptions == 1


def test_what_cannot_be_interrupted_comes_too_late(desk: Desk, qtbot: QtBot) -> None:
    desk.start_slow("a")
    desk.stop.clear()
    desk._interrupt = lambda: None  # type: ignore[method-assign]
    desk.tasks._interrupt = lambda: None
    desk.start("a", "newer")
    desk.gate.set()
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.done == ["slow", "newer"]
    assert desk.told == ["newer"]


def test_an_answer_that_lies_ready_when_a_newer_question_comes(desk: Desk, qtbot: QtBot) -> None:
    desk.start("a", "older")
    while desk.done != ["older"]:  # done, but not told yet: nothing has let Qt do so
        pass
    desk.start("a", "newer")
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == ["newer"]


def test_an_interruption_that_hits_the_wrong_task_is_no_end_of_it(desk: Desk, qtbot: QtBot) -> None:
    tries: list[int] = []

    def work() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise Stopped
        return "done"

    desk.start("a", "a", work)
    qtbot.waitUntil(lambda: desk.told == ["done"])


@pytest.mark.parametrize("error", [ValueError("bad"), MemoryError(), RecursionError(), OSError(5, "gone")])
def test_an_error_is_told_and_the_next_task_is_done(desk: Desk, qtbot: QtBot, error: Exception) -> None:
    def work() -> object:
        raise error

    desk.start("a", "a", work)
    qtbot.waitUntil(lambda: desk.told == [error])
    desk.start("a", "next")
    qtbot.waitUntil(lambda: desk.told == [error, "next"])


def test_no_rubbish_of_the_window_is_collected_on_that_thread(desk: Desk, qtbot: QtBot) -> None:
    assert gc.isenabled()
    desk.start("a", "a", gc.isenabled)
    qtbot.waitUntil(lambda: desk.told == [False])
    assert gc.isenabled()


def test_dropped(desk: Desk, qtbot: QtBot) -> None:
    desk.start_slow("a")
    desk.tasks.cancel("a")
    desk.start("b", "b")
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == ["b"]


def test_the_end_interrupts_and_finishes_on_the_thread_itself(desk: Desk, qtbot: QtBot) -> None:
    desk.start_slow("a")
    desk.start("b", "b")
    before = threading.active_count()
    desk.tasks.end()
    assert threading.active_count() == before - 1
    assert desk.finished
    assert desk.finished[0] != threading.get_ident()
    qtbot.wait(1)
    assert desk.told == []
    assert "b" not in desk.done


def test_it_ends_without_having_begun(desk: Desk) -> None:
    desk.tasks.end()
    desk.tasks.end()
    assert desk.finished == []


def test_it_begins_again_behind_its_end(desk: Desk, qtbot: QtBot) -> None:
    desk.start("a", "one")
    desk.tasks.end()
    desk.start("a", "two")
    qtbot.waitUntil(lambda: desk.told == ["two"])
