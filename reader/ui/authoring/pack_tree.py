"""The tree on the left: the pack, its articles and entries. Enter opens a row; articles are moved by dragging."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from reader.translation import _, number_text
from reader.ui.authoring.pack_outline import GROUPS, EntryKey, EntryKind, PackOutline, section_key, section_path
from reader.ui.lists.selection_bar import BarDelegate
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.touch_scroll import TouchScroll

TARGET = 24  # pixels that can be clicked
KEY = Qt.ItemDataRole.UserRole
ARTICLE_MIME = "application/x-carrel-article"
SECTION_MIME = "application/x-carrel-section"


class PackTree(QTreeView):
    """Signals:

    entry_shown(EntryKey)     the row became the current one: an article is shown at once
    entry_opened(EntryKey)    double click or Enter: a form, or the text
    article_moved(str, SectionPath, int)   an article was dragged to a place in a section
    section_moved(SectionPath, SectionPath, int)   a section was dragged to a place in another one or ()
    menu_wanted(QPoint)       for the context menu of the current row
    """

    entry_shown = Signal(object)
    entry_opened = Signal(object)
    article_moved = Signal(str, object, int)
    section_moved = Signal(object, object, int)
    menu_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pack_tree")
        self.setItemDelegate(BarDelegate(self))
        self.setAccessibleName(_("The pack"))
        self.setHeaderHidden(True)
        self.setIndentation(TARGET)  # it is the width of the arrows
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._model = _TreeModel(self)
        self._model.article_dropped.connect(self.article_moved)
        self._model.section_dropped.connect(self.section_moved)
        self.setModel(self._model)
        self._open_groups = {EntryKind.ARTICLE}
        self._is_filling = False
        self.expanded.connect(lambda index: self._note_group(index, is_open=True))
        self.collapsed.connect(lambda index: self._note_group(index, is_open=False))
        self.selectionModel().currentChanged.connect(self._show_current)
        self.doubleClicked.connect(lambda index: self._open(index))
        TouchScroll(self)

    @property
    def current(self) -> EntryKey | None:
        return _key(self.currentIndex())

    def show_outline(self, outline: PackOutline) -> None:
        """Fills the tree again; what was open and current stays so."""
        current, scrolled = self.current, self.verticalScrollBar().value()
        self._is_filling = True
        try:
            self._model.fill(outline)
            for row in range(self._model.rowCount()):
                index = self._model.index(row, 0)
                key = _key(index)
                is_open = key is not None and key.kind in self._open_groups
                if is_open and key == EntryKey(EntryKind.ARTICLE):
                    self.expandRecursively(index)
                else:
                    self.setExpanded(index, is_open)
            if current:
                self.show_entry(current)
            self.verticalScrollBar().setValue(scrolled)
        finally:
            self._is_filling = False

    def show_entry(self, key: EntryKey) -> bool:
        """Makes a row the current one, without opening it. False if the tree does not have it."""
        item = self._model.item_of(key)
        if item is None:
            return False
        before, self._is_filling = self._is_filling, True
        try:
            self.setCurrentIndex(item.index())
        finally:
            self._is_filling = before
        return True

    def _show_current(self, index: QModelIndex) -> None:
        key = _key(index)
        if key and not self._is_filling:
            self.entry_shown.emit(key)

    def _open(self, index: QModelIndex) -> None:
        key = _key(index)
        if key:
            self.entry_opened.emit(key)

    def _note_group(self, index: QModelIndex, *, is_open: bool) -> None:
        key = _key(index)
        if key and not self._is_filling:
            (self._open_groups.add if is_open else self._open_groups.discard)(key.kind)

    # Qt's own

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the row under the pointer, or by key for the current one."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)


class _TreeModel(QStandardItemModel):
    article_dropped = Signal(str, object, int)
    section_dropped = Signal(object, object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: dict[EntryKey, QStandardItem] = {}

    def fill(self, outline: PackOutline) -> None:
        self.clear()
        self._items.clear()
        root = self.invisibleRootItem()
        self._add(root, EntryKey(EntryKind.PACK), one_line(outline.title) or _("Pack"), _("the pack"))
        for kind, title in GROUPS.items():
            count = number_text(len(outline.entries.get(kind, ())))
            group = self._add(
                root,
                EntryKey(kind),
                _("{group} ({number})", group=_(title), number=count),
                _("{group}, {number}", group=_(title), number=count),
            )
            if kind is EntryKind.ARTICLE:
                self._add_articles(outline)
                continue
            for entry in outline.entries.get(kind, ()):
                name = one_line(entry.title or entry.id)
                self._add(group, EntryKey(kind, entry.id), name, name)

    def _add_articles(self, outline: PackOutline) -> None:
        """Those above all sections, then each section with its own."""
        self._items[EntryKey(EntryKind.ARTICLE)].setDropEnabled(True)
        sections = {section.path: section for section in outline.sections}
        for path in ((), *sections):
            parent = self._items[section_key(path)] if not path else None
            if parent is None:
                section = sections[path]
                name = one_line(section.title) or _("Section")
                parent = self._add(
                    self._items[section_key(path[:-1])], section_key(path), name, _("Section {title}", title=name)
                )
                parent.setDropEnabled(True)
                parent.setDragEnabled(True)
            for entry in outline.entries.get(EntryKind.ARTICLE, ()):
                if entry.section == path:
                    name = one_line(entry.title or entry.id)
                    item = self._add(parent, EntryKey(EntryKind.ARTICLE, entry.id), name, name)
                    item.setDragEnabled(True)

    def item_of(self, key: EntryKey) -> QStandardItem | None:
        return self._items.get(key)

    def _add(self, parent: QStandardItem, key: EntryKey, text: str, spoken: str) -> QStandardItem:
        item = QStandardItem(text)
        item.setData(key, KEY)
        item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        item.setDragEnabled(False)
        item.setDropEnabled(False)
        if len(text) > 30:
            item.setToolTip(text)
        parent.appendRow(item)
        self._items[key] = item
        return item

    # dragging articles and sections

    def mimeTypes(self) -> list[str]:
        return [ARTICLE_MIME, SECTION_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        key = _key(indexes[0]) if indexes else None
        if key:
            mime = SECTION_MIME if key.kind is EntryKind.SECTION else ARTICLE_MIME
            data.setData(mime, QByteArray(key.id.encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """False in each case: Qt would else delete the row, which the new outline moves."""
        key = _key(parent)
        for mime, kind in ((ARTICLE_MIME, EntryKind.ARTICLE), (SECTION_MIME, EntryKind.SECTION)):
            if key and data.hasFormat(mime):
                moved = EntryKey(kind, bytes(data.data(mime).data()).decode("utf-8", "replace"))
                rows = range(self.rowCount(parent) if row < 0 else row)
                above = [_key(self.index(each, 0, parent)) for each in rows]
                # What is moved within its section leaves its own place first.
                index = sum(1 for each in above if each and each.kind is kind and each != moved)
                if kind is EntryKind.ARTICLE:
                    self.article_dropped.emit(moved.id, section_path(key), index)
                elif moved in self._items:
                    self.section_dropped.emit(section_path(moved), section_path(key), index)
        return False


def _key(index: QModelIndex | QPersistentModelIndex) -> EntryKey | None:
    found = index.data(KEY) if index.isValid() else None
    return EntryKey(EntryKind(found[0]), found[1]) if isinstance(found, tuple | list) and len(found) == 2 else None
