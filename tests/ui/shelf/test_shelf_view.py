"""The shelf as a reader sees it: packs by title, editions below them, and what can be done with each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.system import paths
from reader.ui.lists.list_message import NO_MATCHES
from reader.ui.reading.contents_panel import ContentsPanel
from reader.ui.shelf import shelf_dialog as dialogs
from reader.ui.shelf.shelf_dialog import ShelfDialog
from tests.packs import let_go
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.shelf import shelves
from tests.ui.shelf.shelves import in_dialog, pack


def test_the_bundled_pack_alone(start: Start, qtbot: QtBot) -> None:
    window = start()
    said: list[str] = []
    in_dialog(qtbot, window, lambda dialog: said.extend([*shelves.shown(dialog), *hands.buttons(dialog)]))
    row, *buttons = said
    assert row.startswith("Neuroscience and psychotherapy. Six short articles in plain language")
    assert ". 6 articles. Edition 2 · " in row
    assert row.endswith(" kB. The Carrel project. Comes with Carrel. You are reading it now")
    assert buttons == ["Read", "Add packs…", "Save a copy", "Remove from shelf", "Close"]


def test_without_any_pack(start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "bundled_packs", tuple)
    window = start()

    def look(dialog: ShelfDialog) -> None:
        assert dialogs.EMPTY in hands.labels(dialog)
        assert shelves.shown(dialog) == []
        assert not hands.button(dialog, "Read").isEnabled()
        assert hands.button(dialog, "Add packs…").isEnabled()

    in_dialog(qtbot, window, look)


def test_other_editions_stand_below_the_one_that_is_read_and_can_be_read(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    files = [pack(tmp_path / "own", "wound", edition, date=f"2026-0{edition}-12") for edition in (2, 3, 1)]
    window = start(files[1])
    window.features.shelf.packs.add(files)
    shelves.settle(qtbot, window)

    def read_the_oldest(dialog: ShelfDialog) -> None:
        rows = [text.partition(" · English")[0] for text in shelves.shown(dialog) if "wound" in text]
        assert rows == [
            "Pack wound. Every kind of thing. 3 articles. Edition 3 · 12 March 2026",
            "Pack wound. Another edition. Edition 2 · 12 February 2026",
            "Pack wound. Another edition. Edition 1 · 12 January 2026",
        ]
        shelves.choose(dialog, "Edition 1 · 12 January")
        hands.click(hands.button(dialog, "Read"))
        assert not dialog.isVisible()

    in_dialog(qtbot, window, read_the_oldest)
    assert shelves.reading(window) == "wound-1.carrel"
    assert not window.notice.text


@pytest.mark.parametrize("how", ["Return", "double click", "Read"])
def test_reading(start: Start, tmp_path: Path, qtbot: QtBot, how: str) -> None:
    window = start(pack(tmp_path / "own"))

    def read(dialog: ShelfDialog) -> None:
        shelves.choose(dialog, "Comes with Carrel")
        if how == "Return":
            hands.press(dialog.list, how)
        elif how == "Read":
            hands.click(hands.button(dialog, how))
        else:
            at = dialog.list.visualRect(dialog.list.currentIndex()).center()
            none = Qt.KeyboardModifier.NoModifier
            QTest.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, none, at)
        assert not dialog.isVisible()

    in_dialog(qtbot, window, read)
    assert window.session.opened
    assert window.session.opened.pack.info.id == "neuroscience-psychotherapy"
    hands.press(window.page, "Alt+Left")
    assert shelves.reading(window) == "wound-1.carrel"


def test_what_is_not_here_or_cannot_be_opened_is_told(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    gone, broken = pack(tmp_path / "own", "gone"), pack(tmp_path / "own", "broken")
    window = start(gone)
    window.features.shelf.open_files([broken])
    window.features.shelf.open_files([pack(tmp_path / "own", "wound")])
    let_go()
    gone.unlink()
    broken.write_bytes(b"damage")
    shelves.settle(qtbot, window)

    def look(dialog: ShelfDialog) -> None:
        assert f"Not available: it was in {gone.parent}" in shelves.shown(dialog)[shelves.number(dialog, "Pack gone")]
        shelves.choose(dialog, "Pack gone")
        assert not hands.button(dialog, "Read").isEnabled()
        assert hands.button(dialog, "Remove from shelf").isEnabled()
        assert shelves.shown(dialog)[shelves.number(dialog, "Pack broken")].endswith("their names end in .carrel.")
        shelves.choose(dialog, "Pack broken")
        assert not hands.button(dialog, "Read").isEnabled()

    in_dialog(qtbot, window, look)
    assert not window.notice.text, "who reads something else is not told of it"


def test_a_file_beside_the_program_that_is_no_pack(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.carrel"
    broken.write_bytes(b"")
    monkeypatch.setattr(paths, "packs_beside", lambda: (broken, pack(tmp_path)))
    window = start(pack(tmp_path))
    said: list[str] = []
    in_dialog(qtbot, window, lambda dialog: said.extend(shelves.shown(dialog)))
    place = f"Next to the program: {tmp_path.name}/broken.carrel"
    assert said[-1] == f"broken.carrel. {place}. The file is empty. Copy it again from where you got it."
    assert "Next to the program" in said[1]


def test_many_are_found_by_what_is_typed(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    files = [pack(tmp_path / "own", f"p{number}", title=f"Étude no{number}") for number in range(12)]
    window = start(files[0])
    window.features.shelf.packs.add(files)
    shelves.settle(qtbot, window)

    def narrow(dialog: ShelfDialog) -> None:
        assert len(shelves.shown(dialog)) == 13
        dialog.field.setFocus()
        hands.type_text("etude no11")
        assert len(shelves.shown(dialog)) == 1
        hands.type_text("x")
        assert NO_MATCHES in hands.labels(dialog)
        hands.press(dialog.field, "Backspace")
        hands.keys("Return")
        assert dialog.list.hasFocus()
        hands.keys("Up")
        assert dialog.field.hasFocus()
        hands.keys("Down")
        hands.keys("Return")

    in_dialog(qtbot, window, narrow)
    assert shelves.reading(window) == "p11-1.carrel"


def test_few_need_no_field(start: Start, qtbot: QtBot) -> None:
    seen: list[bool] = []
    in_dialog(qtbot, start(), lambda dialog: seen.append(dialog.field.isVisible()))
    assert seen == [False]


def test_five_hundred(start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    one = pack(tmp_path)
    files = [tmp_path / "packs" / f"{number}.carrel" for number in range(500)]
    (tmp_path / "packs").mkdir()
    for file in files:
        file.hardlink_to(one)
    monkeypatch.setattr(paths, "packs_beside", lambda: tuple(files))
    said: list[str] = []
    in_dialog(qtbot, start(one), lambda dialog: said.extend(shelves.shown(dialog)))
    assert len(said) == 502


def test_the_contents_lead_to_it(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path / "own"))
    panel = hands.only(window, ContentsPanel)
    assert hands.button(panel, "Home of this pack: Pack wound")
    assert hands.answering(ShelfDialog, lambda _: None, lambda: hands.click(hands.button(panel, "Shelf…"))) == 1


@pytest.mark.parametrize("title", ["<b>bold</b> <img src=x>", "عنوان", "x" * 900, "a\u202eb\nc"])
def test_strange_titles(start: Start, tmp_path: Path, qtbot: QtBot, title: str) -> None:
    window = start(pack(tmp_path, title=title), (420, 640))
    said: list[str] = []

    def look(dialog: ShelfDialog) -> None:
        said.extend(shelves.shown(dialog))
        assert dialog.width() <= 420
        dialog.grab()

    in_dialog(qtbot, window, look)
    assert not any(sign in "".join(said) for sign in "\n\u202e")
    assert any(title[:10].replace("\u202e", "").replace("\n", " ") in text for text in said)
