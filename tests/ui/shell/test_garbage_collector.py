"""Garbage is collected on the GUI thread alone, also that which a long task makes on another one."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.ui import app
from reader.ui.authoring.job_runner import JobRunner
from reader.ui.marks.store_opener import StoreOpener
from reader.ui.shell import garbage_collector
from reader.ui.shell.background_tasks import Superseded, Tasks
from reader.ui.shell.garbage_collector import GarbageCollector
from reader.ui.shell.waiting import wait_for
from reader.ui.sticks.stick_job import StickJob

MANY = 20_000


class Held(QObject):
    """In a circle of references, so that only the collector deletes it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


class Waste:
    def __init__(self) -> None:
        self.itself = self


class Threads:
    """`collected` has the threads on which garbage was collected, `deleted` those on which a Held was deleted."""

    def __init__(self) -> None:
        self.collected: set[int] = set()
        self.deleted: list[int] = []

    def note(self, phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            self.collected.add(threading.get_ident())

    def lose(self) -> None:
        """Makes a Held that nobody holds."""
        weakref.finalize(Held(), lambda: self.deleted.append(threading.get_ident()))


@pytest.fixture
def threads(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Threads]:
    """The threads from when the program has begun."""
    monkeypatch.setattr(garbage_collector, "INTERVAL", 5)
    gc.enable()  # as Python begins
    app.application()
    found = Threads()
    gc.callbacks.append(found.note)
    yield found
    gc.callbacks.remove(found.note)


@pytest.fixture
def collect(threads: Threads) -> Iterator[Callable[[], object]]:
    """Begins to collect."""
    made: list[GarbageCollector] = []
    yield lambda: made.append(GarbageCollector(app.application()))
    for each in made:
        each.deleteLater()


def waste(*_ignored: object) -> list[object]:
    """Makes so much that Python's own collector would run on this thread."""
    for _ in range(MANY):
        Waste()
    return [[] for _ in range(MANY)]


def in_tasks(_qtbot: QtBot, end: Callable[[], None]) -> object:
    tasks = Tasks(lambda: None, Superseded, lambda: None)
    tasks.start("a", waste, lambda _: end(), lambda _: None)
    return tasks


def in_dialog(qtbot: QtBot, end: Callable[[], None]) -> object:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    wait_for(parent, "Title", "A sentence.", waste)
    end()
    return parent


def in_room(_qtbot: QtBot, end: Callable[[], None]) -> object:
    jobs = JobRunner()
    jobs.finished.connect(lambda _: end())
    jobs.start([waste])
    return jobs


def on_stick(_qtbot: QtBot, end: Callable[[], None]) -> object:
    job = StickJob(waste)
    job.ended.connect(lambda _: end())
    job.start()
    return job


def in_store(_qtbot: QtBot, end: Callable[[], None]) -> object:
    opener = StoreOpener(waste)  # type: ignore[arg-type]
    opener.opened_late.connect(lambda _: end())
    if opener.open():
        end()
    return opener


WORK = {"tasks": in_tasks, "dialog": in_dialog, "room": in_room, "stick": on_stick, "store": in_store}


@pytest.mark.parametrize("where", WORK)
def test_no_thread_collects(threads: Threads, collect: Callable[[], object], qtbot: QtBot, where: str) -> None:
    threads.lose()
    ended: list[bool] = []
    work = WORK[where](qtbot, lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    here = threading.get_ident()
    assert threads.collected <= {here}
    collect()
    qtbot.waitUntil(lambda: bool(threads.deleted))
    assert threads.deleted == [here]
    assert threads.collected == {here}
    if isinstance(work, Tasks):
        work.end()


def test_what_a_long_task_wastes_is_collected_while_it_runs(
    threads: Threads, collect: Callable[[], object], qtbot: QtBot
) -> None:
    is_collected = threading.Event()

    def work() -> bool:
        weakref.finalize(Waste(), is_collected.set)
        waste()
        return is_collected.wait(20)

    results: list[object] = []
    tasks = Tasks(lambda: None, Superseded, lambda: None)
    collect()
    tasks.start("a", work, results.append, results.append)
    qtbot.waitUntil(lambda: bool(results), timeout=20_000)
    assert results == [True]
    assert threads.collected == {threading.get_ident()}
    tasks.end()


def test_a_window_that_was_kept_is_freed_after_another_one(qtbot: QtBot) -> None:
    """The objects of the first window are looked at no more, until another language has replaced it."""
    old = weakref.ref(Held())
    garbage_collector.keep_all()
    try:
        gc.collect()
        assert old()
        garbage_collector.keep_other()
        assert not old()
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()


def test_few_objects_are_not_collected(threads: Threads, collect: Callable[[], object], qtbot: QtBot) -> None:
    gc.collect()
    threads.collected.clear()
    collector = GarbageCollector(app.application())
    collector.collect()
    assert not threads.collected
    waste()
    collector.collect()
    assert threads.collected
    collector.deleteLater()
