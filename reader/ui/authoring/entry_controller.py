"""What is done to entries of the pack in the tree: show, edit, add, rename, delete, and move articles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMainWindow

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.pack_arrangement import SectionPath
from reader.library.editing.section_edits import parent_after
from reader.translation import N_, _
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.entry_forms import EntryForms
from reader.ui.authoring.pack_outline import EntryKey, EntryKind, article_of_file, section_key, section_path
from reader.ui.authoring.pack_tree import PackTree
from reader.ui.authoring.room_actions import RoomActionId, RoomHandlers
from reader.ui.authoring.text_controller import TextController
from reader.ui.authoring.title_dialog import TitleDialog
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.menu import Menu

NO_FORM = N_("Choose an article, a term or a source in the list first.")


class EntryController(QObject):
    """text_wanted(): the author goes on in the text."""

    text_wanted = Signal()

    def __init__(
        self, pack: EditedPack, window: QMainWindow, tree: PackTree, text: TextController, messages: Messages
    ) -> None:
        super().__init__(window)
        self._pack = pack
        self._window = window
        self._tree = tree
        self._text = text
        self._messages = messages
        self.forms: EntryForms | None = None
        tree.entry_shown.connect(self._show)
        tree.entry_opened.connect(self._open)
        tree.article_moved.connect(self._move_to)
        tree.section_moved.connect(self._move_section)
        tree.menu_wanted.connect(self._show_menu)

    def handlers(self) -> RoomHandlers:
        return {
            RoomActionId.NEW_ARTICLE: self.new_article,
            RoomActionId.NEW_SECTION: self.new_section,
            RoomActionId.EDIT_ENTRY: self.edit_current,
            RoomActionId.RENAME: self.rename_current,
            RoomActionId.DELETE: self.delete_current,
            RoomActionId.MOVE_UP: partial(self._move, -1),
            RoomActionId.MOVE_DOWN: partial(self._move, 1),
            RoomActionId.AS_TEXT: self.show_as_text,
        }

    def show_first(self) -> None:
        """The first article, for a window that has just been opened."""
        articles = self._pack.outline.entries.get(EntryKind.ARTICLE, ())
        if articles:
            self._text.show_file(f"articles/{articles[0].id}.md")
        else:
            self._tree.setFocus()

    def follow(self, file: str) -> None:
        """The editor shows another file."""
        article = article_of_file(file)
        if article:
            self._tree.show_entry(EntryKey(EntryKind.ARTICLE, article))

    @property
    def current(self) -> EntryKey | None:
        """The row that is current in the tree, or the article in the editor while that has the focus."""
        if self._text.article and not self._tree.hasFocus():
            return EntryKey(EntryKind.ARTICLE, self._text.article)
        return self._tree.current

    def new_article(self) -> None:
        title = self._ask_title(_("New article"), "", _("&Make it"), _("Title of the article"))
        if title:
            after = self._tree.current or EntryKey(EntryKind.ARTICLE)
            id = self._try(partial(self._pack.new_article, title, after.id))
            if id:
                self._text.show_file(f"articles/{id}.md")
                self.text_wanted.emit()

    def new_section(self) -> None:
        """A section that begins with the current article."""
        key = self.current
        if not key or key.kind is not EntryKind.ARTICLE or not key.id:
            self._messages.say(_("Choose the article that the section begins with."))
            return
        title = self._ask_title(_("New section"), "", _("&Make it"), _("Title of the section"))
        if title:
            self._try(partial(self._pack.new_section, title, key.id))

    def edit_current(self) -> None:
        key = self.current
        if key:
            self._edit(key)
        else:
            self._messages.say(_(NO_FORM))

    def rename_current(self) -> None:
        key = self.current
        if not key or not key.id:
            self._messages.say(_(NO_FORM))
        elif key.kind in (EntryKind.ARTICLE, EntryKind.SECTION):
            old = self._pack.outline.title_of(key)
            if key.kind is EntryKind.SECTION:
                title = self._ask_title(_("Rename section"), old, _("&Rename"), _("Title of the section"))
            else:
                title = self._ask_title(_("Rename article"), old, _("&Rename"), _("Title of the article"))
            if title:
                self._try(partial(self._pack.rename, key, title))
        else:
            self._edit(key)

    def delete_current(self) -> None:
        """Without a question: undo brings it back."""
        key = self.current
        if not key or not key.id:
            self._messages.say(_(NO_FORM))
            return
        title = self._pack.outline.title_of(key)
        if self._try(partial(self._pack.delete_entry, key)) is not None:
            self._messages.offer(
                _("Deleted “{entry}”.", entry=one_line(title)), _("Undo"), self._text.undo, stays=False
            )
            if not self._text.file:
                self.show_first()

    def show_as_text(self) -> None:
        """The file with the current entry, in the editor."""
        key = self._tree.current or EntryKey(EntryKind.PACK)
        file = self._pack.outline.file_of(key)
        if not file or key.kind is EntryKind.FIGURE:
            self._messages.say(_(NO_FORM))
        elif self._pack.text(file) is None:
            self._messages.say(_("The pack has no {file} yet.", file=file))
        else:
            self._text.show_file(file, self._pack.line_of(key))
            self.text_wanted.emit()

    # ---- the tree

    def _show(self, key: EntryKey) -> None:
        if key.kind is EntryKind.ARTICLE and key.id:
            self._text.show_file(f"articles/{key.id}.md")

    def _open(self, key: EntryKey) -> None:
        """Enter or a double click: the text of an article, the form of anything else, a new entry for a group."""
        if key.kind is EntryKind.ARTICLE:
            if key.id:
                self._text.show_file(f"articles/{key.id}.md")
                self.text_wanted.emit()
            else:
                self.new_article()
        elif key.id or key.kind is EntryKind.PACK:
            self._edit(key)
        else:
            self._add(key)

    def _edit(self, key: EntryKey) -> None:
        if self.forms and self.forms.can_edit(key):
            self.forms.edit(key)
        else:
            self.show_as_text()

    def _add(self, key: EntryKey) -> None:
        if self.forms and self.forms.can_edit(key):
            id = self.forms.add(key, article=self._text.article)
            if id:
                self._tree.show_entry(EntryKey(key.kind, id))
        else:
            self.show_as_text()

    def _move(self, by: int) -> None:
        """One place up (-1) or down (1): an article also into the next section, a section among those beside it."""
        key = self.current
        if key and key.kind is EntryKind.SECTION:
            path = section_path(key)
            beside = self._pack.outline.sections_in(path[:-1])
            if 0 <= path[-1] + by < len(beside):
                self._move_section(path, path[:-1], path[-1] + by)
        elif key and key.kind is EntryKind.ARTICLE and key.id:
            place = self._pack.outline.place_beside(key.id, by)
            if place:
                self._move_to(key.id, *place)
        else:
            self._messages.say(_("Choose the article or the section that you want to move."))

    def _move_to(self, id: str, section: SectionPath, index: int) -> None:
        if self._try(partial(self._pack.move_article, id, section, index)) is not None:
            self._tree.show_entry(EntryKey(EntryKind.ARTICLE, id))

    def _move_section(self, section: SectionPath, parent: SectionPath, index: int) -> None:
        title = self._try(partial(self._pack.move_section, section, parent, index))
        if title is not None:
            outline = self._pack.outline
            found = [path for path in outline.sections_in(parent_after(section, parent)) if path[-1] == index]
            self._tree.show_entry(section_key(found[0]) if found else EntryKey(EntryKind.ARTICLE))

    def _ask_title(self, heading: str, title: str, accept: str, label: str) -> str:
        """Empty if it was cancelled."""
        dialog = TitleDialog(self._window, heading, title, (label, accept))
        is_accepted = dialog.exec()
        dialog.deleteLater()
        return dialog.title if is_accepted else ""

    def _show_menu(self, at: QPoint) -> None:
        menu = Menu(self._window)
        for action in self._window.actions():
            if action.objectName() in (
                RoomActionId.NEW_ARTICLE,
                RoomActionId.NEW_SECTION,
                RoomActionId.EDIT_ENTRY,
                RoomActionId.RENAME,
                RoomActionId.DELETE,
                RoomActionId.MOVE_UP,
                RoomActionId.MOVE_DOWN,
                RoomActionId.AS_TEXT,
            ):
                menu.addAction(action)
        menu.exec(at)
        menu.deleteLater()

    def _try(self, act: partial[str]) -> str | None:
        """What a change returns, or None if it was refused, which is said."""
        try:
            return act()
        except EditRefused as error:
            self._messages.tell(str(error))
            return None
