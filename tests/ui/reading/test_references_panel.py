"""The sources panel: numbers, filter, places, and saving sources."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from reader.library.citation import FORMATS, ReferenceFormat
from reader.library.model import Reference, Span
from reader.library.packfile import open_pack
from reader.ui.lists import row_reader
from reader.ui.main_window import MainWindow
from reader.ui.reading import export_references
from reader.ui.reading.export_references import write_references
from reader.ui.shell.waiting import Cancelled
from tests.folded_pairs import PAIRS, each_pair
from tests.packs import make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path))
    hands.press(window, "Ctrl+3")
    return window


def rows(window: MainWindow) -> list[str]:
    return hands.rows(window.features.reading.references.list.list)


def show_whole_pack(window: MainWindow) -> None:
    whole = hands.button(window.features.reading.references, "Sources of: Whole pack")
    hands.click(whole)
    assert whole.isChecked()
    assert not hands.button(window.features.reading.references, "Sources of: This article").isChecked()


def choose_from_save_menu(window: MainWindow, text: str) -> None:
    def choose(menu: QMenu) -> None:
        action = next(action for action in menu.actions() if action.text() == text)
        if action.isEnabled():
            menu.setActiveAction(action)
            QTest.keyClick(menu, Qt.Key.Key_Return)

    assert hands.answering(
        QMenu, choose, lambda: hands.click(hands.button(window.features.reading.references, "Export…"))
    )
    QApplication.processEvents()


def starts(found: list[str]) -> list[str]:
    return [text.split()[0] + " " + text.split()[1].strip(",") for text in found]


def test_the_sources_of_the_article_by_number(window: MainWindow) -> None:
    assert starts(rows(window)) == ["1. Cedar", "2. Alder", "3. Birch"]
    hands.press(window, "Ctrl+Shift+Down")
    assert starts(rows(window)) == ["1. Cedar"]


def test_the_whole_pack_by_author(window: MainWindow) -> None:
    show_whole_pack(window)
    assert [text.removeprefix("2. ").removeprefix("3. ").removeprefix("1. ").split()[0].strip(",")
            for text in rows(window)] == ["Alder", "Birch", "Cedar", "Zelkova"]  # fmt: skip
    assert rows(window)[0].startswith("2. ")
    assert not rows(window)[3][0].isdigit()


@pytest.mark.parametrize(
    ("typed", "expected"), [("etude", ["3. Birch"]), ("ÉTUDE", ["3. Birch"]), ("quiet 2019", ["2. Alder"]), ("xyz", [])]
)
def test_filter(window: MainWindow, typed: str, expected: list[str]) -> None:
    window.features.reading.references.setFocus()
    hands.type_text(typed)
    assert starts(rows(window)) == expected
    assert ("No matches" in hands.labels(window.features.reading.references)) == (not expected)


def test_places(window: MainWindow) -> None:
    hands.click_row(window.features.reading.references.list.list, 0)
    assert "Source 1" in hands.labels(window.features.reading.references)
    hands.click(hands.button(window.features.reading.references, "Cited in Section 6"))
    assert window.session.position
    assert str(window.session.position.location) == "carrel:sample/guide#closing"
    assert window.page.hasFocus()


def test_copying(window: MainWindow) -> None:
    hands.click_row(window.features.reading.references.list.list, 1)
    hands.click(hands.button(window.features.reading.references, "Copy as Vancouver"))
    assert hands.clipboard() == "Alder A. Quiet rooms. Reed Press; 2019."


def saving_to(monkeypatch: pytest.MonkeyPatch, file: Path | None, label: str = "") -> list[str]:
    """Stands in for the system's dialog. The filters that it was given are returned."""
    offered: list[str] = []

    def answer(parent: object, title: str, name: str, filters: str) -> tuple[str, str]:
        offered.extend(filters.split(";;"))
        chosen = next((each for each in offered if each.startswith(label)), "")
        return (str(file), chosen) if file else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return offered


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("has_suffix", [True, False])
def test_saving_in_each_format(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form, has_suffix: bool
) -> None:
    name = f"mine.{form.extension}" if has_suffix else "mine"
    offered = saving_to(monkeypatch, tmp_path / "out" / name, form.label)
    (tmp_path / "out").mkdir()
    hands.press(window, "Ctrl+E")
    assert len(offered) == len(FORMATS)
    file = tmp_path / "out" / f"mine.{form.extension}"
    text = file.read_text(encoding="utf-8")
    for title in ("Quiet rooms", "Étude of water", "Light in the evening"):
        assert title in text
    assert "Never cited" not in text
    assert window.toast.text == f"3 sources exported to mine.{form.extension}."
    assert [each.name for each in (tmp_path / "out").iterdir()] == [file.name]


def test_saving_some(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    label = next(form.label for form in FORMATS if form.extension == "json")
    saving_to(monkeypatch, tmp_path / "some.json", label)
    choose_from_save_menu(window, "The selected sources…")
    assert not (tmp_path / "some.json").exists()
    rows = window.features.reading.references.list.list
    for row in (0, 2):
        QTest.mouseClick(
            rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier,
            rows.visualRect(rows.model().index(row, 0)).center(),
        )  # fmt: skip
    choose_from_save_menu(window, "The selected sources…")
    saved = json.loads((tmp_path / "some.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in saved] == ["cedar", "birch"]


def test_saving_all_sources_in_the_list(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    label = next(form.label for form in FORMATS if form.extension == "json")
    saving_to(monkeypatch, tmp_path / "all.json", label)
    show_whole_pack(window)
    choose_from_save_menu(window, "All sources in the list…")
    saved = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in saved] == ["alder", "birch", "cedar", "unread"]


def test_cancelling_the_file_dialog(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    saving_to(monkeypatch, None)
    hands.press(window, "Ctrl+E")
    assert not window.toast.text
    assert not window.notice.text


def test_a_folder_that_cannot_be_written(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    saving_to(monkeypatch, tmp_path / "file" / "a.ris")
    hands.press(window, "Ctrl+E")
    assert "a.ris" in window.notice.text
    assert "Choose another folder." in window.notice.text


def test_a_file_that_cannot_be_replaced_stays(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    (folder / "a.ris").mkdir(parents=True)
    saving_to(monkeypatch, folder / "a.ris")
    hands.press(window, "Ctrl+E")
    assert "could not be exported" in window.notice.text
    assert [each.name for each in folder.iterdir()] == ["a.ris"]


def test_nothing_to_save(window: MainWindow) -> None:
    hands.press(window, "Ctrl+Shift+Down")
    hands.press(window, "Ctrl+Shift+Down")
    assert rows(window) == []
    hands.press(window, "Ctrl+E")
    assert window.toast.text == "There are no sources to export here."


def test_saving_before_the_panel_is_built(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start(samples.guide(tmp_path))
    saving_to(monkeypatch, tmp_path / "a.ris")
    hands.press(window, "Ctrl+E")
    assert (tmp_path / "a.ris").exists()


def test_saving_sources_of_another_article(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    label = next(form.label for form in FORMATS if form.extension == "json")
    saving_to(monkeypatch, tmp_path / "a.json", label)
    hands.press(window, "Ctrl+1")
    hands.press(window, "Ctrl+Shift+Down")
    hands.press(window, "Ctrl+E")
    saved = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in saved] == ["cedar"]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with a source whose title is the first word of each pair."""
    references = [
        Reference(f"r{number}", {"title": one}, (Span("Reed, A."),)) for number, (_, one, _) in enumerate(PAIRS)
    ]
    return make_pack(tmp_path_factory.mktemp("pairs") / "pairs.carrel", references=references)


@each_pair
def test_finds_what_the_search_folds_together(start: Start, pairs: Path, language: str, one: str, other: str) -> None:
    window = start(pairs)
    hands.press(window, "Ctrl+3")
    show_whole_pack(window)
    window.features.reading.references.list.field.setText(other)
    assert any(one in row for row in rows(window))


def test_a_long_list_of_sources_is_read_with_pauses(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    references = [
        Reference(f"r{number}", {"title": f"Book {number:05}"}, (Span(f"Book {number}."),)) for number in range(2_500)
    ]
    window = start(make_pack(tmp_path / "long.carrel", references=references))
    hands.press(window, "Ctrl+3")
    panel = window.features.reading.references
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_reader, "SLICE", 0)
        show_whole_pack(window)
        assert any(text.startswith("Reading the sources: ") for text in hands.labels(panel))
        panel.choose("r2400")
        qtbot.waitUntil(lambda: bool(panel.list.shown_keys()))
    assert panel.list.shown_keys() == [f"r{number}" for number in range(2_500)]
    assert panel.list.current_key == "r2400"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_cancelling_an_export_leaves_no_file(tmp_path: Path, form: ReferenceFormat) -> None:
    """The third source is never read, in no format."""
    told: list[int] = []

    def on_progress(done: int, _total: int) -> None:
        told.append(done)
        if done == 2:
            raise Cancelled

    (tmp_path / "out").mkdir()
    with pytest.raises(Cancelled):
        write_references(
            samples.guide(tmp_path), ["cedar", "birch", "alder"], form, tmp_path / "out" / "a", on_progress
        )
    assert told == [0, 1, 2]
    assert not list((tmp_path / "out").iterdir())


def test_an_export_runs_on_another_thread(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []
    monkeypatch.setattr(export_references, "write_atomically", lambda *_: threads.append(threading.current_thread()))
    saving_to(monkeypatch, tmp_path / "a.ris")
    hands.press(window, "Ctrl+E")
    [thread] = threads
    assert thread is not threading.main_thread()


def test_a_pack_that_is_gone_is_said_when_sources_are_exported(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving_to(monkeypatch, tmp_path / "a.ris")
    monkeypatch.setattr(export_references, "open_pack", lambda _: open_pack(tmp_path / "gone.carrel"))
    hands.press(window, "Ctrl+E")
    assert window.notice.text
    assert not (tmp_path / "a.ris").exists()
