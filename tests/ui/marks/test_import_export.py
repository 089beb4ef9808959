"""Marks are saved to files, imported, and combined from the files of several readers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QTextBrowser

from reader.ui.main_window import MainWindow
from reader.ui.marks.combined_marks_dialog import CombinedMarksDialog
from reader.ui.shell.actions import ActionId
from reader.ui.widgets.report_dialog import ReportDialog
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path))
    for block, keys in (("p1-1", "Alt+1"), ("p1-2", "Alt+2")):
        marks.select_in(window.page, block, 0, 13)
        hands.press(window.page, keys)
    return window


def save(window: MainWindow, monkeypatch: pytest.MonkeyPatch, file: Path, name: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))

    def answer(dialog: QDialog) -> None:
        hands.only(dialog, QLineEdit).setText(name)
        hands.click(hands.button(dialog, "Continue"))

    assert hands.answering(QDialog, answer, window.actions_by_id[ActionId.EXPORT_MARKS].trigger) == 1


def reporting(act: Callable[[], object]) -> str:
    """Does `act`, and returns the text of the report that it opens."""
    texts: list[str] = []

    def read(dialog: ReportDialog) -> None:
        texts.extend(hands.labels(dialog))
        browsers: list[QTextBrowser] = list(dialog.findChildren(QTextBrowser))
        texts.extend(browser.toPlainText() for browser in browsers)

    assert hands.answering(ReportDialog, read, act) == 1
    return "\n".join(texts)


@pytest.mark.parametrize("name", ["mine", "mine.marks.json", "mine.md", "mine.html"])
def test_saved_in_each_format(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    save(window, monkeypatch, tmp_path / name, "Ann Reed")
    file = tmp_path / ("mine.marks.json" if name == "mine" else name)
    text = file.read_text("utf-8")
    assert "Ann Reed" in text
    assert "Paragraph 1" in text
    assert window.toast.text == f"2 marks exported to {file.name}."
    assert window.ui_state.author == "Ann Reed"
    if file.suffix == ".json":
        assert json.loads(text)["total"] == 2


def test_the_name_is_optional(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    save(window, monkeypatch, tmp_path / "mine.marks.json")
    assert all(not mark.author for mark in window.features.marks.model.all())


@pytest.mark.parametrize("name", ["Ann Reed-Lee", ""])
def test_a_new_name_is_that_of_all_own_marks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    feature = window.features.marks
    other = feature.model.all()[0]
    feature.model.store.change(other.id, author="Mo")
    save(window, monkeypatch, tmp_path / "mine.marks.json", "Ann")
    save(window, monkeypatch, tmp_path / "mine.marks.json", name)
    assert {mark.id == other.id: mark.author for mark in feature.model.all()} == {True: "Mo", False: name}


def test_a_file_that_cannot_be_written(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    save(window, monkeypatch, tmp_path / "nowhere" / "mine.md")
    assert "could not be written" in window.notice.text


def test_importing_a_file_twice(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "mine.marks.json"
    save(window, monkeypatch, file)
    hands.press(window, "Ctrl+5")
    hands.press(window.features.marks.panel.list, "Ctrl+A")
    window.features.marks.model.delete(window.features.marks.model.all()[0].id)
    before = marks.shown(window)
    report = reporting(lambda: window.features.marks.parts.import_export.get().import_files([file, file]))
    # Importing an old file does not restore a deleted mark.
    assert "0 new marks, 0 changed marks, 0 deleted, 2 already here." in report
    assert marks.shown(window) == before


def test_annotations_of_another_program(window: MainWindow, tmp_path: Path) -> None:
    def annotation(id: str, quote: str) -> dict[str, object]:
        selector = {"type": "TextQuoteSelector", "exact": quote}
        return {"type": "Annotation", "id": id, "created": "2024-05-01T10:00:00Z", "creator": {"name": "Mo"},
                "target": {"source": "text/chapter1.html", "selector": [selector]}}  # fmt: skip

    items = [annotation("a", "The amygdala rests here"), annotation("b", "Words that stand nowhere")]
    file = tmp_path / "theirs.annotation"
    file.write_text(json.dumps({"type": "AnnotationSet", "about": {}, "items": items}), encoding="utf-8")
    report = "\n".join(marks.take_in(window, file))
    assert "1 new mark" in report
    assert "entry 2 (“Words that stand nowhere”) was skipped: no pack has the text that it quotes." in report
    (mark,) = [mark for mark in window.features.marks.model.all() if mark.author]
    assert (mark.target.blocks, mark.author) == (("opening",), "Mo")
    assert len(marks.shown(window)) == 3


def test_marks_of_another_reader_and_bad_entries(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "mine.marks.json"
    save(window, monkeypatch, file, "Ann")
    content = json.loads(file.read_text("utf-8"))
    first = content["first"]["items"][0]
    first["id"] = "urn:uuid:00000000-0000-4000-8000-000000000001"
    content["first"]["items"].append({"id": "x", "type": "Annotation", "body": 3})
    file.write_text(json.dumps(content), "utf-8")
    (tmp_path / "broken.json").write_text("{")
    report = "\n".join(marks.take_in(window, file, tmp_path / "broken.json"))
    assert "1 new mark, 0 changed marks, 0 deleted, 1 already here." in report
    assert "entry 3 (x) was skipped" in report
    assert "broken.json is not a marks file" in report
    assert len(marks.shown(window)) == 3


def test_no_marks_to_save(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    window.actions_by_id[ActionId.EXPORT_MARKS].trigger()
    assert window.toast.text == "There are no marks to export yet."


def test_the_marks_of_several_readers(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = tmp_path / "ann.marks.json"
    save(window, monkeypatch, first, "Ann")
    content = json.loads(first.read_text("utf-8"))
    item = content["first"]["items"][0]
    item["id"] = "urn:uuid:00000000-0000-4000-8000-000000000001"
    item.pop("carrel:history", None)
    content["first"]["items"] = [item]
    (tmp_path / "bo.marks.json").write_text(json.dumps(content), "utf-8")
    names = [str(tmp_path / "ann.marks.json"), str(tmp_path / "bo.marks.json")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    out = tmp_path / "class.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))

    def read(dialog: CombinedMarksDialog) -> None:
        assert "Passages that most readers marked, from 2 files" in hands.labels(dialog)
        assert dialog.table.model().index(0, 0).data() == "2"
        assert dialog.table.model().index(1, 0).data() == "1"
        hands.click(hands.button(dialog, "Save to a file…"))

    assert hands.answering(CombinedMarksDialog, read, window.actions_by_id[ActionId.COLLECT_MARKS].trigger) == 1
    QApplication.processEvents()
    assert "2 readers" in out.read_text("utf-8")
