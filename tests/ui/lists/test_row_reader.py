"""Reading a long list in slices: short lists at once, long ones without holding up the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader.library.packfile import DamagedPackError, PackError
from reader.ui.lists import row_reader
from reader.ui.lists.row_reader import READ_AT_ONCE, RowReader


class Reading:
    def __init__(self) -> None:
        self.parent = QObject()
        self.progress: list[int] = []
        self.done: list[list[int]] = []
        self.errors: list[str] = []
        self.reader = RowReader[int](
            self.parent, self.progress.append, self.done.append, lambda error: self.errors.append(str(error))
        )


@pytest.fixture
def reading(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Reading:
    monkeypatch.setattr(row_reader, "SLICE", 0)
    return Reading()


def batches(rows: int, size: int = 100, error: PackError | None = None) -> Iterator[list[int]]:
    for first in range(0, rows, size):
        yield list(range(first, first + size))
    if error:
        raise error


@pytest.mark.parametrize("rows", [0, 100, READ_AT_ONCE - 100])
def test_a_short_list_is_read_at_once(reading: Reading, rows: int) -> None:
    reading.reader.start(batches(rows))
    assert (reading.done, reading.progress) == ([list(range(rows))], [])
    assert not reading.reader.is_reading


def test_a_long_list_is_read_with_pauses(reading: Reading, qtbot: QtBot) -> None:
    reading.reader.start(batches(2 * READ_AT_ONCE))
    assert (reading.done, reading.progress) == ([], [READ_AT_ONCE])
    qtbot.waitUntil(lambda: bool(reading.done))
    assert reading.done == [list(range(2 * READ_AT_ONCE))]
    assert len(reading.progress) > 3


def test_another_list_takes_its_place(reading: Reading, qtbot: QtBot) -> None:
    reading.reader.start(batches(2 * READ_AT_ONCE))
    reading.reader.start(batches(100))
    qtbot.wait(1)
    assert reading.done == [list(range(100))]


@pytest.mark.parametrize("rows", [100, 2 * READ_AT_ONCE])
def test_an_error_ends_the_reading(reading: Reading, qtbot: QtBot, rows: int) -> None:
    reading.reader.start(batches(rows, error=DamagedPackError(Path("a.carrel"), "It is damaged.")))
    qtbot.waitUntil(lambda: bool(reading.errors))
    assert reading.errors == ["a.carrel: It is damaged."]
    assert (reading.done, reading.reader.is_reading) == ([], False)
