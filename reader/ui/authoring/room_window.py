"""The window of the author's room: connects its parts, and closes without losing a word."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from reader.library.outline import count_words
from reader.translation import _
from reader.ui.authoring.conflict_controller import ConflictController
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.entry_controller import EntryController
from reader.ui.authoring.figure_insertion import FigureInsertion
from reader.ui.authoring.forms.forms_pack import FormsPack
from reader.ui.authoring.forms.room_forms import RoomForms
from reader.ui.authoring.insert_controller import InsertController
from reader.ui.authoring.mender import Mender
from reader.ui.authoring.pane_memory import remember_panes, restore_panes
from reader.ui.authoring.paste.clean_paste import clean_paste
from reader.ui.authoring.preview_controller import PreviewController
from reader.ui.authoring.problem_controller import ProblemController
from reader.ui.authoring.room_actions import (
    TEXT_MENU,
    RoomActionId,
    RoomHandlers,
    connect_room_actions,
    fill_room_menus,
    make_room_actions,
    set_room_icons,
)
from reader.ui.authoring.room_frame import ROOM_SIZE, RoomFrame
from reader.ui.authoring.room_panes import RoomPane
from reader.ui.authoring.room_services import RoomServices
from reader.ui.authoring.saving_controller import SavingController
from reader.ui.authoring.search_words import SearchWords
from reader.ui.authoring.spelling.spelling_controller import SpellingController
from reader.ui.authoring.spelling.spelling_menu import SpellingMenu
from reader.ui.authoring.text_controller import TextController
from reader.ui.authoring.text_tools import TextTools
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.typing_guard import TypingGuard
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.screen_fit import centre_on_screen, fit_to_screen, largest_size

ROOMY = 640  # pixels of height from which the problems are listed as soon as there are some


class RoomWindow(QMainWindow):
    """closed(Path): the window of this folder is closed."""

    closed = Signal(object)

    def __init__(self, pack: EditedPack, appearance: Appearance, services: RoomServices) -> None:
        super().__init__()
        self._services = services
        self.setObjectName("room")
        self._pack = pack
        self._appearance = appearance
        self._is_closed = self._has_shown_problems = False
        appearance.apply_style_sheet(self)
        self.actions_by_id = make_room_actions(self)
        self.frame = RoomFrame(self, appearance, self.actions_by_id)
        self.menus = fill_room_menus(self.menuBar(), self.actions_by_id)
        frame = self.frame
        self.tools = TextTools(frame.editor, frame.find_bar)
        self.text = TextController(pack, frame.editor, self.tools)
        self.preview = PreviewController(frame.preview, pack.page_reader)
        self.problems = ProblemController(pack, frame, self.text, Mender(pack, self, frame.messages))
        self.spelling = SpellingController(pack, frame, self.text, services)
        self.spelling_menu = SpellingMenu(pack, frame, self.tools, self.spelling)
        self.conflicts = ConflictController(pack, self, appearance, frame.messages)
        self.entries = EntryController(pack, self, frame.tree, self.text, frame.messages)
        self.insert = InsertController(pack, frame.editor, self.tools, appearance)
        self.figures = FigureInsertion(pack, frame.editor, self.text, frame.messages)
        self.search_words = SearchWords(pack, frame.editor, self.text, frame.messages)
        forms = RoomForms(self, FormsPack(pack.edited.snapshot, pack.apply, pack.undo), frame.messages.say)
        self.entries.forms = self.insert.forms = self.spelling_menu.forms = forms
        self.saving = SavingController(pack, frame.status, frame.messages)
        self.guard = TypingGuard(self)
        frame.editor.command_keys = self._is_command_key
        frame.editor.menu_actions = [self.actions_by_id[id] for id in TEXT_MENU]
        frame.editor.clean_paste = partial(clean_paste, add_picture=self.figures.add_embedded, say=frame.messages.say)
        self._connect_actions()
        self._connect_signals()
        restore_panes(frame.panes, services)
        self._apply_style()
        self.resize(ROOM_SIZE.boundedTo(largest_size(self)))
        centre_on_screen(self)
        fit_to_screen(self)
        self._show_outline()
        self._show_undo()
        self.entries.show_first()
        frame.editor.setFocus()

    @property
    def folder(self) -> Path:
        return self._pack.folder

    @property
    def pack(self) -> EditedPack:
        return self._pack

    def show_article(self, id: str) -> bool:
        return self.text.show_file(f"articles/{id}.md")

    # ---- saving and closing

    def save_now(self) -> bool:
        """Writes what is not saved yet. False if that fails; then it is said."""
        return self.saving.save_now()

    def may_close(self) -> bool:
        """Nobody is asked whether to save. Only what cannot be saved is asked about."""
        return self.saving.may_close(self)

    def close_now(self) -> None:
        """Without asking; what can be saved is saved."""
        self._end()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_closed and not self.may_close():
            event.ignore()
            return
        self._end()
        super().closeEvent(event)

    def _end(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            remember_panes(self.frame.panes, self._services)
            self.saving.save_now()
            self.preview.close()
            self.problems.close()
            self.spelling.close()
            self.saving.close()
            self._appearance.changed.disconnect(self._change_style)
            self.closed.emit(self.folder)

    # ---- connecting

    def _connect_signals(self) -> None:
        frame, pack = self.frame, self._pack
        pack.outline_changed.connect(self._show_outline)
        pack.undo_changed.connect(self._show_undo)
        pack.text_typed.connect(self._show_change)
        pack.texts_changed.connect(self._show_change)
        self.text.file_shown.connect(self._show_file)
        self.text.caret_moved.connect(self.preview.follow)
        self.text.caret_moved.connect(self._show_place)
        self.text.message.connect(frame.messages.say)
        self.tools.refused.connect(frame.messages.say)
        frame.preview.line_chosen.connect(self._go_to_line)
        self.entries.text_wanted.connect(self._focus_text)
        self.problems.found.connect(self._show_first_problems)
        frame.status.problems_wanted.connect(self.actions_by_id[RoomActionId.PROBLEMS].toggle)
        frame.find_bar.replaced.connect(frame.messages.say)
        frame.panes.shown_changed.connect(self._show_panes)
        self._appearance.changed.connect(self._change_style)

    def _connect_actions(self) -> None:
        ids, frame = RoomActionId, self.frame
        own: RoomHandlers = {
            ids.CLOSE: self.close,
            ids.SAVE: self.saving.save_by_hand,
            ids.SHOW_FOLDER: self._copy_path,
            ids.UNDO: self.text.undo,
            ids.REDO: self.text.redo,
            ids.FIGURE: self.figures.choose,
            ids.FINISH: self._finish,
            ids.NEXT_PANE: partial(frame.panes.focus_next, 1),
            ids.PREVIOUS_PANE: partial(frame.panes.focus_next, -1),
            ids.TEXT_LARGER: partial(self._appearance.step_text_size, 1),
            ids.TEXT_SMALLER: partial(self._appearance.step_text_size, -1),
            ids.TEXT_NORMAL: partial(self._appearance.choose_text_size, 100),
        }
        parts = (
            *(self.tools, self.entries, self.insert, self.search_words),
            *(self.problems, self.spelling, self.spelling_menu),
        )
        handlers = [each.handlers() for each in parts]
        connect_room_actions(self.actions_by_id, [own, *handlers])
        actions = self.actions_by_id
        for id, pane in ((ids.PACK_LIST, RoomPane.LIST), (ids.PREVIEW, RoomPane.PREVIEW)):
            actions[id].setChecked(True)
            actions[id].triggered.connect(lambda on, pane=pane: frame.panes.set_shown(pane, shown=on))
        self.spelling.connect_toggle(actions[ids.SPELLING])
        actions[ids.PROBLEMS].toggled.connect(lambda on: frame.show_problems(shown=on))

    # ---- showing changes

    def _show_outline(self) -> None:
        outline = self._pack.outline
        self.frame.tree.show_outline(outline)
        title = one_line(outline.title).replace("[*]", "[*][*]") or self.folder.name
        self.setWindowTitle(_("{pack} – Carrel, author's room", pack=title))

    def _show_undo(self) -> None:
        undo, redo = self._pack.undo_name, self._pack.redo_name
        texts = (
            (RoomActionId.UNDO, _("Undo: {step}", step=_(undo)) if undo else _("Undo"), bool(undo)),
            (RoomActionId.REDO, _("Redo: {step}", step=_(redo)) if redo else _("Redo"), bool(redo)),
        )
        for id, text, is_possible in texts:
            self.actions_by_id[id].setText(text)
            self.actions_by_id[id].setEnabled(is_possible)

    def _show_change(self) -> None:
        self.preview.refresh()
        self.problems.refresh()

    def _show_file(self, file: str) -> None:
        self.preview.show_article(self.text.article)
        self.entries.follow(file)
        self.problems.show_underlines()

    def _show_place(self, line: int) -> None:
        words = count_words(self.frame.editor.text) if self.text.article else 0
        self.frame.status.show_words(words, line)

    def _focus_text(self) -> None:
        self.frame.panes.show_text()
        self.frame.editor.setFocus()

    def _go_to_line(self, line: int) -> None:
        self._focus_text()
        self.frame.editor.go_to_line(line)

    def _show_panes(self) -> None:
        for id, pane in ((RoomActionId.PACK_LIST, RoomPane.LIST), (RoomActionId.PREVIEW, RoomPane.PREVIEW)):
            self.actions_by_id[id].setChecked(self.frame.panes.is_shown(pane))

    def _show_first_problems(self) -> None:
        """Once, where there is room: whoever hides the list does not want it to come back by itself."""
        if not self._has_shown_problems and self.height() >= ROOMY:
            self.actions_by_id[RoomActionId.PROBLEMS].setChecked(True)
        self._has_shown_problems = True

    def _finish(self) -> None:
        """Opens the dialog that builds the next edition. Its problems and changes are looked for first."""
        from reader.ui.authoring.edition_plan import plan_edition
        from reader.ui.authoring.finish_dialog import TITLE, FinishDialog
        from reader.ui.shell.waiting import wait_for

        pack, known = self._pack, self._services.editions()
        snapshot = pack.edited.snapshot()
        plan = wait_for(
            self,
            _(TITLE),
            _("Looking at what has changed…"),
            lambda _on_progress: plan_edition(pack.edited, snapshot, known, pack.id),
        )
        if plan is None:
            return
        if plan.errors:
            self.actions_by_id[RoomActionId.PROBLEMS].setChecked(True)
        dialog = FinishDialog(self, pack, plan, self._services)
        dialog.exec()
        dialog.deleteLater()

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self.folder))
        self.frame.messages.say(_("Copied: {folder}", folder=self.folder))

    def _change_style(self) -> None:
        self._appearance.apply_style_sheet(self)
        self._apply_style()

    def _apply_style(self) -> None:
        set_room_icons(self.actions_by_id, self._appearance)
        self.frame.apply_style()

    # ---- Qt event handlers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing else has used it: closes the bar or the message, and goes back to the text."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            if self.frame.find_bar.isVisible():
                self.frame.find_bar.close_bar()
            elif not self.frame.notice.dismiss():
                self._focus_text()
        else:
            super().keyPressEvent(event)

    def _is_command_key(self, event: QKeyEvent) -> bool:
        """Whether an action of the window has this key, also one that a text field would use itself, such as Ctrl+Z."""
        from PySide6.QtGui import QKeySequence

        pressed = QKeySequence(event.keyCombination())
        return any(pressed in action.shortcuts() for action in self.actions_by_id.values())
