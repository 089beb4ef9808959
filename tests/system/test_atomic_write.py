"""A file is written completely or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reader.system.atomic_write import copy_atomically, sync_folder, write_atomically, write_bytes_atomically


@pytest.mark.parametrize("text", ["", "a\nb\n", "é 脳\r\n"])
def test_written(tmp_path: Path, text: str) -> None:
    write_atomically(tmp_path / "file", text)
    assert (tmp_path / "file").read_bytes() == text.encode()
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(("where", "name"), [(os, "fsync"), (os, "replace"), (Path, "open")])
def test_a_failure_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str
) -> None:
    file = tmp_path / "file"
    file.write_text("old", encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(where, name, fail)
        with pytest.raises(OSError, match="No space"):
            write_atomically(file, "new")
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        write_atomically(tmp_path / "missing" / "file", "text")


def test_a_folder_that_cannot_be_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []

    def fail(descriptor: int) -> None:
        synced.append(descriptor)
        raise OSError(22, "Invalid argument")

    sync_folder(tmp_path)
    monkeypatch.setattr(os, "fsync", fail)
    sync_folder(tmp_path)
    assert len(synced) == (0 if os.name == "nt" else 1)  # Windows opens no folder


def test_a_copy_is_complete_or_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, file = tmp_path / "source", tmp_path / "file"
    source.write_bytes(b"\x00new\r\n" * 100_000)
    file.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space"):
            copy_atomically(source, file)
    assert file.read_bytes() == b"old"
    copy_atomically(source, file)
    assert file.read_bytes() == source.read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "source"]


def test_bytes_are_written_whole_or_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space"):
            write_bytes_atomically(file, b"\x00new\r\n")
    assert file.read_bytes() == b"old"
    write_bytes_atomically(file, b"\x00new\r\n")
    assert file.read_bytes() == b"\x00new\r\n"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_bytes_atomically(file, b"new", file.stat().st_mode)
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("letter", ["n", "é", "ท", "😀"])
def test_names_may_be_as_long_as_the_computer_allows(tmp_path: Path, letter: str) -> None:
    def is_allowed(count: int) -> bool:
        try:
            (tmp_path / (letter * count)).touch()
        except OSError:
            return False
        (tmp_path / (letter * count)).unlink()
        return True

    longest = next((count - 1 for count in range(1, 256) if not is_allowed(count)), 255)
    file = tmp_path / (letter * longest)
    write_atomically(file, "text")
    assert file.read_text(encoding="utf-8") == "text"
    assert not list(tmp_path.glob(".*"))
    if not is_allowed(longest + 1):  # Wine allows names of 256 letters of Thai
        with pytest.raises(OSError, match=letter):
            write_atomically(tmp_path / (letter * (longest + 1)), "text")
    assert not list(tmp_path.glob(".*"))


def test_a_device_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stat.S_ISCHR", lambda mode: stat.S_ISREG(mode))  # to make a device, one must be root
    file = tmp_path / "null"
    write_atomically(file, "as it was")
    with pytest.raises(OSError, match="this is not a regular file"):
        write_atomically(file, "new")
    assert file.read_text(encoding="utf-8") == "as it was"
    assert list(tmp_path.iterdir()) == [file]
