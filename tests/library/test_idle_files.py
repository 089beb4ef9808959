"""A pack that nobody reads for a moment is not open, and is read on as if it had been."""

from __future__ import annotations

import contextlib
import gc
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import idle_files
from reader.library.idle_files import IdleCloser
from reader.library.packconnection import PackConnection, ReadInterrupted
from reader.library.packerrors import DamagedPackError, PackError, ReplacedPackError
from reader.library.packfile import PackFile
from tests.packs import ARTICLES, INFO, make_pack

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def reader(pack: Path) -> Iterator[PackFile]:
    with contextlib.closing(PackFile(pack)) as reader:
        yield reader


class File:
    def __init__(self, *, is_busy: bool = False) -> None:
        self.is_busy = is_busy
        self.asked: list[float] = []

    def close_idle(self, seconds: float) -> bool:
        self.asked.append(seconds)
        return not self.is_busy


def test_a_file_that_is_busy_is_asked_again() -> None:
    closer, busy, idle = IdleCloser(), File(is_busy=True), File()
    closer.watch(busy)
    closer.watch(idle)
    assert closer.close_idle() == 1
    busy.is_busy = False
    assert closer.close_idle() == 0
    assert (len(busy.asked), len(idle.asked)) == (2, 1)


def test_one_that_is_opened_again_meanwhile_is_asked_again() -> None:
    closer = IdleCloser()

    class OpenedAgain(File):
        def close_idle(self, seconds: float) -> bool:
            closer.watch(self)
            return super().close_idle(seconds)

    file = OpenedAgain()
    closer.watch(file)
    assert closer.close_idle() == 1


def test_a_forgotten_file_is_not_kept() -> None:
    closer = IdleCloser()
    closer.watch(File())
    gc.collect()
    assert closer.close_idle() == 0


def test_the_thread_closes_what_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_files, "IDLE", 0.001)
    closer, closed = IdleCloser(), threading.Event()

    class Noting(File):
        def close_idle(self, seconds: float) -> bool:
            closed.set()
            return True

    threading.Thread(target=closer.run, daemon=True).start()
    file = Noting()
    closer.watch(file)
    assert closed.wait(10)


def test_it_closes_sooner_than_a_move_gives_up() -> None:
    from reader.system import move_file

    assert sum(move_file.DELAYS) > 1.5 * idle_files.IDLE


def test_read_on_after_it_was_closed(reader: PackFile) -> None:
    article = reader.article(ARTICLES[0].id)
    for _ in range(2):
        assert reader.connection.close_idle(0)
        assert not reader.connection.is_open
        assert reader.connection.close_idle(0)
        assert reader.article(ARTICLES[0].id) == article
        assert reader.connection.is_open


def test_not_while_it_was_read_just_now(reader: PackFile) -> None:
    reader.entries()
    assert not reader.connection.close_idle(3600)
    assert reader.connection.is_open


def test_not_while_another_thread_reads(pack: Path) -> None:
    connection = PackConnection(pack)
    outcomes: list[object] = []

    def read() -> None:
        try:
            outcomes.append(connection.rows(ENDLESS))
        except ReadInterrupted as error:
            outcomes.append(type(error))

    thread = threading.Thread(target=read)
    thread.start()
    while not connection._readers:
        time.sleep(0)
    assert not connection.close_idle(0)
    while thread.is_alive():
        connection.interrupt()
        thread.join(0.001)
    assert outcomes == [ReadInterrupted]
    assert connection.close_idle(0)
    connection.interrupt()
    connection.close()


def test_closed_for_good(reader: PackFile) -> None:
    reader.connection.close_idle(0)
    reader.close()
    with pytest.raises(DamagedPackError, match="Open it again"):
        reader.entries()
    reader.close()


@pytest.mark.parametrize("reads_between", [False, True])
def test_a_file_in_its_place_is_not_taken_for_it(pack: Path, reader: PackFile, reads_between: bool) -> None:
    reader.connection.close_idle(0)
    if reads_between:
        assert reader.entries()
        reader.connection.close_idle(0)
    make_pack(pack, info=INFO._replace(edition=INFO.edition + 1, title="A title that is longer than the other" * 20))
    assert reader.connection.was_replaced()
    for _ in range(2):
        with pytest.raises(ReplacedPackError, match="Open it again"):
            reader.article(ARTICLES[0].id)
    with contextlib.closing(PackFile(pack)) as again:
        assert again.info.edition == INFO.edition + 1


def test_a_copy_of_it_in_its_place_is(pack: Path, reader: PackFile) -> None:
    """As on a stick that was put back."""
    reader.connection.close_idle(0)
    state, data = pack.stat(), pack.read_bytes()
    pack.unlink()
    with pytest.raises(PackError, match="is missing"):
        reader.entries()
    assert not reader.connection.was_replaced()
    pack.write_bytes(data)
    os.utime(pack, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert reader.entries()


def test_replaced_while_it_is_opened_again(pack: Path, reader: PackFile, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.connection.close_idle(0)
    connect = reader.connection._connect

    def replaced_meanwhile() -> object:
        connection = connect()
        os.utime(pack, (1, 1))
        return connection

    monkeypatch.setattr(reader.connection, "_connect", replaced_meanwhile)
    with pytest.raises(ReplacedPackError):
        reader.entries()
    monkeypatch.undo()
    assert not reader.connection.is_open
