"""The one door to a content folder that is edited: every change goes through here, and is announced and undoable."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.library.authoring.problems import Problem
from reader.library.editing import article_edits, figure_edits, pack_arrangement, section_edits
from reader.library.editing.conflict import ConflictChoice
from reader.library.editing.edited_folder import TYPING, EditedFolder, EditResult
from reader.library.editing.field_edits import delete_entry, set_field
from reader.library.editing.folder_edit import FileValue, FolderEdit
from reader.library.editing.folder_watch import FolderEvent
from reader.library.editing.pack_arrangement import SectionPath
from reader.library.editing.problem_check import FolderCheck
from reader.library.editing.snapshot import article_name
from reader.library.model import ArticleEntry
from reader.translation import _
from reader.ui.authoring.outline_reader import OutlineReader
from reader.ui.authoring.pack_outline import (
    FILES,
    EntryKey,
    EntryKind,
    PackOutline,
    article_of_file,
    section_key,
    section_path,
)
from reader.ui.authoring.page_reader import PageReader
from reader.ui.authoring.preview_pane import PreviewPage
from reader.ui.widgets.labels import one_line

PackValue = str | bytes | None
"""A text, the bytes of a figure, or None for a file that is deleted."""


class EditedPack(QObject):
    """Signals:

    text_typed(str)          the text of this file was changed by typing in the editor, which shows it already
    texts_changed(list)      these files were changed by something else; what shows them must ask again
    undo_changed()           another step can be undone or redone
    outline_changed()        what the tree shows is other now
    written_to()             something was changed, and has to be saved
    found_elsewhere(list)    other programs have changed the folder: FolderEvents
    """

    text_typed = Signal(str)
    texts_changed = Signal(list)
    undo_changed = Signal()
    outline_changed = Signal()
    written_to = Signal()
    found_elsewhere = Signal(list)

    def __init__(self, folder: EditedFolder, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._reader = OutlineReader()
        self._pages = PageReader(folder)
        self._check = FolderCheck()  # of its own, so that the page never waits until the whole pack is checked
        self._outline: PackOutline | None = None

    @property
    def folder(self) -> Path:
        return self._folder.path

    @property
    def edited(self) -> EditedFolder:
        """For what concerns no text: saving, conflicts, problems. Changes go through `apply`."""
        return self._folder

    @property
    def now(self) -> float:
        return self._clock()

    @property
    def id(self) -> str:
        return self.outline.id

    @property
    def outline(self) -> PackOutline:
        if self._outline is None:
            self._outline = self._reader.read(self._folder.snapshot())
        return self._outline

    @property
    def undo_name(self) -> str:
        return self._folder.undo_name

    @property
    def redo_name(self) -> str:
        return self._folder.redo_name

    def files(self) -> list[str]:
        return [*self._folder.texts, *self._folder.figures()]

    def text(self, file: str) -> str | None:
        """None if there is no such file, or it is no text."""
        return self._folder.texts.get(file)

    def title_of(self, file: str) -> str:
        """How a file is called for its author."""
        article = article_of_file(file)
        entries = self.outline.entries.get(EntryKind.ARTICLE, ())
        title = next((entry.title for entry in entries if entry.id == article), "") if article else ""
        return _("“{title}”", title=one_line(title)) if title else file

    def page_reader(self, article: str) -> Callable[[], PreviewPage | None]:
        """What reads the page of an article, as the texts are now, on another thread."""
        entries = [
            ArticleEntry(number, entry.id, entry.title, "", 0)
            for number, entry in enumerate(self.outline.entries.get(EntryKind.ARTICLE, ()))
        ]
        return partial(self._pages.read, self._folder.snapshot(), entries, article)

    def problem_reader(self) -> Callable[[], Sequence[Problem]]:
        """What finds the problems of the texts as they are now, on another thread."""
        return partial(self._check.problems, self._folder.snapshot())

    # ---- changes

    def type_text(self, file: str, text: str, name: str = TYPING) -> None:
        """What the editor shows now; `name` is that of the tool, if one changed it. Raises EditRefused."""
        old = self.text(file)
        if old == text:
            return
        if name == TYPING:
            self._folder.change(file, text, self.now)
        else:
            self._folder.apply(FolderEdit(name, {file: text}), self.now)
        if not article_of_file(file) or article_edits.title_of(old or "") != article_edits.title_of(text):
            self._outline_may_change()
        self.undo_changed.emit()
        self.text_typed.emit(file)
        self.written_to.emit()

    def change(self, name: str, values: Mapping[str, PackValue]) -> None:
        """One step that changes one or several files, by a form or a command. Raises EditRefused."""
        stored: dict[str, FileValue | None] = {
            file: self._folder.stored(value) if isinstance(value, bytes) else value for file, value in values.items()
        }
        self.apply(FolderEdit(name, stored))

    def apply(self, edit: FolderEdit) -> None:
        """Raises EditRefused."""
        self._folder.apply(edit, self.now)
        self._tell([*edit.changes])

    def new_article(self, title: str, after: str) -> str:
        """Returns its id. Raises EditRefused."""
        before = set(self._folder.snapshot().article_ids())
        self.apply(article_edits.new_article(self._folder.snapshot(), title, after=after))
        return next(iter(set(self._folder.snapshot().article_ids()) - before), "")

    def new_section(self, title: str, article: str) -> str:
        """A section that begins with an article. Raises EditRefused."""
        self.apply(section_edits.add_section(self._folder.snapshot(), title, [article]))
        return title

    def rename(self, key: EntryKey, title: str) -> str:
        """Another title; the id of an article, which marks of readers depend on, stays. Raises EditRefused."""
        snapshot = self._folder.snapshot()
        if key.kind is EntryKind.SECTION:
            self.apply(section_edits.rename_section(snapshot, section_path(key), title))
        else:
            self.apply(set_field(snapshot, article_name(key.id), ("title",), title, _("Rename article")))
        return key.id

    def delete_entry(self, key: EntryKey) -> str:
        """An article and a figure with the links to it; a section without its articles. Raises EditRefused."""
        snapshot = self._folder.snapshot()
        if key.kind is EntryKind.SECTION:
            self.apply(section_edits.delete_section(snapshot, section_path(key)))
            return key.id
        if key.kind is EntryKind.ARTICLE:
            self.apply(article_edits.delete_article(snapshot, key.id, unlink=True))
        elif key.kind is EntryKind.FIGURE:
            self.apply(figure_edits.delete_figure(snapshot, key.id, unlink=True))
        else:
            self.apply(delete_entry(snapshot, FILES[key.kind], key.id))
        return key.id

    def move_article(self, id: str, section: SectionPath, index: int) -> str:
        """To a place in a section, counted without the article itself. Raises EditRefused."""
        self.apply(pack_arrangement.move_article(self._folder.snapshot(), id, section, index))
        return id

    def move_section(self, section: SectionPath, parent: SectionPath, index: int) -> str:
        """To a place in another section, or above all with (), counted without itself. Raises EditRefused."""
        title = self.outline.title_of(section_key(section))
        self.apply(section_edits.place_section(self._folder.snapshot(), section, parent, index))
        return title

    def line_of(self, key: EntryKey) -> int:
        """The line at which an entry begins in its file; 0 if it is the whole file."""
        text = self.text(self.outline.file_of(key)) or ""
        found = (
            re.search(rf"^[ -]*id:[ \t]*[\"']?{re.escape(key.id)}[\"']?[ \t]*$", text, re.MULTILINE) if key.id else None
        )
        return text.count("\n", 0, found.start()) + 1 if found else 0

    def undo(self) -> EditResult | None:
        """What was taken back, or None if there was nothing."""
        return self._tell_step(self._folder.undo(self.now))

    def redo(self) -> EditResult | None:
        return self._tell_step(self._folder.redo(self.now))

    def end_typing(self) -> None:
        """The author has gone elsewhere: what is typed next is a step of its own."""
        self._folder.end_step()

    # ---- other programs

    def look(self) -> None:
        """Notices what other programs have changed."""
        self.take_events(self._folder.look(self.now))

    def resolve(self, file: str, choice: ConflictChoice) -> Path | None:
        """Ends a conflict. Returns where the other version is kept. Raises EditRefused."""
        kept = self._folder.resolve(file, choice, self.now)
        self._tell([file])
        return kept

    def take_events(self, events: Sequence[FolderEvent]) -> None:
        if events:
            self._tell([name for event in events for name in (event.file, event.new_name) if name])
            self.found_elsewhere.emit(list(events))

    # ---- inside

    def _tell_step(self, result: EditResult | None) -> EditResult | None:
        if result:
            self._tell([file for file, _place in result.places])
        return result

    def _tell(self, files: list[str]) -> None:
        self._outline_may_change()
        self.texts_changed.emit(files)
        self.undo_changed.emit()
        self.written_to.emit()

    def _outline_may_change(self) -> None:
        """Reads the outline again; it is announced only if it is another."""
        before, self._outline = self._outline, None
        if before is not None and self.outline != before:
            self.outline_changed.emit()
