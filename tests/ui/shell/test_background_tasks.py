"""Background tasks: order, replacement, cancelling and errors."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.shell.background_tasks import Tasks


class Stopped(Exception):
    pass


class Bench:
    """Tasks, with a list of their results. The task `slow` waits until `gate` is set."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.done: list[str] = []
        self.interruptions = 0
        self.finished: list[int] = []
        self.gate, self.is_running, self.stop = threading.Event(), threading.Event(), threading.Event()
        self.tasks = Tasks(self._interrupt, Stopped, lambda: self.finished.append(threading.get_ident()))

    def start(self, lane: str, name: str, work: Callable[[], object] | None = None) -> None:
        self.tasks.start(lane, work or (lambda: self._note(name)), self.results.append, self.results.append)

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
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.gate.set()
    bench.tasks.end()


def test_it_is_not_idle_before_the_result_has_arrived(bench: Bench, qtbot: QtBot) -> None:
    bench.start("a", "one")
    while bench.tasks._running or bench.tasks._waiting:
        bench.gate.wait(0.001)
    assert not bench.tasks.is_idle
    assert not bench.results
    qtbot.waitUntil(lambda: bench.tasks.is_idle)
    assert bench.results == ["one"]


def test_results_arrive_on_this_thread(bench: Bench, qtbot: QtBot) -> None:
    delivered_by: list[int] = []
    done_by: list[int] = []
    bench.tasks.start(
        "a",
        lambda: done_by.append(threading.get_ident()),
        lambda _: delivered_by.append(threading.get_ident()),
        lambda _: None,
    )
    qtbot.waitUntil(lambda: bool(delivered_by))
    assert delivered_by == [threading.get_ident()]
    assert done_by != delivered_by


def test_tasks_of_different_lanes_run_in_order(bench: Bench, qtbot: QtBot) -> None:
    bench.start_slow("a")
    for lane in "bcd":
        bench.start(lane, lane)
    bench.gate.set()
    qtbot.waitUntil(lambda: len(bench.results) == 4)
    assert bench.results == ["slow", "b", "c", "d"]
    assert not bench.interruptions


def test_a_newer_task_replaces_a_waiting_one_of_its_lane(bench: Bench, qtbot: QtBot) -> None:
    bench.start_slow("a")
    for name in ("one", "two", "three"):
        bench.start("b", name)
    bench.gate.set()
    qtbot.waitUntil(lambda: bench.results == ["slow", "three"])
    assert bench.done == ["slow", "three"]


def test_a_newer_task_interrupts_a_running_one_of_its_lane(bench: Bench, qtbot: QtBot) -> None:
    bench.start_slow("a")
    bench.start("a", "newer")
    qtbot.waitUntil(lambda: bool(bench.results))
    assert bench.results == ["newer"]
    assert bench.interruptions == 1


def test_the_result_of_a_replaced_task_is_dropped(bench: Bench, qtbot: QtBot) -> None:
    bench.start_slow("a")
    bench.stop.clear()
    bench._interrupt = lambda: None  # type: ignore[method-assign]
    bench.tasks._interrupt = lambda: None
    bench.start("a", "newer")
    bench.gate.set()
    qtbot.waitUntil(lambda: bool(bench.results))
    assert bench.done == ["slow", "newer"]
    assert bench.results == ["newer"]


def test_a_result_that_waits_is_dropped_when_a_newer_task_starts(bench: Bench, qtbot: QtBot) -> None:
    bench.start("a", "older")
    while bench.done != ["older"]:  # done, but not delivered: Qt has processed no events yet
        pass
    bench.start("a", "newer")
    qtbot.waitUntil(lambda: bool(bench.results))
    assert bench.results == ["newer"]


def test_a_wrongly_interrupted_task_runs_again(bench: Bench, qtbot: QtBot) -> None:
    tries: list[int] = []

    def work() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise Stopped
        return "done"

    bench.start("a", "a", work)
    qtbot.waitUntil(lambda: bench.results == ["done"])


@pytest.mark.parametrize("error", [ValueError("bad"), MemoryError(), RecursionError(), OSError(5, "gone")])
def test_an_error_does_not_stop_the_next_task(bench: Bench, qtbot: QtBot, error: Exception) -> None:
    def work() -> object:
        raise error

    bench.start("a", "a", work)
    qtbot.waitUntil(lambda: bench.results == [error])
    bench.start("a", "next")
    qtbot.waitUntil(lambda: bench.results == [error, "next"])


def test_a_cancelled_task_has_no_result(bench: Bench, qtbot: QtBot) -> None:
    bench.start_slow("a")
    bench.tasks.cancel("a")
    bench.start("b", "b")
    qtbot.waitUntil(lambda: bool(bench.results))
    assert bench.results == ["b"]


def test_end_interrupts_and_calls_finish_on_the_thread(bench: Bench, qtbot: QtBot) -> None:
    bench.start_slow("a")
    bench.start("b", "b")
    before = threading.active_count()
    bench.tasks.end()
    assert threading.active_count() == before - 1
    assert bench.finished
    assert bench.finished[0] != threading.get_ident()
    qtbot.wait(1)
    assert bench.results == []
    assert "b" not in bench.done


def test_end_without_a_task(bench: Bench) -> None:
    bench.tasks.end()
    bench.tasks.end()
    assert bench.finished == []


def test_tasks_can_start_again_after_the_end(bench: Bench, qtbot: QtBot) -> None:
    bench.start("a", "one")
    bench.tasks.end()
    bench.start("a", "two")
    qtbot.waitUntil(lambda: bench.results == ["two"])
