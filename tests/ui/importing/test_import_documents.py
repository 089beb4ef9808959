"""A document is dropped on the window, and becomes a pack that is read: by mouse alone and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.library.authoring.build import check
from reader.ui.importing.documents_dialog import FOLDER_EXISTS, NO_FOLDER
from reader.ui.importing.done_page import DonePage
from reader.ui.importing.files_page import FilesPage
from reader.ui.importing.import_work import NO_LANGUAGE
from reader.ui.importing.report_page import ImportReportPage
from reader.ui.main_window import MainWindow
from reader.ui.shelf.shelf_dialog import ShelfDialog
from reader.ui.shell.actions import ActionId
from tests.library.importing.word_files import paragraph, run, word_file
from tests.ui import hands
from tests.ui.importing.dialogs import banner, dropped, press
from tests.ui.shelf import shelves


def text_of(folder: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.md")))


def test_from_dropping_to_reading_by_mouse(window: MainWindow, word: Path, documents: Path, qtbot: QtBot) -> None:
    dialog = dropped(window, word)
    assert hands.rows(dialog.files_page.list) == ["Fever notes.docx"]
    press(dialog, "Start")
    assert isinstance(dialog.page, ImportReportPage)
    assert not list(documents.iterdir()), "nothing is written before the report was seen"
    assert "9 mg" in " ".join(hands.rows(dialog.report_page.list.list))
    press(dialog, "Make the pack")
    assert isinstance(dialog.page, DonePage)
    assert check(documents / "Fever notes") == []
    press(dialog, "Read it")
    qtbot.waitUntil(lambda: "Give 5 mg." in window.page.shown_document.toPlainText())
    assert window.windowTitle() == "Fever – Carrel"
    assert window.features.importing.dialog is None


def test_from_dropping_to_reading_by_keyboard(window: MainWindow, word: Path, qtbot: QtBot) -> None:
    dropped(window, word)
    for _ in range(3):
        hands.keys("Return")
    qtbot.waitUntil(lambda: "Give 5 mg." in window.page.shown_document.toPlainText())


def test_documents_are_chosen_in_the_menu(window: MainWindow, word: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(word)], ""))
    window.actions_by_id[ActionId.IMPORT_DOCUMENTS].trigger()
    assert window.features.importing.dialog is not None


def test_a_document_is_chosen_with_ctrl_o(window: MainWindow, word: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(word), ""))
    hands.press(window, "Ctrl+O")
    assert window.features.importing.dialog is not None


def test_a_file_that_fails_does_not_stop_the_others(window: MainWindow, word: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"no zip")
    dialog = dropped(window, bad, word)
    press(dialog, "Start")
    assert banner(dialog).split("\n")[0] == (
        "“bad.docx” is not imported. It is not a Word file (.docx). Open it in its program and save it as .docx."
    )
    press(dialog, "Make the pack")
    assert isinstance(dialog.page, DonePage)


def test_where_every_file_fails_each_is_named(window: MainWindow, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(b"no zip")
    dialog = dropped(window, tmp_path / "a.docx", tmp_path / "b.docx")
    press(dialog, "Start")
    assert isinstance(dialog.page, FilesPage)
    assert [line.partition(" cannot")[0][-6:] for line in banner(dialog).split("\n")] == ["a.docx", "b.docx"]


def test_a_format_that_cannot_be_read_says_what_to_do(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"%PDF")
    assert shelves.drop(window, [tmp_path / "letter.pdf"])
    assert window.features.importing.dialog is None
    assert "Carrel cannot import “letter.pdf”. It is a PDF" in window.notice.text


def test_title_language_and_folder_of_the_author(window: MainWindow, word: Path, documents: Path) -> None:
    dialog = dropped(window, word)
    form = dialog.files_page.form
    form.title.setFocus()
    hands.type_text("Fever: at home")
    assert form.target == documents / "Fever at home"
    form.language.choose("sw")
    press(dialog, "Start")
    press(dialog, "Make the pack")
    info = (documents / "Fever at home" / "pack.yaml").read_text(encoding="utf-8")
    assert 'title: "Fever: at home"' in info
    assert "language: sw" in info


def test_nothing_is_written_over(window: MainWindow, word: Path, documents: Path) -> None:
    (documents / "Fever notes").mkdir()
    (documents / "Fever notes" / "mine.txt").write_text("mine")
    dialog = dropped(window, word)
    form = dialog.files_page.form
    assert form.target == documents / "Fever notes 2"
    form.folder.setFocus()
    form.folder.selectAll()
    hands.type_text(str(documents / "Fever notes"))
    press(dialog, "Start")
    assert banner(dialog) == FOLDER_EXISTS
    form.folder.clear()
    press(dialog, "Start")
    assert banner(dialog) == NO_FOLDER
    assert [each.name for each in documents.rglob("*")] == ["Fever notes", "mine.txt"]


def test_a_folder_that_appears_meanwhile_is_not_written_over(window: MainWindow, word: Path, documents: Path) -> None:
    dialog = dropped(window, word)
    press(dialog, "Start")
    (documents / "Fever notes").mkdir()
    (documents / "Fever notes" / "mine.txt").write_text("mine")
    press(dialog, "Make the pack")
    assert isinstance(dialog.page, FilesPage)
    assert "is there already" in banner(dialog)
    assert [each.name for each in documents.rglob("*")] == ["Fever notes", "mine.txt"]


def test_the_order_can_be_changed(window: MainWindow, tmp_path: Path, documents: Path) -> None:
    files = [word_file(tmp_path / f"{name}.docx", paragraph(run(f"Text {name}"))) for name in "abc"]
    dialog = dropped(window, *files)
    rows = dialog.files_page.list
    hands.click_row(rows, 2)
    press(dialog, "Move up")
    press(dialog, "Move up")
    assert hands.rows(rows) == ["c.docx", "a.docx", "b.docx"]
    press(dialog, "Move down")
    hands.click_row(rows, 2)
    hands.press(rows, "Del")
    assert [file.name for file in dialog.files_page.files] == ["a.docx", "c.docx"]
    press(dialog, "Start")
    press(dialog, "Make the pack")
    (folder,) = documents.iterdir()
    assert "articles: [a, c]" in (folder / "pack.yaml").read_text(encoding="utf-8")


def test_more_files_are_dropped_on_the_open_dialog(window: MainWindow, word: Path, tmp_path: Path) -> None:
    other = word_file(tmp_path / "b.docx", paragraph(run("b")))
    dialog = dropped(window, word)
    press(dialog, "Start")
    assert shelves.drop(dialog, [other, word])
    assert isinstance(dialog.page, FilesPage)
    assert dialog.files_page.files == [word, other]
    press(dialog, "Start")
    assert "Carrel has read 2 articles." in hands.labels(dialog)


def test_the_report_is_copied_and_saved(
    window: MainWindow, word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dropped(window, word)
    press(dialog, "Start")
    press(dialog, "Copy the report")
    assert "Left out\n- Deleted text is not in the pack.\n    paragraph 2, changed by A: 9 mg" in hands.clipboard()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report"), ""))
    press(dialog, "Save the report…")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == hands.clipboard()
    assert banner(dialog) == "The report is saved to report.txt."


def test_an_unknown_language_is_asked_for(window: MainWindow, tmp_path: Path, documents: Path) -> None:
    dialog = dropped(window, word_file(tmp_path / "a.docx", paragraph(run("5 mg"))))
    press(dialog, "Start")
    assert banner(dialog) == NO_LANGUAGE
    press(dialog, "Back")
    dialog.files_page.form.language.choose("rn")
    press(dialog, "Start")
    assert banner(dialog) == ""
    press(dialog, "Make the pack")
    assert "language: rn" in (documents / "a" / "pack.yaml").read_text(encoding="utf-8")


def test_the_new_folder_is_edited(window: MainWindow, word: Path, documents: Path) -> None:
    dialog = dropped(window, word)
    press(dialog, "Start")
    press(dialog, "Make the pack")
    press(dialog, "Edit it")
    (room,) = window.features.authoring.rooms
    assert room.folder == documents / "Fever notes"
    assert window.features.importing.dialog is None
    room.close_now()


def test_a_document_is_dropped_on_the_shelf(window: MainWindow, word: Path, qtbot: QtBot) -> None:
    hands.answering(ShelfDialog, lambda shelf: shelves.drop(shelf, [word]), lambda: hands.press(window, "Ctrl+L"))
    qtbot.waitUntil(lambda: window.features.importing.dialog is not None)
    dialog = window.features.importing.dialog
    assert dialog is not None
    assert dialog.files_page.files == [word]


def test_a_folder_gives_the_pack_its_name(window: MainWindow, tmp_path: Path, documents: Path) -> None:
    folder = tmp_path / "Ward notes"
    folder.mkdir()
    for name in "ab":
        word_file(folder / f"{name}.docx", paragraph(run(f"Text {name}")))
    (folder / "letter.pdf").write_bytes(b"%PDF")
    dialog = dropped(window, folder)
    assert dialog.files_page.form.title.placeholderText() == "The name of the folder"
    press(dialog, "Start")
    assert "1 file in “Ward notes” is not imported: see “Left out” below." in banner(dialog)
    assert "It is a PDF" in " ".join(hands.rows(dialog.report_page.list.list))
    press(dialog, "Make the pack")
    assert "title: Ward notes" in (documents / "Ward notes" / "pack.yaml").read_text(encoding="utf-8")
