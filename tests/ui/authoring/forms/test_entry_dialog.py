"""The dialogs for terms, sources and questions, by what a person presses in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.library.editing.forms.entry_kinds import FormKind
from reader.ui.authoring.forms.entry_dialog import EntryDialog
from reader.ui.authoring.forms.entry_search import EntrySearch
from reader.ui.widgets.question import QuestionDialog
from tests.ui import hands
from tests.ui.authoring.forms.form_samples import KNOWN
from tests.ui.test_accessible_names import nameless

Open = Callable[..., EntryDialog]


@pytest.fixture
def open_form(qtbot: QtBot, host: QWidget) -> Iterator[Open]:
    opened: list[EntryDialog] = []

    def show(kind: FormKind, entry: Mapping[str, Any] | None = None, words: str = "") -> EntryDialog:
        dialog = EntryDialog(host, kind, KNOWN, entry)
        if words:
            dialog.start_with(words)
        opened.append(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield show
    for dialog in opened:
        dialog.hide()
        dialog.deleteLater()


def line(dialog: QWidget, name: str) -> QLineEdit:
    return hands.named(dialog, name, QLineEdit)


def text(dialog: QWidget, name: str) -> QPlainTextEdit:
    return hands.named(dialog, name, QPlainTextEdit)


def choose(box: QComboBox, label: str) -> None:
    place = box.findText(label)
    assert place >= 0, label
    box.setCurrentIndex(place)
    box.activated.emit(place)
    QApplication.processEvents()


def type_in(field: QWidget, words: str) -> None:
    field.setFocus()
    for number, part in enumerate(words.split("\n")):
        if number:
            hands.keys("Return")
        hands.type_text(part)


def find(field: EntrySearch, words: str) -> None:
    """Types words and presses Enter on the first entry found."""
    type_in(field, words)
    QTest.keyClick(field.rows_shown, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_new_term_gets_an_id_from_its_name(open_form: Open) -> None:
    dialog = open_form(FormKind.TERM, words="Schlafstörung")
    type_in(text(dialog, "Other names"), "insomnia")
    type_in(text(dialog, "Definition, required".replace(", required", " (required)")), "Too little sleep.")
    hands.click(hands.button(dialog, "Sa&ve"))
    assert dialog.result()
    assert dialog.id == "schlafstorung"
    assert dialog.changes == {
        ("term",): "Schlafstörung",
        ("aka",): ["insomnia"],
        ("definition",): "Too little sleep.",
    }


def test_a_new_entry_that_lacks_something_says_what(open_form: Open) -> None:
    dialog = open_form(FormKind.TERM, words="Insomnia")
    assert "Write what the term means." not in hands.labels(dialog)
    hands.click(hands.button(dialog, "Sa&ve"))
    assert not dialog.result()
    assert "Write what the term means." in hands.labels(dialog)
    assert text(dialog, "Definition (required)").hasFocus()
    assert "Write what the term means." in text(dialog, "Definition (required)").accessibleDescription()


def test_only_what_was_changed_of_an_entry_is_returned(open_form: Open) -> None:
    entry = {"id": "cbt", "term": "CBT", "aka": ["talk"], "definition": "x", "colour": "red"}
    dialog = open_form(FormKind.TERM, entry)
    type_in(text(dialog, "Other names"), "more\n")
    dialog.accept()
    assert dialog.id == "cbt"
    assert dialog.changes == {("aka",): ["more", "talk"]}


def test_a_term_that_is_there_is_offered(open_form: Open) -> None:
    dialog = open_form(FormKind.TERM, words="dream  Sleep")
    assert "The pack has this term already:" in hands.labels(dialog)
    hands.click(hands.button(dialog, "Use that one"))
    assert (dialog.result(), dialog.id, dialog.changes) == (1, "rem", {})


def test_related_terms_are_found_by_typing(open_form: Open) -> None:
    dialog = open_form(FormKind.TERM, words="Night")
    field = hands.named(dialog, "Related terms", EntrySearch)
    find(field, "drea")
    assert dialog.entry["see"] == ["rem"]
    assert "REM sleep" in hands.labels(dialog)
    hands.click(hands.named(dialog, "Remove REM sleep", QPushButton))
    assert "see" not in dialog.entry


def test_the_printed_form_follows_what_is_typed(open_form: Open) -> None:
    dialog = open_form(FormKind.SOURCE)
    choose(hands.named(dialog, "Kind of source", QComboBox), "Book")
    type_in(text(dialog, "Authors"), "Jones, Ben\nMinistry of Health")
    type_in(text(dialog, "Title (required)"), "Sleep: a guide")
    type_in(line(dialog, "Published: year"), "2021")
    type_in(line(dialog, "Publisher"), "Example House")
    assert dialog.pane.printed == "Jones, B., & Ministry of Health. (2021). Sleep: a guide. Example House."
    dialog.accept()
    assert dialog.id == "jones2021"
    assert dialog.entry == {
        "type": "book",
        "author": [{"family": "Jones", "given": "Ben"}, {"literal": "Ministry of Health"}],
        "title": "Sleep: a guide",
        "issued": "2021",
        "publisher": "Example House",
    }


def test_another_kind_keeps_what_was_typed(open_form: Open) -> None:
    dialog = open_form(FormKind.SOURCE, words="Sleep")
    type_in(line(dialog, "Journal"), "Nature")
    kind = hands.named(dialog, "Kind of source", QComboBox)
    choose(kind, "Web page")
    assert line(dialog, "Website").text() == "Nature"
    assert text(dialog, "Title (required)").toPlainText() == "Sleep"
    choose(hands.named(dialog, "Kind of source", QComboBox), "Book")
    assert line(dialog, "Published in").text() == "Nature"
    assert dialog.entry["container-title"] == "Nature"


def test_fields_of_a_source_that_no_form_knows_stay(open_form: Open) -> None:
    entry = {"id": "x", "type": "legal_case", "title": "A v B", "abstract": "long", "author": [{"literal": "Court"}]}
    dialog = open_form(FormKind.SOURCE, entry)
    type_in(text(dialog, "Title (required)"), "The ")
    dialog.accept()
    assert dialog.changes == {("title",): "The A v B"}


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ({"DOI": "https://doi.org/10.1000/182"}, "World Health Organization, 2019: Guideline on sleep"),
        ({"Title (required)": "Night shift of the BRAIN"}, "Smith, 2020: The night shift of the brain"),
    ],
    ids=["DOI", "title"],
)
def test_the_same_work_is_offered(open_form: Open, qtbot: QtBot, typed: dict[str, str], label: str) -> None:
    dialog = open_form(FormKind.SOURCE)
    for name, words in typed.items():
        type_in(line(dialog, name) if name == "DOI" else text(dialog, name), words)
    dialog.pane.form.check()
    assert label in hands.labels(dialog)


def test_a_date_has_parts(open_form: Open) -> None:
    dialog = open_form(FormKind.SOURCE, words="Sleep")
    month = hands.named(dialog, "Published: month", QComboBox)
    assert not month.isEnabled()
    type_in(line(dialog, "Published: year"), "2021")
    choose(month, "May")
    type_in(line(dialog, "Published: day"), "3")
    assert dialog.entry["issued"] == "2021-05-03"
    choose(month, "February")
    line(dialog, "Published: day").selectAll()
    type_in(line(dialog, "Published: day"), "31")
    dialog.pane.form.check()
    assert "“2021-02-31”: the calendar has no such day. Correct the date." in hands.labels(dialog)


def test_a_whole_date_in_the_year_is_parted(open_form: Open) -> None:
    dialog = open_form(FormKind.SOURCE, words="Sleep")
    type_in(line(dialog, "Published: year"), "3 May 2021")
    hands.keys("Tab")
    assert line(dialog, "Published: year").text() == "2021"
    assert hands.named(dialog, "Published: month", QComboBox).currentText() == "May"
    assert dialog.entry["issued"] == "2021-05-03"


def test_a_question(open_form: Open) -> None:
    dialog = open_form(FormKind.QUESTION)
    choose(hands.named(dialog, "Article (required)", QComboBox), "Why sleep matters")
    type_in(text(dialog, "Question (required)"), "When is light good?")
    type_in(line(dialog, "Answer 1"), "At night")
    type_in(line(dialog, "Answer 2"), "In the morning")
    hands.click(hands.button(dialog, "Add an answer"))
    type_in(line(dialog, "Answer 3"), "Never")
    dialog.pane.form.show_all()
    assert "Select the right answer." in hands.labels(dialog)
    hands.click(hands.named(dialog, "Answer 2 is right", QRadioButton))
    type_in(text(dialog, "Why it is right (required)"), "It sets the clock.")
    find(hands.named(dialog, "Paragraph with the answer (required): words of the paragraph", EntrySearch), "morn")
    dialog.accept()
    assert dialog.result()
    assert dialog.entry == {
        "article": "sleep",
        "question": "When is light good?",
        "choices": ["At night", "In the morning", "Never"],
        "answer": "2",
        "why": "It sets the clock.",
        "block": "mornings",
    }


def test_an_answer_is_removed_with_its_mark(open_form: Open) -> None:
    entry = {"id": "q", "article": "sleep", "choices": ["a", "b", "c"], "answer": "3"}
    dialog = open_form(FormKind.QUESTION, entry)
    hands.click(hands.named(dialog, "Remove answer 1", QPushButton))
    assert (dialog.entry["choices"], dialog.entry["answer"]) == (["b", "c"], "2")
    assert line(dialog, "Answer 2").isVisible()


def test_a_source_is_made_on_the_way(open_form: Open, qtbot: QtBot) -> None:
    dialog = open_form(FormKind.TERM, words="Night")
    field = hands.named(dialog, "Sources", EntrySearch)

    def fill(inner: EntryDialog) -> None:
        inner.activateWindow()
        qtbot.waitUntil(inner.isActiveWindow)
        assert text(inner, "Title (required)").toPlainText() == "Moon"
        type_in(text(inner, "Authors"), "Luna, Ada")
        inner.accept()

    hands.answering(EntryDialog, fill, lambda: find(field, "Moon"))
    assert dialog.entry["cites"] == ["luna"]
    assert dialog.added == {
        "luna": {
            "id": "luna",
            "type": "article-journal",
            "author": [{"family": "Luna", "given": "Ada"}],
            "title": "Moon",
        }
    }
    assert "Luna, n.d.: Moon" in hands.labels(dialog)


ENTRIES: dict[FormKind, Mapping[str, Any]] = {
    FormKind.TERM: {"id": "rem", "term": "REM", "see": ["nap"], "cites": ["smith2020"]},
    FormKind.SOURCE: {"id": "x", "type": "article-journal", "title": "T"},
    FormKind.QUESTION: {"id": "q", "article": "sleep", "choices": ["a", "b", "c"], "block": "evenings"},
    FormKind.PACK: {"id": "p", "title": "T"},
    FormKind.ARTICLE: {"title": "T"},
}


@pytest.mark.parametrize("kind", ENTRIES, ids=str)
def test_every_control_has_a_name_and_can_be_hit(open_form: Open, kind: FormKind) -> None:
    dialog = open_form(kind, ENTRIES[kind])
    assert nameless(dialog) == []
    controls = [one for one in dialog.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    small = [(one.accessibleName(), one.height()) for one in controls if one.isVisible() and one.height() < 24]
    assert small == []


@pytest.mark.parametrize("kind", ENTRIES, ids=str)
def test_tab_goes_through_the_fields_from_top_to_bottom(open_form: Open, kind: FormKind) -> None:
    dialog = open_form(kind, ENTRIES[kind])
    first = QApplication.focusWidget()
    assert first is not None
    tops = []  # in steps of 8 pixels
    for _ in range(200):
        focus = QApplication.focusWidget()
        assert focus is not None
        if not dialog.pane.form.isAncestorOf(focus):
            break
        tops.append(focus.mapTo(dialog.pane.form, focus.rect().center()).y() // 8)
        hands.keys("Tab")
    assert tops == sorted(tops)
    assert len(tops) > 3


def test_what_was_typed_is_not_lost_with_esc(open_form: Open) -> None:
    dialog = open_form(FormKind.TERM, words="Night")
    type_in(text(dialog, "Other names"), "dark")

    def press_esc() -> None:
        hands.press(dialog, "Esc")

    hands.answering(QuestionDialog, lambda asked: hands.click(hands.button(asked, "Keep editing")), press_esc)
    assert dialog.isVisible()
    hands.answering(QuestionDialog, lambda asked: hands.click(hands.button(asked, "Discard")), press_esc)
    assert not dialog.isVisible()


def test_the_problem_is_spoken_with_the_field(open_form: Open) -> None:
    dialog = open_form(FormKind.PACK, {"id": "p", "title": "T", "edition": "1", "date": "2025", "language": "jp"})
    field = line(dialog, "Language (required)")
    spoken = QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Description)
    assert spoken.startswith("“jp” is not a language tag.")


def test_a_source_is_filled_in_from_the_clipboard(open_form: Open) -> None:
    entry = {"id": "x", "type": "book", "title": "Old", "publisher": "House", "call-number": "7"}
    dialog = open_form(FormKind.SOURCE, entry)
    QGuiApplication.clipboard().setText(
        "TY  - JOUR\nAU  - Smith, Ann\nTI  - Why sleep\nJO  - Nature\nPY  - 2020\nAB  - Long.\nER  - \n"
    )
    hands.click(hands.button(dialog, "&Fill in from the clipboard"))
    assert "Filled in from RIS." in hands.labels(dialog)
    assert text(dialog, "Authors").toPlainText() == "Smith, Ann"
    assert dialog.pane.printed == "Smith, A. (2020). Why sleep. Nature."
    dialog.accept()
    assert dialog.changes == {
        ("type",): "article-journal",
        ("title",): "Why sleep",
        ("author",): [{"family": "Smith", "given": "Ann"}],
        ("container-title",): "Nature",
        ("issued",): "2020",
        ("abstract",): "Long.",
    }


def test_a_clipboard_without_a_source_changes_nothing(open_form: Open) -> None:
    dialog = open_form(FormKind.SOURCE, {"id": "x", "type": "book", "title": "Old"})
    QGuiApplication.clipboard().setText("hello")
    hands.click(hands.button(dialog, "&Fill in from the clipboard"))
    assert dialog.pane.changes == {}
    assert any(label.startswith("There is no source on the clipboard.") for label in hands.labels(dialog))


def test_enter_goes_to_the_next_field_and_ctrl_enter_saves(open_form: Open) -> None:
    dialog = open_form(FormKind.TERM, {"id": "rem", "term": "REM", "definition": "x"})
    assert line(dialog, "Term (required)").hasFocus()
    hands.keys("Return")
    assert text(dialog, "Other names").hasFocus()
    assert dialog.isVisible()
    hands.keys("Ctrl+Return")
    assert not dialog.isVisible()
    assert dialog.result()


def test_a_long_title_is_wrapped_and_stays_one_line(open_form: Open) -> None:
    dialog = open_form(FormKind.SOURCE, {"id": "x", "type": "book", "title": "Key indicators " * 12})
    title = text(dialog, "Title (required)")
    low = title.height()
    title.setPlainText("Short\ntitle")
    QApplication.processEvents()
    assert title.height() < low
    assert dialog.entry["title"] == "Short title"
    title.setFocus()
    hands.keys("Return")
    assert not title.hasFocus()
    assert title.toPlainText() == "Short\ntitle"


def test_a_text_that_is_too_long_is_kept_and_said(open_form: Open) -> None:
    dialog = open_form(FormKind.TERM, words="Night")
    text(dialog, "Definition (required)").insertPlainText("dark " * 5_000)
    dialog.pane.form.check()
    assert len(dialog.entry["definition"]) == 24_999
    assert any("has more than 10,000 characters. Shorten it." in label for label in hands.labels(dialog))


def test_text_from_right_to_left_begins_at_the_right(open_form: Open) -> None:
    dialog = open_form(FormKind.TERM, {"id": "n", "term": "النوم", "definition": "مرحلة من النوم"})
    definition = text(dialog, "Definition (required)")

    def start() -> float:
        return definition.document().firstBlock().layout().lineAt(0).naturalTextRect().left()

    assert start() > definition.width() / 2
    definition.setPlainText("Sleep")
    QApplication.processEvents()
    assert start() < 20
