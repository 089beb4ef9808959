"""Errors while sticks are written: each is reported, and no partial file is left."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader.sticks.check import check_stick
from reader.sticks.stick_target import StickTarget
from reader.ui.main_window import MainWindow
from reader.ui.sticks.feature import CANCEL, CONTINUE
from reader.ui.sticks.make_dialog import CANCELLED
from tests.ui import hands
from tests.ui.sticks.benches import Bench, outcomes, partial_files, texts, ticked, write_button


def fail(monkeypatch: pytest.MonkeyPatch, name: str, stick: Path, act: Callable[[], None]) -> None:
    """Does `act` before a step of writing that stick."""
    original = getattr(StickTarget, name)

    def failing(target: StickTarget, *arguments: Any) -> None:
        if target.path == stick:
            act()
        original(target, *arguments)

    monkeypatch.setattr(StickTarget, name, failing)


def raising(number: int) -> Callable[[], None]:
    def act() -> None:
        raise OSError(number, os.strerror(number))

    return act


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "It is full."), (errno.EROFS, "It is write-protected"), (errno.EIO, "It could not be read or")],
)
def test_one_stick_fails_and_the_other_is_ready(
    bench: Bench, window: MainWindow, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    bad, good = bench.insert("BAD"), bench.insert("GOOD")
    fail(monkeypatch, "write_block", bad, raising(number))
    dialog = bench.make(window)
    bench.write(dialog, bad, good)
    assert "1 of 2 sticks is ready." in hands.labels(dialog)
    assert f"Not finished. {sentence}" in outcomes(dialog)[str(bad)]
    assert "All files verified." in outcomes(dialog)[str(good)]
    assert check_stick(good).is_intact
    assert partial_files(bad) == []


def test_a_stick_removed_during_writing(bench: Bench, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = bench.insert("PULLED")
    fail(monkeypatch, "commit_files", stick, lambda: bench.remove(stick) if stick.exists() else None)
    dialog = bench.make(window)
    bench.write(dialog, stick)
    assert "The stick could not be written." in hands.labels(dialog)
    assert "may have been unplugged" in outcomes(dialog)[str(stick)]
    assert not stick.exists()


def test_a_damaged_pack_is_not_copied(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    stick = bench.insert("A")
    dialog = bench.make(window)
    choices = dialog.choose_page.selection.choices
    assert choices
    pack = next(pack for pack in choices.packs if pack.path.name == "sample.carrel")
    with pack.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (pack.size - 4096))
    bench.write(dialog, stick)
    assert dialog.choose_page.isVisible()
    assert any("cannot be copied" in label and pack.path.name in label for label in hands.labels(dialog))
    assert list(stick.iterdir()) == []
    assert ticked(dialog.choose_page.sticks) == ["A"]
    bench.tick(dialog.choose_page.packs, pack.name)  # without it, it goes
    bench.wait_for_sticks(dialog)
    hands.click(write_button(dialog))
    bench.wait(dialog)
    assert check_stick(stick).is_intact


def test_an_internal_error_is_reported(bench: Bench, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError("of all things")

    stick = bench.insert("A")
    monkeypatch.setattr("reader.ui.sticks.make_dialog.write_sticks", fail)
    dialog = bench.make(window)
    bench.write(dialog, stick)
    assert any("Carrel ran into an internal error (ZeroDivisionError" in label for label in hands.labels(dialog))


@pytest.mark.parametrize("how", ["Cancel", "Escape", "close"])
def test_cancelling_and_continuing(bench: Bench, window: MainWindow, qtbot: QtBot, how: str) -> None:
    stick = bench.insert("A")
    dialog = bench.make(window)
    bench.tick(dialog.choose_page.sticks, "A")
    gate = bench.gate()
    hands.click(write_button(dialog))
    qtbot.waitUntil(gate.reached.is_set)
    if how == "Cancel":
        hands.keys("Space")  # the button has the focus
    elif how == "Escape":
        hands.keys("Escape")
    else:
        dialog.close()
    assert dialog.isVisible()
    assert not hands.button(dialog, "Cancel").isEnabled()
    gate.open()
    bench.wait(dialog)
    assert CANCELLED in hands.labels(dialog)
    assert partial_files(stick) == []
    qtbot.waitUntil(lambda: "interrupted. It will continue" in texts(dialog.choose_page.sticks)[str(stick)])
    assert ticked(dialog.choose_page.sticks) == ["A"]
    hands.click(write_button(dialog))
    bench.wait(dialog)
    assert "All files verified." in outcomes(dialog)[str(stick)]
    assert check_stick(stick).is_intact
    assert CANCELLED not in hands.labels(dialog)


def test_enter_that_is_still_held_down_does_not_cancel(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    bench.insert("A")
    dialog = bench.make(window)
    bench.tick(dialog.choose_page.sticks, "A")
    gate = bench.gate()
    hands.keys("Return")
    qtbot.waitUntil(gate.reached.is_set)
    hands.keys("Return")
    assert hands.button(dialog, "Cancel").isEnabled()
    gate.open()
    bench.wait(dialog)
    assert "The stick is ready." in hands.labels(dialog)


def test_the_reader_is_notified_in_the_window(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    bench.insert("A")
    dialog = bench.make(window)
    bench.tick(dialog.choose_page.sticks, "A")
    gate = bench.gate()
    hands.click(write_button(dialog))
    qtbot.waitUntil(gate.reached.is_set)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.setFocus()
    before = hands.scrolled(window.page)
    hands.press(window.page, "Space")
    assert hands.scrolled(window.page) > before
    gate.open()
    bench.wait(dialog)
    assert window.toast.text == "The stick is ready."


def test_closing_the_window_asks_first(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    stick = bench.insert("A")
    dialog = bench.make(window)
    bench.tick(dialog.choose_page.sticks, "A")
    gate = bench.gate()
    hands.click(write_button(dialog))
    qtbot.waitUntil(gate.reached.is_set)

    def answer(words: str) -> int:
        return hands.answering(QDialog, lambda asked: hands.click(hands.button(asked, words)), window.close)

    assert answer(CONTINUE) == 1
    assert window.isVisible()
    assert hands.button(dialog, "Cancel").isEnabled()
    assert answer(CANCEL) == 1
    assert window.isVisible()  # until the stick is clean
    gate.open()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert partial_files(stick) == []
    assert not check_stick(stick).is_finished


def test_an_idle_window_closes_at_once(bench: Bench, window: MainWindow) -> None:
    bench.insert("A")
    dialog = bench.make(window)
    assert window.close()
    assert not dialog.isVisible()
