"""Work in slices between the events of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.paper.sliced_work import WAITING, SlicedWork, run_with_progress
from reader.ui.shell.waiting import WaitDialog
from tests.ui import hands


@pytest.fixture
def parent(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


class Steps:
    """Counts, and notes whether it was closed."""

    def __init__(self, count: int, error: Exception | None = None) -> None:
        self.count = count
        self.error = error
        self.done = 0
        self.is_closed = False

    def run(self) -> Iterator[int]:
        try:
            while self.done < self.count:
                self.done += 1
                yield self.done
            if self.error:
                raise self.error
        finally:
            self.is_closed = True


def test_it_runs_to_the_end(parent: QWidget) -> None:
    steps = Steps(50)
    assert run_with_progress(parent, "Title", "Sentence", steps.run(), 50)
    assert (steps.done, steps.is_closed) == (50, True)


def test_an_error_comes_out(parent: QWidget) -> None:
    with pytest.raises(OSError, match="full"):
        run_with_progress(parent, "Title", "Sentence", Steps(3, OSError("full")).run(), 3)


def test_cancel_closes_the_iterator(parent: QWidget) -> None:
    steps = Steps(10**9)
    results = []

    def run() -> None:
        results.append(run_with_progress(parent, "Title", "Sentence", steps.run(), 10**9))

    assert hands.answering(WaitDialog, lambda dialog: hands.button(dialog, "Cancel").click(), run) == 1
    assert results == [False]
    assert steps.is_closed


def test_events_are_handled_between_slices(parent: QWidget, monkeypatch) -> None:
    monkeypatch.setattr("reader.ui.paper.sliced_work.SLICE", 0.0)
    work = SlicedWork(parent)
    steps = Steps(5)
    seen: list[int] = []
    work.stepped.connect(seen.append)
    work.start(steps.run())
    while work.is_running:
        QApplication.processEvents()
    assert seen == [1, 2, 3, 4, 5]


def test_waiting_ends_a_slice_and_is_no_progress(parent: QWidget) -> None:
    work = SlicedWork(parent)
    seen: list[int] = []
    work.stepped.connect(seen.append)

    def steps() -> Iterator[int]:
        yield WAITING
        assert not seen
        yield 1
        yield WAITING
        yield 2

    work.start(steps())
    while work.is_running:
        QApplication.processEvents()
    assert WAITING not in seen


def test_another_iterator_ends_the_one_before(parent: QWidget) -> None:
    work = SlicedWork(parent)
    first, second = Steps(10**9), Steps(3)
    work.start(first.run())
    QApplication.processEvents()
    work.start(second.run())
    while work.is_running:
        QApplication.processEvents()
    assert first.is_closed
    assert second.done == 3
