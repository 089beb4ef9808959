"""What a window asks for at its start: nothing outside Carrel's folders that was not opened on this computer."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library import known_here
from reader.library.shelf_listing import NOT_ASKED
from tests.packs import make_pack
from tests.special_files import make_link
from tests.ui.conftest import Start
from tests.ui.shelf import shelves

FAR = "far-away"
"""A folder that stands for a share."""

_EVENTS = {"open", "os.listdir", "os.scandir"}


class Recorder:
    """Notes who asks for a path in FAR, and can let them wait."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bool]] = []  # the path, and whether the window asked for it
        self.is_on = False
        self.may_answer = threading.Event()
        self.may_answer.set()

    def note(self, path: object) -> None:
        if self.is_on and isinstance(path, str | bytes | os.PathLike) and FAR in str(os.fspath(path)):
            self.asked.append((str(path), threading.current_thread() is threading.main_thread()))
            self.may_answer.wait(30)


RECORDERS: list[Recorder] = []


def hook(event: str, arguments: tuple[object, ...]) -> None:
    if event in _EVENTS and RECORDERS and arguments:
        RECORDERS[-1].note(arguments[0])


sys.addaudithook(hook)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    recorder = Recorder()
    RECORDERS.append(recorder)
    for name in ("stat", "lstat"):  # they have no audit event

        def asked(path: object, *more: object, real: object = getattr(os, name), **others: object) -> object:
            recorder.note(path)
            return real(path, *more, **others)  # type: ignore[operator]

        monkeypatch.setattr(os, name, asked)
    yield recorder
    recorder.may_answer.set()
    RECORDERS.remove(recorder)


def save_settings(tmp_path: Path, file: str, seals: object) -> None:
    entry = {"file": file, "id": "far", "title": "Far", "edition": 3, "date": "2026-05-12"}
    entry |= {"language": "en", "publisher": "", "size": 2048}
    values = {"pack_file": file, "location": "carrel:sample/one", "added_packs": [entry], "known_here": seals}
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text(json.dumps(values), encoding="utf-8")


@pytest.mark.parametrize("seals", [None, [], ["0" * 32], "x", [1]], ids=repr)
@pytest.mark.parametrize("form", ["absolute", "relative", "share", "slashes", "device", "link"])
def test_a_file_of_a_stranger_is_never_asked_for(
    start: Start, tmp_path: Path, qtbot: QtBot, recorder: Recorder, seals: object, form: str
) -> None:
    folder = tmp_path / FAR
    folder.mkdir()
    make_pack(folder / "far.carrel")
    names = {
        "absolute": str(folder / "far.carrel"),
        "relative": f"../{FAR}/far.carrel",
        "share": rf"\\{FAR}\share\far.carrel",
        "slashes": f"//{FAR}/share/far.carrel",
        "device": rf"\\?\UNC\{FAR}\share\far.carrel",
        "link": "./link/far.carrel",
    }
    save_settings(tmp_path, names[form], seals)
    if form == "link":
        make_link(tmp_path / "data" / "link", folder)
    recorder.is_on = True
    window = start()
    shelves.settle(qtbot, window)
    assert recorder.asked == []
    assert window.session.opened is not None
    # nothing is said of the file, only of a list of seals that is none
    assert ("known_here" in window.notice.text) == (seals in ("x", [1]))
    assert FAR not in window.notice.text
    [listed] = [each for each in window.features.shelf.packs.all() if each.pack and each.pack.id == "far"]
    assert listed.problem == NOT_ASKED
    assert not listed.is_readable


def test_the_window_does_not_wait_for_a_file_of_the_reader(
    start: Start, tmp_path: Path, qtbot: QtBot, recorder: Recorder
) -> None:
    (tmp_path / FAR).mkdir()
    file = make_pack(tmp_path / FAR / "far.carrel")
    save_settings(tmp_path, str(file), known_here.with_files([], [file], tmp_path / "data"))
    recorder.is_on = True
    recorder.may_answer.clear()
    window = start()
    assert window.session.opened is not None
    assert window.session.opened.pack.path != file
    assert "“far.carrel” does not answer" in window.notice.text
    assert recorder.asked
    assert not any(is_window for _, is_window in recorder.asked)
    recorder.may_answer.set()
    shelves.settle(qtbot, window)
    assert file in [each.file for each in window.features.shelf.packs.all() if each.is_readable]


def test_a_file_that_was_opened_here_is_opened_again(start: Start, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    file = make_pack(tmp_path / "own" / "own.carrel")
    start(file)
    window = start()
    assert window.session.opened is not None
    assert window.session.opened.pack.path == file
    assert json.loads((tmp_path / "data" / "settings.json").read_text(encoding="utf-8"))["known_here"]


def test_settings_of_an_older_carrel_in_the_folder_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.system import paths

    monkeypatch.setattr(paths, "_user_folder", lambda: tmp_path / "data")
    assert known_here.is_known(tmp_path / "a.carrel", None, tmp_path / "data")
    assert not known_here.is_known(tmp_path / "a.carrel", [], tmp_path / "data")
    assert not known_here.is_known(tmp_path / "a.carrel", None, tmp_path / "stick" / "carrel-data")
