"""Puts terms and citations into the text: a list over the text to choose from, or a new one on the spot."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QRect

from reader.library.editing.insertions import links
from reader.library.editing.type_ahead import type_ahead
from reader.translation import N_, _
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.entry_forms import EntryForms
from reader.ui.authoring.entry_picker import EntryPicker, PickerRow
from reader.ui.authoring.new_labels import NewLabel, new_source, new_term
from reader.ui.authoring.pack_outline import EntryKey, EntryKind
from reader.ui.authoring.room_actions import RoomActionId, RoomHandlers
from reader.ui.authoring.source_editor import SourceEditor
from reader.ui.authoring.text_tools import TextTools
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.lazy import Lazy
from reader.ui.widgets.labels import one_line

LONGEST_DETAIL = 90  # characters


class InsertController(QObject):
    def __init__(self, pack: EditedPack, editor: SourceEditor, tools: TextTools, appearance: Appearance) -> None:
        super().__init__(editor)
        self._pack = pack
        self._editor = editor
        self._tools = tools
        self.forms: EntryForms | None = None
        self._appearance = appearance
        self._pickers = {
            EntryKind.TERM: Lazy(partial(self._make_picker, EntryKind.TERM, N_("Find a term"), new_term)),
            EntryKind.SOURCE: Lazy(partial(self._make_picker, EntryKind.SOURCE, N_("Find a source"), new_source)),
        }

    def handlers(self) -> RoomHandlers:
        return {
            RoomActionId.TERM: partial(self.open, EntryKind.TERM),
            RoomActionId.CITATION: partial(self.open, EntryKind.SOURCE),
        }

    def open(self, kind: EntryKind) -> EntryPicker | None:
        """Opens the list of a kind at the caret, with the selected words."""
        editor = self._editor
        if editor.isReadOnly():
            return None
        first, last = editor.selection
        words = editor.text[first:last] if kind is EntryKind.TERM else ""
        caret = editor.cursorRect()
        place = QRect(editor.viewport().mapToGlobal(caret.topLeft()), caret.size())
        picker = self._pickers[kind].get()
        self._appearance.apply_style_sheet(picker)
        picker.open_at(place, partial(self._find, kind), words if "\n" not in words else "", self._appearance.scale)
        return picker

    def _make_picker(self, kind: EntryKind, name: str, new: NewLabel) -> EntryPicker:
        picker = EntryPicker(self._editor.window(), _(name), new)
        picker.chosen.connect(partial(self._put_in, kind))
        picker.new_requested.connect(partial(self._add, kind))
        return picker

    def _find(self, kind: EntryKind, typed: str) -> list[PickerRow]:
        found = type_ahead(self._pack.edited.snapshot(), "term" if kind is EntryKind.TERM else "citation", typed)
        return [
            PickerRow(each.id, f"{each.label}\n{one_line(each.detail, LONGEST_DETAIL)}", each.words) for each in found
        ]

    def _add(self, kind: EntryKind, words: str) -> None:
        id = self.forms.add(EntryKey(kind), words) if self.forms else ""
        if id:
            self._put_in(kind, PickerRow(id, id, self._pack.outline.title_of(EntryKey(kind, id))))

    def _put_in(self, kind: EntryKind, row: PickerRow) -> None:
        if kind is EntryKind.TERM:
            self._tools.change(N_("Term"), partial(links.insert_term, id=row.key, words=row.words))
        else:
            self._tools.change(N_("Citation"), partial(links.insert_citation, key=row.key))
