"""The way into a pack file: what is endless is given up, what is interrupted says so, and one is never the other."""

from __future__ import annotations

import os
import threading

import apsw
import pytest

from reader.library import packconnection
from reader.library.packconnection import PackConnection, ReadInterrupted
from reader.library.packfile import DamagedPackError

COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<?) SELECT max(i) FROM n"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def connection(sample):
    connection = PackConnection(sample)
    yield connection
    connection.close()


@pytest.fixture
def few_steps(monkeypatch):
    """A call may take so few that tests need not wait."""
    monkeypatch.setattr(packconnection, "_STEPS_AT_ONCE", 100)
    monkeypatch.setattr(packconnection, "_MOST_STEPS", 20_000)


def test_steps_are_counted_for_each_call(few_steps, connection):
    """SQLite itself counts on where a prepared statement is used again: a long session ended as damage."""
    for _ in range(200):
        assert connection.rows(COUNTING, (300,)) == [(300,)]
    with pytest.raises(DamagedPackError):
        connection.rows(COUNTING, (30_000,))
    assert connection.rows(COUNTING, (300,)) == [(300,)]


def interrupting(connection: PackConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the next reading interrupted while SQLite is at it."""
    count = connection._count_steps

    def noted() -> bool:
        connection.interrupt()
        return count()

    monkeypatch.setattr(connection, "_count_steps", noted)
    assert connection._connection
    connection._connection.set_progress_handler(noted, 100)


def test_an_interrupted_reading_says_so(connection, monkeypatch):
    interrupting(connection, monkeypatch)
    with pytest.raises(ReadInterrupted):
        connection.rows(COUNTING, (30_000,))


def test_an_interruption_that_is_told_as_something_else(connection):
    """As when a virtual table cannot be made because its making was cut off."""

    def cut_off(*_: object) -> None:
        connection.interrupt()
        raise apsw.SQLError("vtable constructor failed")

    connection._connection.create_scalar_function("cut_off", cut_off)
    with pytest.raises(ReadInterrupted):
        connection.rows("SELECT cut_off()")


def test_what_is_endless_after_an_interruption_is_no_interruption(few_steps, connection):
    connection.interrupt()
    with pytest.raises(DamagedPackError):
        connection.rows(ENDLESS)


def test_an_interruption_between_two_readings_is_none(connection):
    connection.interrupt()
    assert connection.rows(COUNTING, (300,)) == [(300,)]


def test_it_comes_from_another_thread(connection):
    over = threading.Event()
    found: list[object] = []

    def reading() -> None:
        try:
            found.append(connection.rows(ENDLESS))
        except Exception as error:
            found.append(error)
        over.set()

    thread = threading.Thread(target=reading)
    thread.start()
    while not over.wait(0.001):
        connection.interrupt()
    thread.join()
    assert [type(each) for each in found] == [ReadInterrupted]


def test_closed_while_somebody_interrupts(sample):
    connection = PackConnection(sample)
    connection.close()
    connection.interrupt()
    with pytest.raises(DamagedPackError):
        connection.rows("SELECT 1")


def test_whether_it_is_the_file_that_was_opened(pack, whole):
    connection = PackConnection(pack)
    assert connection.is_unchanged()
    away = pack.rename(pack.with_name("away"))
    assert not connection.is_unchanged()
    away.rename(pack)
    assert connection.is_unchanged()
    other = pack.with_name("other")
    other.write_bytes(whole)
    os.replace(other, pack)  # noqa: PTH105
    assert not connection.is_unchanged()
    connection.close()
