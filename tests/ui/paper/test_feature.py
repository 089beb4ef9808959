"""The print dialog as people use it: what is printed, the preview, and the PDF file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu

from reader.library.model import Article, Block, BlockKind, Citation, Location, Span, Table, TermLink
from reader.library.print_order import PrintSelection, PrintSubject
from reader.ui.main_window import MainWindow
from reader.ui.paper.print_dialog import NO_PRINTER, NO_SECTION, PrintDialog
from reader.ui.reading.table_dialog import TableDialog
from tests.packs import make_searchable
from tests.ui import hands
from tests.ui.conftest import Start

PACK, MAIN = "neuroscience-psychotherapy", "how-talking-changes-a-brain"


@pytest.fixture
def window(start: Start, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr("reader.ui.paper.print_dialog.DELAY", 0)
    window = start()
    window.session.go(Location(PACK, MAIN))
    return window


def settle(dialog: PrintDialog) -> None:
    for _ in range(2_000):
        QApplication.processEvents()
        if dialog.is_ready or dialog.status.text() == NO_SECTION:
            return
    raise AssertionError("the pages are not laid out")


def save(dialog: PrintDialog) -> None:
    settle(dialog)
    hands.button(dialog, "Save as PDF…").click()


def in_dialog(window: MainWindow, act, keys: str = "Ctrl+P") -> None:
    assert hands.answering(PrintDialog, act, lambda: hands.press(window, keys)) == 1


def test_the_preview_shows_the_article_and_turns_pages(window: MainWindow) -> None:
    def look(dialog: PrintDialog) -> None:
        settle(dialog)
        count = dialog.preview.page_count
        assert count > 5
        assert dialog.status.text() == f"Page 1 of {count}"
        hands.button(dialog, "Next page").click()
        assert dialog.status.text() == f"Page 2 of {count}"
        dialog.preview.setFocus()
        hands.keys("End")
        assert dialog.preview.page == count - 1
        assert not dialog.next.isEnabled()
        hands.keys("Home")
        assert dialog.preview.page == 0
        assert not dialog.preview.grab().isNull()
        dialog.reject()

    in_dialog(window, look)


def test_save_as_pdf(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    proposed = []

    def ask(parent, title, name, filters):
        proposed.append(Path(name).name)
        return str(target), filters

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    in_dialog(window, save)
    assert proposed == ["How talking can change a brain.pdf"]
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert "pages saved as out.pdf." in window.toast.text


@pytest.mark.parametrize("title", ["Guide 2.1", "हिन्दी की किताब", "CON", "?"])
def test_the_name_of_the_file(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    proposed = []

    def ask(_parent: object, _title: str, name: str, filters: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / "Guide 2.1"), filters

    monkeypatch.setattr("reader.ui.paper.print_dialog.DELAY", 0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    article = Article("a", title, (Block("p", BlockKind.PARAGRAPH, (Span("Text."),)),))
    in_dialog(start(make_searchable(tmp_path / "pack.carrel", articles=(article,))), save)
    assert proposed == [
        {"Guide 2.1": "Guide 2 1.pdf", "CON": "Carrel.pdf", "?": "Carrel.pdf"}.get(title, f"{title}.pdf")
    ]
    assert (tmp_path / "Guide 2.1.pdf").exists()


def test_save_before_the_pages_are_laid_out(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.pdf"), ""))

    def press(dialog: PrintDialog) -> None:
        dialog.form.holes.click()
        hands.button(dialog, "Save as PDF…").click()
        while dialog.isVisible():
            QApplication.processEvents()

    in_dialog(window, press)
    assert (tmp_path / "out.pdf").exists()


def test_a_file_that_cannot_be_written(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "out.pdf"), ""))
    in_dialog(window, save)
    assert "out.pdf could not be written" in window.notice.text


def test_without_a_printer_only_pdf_is_offered(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ui.paper.printers.has_any", lambda: False)

    def look(dialog: PrintDialog) -> None:
        settle(dialog)
        assert not dialog.print_button.isEnabled()
        assert dialog.save_button.isDefault()
        assert NO_PRINTER in hands.labels(dialog)
        dialog.reject()

    in_dialog(window, look)


@pytest.mark.parametrize("subject", [*list(PrintSubject)[:3], PrintSubject.GLOSSARY, PrintSubject.SOURCES])
def test_everything_that_can_be_chosen_has_pages(window: MainWindow, subject: PrintSubject) -> None:
    def look(dialog: PrintDialog) -> None:
        dialog.form.choose(subject)
        settle(dialog)
        assert dialog.preview.page_count
        selection = dialog.form.selection
        assert selection is not None
        assert selection.subject is subject
        dialog.reject()

    in_dialog(window, look)


def test_at_a_home_the_pack_is_printed_and_any_of_its_words_and_sources(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.go_home()
    assert window.session.opened
    pack = window.session.opened.pack
    names: list[str] = []

    def name(_parent: object, _title: str, name: str, _filters: str) -> tuple[str, str]:
        names.append(Path(name).stem)
        return str(tmp_path / "out.pdf"), ""

    def look(dialog: PrintDialog) -> None:
        form = dialog.form
        labels = [form.what.itemText(number) for number in range(form.what.count())]
        assert labels == ["The whole pack", "A hand-out of sections", "The glossary", "The sources"]
        assert form.selection == PrintSelection(PrintSubject.PACK)
        form.choose(PrintSubject.SOURCES)
        assert form.selection == PrintSelection(PrintSubject.SOURCES)
        assert form.part.count() == 1 + len(pack.references())
        form.choose(PrintSubject.GLOSSARY)
        assert form.selection == PrintSelection(PrintSubject.GLOSSARY)
        assert form.part.count() == 1 + len(pack.terms())
        form.part.setCurrentIndex(1)
        selection = form.selection
        assert selection is not None
        assert selection.entry == min(pack.terms(), key=lambda term: term.term.casefold()).id
        save(dialog)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    in_dialog(window, look)
    assert names == [pack.info.title]


@pytest.mark.parametrize("percent", [100, 200])
def test_an_opened_list_shows_all_its_rows(window: MainWindow, percent: int) -> None:
    window.appearance.choose_text_size(percent)
    QApplication.processEvents()

    def look(dialog: PrintDialog) -> None:
        for box in (dialog.form.what, dialog.form.sheets, dialog.form.paper):
            box.show()
            box.setFocus()
            hands.press(box, "Alt+Down")
            rows = box.view()
            assert rows.isVisible()
            assert rows.visualRect(box.model().index(box.count() - 1, 0)).bottom() <= rows.viewport().height()
            assert rows.verticalScrollBar().maximum() == 0
            box.hidePopup()
        dialog.reject()

    in_dialog(window, look)


def test_a_hand_out_says_when_it_needs_more_sheets(window: MainWindow) -> None:
    def look(dialog: PrintDialog) -> None:
        form = dialog.form
        form.choose(PrintSubject.HANDOUT)
        for row in range(form.sections.count()):
            form.sections.item(row).setCheckState(Qt.CheckState.Unchecked)
        settle(dialog)
        assert dialog.status.text() == NO_SECTION
        assert not dialog.save_button.isEnabled()
        for row in range(8):
            form.sections.item(row).setCheckState(Qt.CheckState.Checked)
        form.sheets.setCurrentIndex(1)
        settle(dialog)
        assert dialog.status.text().endswith("It does not fit on 1 sheet.")
        dialog.reject()

    in_dialog(window, look)


def test_landscape(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.pdf"), ""))

    def turn(dialog: PrintDialog) -> None:
        settle(dialog)
        upright = dialog.preview.page_count
        dialog.form.landscape.click()
        settle(dialog)
        assert dialog.preview.page_count > upright
        save(dialog)

    in_dialog(window, turn)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", (tmp_path / "out.pdf").read_bytes())
    assert box
    assert float(box[1]) > float(box[2])


def wide_table(columns: int) -> Block:
    rows = tuple(tuple((Span(f"incomprehensibilities{row}"),) for _ in range(columns)) for row in range(3))
    return Block("wide", BlockKind.TABLE, table=Table(rows, ("",) * columns))


@pytest.mark.parametrize(("columns", "is_turned"), [(3, False), (8, True)])
def test_a_wide_table_is_printed_from_the_menu_of_the_page(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int, is_turned: bool
) -> None:
    monkeypatch.setattr("reader.ui.paper.print_dialog.DELAY", 0)
    heading = Block("head", BlockKind.HEADING, (Span("Doses"),), level=2)
    article = Article("doses", "Doses", (heading, wide_table(columns)))
    window = start(make_searchable(tmp_path / "wide.carrel", articles=(article,)))

    def look(dialog: PrintDialog) -> None:
        settle(dialog)
        assert dialog.form.selection == PrintSelection(PrintSubject.TABLE, "doses", "wide")
        assert dialog.form.landscape.isChecked() == is_turned
        if is_turned:
            dialog.form.choose(PrintSubject.ARTICLE)
            settle(dialog)
            assert not dialog.form.landscape.isChecked()
            dialog.form.choose(PrintSubject.TABLE)
            settle(dialog)
            assert dialog.form.landscape.isChecked()
            dialog.form.landscape.click()  # and stays upright
            settle(dialog)
            assert not dialog.form.landscape.isChecked()
        dialog.reject()

    menu = QMenu()
    window.features.paper.fill_page_menu(menu, Location("sample", "doses", "wide"))
    assert [action.text() for action in menu.actions()] == ["Print this table…", "Print this section…"]
    assert hands.answering(PrintDialog, look, menu.actions()[0].trigger) == 1


def test_a_section_is_printed_from_the_menu_of_the_page(window: MainWindow) -> None:
    opened = window.session.opened
    assert opened
    section = opened.sections[3]

    def look(dialog: PrintDialog) -> None:
        assert dialog.form.selection == PrintSelection(PrintSubject.SECTION, MAIN, section.id)
        dialog.reject()

    menu = QMenu()
    below = opened.article.blocks[section.number + 1].id
    window.features.paper.fill_page_menu(menu, Location(PACK, MAIN, below))
    assert hands.answering(PrintDialog, look, menu.actions()[-1].trigger) == 1


@pytest.mark.parametrize(
    ("link", "selection", "label"),
    [
        (TermLink("synapse"), PrintSelection(PrintSubject.TERM, entry="synapse"), "The glossary"),
        (TermLink("no-such-word"), PrintSelection(PrintSubject.TERM, entry="no-such-word"), "This word"),
    ],
    ids=["a word of the article", "another word"],
)
def test_a_word(window: MainWindow, link: TermLink, selection: PrintSelection, label: str) -> None:
    def look(dialog: PrintDialog) -> None:
        assert dialog.form.selection == selection
        assert dialog.form.what.currentText() == label
        dialog.reject()

    assert hands.answering(PrintDialog, look, lambda: window.features.paper.print_link(link)) == 1


def in_menu_of(window: MainWindow, act: Callable[[], object]) -> str:
    """The text of the last entry of the menu that `act` opens, which is chosen; its print dialog is closed."""
    chosen: list[str] = []

    def choose(menu: QMenu) -> None:
        action = menu.actions()[-1]
        chosen.append(action.text())
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def look(dialog: PrintDialog) -> None:
        assert dialog.form.selection
        chosen.append(f"{dialog.form.selection.subject} {dialog.form.selection.entry}")
        dialog.reject()

    assert hands.answering(PrintDialog, look, lambda: hands.answering(QMenu, choose, act)) == 1
    return " → ".join(chosen)


def test_the_card_of_a_word_by_its_menu(window: MainWindow) -> None:
    window.features.reading.follow(TermLink("synapse"))
    card = hands.card(window)
    assert in_menu_of(window, lambda: hands.press(card, "Menu")) == "Print this word… → term synapse"
    assert not card.isVisible() or card.entry


def test_the_card_of_a_source_by_the_mouse(window: MainWindow) -> None:
    opened = window.session.opened
    assert opened
    key = next(iter(opened.numbers))
    window.features.reading.follow(Citation((key,)))
    label = next(each for each in hands.card(window).findChildren(QLabel) if each.isVisible())

    def ask() -> None:
        point = label.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, label.mapToGlobal(point))
        QApplication.sendEvent(label, event)

    assert in_menu_of(window, ask) == f"Print this source… → source {key}"


def test_the_viewer_of_a_table(start: Start, tmp_path: Path) -> None:
    article = Article("doses", "Doses", (wide_table(3),))
    window = start(make_searchable(tmp_path / "table.carrel", articles=(article,)))
    window.page.table_chosen.emit(window.page.shown_document.tables[0])
    (viewer,) = window.findChildren(TableDialog)

    def look(dialog: PrintDialog) -> None:
        assert dialog.form.selection == PrintSelection(PrintSubject.TABLE, "doses", "wide")
        dialog.reject()

    assert hands.answering(PrintDialog, look, hands.tool(viewer, "Print the table…").click) == 1
    assert not [each for each in window.findChildren(TableDialog) if each.isVisible()]
