"""Every file of the data folder, damaged in every way, alone and together: the window starts, and says so once."""

from __future__ import annotations

import json
import os
import random
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.marks.open_store import FILE_NAME as MARKS
from reader.marks.open_store import LOCK_NAME
from reader.settings import FILE_NAME as SETTINGS
from tests.special_files import make_pipe
from tests.ui.conftest import Start
from tests.ui.hands import press

FILES = (SETTINGS, MARKS, LOCK_NAME, "opening/window.lock", "opening/1.json")
FOLDERS = ("backups", "opening", "packs", "cache")
NAMES = (*FILES, *FOLDERS)

Damage = Callable[[Path, random.Random], None]


def _write(content: Callable[[random.Random, bytes], bytes]) -> Damage:
    def damage(path: Path, seed: random.Random) -> None:
        before = path.read_bytes() if path.is_file() else b""
        _clear(path)
        path.write_bytes(content(seed, before))

    return damage


def _clear(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(path):
        number = next(number for number in range(100) if not os.path.lexists(f"{path}-{number}"))
        path.rename(path.with_name(f"{path.name}-{number}"))


def _folder(path: Path, _: random.Random) -> None:
    _clear(path)
    path.mkdir()
    (path / "inside").touch()


def _link(path: Path, _: random.Random) -> None:
    _clear(path)
    path.symlink_to(_outside(path) / "file")


def _folder_link(path: Path, _: random.Random) -> None:
    _clear(path)
    path.symlink_to(_outside(path) / "folder")


def _pipe(path: Path, _: random.Random) -> None:
    _clear(path)
    make_pipe(path)


def _read_only(path: Path, _: random.Random) -> None:
    if path.is_file():
        path.chmod(stat.S_IREAD)


def _outside(path: Path) -> Path:
    return next(each for each in path.parents if each.name == "data").parent / "outside"


DAMAGES: dict[str, Damage] = {
    "empty": _write(lambda _, before: b""),
    "cut": _write(lambda seed, before: before[: seed.randrange(len(before) + 1)]),
    "random": _write(lambda seed, before: seed.randbytes(seed.randrange(1, 9000))),
    "random bytes in it": _write(lambda seed, before: _mixed(seed, before)),
    "another type": _write(lambda seed, before: json.dumps(seed.choice([None, 1, "x", [], {"theme": []}])).encode()),
    "huge": _write(lambda _, before: b'{"theme": "' + b"x" * (5 << 20) + b'"}'),
    "many": _write(lambda _, before: b"[" + b"0," * 400_000 + b"0]"),
    "nested": _write(lambda _, before: b'{"a":' * 50_000),
    "folder": _folder,
    "link to a file": _link,
    "link to a folder": _folder_link,
    "pipe": _pipe,
    "read-only": _read_only,
}
if os.name == "nt":
    for posix in ("link to a file", "link to a folder", "pipe"):
        del DAMAGES[posix]


def _mixed(seed: random.Random, before: bytes) -> bytes:
    data = bytearray(before or b"{}")
    for _ in range(5):
        data[seed.randrange(len(data))] = seed.randrange(256)
    return bytes(data)


@pytest.fixture
def data(start: Start, tmp_path: Path, qtbot: QtBot) -> Path:
    """The folder of a reader who made a bookmark, with something outside that must stay as it is."""
    window = start()
    press(window, "Ctrl+D")
    window.close()
    data = tmp_path / "data"
    for name in FOLDERS:
        (data / name).mkdir(exist_ok=True)
    outside = tmp_path / "outside"
    (outside / "folder").mkdir(parents=True)
    (outside / "file").write_bytes(b"precious")
    (outside / "folder" / "1.json").write_text('["/a.carrel"]', encoding="utf-8")
    return data


def check(start: Start, data: Path) -> None:
    before = _everything(data.parent / "outside")
    window = start()
    assert window.session.opened is not None
    press(window, "Ctrl+D")
    said = window.notice.text
    assert len(said) < 600
    assert "internal error" not in said
    window.close()
    assert _everything(data.parent / "outside") == before
    start().close()


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() if each.is_file() else b"" for each in sorted(folder.rglob("*"))}


@pytest.mark.parametrize("name", NAMES)
def test_one_damaged_file(start: Start, data: Path, name: str) -> None:
    for number, (kind, damage) in enumerate(DAMAGES.items()):
        if number % 3 == NAMES.index(name) % 3 or kind in ("pipe", "link to a folder"):
            damage(data / name, random.Random(f"{name} {kind}"))
            check(start, data)


@pytest.mark.parametrize("seed", range(3))
def test_all_damaged_at_once(start: Start, data: Path, seed: int) -> None:
    chance = random.Random(seed)
    for name in NAMES:
        DAMAGES[chance.choice([*DAMAGES])](data / name, chance)
    check(start, data)
