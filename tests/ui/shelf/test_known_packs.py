"""What was opened once stays on the shelf."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from reader.settings import Settings
from reader.system import file_users, paths
from reader.system.handover import hand_over
from reader.ui import app
from reader.ui.privacy.feature import DELETE_ALL
from reader.ui.shell.actions import ActionId
from reader.ui.shell.open_requests import OpenRequests
from reader.ui.shell.session import NO_PACK
from tests.packs import let_go
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.shelf import shelves
from tests.ui.shelf.shelves import pack


@pytest.mark.parametrize("how", ["command line", "dialog", "drop", "another start"])
def test_it_is_there_at_the_next_start(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    file = pack(tmp_path / "own")
    window = start(file if how == "command line" else None)
    if how == "dialog":
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        hands.press(window, "Ctrl+O")
    elif how == "drop":
        assert shelves.drop(window, [file])
    elif how == "another start":
        program = app.Program(app.application(), tmp_path / "data")
        program.window = window
        program._serve_open_requests()
        assert hand_over(tmp_path / "data", [file], lambda seconds: qtbot.wait(round(seconds * 1000)))
        opened = app.application().findChild(OpenRequests)
        assert opened
        opened.close()
        opened.deleteLater()
    assert shelves.reading(window) == file.name
    window.session.go_pack("neuroscience-psychotherapy")
    window = start()
    assert shelves.added(window) == [file.name]
    shelves.settle(qtbot, window)
    assert window.session.go_pack("wound")


def test_of_several_the_first_is_opened_and_all_are_added(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    files = [pack(tmp_path / "own", id) for id in ("b", "a", "c")]
    window = start()
    assert shelves.drop(window, files)
    assert shelves.reading(window) == "b-1.carrel"
    qtbot.waitUntil(lambda: len(shelves.added(window)) == 3)
    assert {each.info.id for each in window.session.packs()} >= {"a", "b", "c"}


def test_what_is_added_while_others_are_still_looked_at(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start()
    for id in ("a", "b", "c"):
        window.features.shelf.packs.add([pack(tmp_path / "own", id)])
    qtbot.waitUntil(lambda: len(shelves.added(window)) == 3)


def test_what_is_taken_off_while_the_shelf_is_looked_at_stays_off(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    file = pack(tmp_path / "own")
    window = start(file)
    window.session.go_pack("neuroscience-psychotherapy")
    window.features.shelf.packs.refresh()
    window.features.shelf.packs.remove(file)
    qtbot.waitUntil(lambda: not window.features.shelf.packs.is_listing)
    assert file not in {each.file for each in window.features.shelf.packs.all()}
    assert "wound" not in {each.info.id for each in window.session.packs()}


def test_what_is_no_pack_is_not_remembered(start: Start, tmp_path: Path) -> None:
    letter = tmp_path / "letter.carrel"
    letter.write_text("Dear Ann", encoding="utf-8")
    window = start()
    shelves.drop(window, [letter])
    assert "letter.carrel: The file is not a pack" in window.notice.text
    assert shelves.added(window) == []


def test_the_bundled_pack_need_not_be_remembered(start: Start, bundled_pack: Path) -> None:
    window = start()
    window.features.shelf.open_files([bundled_pack])
    assert shelves.added(window) == []


def test_a_stick_that_is_out_is_no_problem_and_is_back_by_itself(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    file = pack(tmp_path / "stick")
    start(file).session.go_pack("neuroscience-psychotherapy")
    let_go()
    away = file.rename(tmp_path / "away")
    window = start()
    shelves.settle(qtbot, window)
    assert not window.notice.text
    assert [each.is_available for each in window.features.shelf.packs.all() if each.file == file] == [False]
    away.rename(file)
    window.features.shelf.packs.refresh_missing()
    qtbot.waitUntil(lambda: not window.features.shelf.packs.is_listing)
    assert window.session.go_pack("wound")


def test_where_nothing_else_can_be_read_the_first_that_is_found_is_opened(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The start does not wait for what was added."""
    monkeypatch.setattr(paths, "bundled_packs", tuple)
    files = [pack(tmp_path / "own", "b"), pack(tmp_path / "own", "a")]
    window = start(files[0])
    window.features.shelf.open_files([files[1]])
    let_go()
    files[1].unlink()
    window = start()
    assert window.session.opened is None
    assert window.notice.text == NO_PACK
    shelves.settle(qtbot, window)
    assert shelves.reading(window) == "b-1.carrel"
    assert not window.notice.text


def test_the_place_is_found_where_the_stick_has_another_name(start: Start, tmp_path: Path) -> None:
    """`carrel-data` and the pack have moved together."""
    file = pack(tmp_path / "own")
    window = start(file)
    hands.press(window.page, "Ctrl+Shift+Down")
    window.close()
    kept = json.loads((tmp_path / "data" / "settings.json").read_text("utf-8"))
    assert kept["pack_file"] == kept["added_packs"][0]["file"] == "../own/wound-1.carrel"


@pytest.mark.parametrize(
    "value",
    [None, 3, "x", {}, [3], [{"file": "/gone.carrel"}], [{"file": "x"}] * 5000, [[[]]]],
    ids=lambda value: repr(value)[:50],
)
def test_a_list_that_is_damaged(start: Start, tmp_path: Path, qtbot: QtBot, value: object) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text(json.dumps({"added_packs": value}), encoding="utf-8")
    window = start()
    shelves.settle(qtbot, window)
    assert ("added_packs" in window.notice.text) == (not isinstance(value, list))
    window.features.shelf.open_files([pack(tmp_path / "own")])
    assert shelves.added(window) == ["wound-1.carrel"]


def test_a_private_session_is_not_remembered(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start(pack(tmp_path / "own", "before"))
    window.actions_by_id[ActionId.PRIVATE].trigger()
    window.features.shelf.open_files([pack(tmp_path / "own", "secret")])
    shelves.settle(qtbot, window)
    assert "secret" in {each.info.id for each in window.session.packs()}
    window.actions_by_id[ActionId.PRIVATE].trigger()
    window.close()
    assert "secret" not in (tmp_path / "data" / "settings.json").read_text("utf-8")
    assert shelves.added(start()) == ["before-1.carrel"]


def test_everything_is_forgotten(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    kept, mine = pack(tmp_path / "data" / "packs", "kept"), tmp_path / "data" / "packs" / "mine.carrel"
    mine.hardlink_to(kept)
    window = start(pack(tmp_path / "own"))
    window.session.go_pack("neuroscience-psychotherapy")
    shelves.settle(qtbot, window)
    asked: list[str] = []

    def answer(dialog: QDialog) -> None:
        asked.extend(hands.labels(dialog))
        hands.click(hands.button(dialog, DELETE_ALL))

    hands.answering(QDialog, answer, window.actions_by_id[ActionId.ERASE].trigger)
    assert "copies of packs: 1 file" in "\n".join(asked)
    assert not kept.exists()
    assert mine.is_file()
    assert shelves.added(window) == []
    qtbot.waitUntil(lambda: not window.features.shelf.packs.is_listing)
    assert "wound" not in {each.info.id for each in window.session.packs()}
    window.close()
    assert Settings(tmp_path / "data")["added_packs"] == []


def test_a_copy_that_is_being_read_is_deleted_with_everything(
    start: Start, tmp_path: Path, qtbot: QtBot, bundled_pack: Path
) -> None:
    """The window leaves it first: Windows deletes no file that is open."""
    copy = pack(tmp_path / "data" / "packs", "kept")
    window = start(copy)
    shelves.settle(qtbot, window)
    hands.press(window, "Ctrl+K")
    hands.type_text("memory")
    qtbot.waitUntil(lambda: len(hands.rows(window.features.search.panel.list)) > 0)
    assert shelves.reading(window) == copy.name
    hands.answering(
        QDialog,
        lambda dialog: hands.click(hands.button(dialog, DELETE_ALL)),
        window.actions_by_id[ActionId.ERASE].trigger,
    )
    assert not copy.exists()
    assert not window.notice.text
    assert shelves.reading(window) == bundled_pack.name
    assert "kept" not in {each.info.id for each in window.session.packs()}
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands.press(window, "Ctrl+K")
    hands.type_text("memory")
    qtbot.waitUntil(lambda: len(hands.rows(window.features.search.panel.list)) > 0)


def test_what_cannot_be_deleted_is_named(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = pack(tmp_path / "data" / "packs", "kept")
    window = start(copy)
    unlink = Path.unlink

    def refuse(file: Path, missing_ok: bool = False) -> None:
        if file == copy:
            error = OSError(13, "Sharing violation")
            error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
            raise error
        unlink(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr("reader.system.move_file.DELAYS", ())
    monkeypatch.setattr(file_users, "_users", lambda _: [(1, "Explorer")])
    hands.answering(
        QDialog,
        lambda dialog: hands.click(hands.button(dialog, DELETE_ALL)),
        window.actions_by_id[ActionId.ERASE].trigger,
    )
    assert "kept-1.carrel could not be deleted (Explorer has it open)" in window.notice.text


def test_of_two_that_the_reader_opened_the_last_is_read_without_a_question(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    new, old = pack(tmp_path / "own", edition=2), pack(tmp_path / "own")
    window = start(new)
    shelves.settle(qtbot, window)
    window.features.shelf.open_files([old])
    shelves.settle(qtbot, window)
    assert not window.notice.text
    hands.press(window.page, "Ctrl+Shift+Down")
    place = window.session.position
    assert window.features.shelf.read(new)
    assert shelves.reading(window) == "wound-2.carrel"
    assert window.session.position == place, "where they were"
    window = start()
    shelves.settle(qtbot, window)
    assert shelves.reading(window) == "wound-2.carrel"


def test_an_article_that_the_newest_lacks_begins_at_its_beginning(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    from tests.packs import INFO
    from tests.ui import samples

    info = INFO._replace(id="wound", edition=2, title="Pack wound")
    new = samples.guide(tmp_path, samples.GUIDE, info=info)
    window = start(pack(tmp_path / "own"))
    window.features.shelf.packs.add([new])
    shelves.settle(qtbot, window)
    hands.press(window.page, "Ctrl+Shift+Down")
    assert window.features.shelf.read(new)
    assert window.session.opened
    assert window.session.opened.article.id == "guide"
