"""Files that another program of Windows has open for a moment are moved and deleted a little later."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.system import file_users
from reader.system.move_file import DELAYS, FileInUseError, delete, move_into_place

ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION, DISK_FULL = 5, 32, 33, 112


class Busy:
    """Stands for a function of the system that fails so many times as Windows does."""

    def __init__(self, real: Callable[..., object], code: int, times: int) -> None:
        self.calls = 0
        self._real, self._code, self._times = real, code, times

    def __call__(self, *arguments: object, **named: object) -> object:
        self.calls += 1
        if self.calls > self._times:
            return self._real(*arguments, **named)
        error = OSError(13, "Access is denied")
        error.winerror = self._code  # type: ignore[attr-defined,unused-ignore]
        raise error


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new")
    old.write_text("old")
    return new, old


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], Busy]:
    def make(code: int, times: int) -> Busy:
        found = Busy(os.replace, code, times)
        monkeypatch.setattr(os, "replace", found)
        monkeypatch.setattr(file_users, "_users", lambda file: [])
        return found

    return make


def test_moved(files: tuple[Path, Path]) -> None:
    move_into_place(*files)
    assert [each.name for each in files[0].parent.iterdir()] == ["old"]
    assert files[1].read_text() == "new"


def test_a_device_stays(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stat.S_ISBLK", lambda mode: True)  # to make a device, one must be root
    with pytest.raises(OSError, match="not a regular file"):
        move_into_place(*files)
    assert [each.read_text() for each in files] == ["new", "old"]


@pytest.mark.parametrize("code", [ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION])
@pytest.mark.parametrize("times", [1, 4, len(DELAYS)])
def test_tried_again_until_it_is_free(
    code: int, times: int, files: tuple[Path, Path], busy: Callable[[int, int], Busy]
) -> None:
    waited: list[float] = []
    fake = busy(code, times)
    move_into_place(*files, wait=waited.append)
    assert files[1].read_text() == "new"
    assert fake.calls == times + 1
    assert waited == [*DELAYS[:times]]


def test_it_ends_after_about_a_second() -> None:
    assert 0.8 < sum(DELAYS) < 1.2
    assert max(DELAYS) <= 0.4


def test_any_other_error_is_raised_at_once(files: tuple[Path, Path], busy: Callable[[int, int], Busy]) -> None:
    waited: list[float] = []
    fake = busy(DISK_FULL, 99)
    with pytest.raises(OSError, match="denied"):
        move_into_place(*files, wait=waited.append)
    assert (fake.calls, waited) == (1, [])


@pytest.mark.parametrize(
    ("code", "users", "said"),
    [
        (ACCESS_DENIED, [], "Access is denied"),
        (SHARING_VIOLATION, [], "another program has it open"),
        (ACCESS_DENIED, [(1, "Word")], "Word has it open"),
        (SHARING_VIOLATION, [(1, "Word"), (2, "Word"), (3, "Explorer")], "Word and Explorer have it open"),
        (SHARING_VIOLATION, [(os.getpid(), "python.exe")], "Carrel has it open"),
    ],
)
def test_who_has_it_open(
    code: int,
    users: list[tuple[int, str]],
    said: str,
    files: tuple[Path, Path],
    busy: Callable[[int, int], Busy],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    busy(code, 99)
    monkeypatch.setattr(file_users, "_users", lambda file: users)
    with pytest.raises(OSError, match=said) as caught:
        move_into_place(*files, wait=lambda _: None)
    assert caught.value.strerror == said
    assert isinstance(caught.value, FileInUseError) == (said != "Access is denied")
    assert [each.read_text() for each in files] == ["new", "old"]


def test_deleted_when_it_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.touch()
    fake = Busy(Path.unlink, SHARING_VIOLATION, 3)
    monkeypatch.setattr(Path, "unlink", lambda *arguments, **named: fake(*arguments, **named))
    delete(file, wait=lambda _: None)
    assert not file.exists()
    delete(file, missing_ok=True)


@pytest.mark.skipif(sys.platform != "win32", reason="other systems let anybody replace an open file")
def test_a_file_that_this_process_has_open_cannot_be_replaced(files: tuple[Path, Path]) -> None:
    with files[1].open("rb"), pytest.raises(OSError, match=r"has it open|denied"):
        move_into_place(*files, wait=lambda _: None)
    move_into_place(*files)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace an open file")
def test_a_file_that_is_open_can_be_replaced(files: tuple[Path, Path]) -> None:
    with files[1].open("rb") as opened:
        move_into_place(*files)
        assert opened.read() == b"old"
    assert file_users.programs_with_open(files[1]) == []
