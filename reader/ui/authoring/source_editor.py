"""The editor of a source text: articles in Markdown, and the YAML files of whoever wants them as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QImage, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip

from reader.library.editing.field_edits import split_head
from reader.library.editing.history import splice_between
from reader.library.editing.insertions import paragraphs
from reader.library.editing.insertions.edited_text import EditedText
from reader.library.editing.pasting.paste_place import at_place
from reader.ui.authoring import list_marks
from reader.ui.authoring.source_colours import SourceColours
from reader.ui.authoring.utf16_positions import to_characters, to_utf16
from reader.ui.authoring.wavy_lines import Underline, UnderlineLayer, WavyLines
from reader.ui.shell.theme import Theme
from reader.ui.widgets.labels import plain_tip
from reader.ui.widgets.menu import Menu
from reader.ui.widgets.text_box import TextBox
from reader.ui.widgets.text_direction import is_right_to_left
from reader.ui.widgets.touch_scroll import TouchScroll

PICTURES = (".png", ".jpg", ".jpeg", ".svg")
MARGIN = 14  # pixels beside the text
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\r": "\n"})


class SourceEditor(TextBox):
    """Text is changed by typing or by `apply`; the door that `edited` leads to undoes it.

    edited(str)                 the text after typing or a command
    pictures_given(list)        files of pictures were dropped or pasted
    picture_pasted(QImage)      a picture without a file was pasted
    """

    edited = Signal(str)
    pictures_given = Signal(list)
    picture_pasted = Signal(QImage)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("source")
        self.setUndoRedoEnabled(False)  # one undo goes over all files and forms
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(MARGIN)
        self.setLineWrapMode(SourceEditor.LineWrapMode.WidgetWidth)
        self.clean_paste: Callable[[QMimeData], str | None] = lambda _: None
        """Gives the Markdown of what is pasted, or None if it is plain text."""
        self.command_keys: Callable[[QKeyEvent], bool] = lambda _: False
        """Whether a key belongs to an action of the window, although the editor would use it."""
        self._theme = theme
        self._text = ""
        self._is_loading = False
        self._wavy_lines = WavyLines(self, theme)
        self.menu_actions: Sequence[QAction] = ()
        """Those of the context menu."""
        self.fill_menu: Callable[[QMenu, int], object] = lambda _menu, _position: None
        """Adds to the context menu what belongs to the word at a position."""
        self.colours = SourceColours(self.document(), theme)
        self.textChanged.connect(self._tell_change)
        TouchScroll(self)

    @property
    def text(self) -> str:
        """The text, in which a no-break space is one: Qt's own `toPlainText` makes a space of it."""
        return self._text

    def show_text(self, text: str, *, is_yaml: bool) -> None:
        """Another file, without a change of it."""
        self._is_loading = True
        try:
            if self.colours.is_yaml != is_yaml:
                self.setPlainText("")
                self.colours.is_yaml = is_yaml
            self.setPlainText(text)
        finally:
            self._is_loading = False
        self._text = self._raw_text()
        self._align("" if is_yaml else split_head(self._text)[2])

    def _align(self, body: str) -> None:
        """A text that is read from the right begins at the right; Qt puts only its words in that order."""
        is_rtl = is_right_to_left(body.lstrip("-\n #*>"), default=False)
        option = self.document().defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
        self.document().setDefaultTextOption(option)

    def take_text(self, text: str) -> None:
        """The same file after a change from elsewhere, such as an undo. The caret goes to what has changed."""
        if text == self._text:
            return
        splice = splice_between(self._text, text)
        self._is_loading = True
        try:
            self._replace(splice.start, splice.start + len(splice.removed), splice.inserted)
        finally:
            self._is_loading = False
        self._text = self._raw_text()
        caret = splice.start + len(splice.inserted)
        self.select(caret, caret)

    def apply(self, edited: EditedText) -> None:
        """The text and the selection after a command; announced like typing."""
        splice = splice_between(self._text, edited.text)
        if splice.removed or splice.inserted:
            self._replace(splice.start, splice.start + len(splice.removed), splice.inserted)
        self.select(edited.start, edited.end)

    def insert(self, text: str) -> None:
        """In the place of the selection."""
        first, last = self.selection
        self.apply(EditedText(self._text, first, last).replaced(first, last, text))

    @property
    def selection(self) -> tuple[int, int]:
        """From where to where, in characters."""
        cursor = self.textCursor()
        return (
            to_characters(self._text, cursor.selectionStart()),
            to_characters(self._text, cursor.selectionEnd()),
        )

    @property
    def caret(self) -> int:
        return to_characters(self._text, self.textCursor().position())

    @property
    def line(self) -> int:
        """The line of the caret, from 1."""
        return self.textCursor().blockNumber() + 1

    def select(self, anchor: int, caret: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(to_utf16(self._text, anchor))
        cursor.setPosition(to_utf16(self._text, caret), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def go_to_line(self, line: int) -> None:
        """Moves the caret to a line, from 1, and shows it a third down the window."""
        block = self.document().findBlockByNumber(min(line, self.document().blockCount()) - 1)
        cursor = self.textCursor()
        cursor.setPosition(block.position())
        self.setTextCursor(cursor)
        self.centerCursor()

    def show_caret_at_top(self) -> None:
        """With the line above it, so that nobody takes it for the beginning of the file."""
        self.verticalScrollBar().setValue(max(0, self._visual_line(self.textCursor().blockNumber()) - 1))

    def _visual_line(self, block: int) -> int:
        """The line on the screen at which a line of the file begins: long ones wrap."""
        return self.document().findBlockByNumber(block).firstLineNumber()

    def line_start(self, line: int) -> int:
        """The character at which a line begins, from 1."""
        block = self.document().findBlockByNumber(max(0, min(line, self.document().blockCount()) - 1))
        return to_characters(self._text, block.position())

    def underline(self, layer: UnderlineLayer, underlines: Sequence[Underline]) -> None:
        """Replaces the wavy lines of a layer."""
        self._wavy_lines.show(layer, underlines, self._text)

    @property
    def visible_lines(self) -> range:
        """The lines of the text that can be seen, from 0."""
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).blockNumber()
        return range(self.firstVisibleBlock().blockNumber(), last + 1)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.colours.set_theme(theme)
        self._wavy_lines.set_theme(theme)

    def _replace(self, first: int, last: int, new: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_utf16(self._text, first))
        cursor.setPosition(to_utf16(self._text, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new)

    def _raw_text(self) -> str:
        return self.document().toRawText().translate(_LINE_ENDS)

    def _tell_change(self) -> None:
        if self._is_loading:
            return
        now = self._raw_text()
        if now == self._text:
            return  # only a format has changed
        self._text = now
        self.edited.emit(now)

    # Qt's own

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.command_keys(event):
            event.ignore()
            return False
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Says what a wavy line means where the pointer rests on it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._wavy_lines.at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), plain_tip(found.tip) if found else "", self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the word under the pointer, or by key for that at the caret."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        units = (self.textCursor() if is_key else self.cursorForPosition(event.pos())).position()
        place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if is_key else event.globalPos()
        menu = Menu(self)
        menu.addActions(self.menu_actions)
        self.fill_menu(menu, to_characters(self._text, units))
        menu.exec(place)
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_plain = modifiers == Qt.KeyboardModifier.NoModifier
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.matches(QKeySequence.StandardKey.Undo):
            self._press_enter(is_plain=is_plain)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._press_tab(-1 if key == Qt.Key.Key_Backtab else 1):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _press_enter(self, *, is_plain: bool) -> None:
        """Qt would make Shift+Enter a sign that no file should have."""
        first, last = self.selection
        change = None
        if is_plain and first == last and not self.colours.is_yaml:
            change = list_marks.enter(self._text, first)
        if change:
            self.apply(change)
        else:
            self.insert("\n")
        self.ensureCursorVisible()

    def _press_tab(self, by: int) -> bool:
        """In a list, Tab moves the item in and Shift+Tab out. Elsewhere it moves the focus."""
        if self.colours.is_yaml or not list_marks.is_item(self._text, self.selection[0]):
            return False
        self.apply(paragraphs.indent_items(EditedText(self._text, *self.selection), by))
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        if not self.isReadOnly() and self._press_tab(1 if next else -1):
            return True
        return super().focusNextPrevChild(next)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(_pictures(source)) or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted and dropped text becomes Markdown; pictures are copied into the pack by whoever listens."""
        if pictures := _pictures(source):
            self.pictures_given.emit(pictures)
        elif not self.colours.is_yaml and (cleaned := self.clean_paste(source)) is not None:
            self.insert(at_place(cleaned, self._text, *self.selection))
        elif source.hasImage() and not source.hasText():
            image = source.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.picture_pasted.emit(image)
        elif source.hasText():
            self.paste_plain(source)
        self.ensureCursorVisible()

    def paste_plain(self, source: QMimeData) -> None:
        text = source.text().replace("\r\n", "\n").translate(_LINE_ENDS)
        self.insert("".join(each for each in text if each in "\n\t" or each >= " "))


def _pictures(source: QMimeData) -> list[Path]:
    """The files of pictures; none if anything else was dropped with them."""
    if not source.hasUrls():
        return []
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    are_pictures = files and all(file.suffix.casefold() in PICTURES for file in files)
    return files if are_pictures and len(files) == len(source.urls()) else []
