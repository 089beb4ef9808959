"""The form of one entry; for a source also its printed form, and for new entries the same ones in the pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reader.library.editing.forms.entry_kinds import FormKind, form_of, id_for, same_entries
from reader.library.editing.forms.entry_values import Entry
from reader.library.editing.forms.known_entries import KnownEntries, named_source, named_term
from reader.library.editing.forms.source_form import kept_fields
from reader.translation import _, list_text
from reader.ui.authoring.forms.form_view import FormView
from reader.ui.authoring.forms.label_letters import letters_of
from reader.ui.authoring.forms.printed_form import PrintedForm
from reader.ui.authoring.forms.same_entries import SameEntries
from reader.ui.authoring.forms.source_filler import FILL_IN, SourceFiller
from reader.ui.widgets.labels import one_line, plain_label


class EntryPane(QWidget):
    """edited(): a person has changed a value. use_requested(str): the id of an entry to use instead of a new one.

    new_requested(str, str): a new source for a field, by the field's name, and the typed words.
    """

    edited = Signal()
    use_requested = Signal(str)
    new_requested = Signal(str, str)

    def __init__(self, kind: FormKind, known: KnownEntries, reserved: str = "") -> None:
        """`reserved` are the letters of the buttons around the form."""
        super().__init__()
        self._kind = kind
        self._known = known
        self._is_new = False
        self.form = FormView(known, f"{reserved}{letters_of(_(FILL_IN))}" if kind is FormKind.SOURCE else reserved)
        self.form.edited.connect(self._follow)
        self.form.checked.connect(self._show_same)
        self.form.new_requested.connect(self.new_requested)
        self._same = SameEntries(kind)
        self._same.use_requested.connect(self.use_requested)
        self._printed = PrintedForm() if kind is FormKind.SOURCE else None
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 2, 10, 2)
        column.setSpacing(12)
        if kind is FormKind.SOURCE:
            filler = SourceFiller()
            filler.filled.connect(self._fill)
            column.addWidget(filler)
        column.addWidget(self._same)
        column.addWidget(self.form, 1)
        self._kept = plain_label("", "soft")
        self._kept.hide()
        column.addWidget(self._kept)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setObjectName("form_area")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(self._area.focusPolicy().NoFocus)
        self._area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        if self._printed:
            outer.addWidget(self._printed)

    @property
    def entry(self) -> dict[str, Any]:
        """The entry as it is shown; a new one has no id."""
        return self.form.entry

    @property
    def changes(self) -> Mapping[tuple[str, ...], Any]:
        return self.form.changes

    @property
    def printed(self) -> str:
        """The printed form of a source that is shown."""
        return self._printed.text if self._printed else ""

    def new_id(self) -> str:
        return id_for(self._kind, self.entry, self._known.ids(self._kind))

    def show_entry(self, entry: Entry, *, is_new: bool = False) -> None:
        self._is_new = is_new
        self.form.show_entry(form_of(self._kind, entry), entry, is_new=is_new)
        self._show_printed()

    def know(self, known: KnownEntries) -> None:
        """The pack has other entries now."""
        self._known = known
        self.form.know(known)

    def add_to(self, field: str, id: str) -> None:
        """Chooses a source or term that was just made."""
        value = self.form.values.get(field)
        if isinstance(value, tuple) and id not in value:
            self.form.set_values({field: (*value, id)})

    def _fill(self, fields: Entry) -> None:
        self.form.fill(form_of(self._kind, {**self.entry, **fields}), fields)

    def _follow(self) -> None:
        """A source of another kind has other fields."""
        if self._kind is FormKind.SOURCE:
            self.form.change_form(form_of(self._kind, self.entry))
        self._show_printed()
        self.edited.emit()

    def _show_printed(self) -> None:
        if self._printed:
            self._printed.show_entry(self.entry)
            kept = kept_fields(self.entry)
            self._kept.setText(
                _("Fields that stay as they are: {fields}.", fields=one_line(list_text(kept))) if kept else ""
            )
            self._kept.setVisible(bool(kept))

    def _show_same(self) -> None:
        found = same_entries(self._kind, self.entry, self._known)
        if self._kind is FormKind.TERM:
            named = [named_term(id, self._known.terms[id]) for id in found]
        else:
            named = [named_source(id, self._known.sources[id]) for id in found]
        self._same.show_entries(named, can_use=self._is_new)
