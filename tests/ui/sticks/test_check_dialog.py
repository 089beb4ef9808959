"""The dialog that checks sticks, and starts their repair."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.sticks import check as checking
from reader.sticks import stick_files
from reader.sticks.copy_source import list_files
from reader.sticks.layout import START
from reader.sticks.programs import find_program
from reader.sticks.write import write_sticks
from reader.ui.main_window import MainWindow
from reader.ui.sticks import stick_rows
from reader.ui.sticks.check_dialog import CANCELLED, CheckDialog
from reader.ui.sticks.make_dialog import MakeDialog
from reader.ui.widgets.question import QuestionDialog
from tests.packs import INFO, make_pack
from tests.sticks.conftest import put, state_of
from tests.ui import hands
from tests.ui.sticks.benches import Bench, outcomes, texts, ticked, write_button


@pytest.fixture
def stick(bench: Bench, window: MainWindow, tmp_path: Path) -> Path:
    """A stick with the program, a pack of the shelf, and a pack that is only on this stick."""
    stick = bench.insert("MADE")
    guide = next(pack.path for pack in window.session.packs() if pack.path.name == "sample.carrel")
    rare = make_pack(tmp_path / "rare.carrel", info=INFO._replace(id="rare"))
    assert write_sticks(list_files([find_program(bench.program)], [guide, rare]), [stick])[0].reason == ""
    return stick


class CheckGate:
    """Blocks the reading of a stick until a test opens the gate."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        original = stick_files.digest_of

        def blocked(*arguments: Any, **options: Any) -> str:
            self.reached.set()
            assert self.opened.wait(20)
            return original(*arguments, **options)

        monkeypatch.setattr(stick_files, "digest_of", blocked)


def report(dialog: CheckDialog) -> str:
    assert dialog.report_page.isVisible()
    return "\n".join((*hands.labels(dialog), *texts(dialog.report_page.list).values()))


def press_check(bench: Bench, window: MainWindow) -> CheckDialog:
    dialog = bench.check(window)
    hands.keys("Return")
    bench.wait(dialog)
    return dialog


def test_an_intact_stick(bench: Bench, window: MainWindow, stick: Path) -> None:
    bench.insert("EMPTY", "A")  # comes first, but Carrel wrote nothing on it
    put(stick, {"carrel-data/marks": b"", "packs/mine.carrel": b""})
    before = state_of(stick)
    dialog = press_check(bench, window)
    shown = report(dialog)
    assert "No problems found on the stick “MADE”." in shown
    assert "9 files" in shown
    assert "Reader's marks (1)" in shown
    assert "packs/mine.carrel" in shown
    assert "Repair…" not in hands.buttons(dialog)
    assert state_of(stick) == before
    hands.click(hands.button(dialog, "Check another"))
    assert dialog.choose_page.isVisible()


@pytest.mark.parametrize("answer", ["Remove", "Keep", ""])
def test_foreign_files_in_a_program(bench: Bench, window: MainWindow, stick: Path, answer: str) -> None:
    foreign = stick / "Carrel for Linux" / "_internal" / "evil.so"
    foreign.write_bytes(b"")
    dialog = press_check(bench, window)
    shown = report(dialog)
    assert "There are foreign files in a program on the stick “MADE”." in shown
    assert "Foreign files in the folder of a program (1)" in shown
    assert "Repair…" not in hands.buttons(dialog)

    def reply(question: QuestionDialog) -> None:
        assert any("_internal/evil.so" in label for label in hands.labels(question))
        hands.click(hands.button(question, answer)) if answer else question.reject()

    remove = hands.button(dialog, "Remove foreign files…")
    assert hands.answering(QuestionDialog, reply, lambda: hands.click(remove)) == 1
    bench.wait(dialog)
    assert foreign.exists() == (answer != "Remove")
    assert ("No problems found" in report(dialog)) == (answer == "Remove")


def test_a_file_with_the_id_of_a_pack_of_the_stick(bench: Bench, window: MainWindow, stick: Path) -> None:
    make_pack(stick / "packs" / "x.carrel", info=INFO._replace(id="rare", edition=999_999_999))
    before = state_of(stick)
    dialog = press_check(bench, window)
    shown = report(dialog)
    assert "The stick “MADE” has other files of its packs." in shown
    assert "Other files of packs in the list (1)" in shown
    assert "packs/x.carrel" in shown
    assert "Delete those that you do not know." in shown
    assert "Repair…" not in hands.buttons(dialog)
    assert hands.buttons(dialog) == ["Check another", "Close"]
    assert state_of(stick) == before


def test_a_damaged_stick_is_repaired(bench: Bench, window: MainWindow, stick: Path, qtbot: QtBot) -> None:
    bench.insert("OTHER")
    (stick / "Carrel for Linux" / "carrel").write_bytes(b"?")
    (stick / "Carrel for Linux" / "_internal" / "empty").unlink()
    (stick / "packs" / "rare-3.carrel").write_bytes(b"")
    put(stick, {f"{number:02}.jpg": b"" for number in range(12)})
    dialog = press_check(bench, window)
    shown = report(dialog)
    for words in ("needs repair", "Damaged (2)", "carrel\n", "Missing (1)", "_internal/empty", "Other files (12)",
                  "and 2 more"):  # fmt: skip
        assert words in f"{shown}\n" or words.strip() in shown
    hands.click(hands.button(dialog, "Repair…"))
    assert not dialog.isVisible(), "its report would be outdated"
    making = hands.only(window, MakeDialog)
    bench.wait_for_sticks(making)
    assert ticked(making.choose_page.sticks) == ["MADE"]
    assert making.windowTitle() == "Repair a stick"
    assert texts(making.choose_page._to_repair)["repair"] == (
        "2 files Carrel for Linux/_internal/empty Carrel for Linux/carrel"
    )
    assert any("packs/rare-3.carrel" in label and "Not available" in label for label in hands.labels(making))
    assert write_button(making).text() == "Repair"
    hands.click(write_button(making))
    assert "Repairing the stick “MADE”" in hands.labels(making)
    bench.wait(making)
    assert "The stick is repaired except for 1 file that this computer does not have." in hands.labels(making)
    (outcome,) = outcomes(making).values()
    assert "2 files written again (1 kB), 5 intact." in outcome
    assert not any("need not check" in label for label in hands.labels(making))
    hands.click(hands.button(making, "Make more"))
    assert making.windowTitle() == "Make a stick"
    assert write_button(making).text() == "Write"
    assert checking.check_stick(stick).damaged == ("packs/rare-3.carrel",)
    assert checking.check_stick(stick).missing == ()


def test_a_pack_that_is_inside_the_program_too_is_written_again(bench: Bench, window: MainWindow, stick: Path) -> None:
    make_pack(bench.program / "_internal" / "packs" / "bundled.carrel")  # the same edition as on the stick
    (stick / "packs" / "sample-3.carrel").write_bytes(b"")
    hands.click(hands.button(press_check(bench, window), "Repair…"))
    making = hands.only(window, MakeDialog)
    bench.wait_for_sticks(making)
    assert len(ticked(making.choose_page.packs)) == 1
    hands.click(write_button(making))
    bench.wait(making)
    assert checking.check_stick(stick).damaged == ()
    assert "The stick is repaired." in hands.labels(making)


@pytest.mark.parametrize("name", ["Carrel for Linux/carrel", START])
def test_each_repaired_file_is_counted(bench: Bench, window: MainWindow, stick: Path, name: str) -> None:
    (stick / name).write_bytes(b"?")
    hands.click(hands.button(press_check(bench, window), "Repair…"))
    making = hands.only(window, MakeDialog)
    bench.wait_for_sticks(making)
    hands.click(write_button(making))
    bench.wait(making)
    (outcome,) = outcomes(making).values()
    assert "1 file written again" in outcome
    assert checking.check_stick(stick).is_intact


def test_a_repair_that_is_cancelled(bench: Bench, window: MainWindow, stick: Path, qtbot: QtBot) -> None:
    (stick / "Carrel for Linux" / "carrel").write_bytes(b"?")
    hands.click(hands.button(press_check(bench, window), "Repair…"))
    making = hands.only(window, MakeDialog)
    bench.wait_for_sticks(making)
    gate = bench.gate()
    hands.click(write_button(making))
    making.cancel()
    gate.open()
    bench.wait(making)
    assert any("The repair was cancelled" in label for label in hands.labels(making))
    assert making.windowTitle() == "Repair a stick"


def test_the_stick_of_this_carrel_cannot_be_repaired(bench: Bench, window: MainWindow, stick: Path) -> None:
    bench.program = stick / "Carrel for Linux"
    (stick / "packs" / "rare-3.carrel").write_bytes(b"")
    dialog = press_check(bench, window)
    assert "needs repair" in report(dialog)
    assert "runs from that stick" in report(dialog)
    assert hands.buttons(dialog) == ["Check another", "Close"]


def test_an_unfinished_stick(bench: Bench, window: MainWindow, stick: Path) -> None:
    put(stick, {"SHA256SUMS.unfinished": b"packs/rare-3.carrel\n"})
    assert "interrupted" in report(press_check(bench, window))


def test_a_stick_that_carrel_did_not_write(bench: Bench, window: MainWindow) -> None:
    bench.insert("PHOTOS")
    dialog = press_check(bench, window)
    assert dialog.choose_page.isVisible()
    assert any("Carrel did not write" in label for label in hands.labels(dialog))


def test_no_stick_at_all(bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
    dialog = bench.check(window)
    qtbot.waitUntil(lambda: list(dialog.choose_page.sticks.rows) == [stick_rows.no_stick()])
    assert not hands.button(dialog, "Check").isEnabled()


def test_a_folder_is_checked(bench: Bench, window: MainWindow, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.drives.clear()
    dialog = bench.check(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    hands.click(hands.button(dialog, "Choose a folder…"))
    bench.wait(dialog)
    assert "No problems found on the stick “MADE”." in report(dialog)


def test_cancelling(
    bench: Bench, window: MainWindow, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = bench.check(window)
    gate = CheckGate(monkeypatch)
    hands.keys("Return")
    qtbot.waitUntil(gate.reached.is_set)
    hands.click(hands.button(dialog, "Cancel"))
    gate.opened.set()
    bench.wait(dialog)
    assert CANCELLED in hands.labels(dialog)
    hands.keys("Escape")
    assert not dialog.isVisible()


def test_closing_the_window_cancels_the_check(
    bench: Bench, window: MainWindow, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.check(window)
    gate = CheckGate(monkeypatch)
    hands.keys("Return")
    qtbot.waitUntil(gate.reached.is_set)
    assert not window.close()
    gate.opened.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)


def test_enter_held_down_does_not_start_a_repair(bench: Bench, window: MainWindow, stick: Path) -> None:
    changed = stick / "Carrel for Linux" / "carrel"
    changed.write_bytes(b"?")
    dialog = bench.check(window)
    hands.hold(Qt.Key.Key_Return, 5)
    bench.wait(dialog)
    hands.hold_on(Qt.Key.Key_Return, 20)
    assert dialog.report_page.isVisible()
    assert changed.read_bytes() == b"?"
