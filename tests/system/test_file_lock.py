"""A lock is held by one, and is released when that one closes it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from reader.system.file_lock import FileLock, LockedElsewhere
from reader.system.regular_file import IrregularFileError
from tests.special_files import make_pipe


def test_only_one_holds_it(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "lock")
    assert lock.is_real
    with pytest.raises(LockedElsewhere):
        FileLock(tmp_path / "lock")
    lock.release()
    lock.release()
    again = FileLock(tmp_path / "lock")
    assert again.is_real
    again.release()


def test_a_file_that_cannot_be_created(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FileLock(tmp_path / "missing" / "lock")


def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(descriptor: int) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr("reader.system.file_lock._lock", unsupported)
    lock = FileLock(tmp_path / "lock")
    assert not lock.is_real
    lock.release()


@pytest.mark.parametrize("number", [0, errno.EACCES, errno.EAGAIN, errno.EDEADLK])
def test_what_systems_say_of_a_lock_that_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def held(descriptor: int) -> None:
        raise OSError(number, "Error")

    monkeypatch.setattr("reader.system.file_lock._lock", held)
    with pytest.raises(LockedElsewhere):
        FileLock(tmp_path / "lock")


@pytest.mark.skipif("sys.platform == 'win32'", reason="links need rights there, and there are no pipes")
def test_a_link_or_a_pipe_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    make_pipe(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("link", "pipe", "folder"):
        with pytest.raises(IrregularFileError):
            FileLock(tmp_path / name)
    assert not (tmp_path / "elsewhere").exists()
