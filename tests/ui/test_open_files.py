"""Files that are dropped or chosen: what happens to them, and what the window says before."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.marks import exchange
from reader.ui.main_window import MainWindow
from reader.ui.marks.import_dialog import ImportDialog
from reader.ui.open_files import describe_drop
from reader.ui.shelf.shelf_dialog import ShelfDialog
from reader.ui.widgets.drop_target import DropTarget
from reader.ui.widgets.report_dialog import ReportDialog
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks
from tests.ui.shelf import shelves
from tests.ui.shelf.shelves import pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two packs, one of them in a subfolder, and other files."""
    top = tmp_path / "A stick"
    pack(top, "a")
    pack(top / "packs", "b")
    (top / "letter.txt").write_text("Dear reader")
    (top / ".hidden.carrel").write_text("no pack")
    return top


@pytest.fixture
def marks_file(start: Start, tmp_path: Path) -> Path:
    """The marks of a colleague."""
    window = start(samples.guide(tmp_path))
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Alt+1")
    file = tmp_path / "ann.marks.json"
    file.write_text(exchange.as_json(window.features.marks.model.store.versions()), encoding="utf-8")
    window.close()
    shutil.rmtree(tmp_path / "data")
    return file


def drag(widget: QWidget, files: Sequence[Path]) -> str:
    """What the window says while files are over a widget."""
    mime = QMimeData()
    mime.setData("text/plain", b"as file managers of Linux add")
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))
    return hands.only(widget.window(), DropTarget).text


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.carrel"], "Drop to open “a.carrel”."),
        (["a.carrel", "b.carrel"], "Drop to open “a.carrel”, and to add 1 more pack to the shelf."),
        (["a.carrel", "b.CARREL", "c.carrel"], "Drop to open “a.carrel”, and to add 2 more packs to the shelf."),
        (["folder/"], "Drop to add the packs in the folder “folder” to the shelf."),
        (["folder/", "more/"], "Drop to add the packs in 2 folders to the shelf."),
        (["ann.marks.json"], "Drop to import the marks in “ann.marks.json”."),
        (["ann.marks.json", "MARKS.SQLITE"], "Drop to import the marks in 2 files."),
        (["a.carrel", "x.json"], "Drop to open “a.carrel”.\nDrop to import the marks in “x.json”."),
        (["letter.xyz"], "Drop to open “letter.xyz”."),
        (["letter.pdf"], "Carrel cannot read “letter.pdf”. Drop to learn what to do."),
        (["Fever.DOCX"], "Drop to make a pack of “Fever.DOCX”."),
        (
            ["a.docx", "letter.pdf", "x.json"],
            "Drop to make a pack of 2 documents.\nDrop to import the marks in “x.json”.",
        ),
        (["a\u202eb\n.carrel"], "Drop to open “ab .carrel”."),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "+".join(value)[:20],
)
def test_what_a_drop_will_do(tmp_path: Path, names: list[str], expected: str) -> None:
    files = [tmp_path / name.rstrip("/") for name in names]
    for name, file in zip(names, files, strict=True):
        if name.endswith("/"):
            file.mkdir()
    assert describe_drop(files) == expected


def test_json_is_told_apart_by_its_content(tmp_path: Path) -> None:
    sources, marks = tmp_path / "library.json", tmp_path / "x.json"
    sources.write_text('[{"id": "a", "type": "book", "title": "Sleep"}]', encoding="utf-8")
    marks.write_text('{"type": "AnnotationCollection"}', encoding="utf-8")
    assert describe_drop([sources]) == "Drop to make a pack of “library.json”."
    assert describe_drop([sources, marks]) == (
        "Drop to make a pack of “library.json”.\nDrop to import the marks in “x.json”."
    )


def test_the_window_shows_where_a_file_lands(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    file = pack(tmp_path / "own")
    for widget in (window, window.page, window.search_field, window.side_bar):
        assert drag(widget, [file]) == "Drop to open “wound-1.carrel”."
        hands.only(window, DropTarget).hide()
    drag(window.page, [file])
    assert hands.only(window, DropTarget).geometry() == window.rect()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert hands.only(window, DropTarget).text == ""
    drag(window, [file])
    assert shelves.drop(window, [file])
    assert hands.only(window, DropTarget).text == ""
    assert shelves.reading(window) == "wound-1.carrel"


def test_a_dropped_folder_adds_its_packs(start: Start, qtbot: QtBot, folder: Path) -> None:
    window = start()
    before = shelves.reading(window)
    assert shelves.drop(window, [folder])
    qtbot.waitUntil(lambda: sorted(shelves.added(window)) == ["a-1.carrel", "b-1.carrel"])
    assert window.toast.text == "Adding 2 packs from “A stick” to the shelf."
    assert shelves.reading(window) == before
    assert window.notice.text == ""


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_without_packs_says_so(start: Start, qtbot: QtBot, tmp_path: Path, exists: bool) -> None:
    empty = tmp_path / "Nothing"
    empty.mkdir()
    window = start()
    window.features.shelf.packs.add_folders([empty] if exists else [tmp_path / "Nothing" / "Nothing"])
    qtbot.waitUntil(lambda: bool(window.notice.text))
    assert window.notice.text == "There are no packs in the folder “Nothing”."


def test_a_folder_dropped_on_the_shelf(start: Start, qtbot: QtBot, folder: Path) -> None:
    window = start()

    def act(dialog: ShelfDialog) -> None:
        assert drag(dialog, [folder]) == "Drop to add “A stick” to the shelf."
        assert shelves.drop(dialog, [folder])
        qtbot.waitUntil(lambda: len(shelves.added(window)) == 2)

    assert hands.answering(ShelfDialog, act, window.features.shelf.open) == 1


def import_by(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, how: str, file: Path, kind: type[QWidget] = ReportDialog
) -> list[str]:
    """What the dialog says that opens; an import is accepted."""
    said: list[str] = []

    def answer(dialog: QWidget) -> None:
        said.extend(hands.labels(dialog))
        if isinstance(dialog, ImportDialog):
            hands.click(hands.button(dialog, "Import"))

    def act() -> None:
        if how == "drop":
            assert shelves.drop(window, [file])
        else:
            monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
            hands.press(window, "Ctrl+O")

    assert hands.answering(kind, answer, act) == 1
    return said


@pytest.mark.parametrize("how", ["drop", "open"])
def test_a_file_of_marks_is_imported(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marks_file: Path, how: str
) -> None:
    window = start(samples.guide(tmp_path))
    said = import_by(window, monkeypatch, how, marks_file, ImportDialog)
    assert "1" in said[0]
    assert ("yellow", "Paragraph 1-1") in marks.shown(window)
    assert window.notice.text == ""


def test_a_file_that_has_no_marks_is_reported(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start(samples.guide(tmp_path))
    file = tmp_path / "x.marks.json"
    file.write_text("no json")
    assert import_by(window, monkeypatch, "drop", file) == ["No marks were imported."]


def test_several_bad_files_are_one_list(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    files = [tmp_path / f"{name}.carrel" for name in "abc"]
    for file in files:
        file.write_text("no pack")
    assert shelves.drop(window, files)
    qtbot.waitUntil(lambda: window.notice.text.count("•") == 3)
    assert window.notice.text.startswith("These packs cannot be opened:")


def test_several_bad_files_are_one_list_on_the_shelf(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    files = [tmp_path / f"{name}.carrel" for name in "abcdef"]
    for file in files:
        file.write_text("no pack")

    def act(dialog: ShelfDialog) -> None:
        assert shelves.drop(dialog, files)
        qtbot.waitUntil(lambda: "and 2 more" in "".join(hands.labels(dialog)))
        (text,) = (label for label in hands.labels(dialog) if "and 2 more" in label)
        assert len(text.split("\n")) == 5

    assert hands.answering(ShelfDialog, act, window.features.shelf.open) == 1
