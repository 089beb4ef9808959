"""What an author chooses between reading and writing: parts to bring back, fields of sources; and leaving again."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox
from pytestqt.qtbot import QtBot

from reader.library.importing import format_readers
from reader.library.importing.import_files import FileDocument, ImportedFiles
from reader.library.importing.imported import ImportedDocument, OmittedBlock, ParagraphBlock, StyledText
from reader.library.importing.report import ImportReport
from reader.ui.importing import import_work, report_page
from reader.ui.importing.documents_dialog import LEAVE, STAY, DocumentsDialog
from reader.ui.importing.done_page import DonePage
from reader.ui.importing.report_page import ImportReportPage
from reader.ui.importing.sources_page import SourcesPage
from reader.ui.main_window import MainWindow
from reader.ui.shell import waiting
from reader.ui.widgets.question import QuestionDialog
from tests.ui import hands
from tests.ui.importing.dialogs import dropped, press

PRINTED = "Kamau A. Sleep. 2020."


def words(text: str) -> ParagraphBlock:
    return ParagraphBlock((StyledText(text),))


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> ImportedFiles:
    """A web page with two parts that were left out, and two sources, one of them uncertain."""
    report = ImportReport("top of the page")
    report.left_out("navigation", "A menu is left out.", "Home and news", "a")
    report.left_out("advertising", "Advertising is left out.", "Buy 7", "b")
    report.guessed("title", "The title is that of the browser.", "Page")
    blocks = (OmittedBlock("a", (words("Home and news"),)), words("Kept"), OmittedBlock("b", (words("Buy 7"),)))
    references: dict[str, dict[str, Any]] = {
        "kamau2020": {"id": "kamau2020", "type": "document", "title": "Sleep", "printed": PRINTED},
        "who": {"id": "who", "type": "webpage", "title": "T", "URL": "https://who.int", "author": [{"literal": "WHO"}]},
    }
    document = ImportedDocument("Page", blocks, {}, references, {}, "en", (), report.finish())
    found = ImportedFiles((FileDocument(Path("page.docx"), document),), references)
    monkeypatch.setattr(import_work, "read_files", lambda *_: found)
    return found


@pytest.fixture
def dialog(window: MainWindow, word: Path, imported: ImportedFiles) -> DocumentsDialog:
    dialog = dropped(window, word)
    press(dialog, "Start")
    return dialog


def written(documents: Path) -> str:
    files = sorted(documents.rglob("*.*"))
    return "".join(file.read_text(encoding="utf-8") for file in files if file.suffix in (".md", ".yaml"))


def rows(dialog: DocumentsDialog) -> list[str]:
    return hands.rows(dialog.report_page.list.list)


def choose(dialog: DocumentsDialog, text: str) -> None:
    number = next(number for number, row in enumerate(rows(dialog)) if text in row)
    hands.click_row(dialog.report_page.list.list, number)


def test_a_part_is_looked_at_and_brought_back_by_mouse(dialog: DocumentsDialog, documents: Path) -> None:
    choose(dialog, "Home and news")
    assert "Home and news" in hands.labels(dialog.report_page.list)
    box = hands.only(dialog.report_page.list, QCheckBox)
    hands.click(box, QPoint(8, box.height() // 2))
    assert dialog.report_page.brought_back == {"0"}
    press(dialog, "Next: sources")
    press(dialog, "Make the pack")
    assert isinstance(dialog.page, DonePage)
    assert "Home and news" in written(documents)
    assert "Buy 7" not in written(documents)


def test_a_part_is_brought_back_by_keyboard(dialog: DocumentsDialog, documents: Path) -> None:
    assert dialog.report_page.list.list.hasFocus()
    for key in ("Down", "Space"):
        hands.keys(key)
    assert dialog.report_page.brought_back == {"1"}
    assert hands.only(dialog.report_page.list, QCheckBox).isChecked()
    hands.keys("Space")
    assert not dialog.report_page.brought_back
    hands.keys("Space")
    hands.keys("Return")
    assert isinstance(dialog.page, SourcesPage)
    hands.keys("Return")
    assert "Buy 7" in written(documents)


def test_the_three_groups_and_the_filter(dialog: DocumentsDialog) -> None:
    assert rows(dialog) == [
        "Left out: A menu is left out.",
        "top of the page: Home and news",
        "Left out: Advertising is left out.",
        "top of the page: Buy 7",
        "Guessed: The title is that of the browser.",
        "top of the page: Page",
    ]
    press(dialog, "Left out (2)")
    assert len(rows(dialog)) == 4
    press(dialog, "Guessed: please check (1)")
    assert rows(dialog) == ["The title is that of the browser.", "top of the page: Page"]
    assert not hands.button(dialog, "Changed (0)").isEnabled()
    press(dialog, "All (3)")
    dialog.report_page.list.field.setText("advert")
    assert rows(dialog) == ["Left out: Advertising is left out.", "top of the page: Buy 7"]


def test_of_very_many_cases_the_first_are_listed(dialog: DocumentsDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_page, "MOST_LISTED", 2)
    press(dialog, "Left out (2)")
    assert len(rows(dialog)) == 4
    press(dialog, "All (3)")
    assert len(rows(dialog)) == 4
    assert "The first 2 of 3 are listed. Save the report to see all of them." in hands.labels(dialog)


def test_a_tick_stays_while_the_list_is_narrowed(dialog: DocumentsDialog) -> None:
    choose(dialog, "Buy 7")
    hands.keys("Space")
    press(dialog, "Left out (2)")
    dialog.report_page.list.field.setText("home")
    dialog.report_page.list.field.clear()
    choose(dialog, "Buy 7")
    assert hands.only(dialog.report_page.list, QCheckBox).isChecked()
    press(dialog, "Copy the report")
    assert "top of the page: Buy 7 (brought back)" in hands.clipboard()


def test_fields_of_a_source_are_filled_in(dialog: DocumentsDialog, documents: Path) -> None:
    press(dialog, "Next: sources")
    page = dialog.sources_page
    assert hands.labels(page)[0] == "1 source is not certain."
    assert hands.rows(page.list) == [PRINTED]
    assert not hands.button(page, "Keep as printed").isEnabled()
    for field, typed in (("author", "Kamau, Ann"), ("issued", "2020"), ("address", "doi.org/10.1000/182")):
        page.form.fields[field].setFocus()
        hands.type_text(typed)
    assert "Readers will see: Kamau, A. (2020). Sleep. https://doi.org/10.1000/182" in hands.labels(page)
    assert hands.rows(page.list) == [f"✓ {PRINTED}"]
    press(dialog, "Make the pack")
    sources = written(documents)
    assert "family: Kamau" in sources
    assert 'DOI: "10.1000/182"' in sources
    assert f'printed: "{PRINTED}"' in sources


def test_a_source_is_kept_as_it_is_printed(dialog: DocumentsDialog, documents: Path) -> None:
    press(dialog, "Next: sources")
    page = dialog.sources_page
    page.form.fields["author"].setFocus()
    hands.type_text("wrong")
    press(dialog, "Keep as printed")
    assert page.form.fields["author"].text() == ""
    press(dialog, "Make the pack")
    assert "wrong" not in written(documents)
    assert f'printed: "{PRINTED}"' in written(documents)


@pytest.mark.parametrize("answer", [LEAVE, STAY])
def test_leaving_asks_where_choices_would_be_lost(
    dialog: DocumentsDialog, window: MainWindow, documents: Path, answer: str
) -> None:
    choose(dialog, "Buy 7")
    hands.keys("Space")
    asked = hands.answering(
        QuestionDialog, lambda question: hands.click(hands.button(question, answer)), lambda: hands.press(dialog, "Esc")
    )
    assert asked == 1
    assert (window.features.importing.dialog is None) == (answer == LEAVE)
    assert not list(documents.iterdir())


def test_leaving_without_choices_does_not_ask(dialog: DocumentsDialog, window: MainWindow, documents: Path) -> None:
    hands.press(dialog, "Esc")
    assert window.features.importing.dialog is None
    assert not list(documents.iterdir())


def test_reading_is_cancelled(
    window: MainWindow, word: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The reader goes on until it is cancelled."""
    began = threading.Event()

    def read(path: Path, reading: object) -> tuple[ImportedDocument, ...]:
        while True:
            began.set()
            reading.on_share(0.5)  # type: ignore[attr-defined]

    monkeypatch.setattr(waiting, "PATIENCE", 0)
    monkeypatch.setattr(format_readers, "READERS", {".docx": read})
    dialog = dropped(window, word)

    def cancel(waiting_dialog: waiting.WaitDialog) -> None:
        began.wait()
        box = hands.only(waiting_dialog, QDialogButtonBox)
        hands.click(box.button(QDialogButtonBox.StandardButton.Cancel))
        qtbot.waitUntil(lambda: not waiting_dialog.isVisible())

    asked = hands.answering(waiting.WaitDialog, cancel, lambda: press(dialog, "Start"))
    assert asked == 1
    assert dialog.page is dialog.files_page
    assert not isinstance(dialog.page, ImportReportPage)
    assert not list(documents.iterdir())


def test_the_window_closes_while_the_dialog_is_open(dialog: DocumentsDialog, window: MainWindow) -> None:
    choose(dialog, "Buy 7")
    hands.keys("Space")
    QTimer.singleShot(0, window.close)
    hands.press(window.page, "Home")
    assert not window.isVisible()
    assert not dialog.isVisible()
