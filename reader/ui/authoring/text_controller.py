"""Which file the editor shows, and the way of every change between the editor and the pack."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.library.editing.edited_folder import TYPING, EditResult
from reader.library.editing.folder_edit import EditRefused
from reader.translation import N_, _
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.pack_outline import article_of_file
from reader.ui.authoring.source_editor import SourceEditor
from reader.ui.authoring.text_tools import TextTools

LONGEST_EDITED = 2_000_000  # characters: more would make each key slow
TOO_LONG = N_("This file is too long to be edited here. Divide it into several articles.")
NO_TEXT = N_("This file cannot be read as text. Open it in another program.")


class TextController(QObject):
    """Signals:

    file_shown(str)       the editor shows this file now; empty if none
    text_changed()        the text that the editor shows is another, by whatever means
    caret_moved(int)      the caret is in this line of it, from 1
    message(str)          why a file is not shown
    """

    file_shown = Signal(str)
    text_changed = Signal()
    caret_moved = Signal(int)
    message = Signal(str)

    def __init__(self, pack: EditedPack, editor: SourceEditor, tools: TextTools) -> None:
        super().__init__(editor)
        self._pack = pack
        self._editor = editor
        self._tools = tools
        self._file = ""
        self._places: dict[str, tuple[int, int]] = {}  # file -> where its caret was, and how far it was scrolled
        self._line = 0
        editor.edited.connect(self._take_typing)
        editor.cursorPositionChanged.connect(self._tell_caret)
        pack.texts_changed.connect(self._show_changed)
        self._show_nothing("")

    @property
    def file(self) -> str:
        """The file in the editor; empty if there is none."""
        return self._file

    @property
    def article(self) -> str:
        """The id of the article in the editor; empty for another file."""
        return article_of_file(self._file)

    def show_file(self, file: str, line: int = 0) -> bool:
        """Shows a file where the caret was in it, or at a line from 1. False if it cannot be shown."""
        if file != self._file:
            text = self._pack.text(file)
            if text is None or len(text) > LONGEST_EDITED:
                self.message.emit(_(NO_TEXT) if text is None else _(TOO_LONG))
                return False
            self._leave()
            self._file = file
            self._editor.setReadOnly(False)
            self._editor.show_text(text, is_yaml=not article_of_file(file))
            self._editor.setAccessibleName(_("Text of {file}", file=file))
            self._go_back_in(file, text)
            self.file_shown.emit(file)
            self.text_changed.emit()
        if line:
            self._editor.go_to_line(line)
        self._tell_caret(always=True)
        return True

    def _go_back_in(self, file: str, text: str) -> None:
        """To where the caret was in a file; the first time, below the head of an article."""
        caret, scrolled = self._places.get(file, (_body_start(text), -1))
        self._editor.select(min(caret, len(text)), min(caret, len(text)))
        if scrolled < 0:
            self._editor.show_caret_at_top()
        else:
            self._editor.verticalScrollBar().setValue(scrolled)

    def undo(self) -> bool:
        return self._show_step(self._pack.undo())

    def redo(self) -> bool:
        return self._show_step(self._pack.redo())

    def _show_step(self, result: EditResult | None) -> bool:
        """Goes to where a step was undone or redone, also in another file; `take_text` has moved the caret in this."""
        if result is None:
            return False
        files = [file for file, _place in result.places if self._pack.text(file) is not None]
        articles = [file for file in files if article_of_file(file)]
        if self._file not in files and articles:
            self.show_file(articles[0])
            place = next(place for file, place in result.places if file == articles[0])
            self._editor.select(place, place)
        self._editor.ensureCursorVisible()
        return True

    def _take_typing(self, text: str) -> None:
        if not self._file:
            return
        try:
            self._pack.type_text(self._file, text, self._tools.name or TYPING)
        except EditRefused as error:
            self.message.emit(str(error))
        self.text_changed.emit()

    def _show_changed(self, files: list[str]) -> None:
        """Another part of the window, or another program, has changed files."""
        if self._file not in files:
            return
        text = self._pack.text(self._file)
        if text is None or len(text) > LONGEST_EDITED:
            self._show_nothing("")
        elif text != self._editor.text:
            self._editor.take_text(text)
            self.text_changed.emit()
            self._tell_caret(always=True)

    def _show_nothing(self, sentence: str) -> None:
        self._file = ""
        self._editor.show_text("", is_yaml=False)
        self._editor.setReadOnly(True)
        self._editor.setAccessibleName(_("Text"))
        self.file_shown.emit("")
        if sentence:
            self.message.emit(sentence)

    def _leave(self) -> None:
        if self._file:
            self._places[self._file] = self._editor.caret, self._editor.verticalScrollBar().value()
        self._pack.end_typing()

    def _tell_caret(self, *, always: bool = False) -> None:
        if self._file and (always or self._editor.line != self._line):
            self._line = self._editor.line
            self.caret_moved.emit(self._line)


def _body_start(text: str) -> int:
    """Below the head of an article, where its author goes on writing."""
    if not text.startswith("---"):
        return 0
    end = text.find("\n---", 3)
    if end < 0:
        return 0
    start = text.find("\n", end + 1) + 1
    while start and text[start : start + 1] == "\n":
        start += 1
    return start or len(text)
