"""The tools of the text: what the buttons, menus and keys for bold, lists, tables and so on do in the editor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.insertions import boxes, emphasis, links, markdown_table, paragraphs
from reader.library.editing.insertions.edited_text import EditedText
from reader.translation import N_
from reader.ui.authoring.find_replace_bar import FindReplaceBar
from reader.ui.authoring.room_actions import RoomActionId, RoomHandlers
from reader.ui.authoring.source_editor import SourceEditor

_insert_table = partial(markdown_table.insert_table, rows=3, columns=3)

Insertion = Callable[[EditedText], EditedText]


class TextTools(QObject):
    """Each change by a tool is a step of its own for undo, with the name of the tool.

    refused(str)    why a tool cannot change the text at the caret
    """

    refused = Signal(str)

    def __init__(self, editor: SourceEditor, find_bar: FindReplaceBar) -> None:
        super().__init__(editor)
        self._editor = editor
        self._find_bar = find_bar
        self.name = ""
        """The name of the tool that is changing the text now; empty while the author types."""

    def handlers(self) -> RoomHandlers:
        ids, editor, change = RoomActionId, self._editor, self.change
        return {
            ids.CUT: partial(self.run, N_("Cut"), editor.cut),
            ids.COPY: editor.copy,
            ids.PASTE: partial(self.run, N_("Paste"), editor.paste),
            ids.PASTE_PLAIN: partial(self.run, N_("Paste"), self._paste_plain),
            ids.SELECT_ALL: editor.selectAll,
            ids.FIND: partial(self._find_bar.open_bar, replace=False),
            ids.REPLACE: partial(self._find_bar.open_bar, replace=True),
            ids.FIND_NEXT: partial(self._find_bar.step, 1),
            ids.FIND_PREVIOUS: partial(self._find_bar.step, -1),
            ids.HEADING: partial(change, N_("Heading"), partial(paragraphs.set_heading, level=2)),
            ids.SUBHEADING: partial(change, N_("Heading"), partial(paragraphs.set_heading, level=3)),
            ids.QUOTE: partial(change, N_("Quotation"), paragraphs.toggle_quote),
            ids.BOLD: partial(change, N_("Bold"), emphasis.toggle_strong),
            ids.ITALIC: partial(change, N_("Italic"), emphasis.toggle_weak),
            ids.SUPERSCRIPT: partial(change, N_("Superscript"), emphasis.toggle_superscript),
            ids.SUBSCRIPT: partial(change, N_("Subscript"), emphasis.toggle_subscript),
            ids.LIST: partial(change, N_("List"), paragraphs.toggle_bullets),
            ids.NUMBERED_LIST: partial(change, N_("List"), paragraphs.toggle_numbers),
            ids.TABLE: partial(change, N_("Table"), _insert_table),
            ids.ADD_ROW: partial(change, N_("Row"), markdown_table.add_row),
            ids.ADD_COLUMN: partial(change, N_("Column"), markdown_table.add_column),
            ids.DELETE_ROW: partial(change, N_("Delete row"), markdown_table.delete_row),
            ids.DELETE_COLUMN: partial(change, N_("Delete column"), markdown_table.delete_column),
            ids.NOTE: partial(change, N_("Note"), boxes.toggle_box),
            ids.WARNING: partial(change, N_("Warning"), partial(boxes.toggle_box, kind="warning")),
            ids.FOOTNOTE: partial(change, N_("Footnote"), links.insert_footnote),
            ids.LINK: partial(change, N_("Link"), partial(links.insert_link, address="https://")),
        }

    def change(self, name: str, insertion: Insertion) -> None:
        """Does what a tool does to the selection. The text gets the focus."""
        if self._editor.isReadOnly():
            return
        edited = EditedText(self._editor.text, *self._editor.selection)
        try:
            self.run(name, lambda: self._editor.apply(insertion(edited)))
        except EditRefused as error:
            self.refused.emit(str(error))
        self._editor.ensureCursorVisible()
        self._editor.setFocus()

    def run(self, name: str, act: Callable[[], object]) -> None:
        """Undo will have the name for what `act` changes."""
        self.name = name
        try:
            act()
        finally:
            self.name = ""

    def _paste_plain(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data.hasText() and not self._editor.isReadOnly():
            self._editor.paste_plain(data)
