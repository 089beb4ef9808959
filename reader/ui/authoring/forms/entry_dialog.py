"""A dialog for one entry: a new one, made on the spot, or one that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reader.library.editing.forms.entry_kinds import FormKind, new_entry
from reader.library.editing.forms.entry_values import Entry
from reader.library.editing.forms.known_entries import KnownEntries
from reader.translation import N_, _, with_english
from reader.ui.authoring.forms.entry_pane import EntryPane
from reader.ui.authoring.forms.label_letters import letters_of
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.labels import plain_label

SAVE, CANCEL = N_("Sa&ve"), N_("Ca&ncel")
EDIT = {
    FormKind.PACK: N_("Edit pack"),
    FormKind.ARTICLE: N_("Edit article"),
    FormKind.TERM: N_("Edit term"),
    FormKind.SOURCE: N_("Edit source"),
    FormKind.QUESTION: N_("Edit question"),
    FormKind.SECTION: N_("Edit section"),
}
NEW = {FormKind.TERM: N_("New term"), FormKind.SOURCE: N_("New source"), FormKind.QUESTION: N_("New question")}
DISCARD, KEEP = N_("Discard"), N_("Keep editing")


class EntryDialog(Dialog):
    """After it was accepted: `id` is that of the entry to use, `changes` what it gets; none if it is another entry.

    `added` are the sources that were made on the way, by their ids.
    """

    def __init__(self, parent: QWidget, kind: FormKind, known: KnownEntries, entry: Entry | None = None) -> None:
        """`entry` is one of the pack, with its id; without one, the dialog makes a new one."""
        super().__init__(parent, _(NEW[kind]) if entry is None else _(EDIT[kind]))
        self._kind = kind
        self._known = known
        self.is_new = entry is None
        self.id = str(entry.get("id", "")) if entry is not None else ""
        self.changes: Mapping[tuple[str, ...], Any] = {}
        self.added: dict[str, Mapping[str, Any]] = {}
        self.commit: Callable[[], str] = str
        """Makes the change. It returns a sentence if that is refused: then the dialog stays open as it is."""
        self.pane = EntryPane(kind, known, letters_of(_(SAVE), _(CANCEL)))
        self.pane.use_requested.connect(self._use)
        self.pane.new_requested.connect(self._make_source)
        self._message = plain_label("", "problem")
        self._message.hide()
        self._buttons = QDialogButtonBox()
        self._save = self._buttons.addButton(_(SAVE), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(_(CANCEL), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.pane, 1)
        column.addWidget(self._message)
        column.addWidget(self._buttons)
        self.pane.show_entry(new_entry(kind) if entry is None else entry, is_new=self.is_new)
        self.pane.form.focus_field("")
        self.prefer_size(76, 34)

    def start_with(self, words: str, article: str = "") -> None:
        """Begins a new entry with the words that a person typed, at the end of `article`."""
        self.pane.show_entry(new_entry(self._kind, words, article=article), is_new=True)
        self.pane.form.focus_field("")

    @property
    def entry(self) -> dict[str, Any]:
        """The whole entry as it was typed."""
        return self.pane.entry

    def accept(self) -> None:
        """A new entry must have what it needs; one that is there may be saved with its problems."""
        if self.pane.form.show_all() and self.is_new:
            self._refuse(_("Fill in the fields that say so."))
            return
        if self.is_new:
            self.id = self.pane.new_id()
            self.changes = {(name,): value for name, value in self.entry.items()}
        else:
            self.changes = self.pane.changes
        if refusal := self.commit():
            self._refuse(refusal)
            return
        super().accept()

    def _refuse(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.show()
        announce(self, sentence)

    def reject(self) -> None:
        if self._may_close():
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to the next one, and does not save a half-filled form: Ctrl+Enter does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            elif isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit):
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _may_close(self) -> bool:
        if not self.pane.changes:
            return True
        from reader.ui.widgets.question import QuestionDialog

        head, text = _("Discard what you typed?"), _("The form has changes that are not saved.")
        answers = (_(DISCARD), _(KEEP))
        question = QuestionDialog(self, self.windowTitle(), with_english(head), with_english(text), answers)
        question.exec()
        answer = question.answer
        question.deleteLater()
        return answer == answers[0]

    def _use(self, id: str) -> None:
        self.id = id
        self.changes = {}
        if refusal := self.commit():
            self._refuse(refusal)
        else:
            super().accept()

    def _make_source(self, field: str, words: str) -> None:
        """A source that supports this entry, and is not in the pack yet."""
        known = replace(self._known, sources={**self._known.sources, **self.added})
        dialog = EntryDialog(self, FormKind.SOURCE, known)
        dialog.start_with(words)
        if dialog.exec():
            if dialog.changes:
                self.added[dialog.id] = {"id": dialog.id, **dialog.entry}
                self.pane.know(replace(known, sources={**known.sources, dialog.id: self.added[dialog.id]}))
            self.pane.add_to(field, dialog.id)
        dialog.deleteLater()
