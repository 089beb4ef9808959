"""Forms and lists over a real content folder: only what was changed is written, and everything can be undone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from reader.library.editing.edited_folder import EditedFolder
from reader.ui.authoring.forms.entry_dialog import EntryDialog
from reader.ui.authoring.forms.entry_list_dialog import EntryListDialog
from reader.ui.authoring.forms.forms_pack import FormsPack
from reader.ui.authoring.forms.room_forms import RoomForms
from reader.ui.shell import file_dialogs
from reader.ui.widgets.question import QuestionDialog
from tests.ui import hands
from tests.ui.authoring.forms.conftest import GLOSSARY, REFERENCES
from tests.ui.test_accessible_names import nameless


class Name(NamedTuple):
    kind: str
    id: str = ""


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def forms(host: QWidget, pack: FormsPack, said: list[str]) -> RoomForms:
    return RoomForms(host, pack, said.append)


def fill(dialog: QWidget, name: str, words: str) -> None:
    fields: list[QLineEdit | QPlainTextEdit] = [
        *dialog.findChildren(QLineEdit),
        *dialog.findChildren(QPlainTextEdit),
    ]
    field = next(one for one in fields if one.accessibleName() == name and one.isVisible())
    field.selectAll()
    QTest.keyClicks(field, words)


def test_one_field_is_changed_and_the_rest_of_the_file_stays(
    forms: RoomForms, folder: EditedFolder, said: list[str]
) -> None:
    def edit(dialog: EntryDialog) -> None:
        fill(dialog, "Term (required)", "REM")
        dialog.accept()

    hands.answering(EntryDialog, edit, lambda: forms.edit(Name("term", "rem")))
    assert folder.text("glossary.yaml") == GLOSSARY.replace("term: REM sleep ", "term: REM ")
    assert folder.undo_name == "Change term"
    assert said == ["Term saved."]
    folder.undo(2)
    assert folder.text("glossary.yaml") == GLOSSARY


def test_a_name_keeps_the_parts_that_no_form_knows(forms: RoomForms, folder: EditedFolder) -> None:
    def edit(dialog: EntryDialog) -> None:
        fill(dialog, "Publisher", "House")
        field = next(one for one in dialog.findChildren(QPlainTextEdit) if one.accessibleName() == "Authors")
        field.appendPlainText("Jones, Ben")
        dialog.accept()

    hands.answering(EntryDialog, edit, lambda: forms.edit(Name("source", "smith2020")))
    text = folder.text("references.yaml")
    assert "{family: Smith, given: Ann, static-ordering: true}" in text
    assert "family: Jones" in text
    assert "publisher: House" in text


def test_a_new_term_with_a_new_source_is_one_step(forms: RoomForms, folder: EditedFolder) -> None:
    def make(dialog: EntryDialog) -> None:
        fill(dialog, "Definition (required)", "Too little sleep.")

        def make_source(inner: EntryDialog) -> None:
            fill(inner, "Authors", "Luna, Ada")
            inner.accept()

        hands.answering(EntryDialog, make_source, lambda: dialog.pane.new_requested.emit("cites", "Moon"))
        dialog.accept()

    found: list[str] = []
    hands.answering(EntryDialog, make, lambda: found.append(forms.add(Name("term"), "Insomnia")))
    assert found == ["insomnia"]
    assert folder.text("glossary.yaml").startswith(GLOSSARY)
    assert "- id: insomnia\n" in folder.text("glossary.yaml")
    assert "- id: luna\n" in folder.text("references.yaml")
    folder.undo(2)
    assert (folder.text("glossary.yaml"), folder.text("references.yaml")) == (GLOSSARY, REFERENCES)


def test_a_form_that_is_cancelled_changes_nothing(forms: RoomForms, folder: EditedFolder) -> None:
    hands.answering(EntryDialog, lambda dialog: dialog.reject(), lambda: forms.edit(Name("term", "rem")))
    assert folder.undo_name == ""


@pytest.mark.parametrize(
    ("name", "file", "field", "words", "written"),
    [
        (Name("pack"), "pack.yaml", "Publisher", "House", "publisher: House\n"),
        (Name("article", "sleep"), "articles/sleep.md", "Its web address", "https://a.b", "based_on:\n"),
        (Name("question", "night-light"), "quiz.yaml", "Answer 1", "Day", "choices: [Day, A dark room]\n"),
    ],
    ids=["pack", "article", "question"],
)
def test_every_kind_of_entry_is_saved(
    forms: RoomForms, folder: EditedFolder, name: Name, file: str, field: str, words: str, written: str
) -> None:
    def edit(dialog: EntryDialog) -> None:
        fill(dialog, field, words)
        dialog.accept()

    hands.answering(EntryDialog, edit, lambda: forms.edit(name))
    assert written in folder.text(file)


def test_a_file_with_an_error_is_said(forms: RoomForms, folder: EditedFolder, said: list[str]) -> None:
    folder.change("glossary.yaml", "- id: [", 1)
    assert forms.add(Name("term"), "x") == ""
    forms.edit(Name("term", "rem"))
    assert len(said) == 2


def test_the_list_filters_and_says_what_is_used(forms: RoomForms) -> None:
    seen: list[list[str]] = []

    def look(dialog: EntryListDialog) -> None:
        assert nameless(dialog) == []
        rows = dialog.list.list.model()
        seen.append([str(rows.index(row, 0).data()) for row in range(rows.rowCount())])
        QTest.keyClicks(dialog.list.field, "dream")
        seen.append(dialog.list.shown_keys())

    hands.answering(EntryListDialog, look, lambda: forms.edit(Name("term")))
    assert seen == [
        [
            "nap — not used anywhere",
            "REM sleep — used in 1 article and 1 other entry",
            "yawn — not used anywhere",
        ],
        ["rem"],
    ]


def test_delete_asks_where_something_is_used(forms: RoomForms, folder: EditedFolder) -> None:
    asked: list[str] = []

    def delete(dialog: EntryListDialog) -> None:
        dialog.list.choose("smith2020")
        dialog.list.list.setFocus()

        def answer(question: QuestionDialog) -> None:
            asked.append(" ".join(hands.labels(question)))
            hands.click(hands.button(question, "Keep"))

        hands.answering(QuestionDialog, answer, lambda: QTest.keyClick(dialog.list.list, Qt.Key.Key_Delete))
        dialog.list.choose("who2019")
        QTest.keyClick(dialog.list.list, Qt.Key.Key_Delete)
        assert dialog.list.shown_keys() == ["smith2020"]
        assert "Deleted “World Health Organization, 2019: Guideline on sleep”." in hands.labels(dialog)
        hands.click(hands.button(dialog, "&Undo"))
        assert dialog.list.shown_keys() == ["smith2020", "who2019"]

    hands.answering(EntryListDialog, delete, lambda: forms.edit(Name("source")))
    assert "“Why sleep matters”" in asked[0]
    assert "term “REM sleep”" in asked[0]
    assert "question “What helps most people to fall asleep?”" in asked[0]
    assert folder.text("references.yaml") == REFERENCES


def test_enter_and_a_double_click_open_the_form(forms: RoomForms) -> None:
    opened: list[str] = []

    def look(dialog: EntryListDialog) -> None:
        dialog.list.choose("rem")
        view = dialog.list.list
        view.setFocus()
        hands.answering(
            EntryDialog, lambda form: opened.append(form.id), lambda: QTest.keyClick(view, Qt.Key.Key_Return)
        )
        at: QPoint = view.visualRect(view.currentIndex()).center()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

        def double_click() -> None:
            QTest.mouseClick(view.viewport(), left, none, at)
            QTest.mouseDClick(view.viewport(), left, none, at)
            QApplication.processEvents()

        hands.answering(EntryDialog, lambda form: opened.append(form.id), double_click)

    hands.answering(EntryListDialog, look, lambda: forms.edit(Name("term")))
    assert opened == ["rem", "rem"]


def test_sources_are_added_from_a_file(
    forms: RoomForms, folder: EditedFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new.ris"
    file.write_text("TY  - BOOK\nAU  - Luna, Ada\nTI  - Moon\nER  - \n", encoding="utf-8")
    chosen = [file, tmp_path / "gone.ris", tmp_path / "unknown.doc", None]
    monkeypatch.setattr(file_dialogs, "ask_file", lambda *_: chosen.pop(0))

    def add(dialog: EntryListDialog) -> None:
        press = partial(hands.click, hands.button(dialog, "Add from &file…"))
        press()
        assert "1 source added." in hands.labels(dialog)
        assert dialog.list.shown_keys() == ["luna", "smith2020", "who2019"]
        hands.click(hands.button(dialog, "&Undo"))
        assert dialog.list.shown_keys() == ["smith2020", "who2019"]
        for word in ("gone.ris was not added.", "unknown.doc was not added."):
            press()
            assert any(label.startswith(word) for label in hands.labels(dialog))
        press()

    hands.answering(EntryListDialog, add, lambda: forms.edit(Name("source")))
    assert folder.text("references.yaml") == REFERENCES


def test_a_question_is_asked_at_the_end_of_the_only_article(forms: RoomForms) -> None:
    asked: list[object] = []
    hands.answering(
        EntryDialog, lambda dialog: asked.append(dialog.entry.get("article")), lambda: forms.add(Name("question"))
    )
    assert asked == ["sleep"]


def test_what_was_typed_stays_when_the_entry_is_gone_meanwhile(forms: RoomForms, folder: EditedFolder) -> None:
    seen: list[tuple[bool, str, list[str]]] = []

    def edit(dialog: EntryDialog) -> None:
        fill(dialog, "Term (required)", "REM")
        folder.change("glossary.yaml", "- id: nap\n  term: nap\n  definition: x\n", 1)
        dialog.accept()
        seen.append((dialog.isVisible(), dialog.entry["term"], hands.labels(dialog)))
        dialog.done(0)

    hands.answering(EntryDialog, edit, lambda: forms.edit(Name("term", "rem")))
    assert seen[0][:2] == (True, "REM")
    assert "There is no rem in glossary.yaml any more." in seen[0][2]
