"""The dialog that writes sticks: choosing sticks and packs, and writing one batch after another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from reader.sticks import check as checking
from reader.system import paths
from reader.ui.lists import spoken_ticks
from reader.ui.main_window import MainWindow
from reader.ui.sticks import stick_rows
from reader.ui.sticks.choose_page import NO_PROGRAM, more_programs
from tests.sticks.conftest import put, state_of
from tests.ui import hands
from tests.ui.sticks.benches import Bench, outcomes, texts, ticked, write_button


def is_intact(stick: Path) -> bool:
    return checking.check_stick(stick).is_intact


def test_by_keyboard(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    sticks = [bench.insert("ONE"), bench.insert("TWO"), bench.insert("ZERO", is_writable=False)]
    put(sticks[0], {"carrel-data/marks": b"mine", "photo.jpg": b"."})
    dialog = bench.make(window)
    qtbot.waitUntil(lambda: dialog.choose_page.sticks.hasFocus())
    assert not write_button(dialog).isEnabled()
    hands.keys("Space")
    hands.keys("Down")
    hands.keys("Space")
    hands.keys("Down")
    hands.keys("Space")  # write-protected: there is nothing to tick
    assert ticked(dialog.choose_page.sticks) == ["ONE", "TWO"]
    assert write_button(dialog).text() == "Write 2 sticks"
    hands.keys("Return")
    bench.wait(dialog)
    assert "Both sticks are ready." in hands.labels(dialog)
    assert all("All files verified." in said for said in outcomes(dialog).values())
    assert [is_intact(stick) for stick in sticks[:2]] == [True, True]
    assert state_of(sticks[2]) == {}
    assert state_of(sticks[0])["photo.jpg"]
    assert len(list((sticks[0] / "packs").iterdir())) == 2
    assert any("need not check" in label for label in hands.labels(dialog))
    assert any(label.startswith("Eject the sticks before") for label in hands.labels(dialog))
    hands.keys("Escape")
    assert not dialog.isVisible()


def test_ticks_are_said(bench: Bench, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The row that the focus comes to is selected: Orca says only that one."""
    said: list[str] = []
    monkeypatch.setattr(spoken_ticks, "announce", lambda _widget, sentence: said.append(sentence))
    bench.insert("ONE")
    dialog = bench.make(window)
    qtbot.waitUntil(lambda: dialog.choose_page.sticks.hasFocus() and len(dialog.choose_page.sticks.rows) == 1)
    assert dialog.choose_page.sticks.selectionModel().hasSelection()
    hands.keys("Space")
    hands.keys("Space")
    assert said == ["Ticked", "Not ticked"]


def test_more_of_the_same_packs_for_other_sticks(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    first = bench.insert("FIRST")
    dialog = bench.make(window)
    left_out = dialog.choose_page.packs.rows[0]
    bench.tick(dialog.choose_page.packs, left_out.text)
    bench.wait_for_sticks(dialog)
    bench.write(dialog, first)
    second = bench.insert("SECOND")
    hands.click(hands.button(dialog, "Make more"))
    qtbot.waitUntil(lambda: len(dialog.choose_page.sticks.rows) == 2)
    assert ticked(dialog.choose_page.sticks) == []
    assert "Written and verified" in texts(dialog.choose_page.sticks)[str(first)]
    assert left_out.text not in ticked(dialog.choose_page.packs)
    bench.write(dialog, second)
    assert list(outcomes(dialog)) == [str(second)]
    names = [file.name for file in (second / "packs").iterdir()]
    assert names == [file.name for file in (first / "packs").iterdir()]
    assert len(names) == 1


def test_sticks_come_and_go_while_it_is_open(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    dialog = bench.make(window)
    assert list(dialog.choose_page.sticks.rows) == [stick_rows.no_stick()]
    stick = bench.insert("LATE")
    qtbot.waitUntil(lambda: "Enough free space" in texts(dialog.choose_page.sticks).get(str(stick), ""))
    bench.tick(dialog.choose_page.sticks, "LATE")
    assert write_button(dialog).isEnabled()
    bench.remove(stick)
    qtbot.waitUntil(lambda: list(dialog.choose_page.sticks.rows) == [stick_rows.no_stick()])
    assert not write_button(dialog).isEnabled()
    bench.insert("LATE")
    qtbot.waitUntil(lambda: str(stick) in texts(dialog.choose_page.sticks))
    assert ticked(dialog.choose_page.sticks) == []  # it may be another


def test_two_sticks_of_one_name(bench: Bench, window: MainWindow) -> None:
    one, other = bench.insert("CARREL", "a"), bench.insert("CARREL", "b")
    dialog = bench.make(window)
    shown = texts(dialog.choose_page.sticks)
    assert str(one) in shown[str(one)]
    assert str(other) in shown[str(other)]
    bench.write(dialog, other)
    assert (state_of(one), is_intact(other)) == ({}, True)


def test_tick_all_takes_those_that_can_be_written(bench: Bench, window: MainWindow) -> None:
    bench.insert("A")
    bench.insert("B")
    bench.insert("FULL", free=1000)
    bench.insert("OWN", is_own=True)
    dialog = bench.make(window)
    shown = " ".join(texts(dialog.choose_page.sticks).values())
    assert "Not enough free space" in shown
    assert "This Carrel runs from here" in shown
    hands.click(hands.button(dialog, "Tick all"))
    assert ticked(dialog.choose_page.sticks) == ["A", "B"]
    assert write_button(dialog).text() == "Write 2 sticks"


def test_a_click_anywhere_on_a_row_ticks_it(bench: Bench, window: MainWindow) -> None:
    bench.insert("A")
    dialog = bench.make(window)
    for expected in (["A"], []):
        hands.click_row(dialog.choose_page.sticks, 0)
        assert ticked(dialog.choose_page.sticks) == expected


def test_a_stick_that_is_updated(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    stick = bench.insert("A")
    dialog = bench.make(window)
    bench.write(dialog, stick)
    (stick / "Carrel for Linux" / "carrel").write_bytes(b"")
    hands.click(hands.button(dialog, "Close"))
    again = bench.make(window)
    qtbot.waitUntil(lambda: "will be updated" in texts(again.choose_page.sticks)[str(stick)])
    bench.write(again, stick)
    assert "1 file copied" in outcomes(again)[str(stick)]
    assert is_intact(stick)


def test_the_total_size_follows_the_packs(bench: Bench, window: MainWindow) -> None:
    bench.insert("A")
    dialog = bench.make(window)

    def size() -> str:
        return next(label for label in hands.labels(dialog) if label.startswith("Each stick gets"))

    both = size()
    assert "Carrel for Linux and 2 packs" in both
    assert "in 8 files. Tick the sticks" in both
    bench.tick(dialog.choose_page.packs, dialog.choose_page.packs.rows[0].text)
    bench.wait_for_sticks(dialog)
    assert "and 1 pack: " in size()


def test_packs_inside_the_program_come_with_it(
    bench: Bench, window: MainWindow, bundled_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = bench.program / "_internal" / "packs" / "bundled.carrel"
    shutil.copyfile(bundled_pack, inside)
    monkeypatch.setattr(window.session, "packs", lambda: (window.session._shelf.add(inside),))
    dialog = bench.make(window)
    (row,) = dialog.choose_page.packs.rows
    assert row.is_ticked is None
    assert "included in the program" in row.about[0]


def test_a_checkout_has_no_program_until_one_is_named(
    bench: Bench, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    monkeypatch.setattr(paths, "program", lambda: None)
    stick = bench.insert("A")
    dialog = bench.make(window)
    assert NO_PROGRAM in hands.labels(dialog)
    bench.tick(dialog.choose_page.sticks, "A")
    assert not write_button(dialog).isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "data"))
    hands.click(hands.button(dialog, "Choose a program…"))
    qtbot.waitUntil(lambda: any("not a folder with Carrel in it" in label for label in hands.labels(dialog)))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(bench.program))
    hands.button(dialog, "Choose a program…").setFocus()
    hands.keys("Return")
    qtbot.waitUntil(lambda: "Carrel for Linux" in hands.labels(dialog))
    bench.wait_for_sticks(dialog)
    hands.keys("Return")
    bench.wait(dialog)
    assert is_intact(stick)
    dialog.close()
    assert "Carrel for Linux" in hands.labels(bench.make(window))


def test_missing_systems_are_named(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    dialog = bench.make(window)
    qtbot.waitUntil(lambda: more_programs(["Windows", "Mac"]) in hands.labels(dialog))


def test_a_folder_instead_of_a_stick(
    bench: Bench, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    dialog = bench.make(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    hands.click(hands.button(dialog, "Choose a folder…"))
    qtbot.waitUntil(lambda: ticked(dialog.choose_page.sticks) == ["a folder"] and write_button(dialog).isEnabled())
    hands.keys("Return")
    bench.wait(dialog)
    assert is_intact(folder)
    assert any(label.startswith("Eject the stick before") for label in hands.labels(dialog))


def test_cancelling_the_choice_of_a_folder(bench: Bench, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = bench.make(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    hands.click(hands.button(dialog, "Choose a folder…"))
    assert dialog.choose_page.selection.request.folders == ()


def test_there_is_only_one_dialog(bench: Bench, window: MainWindow) -> None:
    assert bench.make(window) is bench.make(window)
    bench.make(window).close()
    QApplication.processEvents()
    assert bench.make(window).isVisible()


def test_hostile_names_are_plain_text_on_one_line(bench: Bench, window: MainWindow) -> None:
    stick = bench.insert("A")
    bench.drives[stick] = bench.drives[stick]._replace(name="<b>bold</b>\u202e\nx" * 50)
    dialog = bench.make(window)
    (row,) = dialog.choose_page.sticks.rows
    assert row.text.startswith("<b>bold</b> x")
    assert "\u202e" not in row.text
    assert len(row.text) <= 201
