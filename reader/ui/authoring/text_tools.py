"""The tools of the text: what the buttons, menus and keys for bold, lists, tables and so on do in the editor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reader.ui.authoring import block_marks, inline_marks, line_marks
from reader.ui.authoring.find_replace_bar import FindReplaceBar
from reader.ui.authoring.room_actions import RoomActionId, RoomHandlers
from reader.ui.authoring.source_editor import SourceEditor
from reader.ui.authoring.text_change import TextChange

TABLE_COLUMNS, TABLE_ROWS = 3, 2

Change = Callable[[str, int, int], TextChange]


class TextTools(QObject):
    """`named_change` is called with the name of a tool and what makes its change, so that undo has that name."""

    def __init__(self, editor: SourceEditor, find_bar: FindReplaceBar) -> None:
        super().__init__(editor)
        self._editor = editor
        self._find_bar = find_bar
        self.name = ""
        """The name of the tool that is changing the text now; empty while the author types."""

    def handlers(self) -> RoomHandlers:
        ids, editor = RoomActionId, self._editor
        return {
            ids.CUT: editor.cut,
            ids.COPY: editor.copy,
            ids.PASTE: partial(self.run, "paste", editor.paste),
            ids.PASTE_PLAIN: partial(self.run, "paste", self._paste_plain),
            ids.FIND: partial(self._find_bar.open_bar, replace=False),
            ids.REPLACE: partial(self._find_bar.open_bar, replace=True),
            ids.FIND_NEXT: partial(self._find_bar.step, 1),
            ids.FIND_PREVIOUS: partial(self._find_bar.step, -1),
            ids.HEADING: partial(self.change, "heading", partial(line_marks.toggle_heading, level=2)),
            ids.SUBHEADING: partial(self.change, "heading", partial(line_marks.toggle_heading, level=3)),
            ids.BOLD: partial(self.change, "bold", partial(inline_marks.toggle, mark=inline_marks.BOLD)),
            ids.ITALIC: partial(self.change, "italic", partial(inline_marks.toggle, mark=inline_marks.ITALIC)),
            ids.LIST: partial(self.change, "list", partial(line_marks.toggle_list, is_numbered=False)),
            ids.NUMBERED_LIST: partial(self.change, "list", partial(line_marks.toggle_list, is_numbered=True)),
            ids.TABLE: partial(self.change, "table", _insert_table),
            ids.NOTE: partial(self.change, "note", block_marks.box),
            ids.LINK: partial(self.change, "link", partial(inline_marks.link, target="")),
        }

    def change(self, name: str, make: Change) -> None:
        """Does what a tool does to the selection. The text gets the focus."""
        if self._editor.isReadOnly():
            return
        self.run(name, lambda: self._editor.apply(make(self._editor.text, *self._editor.selection)))
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


def _insert_table(text: str, first: int, last: int) -> TextChange:
    return block_marks.insert_block(text, last, block_marks.table(TABLE_COLUMNS, TABLE_ROWS), "Column 1")
