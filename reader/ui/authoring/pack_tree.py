"""The tree on the left: the pack, its articles and entries. Enter opens a row; articles are moved by dragging."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from reader.ui.authoring.pack_outline import GROUPS, EntryKey, EntryKind, PackOutline
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.touch_scroll import TouchScroll

KEY = Qt.ItemDataRole.UserRole
ARTICLE_MIME = "application/x-carrel-article"


class PackTree(QTreeView):
    """Signals:

    entry_shown(EntryKey)     the row became the current one: an article is shown at once
    entry_opened(EntryKey)    double click or Enter: a form, or the text
    article_moved(str, int)   an article was dragged to another number in the order
    menu_wanted(QPoint)       for the context menu of the current row
    """

    entry_shown = Signal(object)
    entry_opened = Signal(object)
    article_moved = Signal(str, int)
    menu_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pack_tree")
        self.setAccessibleName("The pack")
        self.setHeaderHidden(True)
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
                self.setExpanded(index, key is not None and key.kind in self._open_groups)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)


class _TreeModel(QStandardItemModel):
    article_dropped = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: dict[EntryKey, QStandardItem] = {}

    def fill(self, outline: PackOutline) -> None:
        self.clear()
        self._items.clear()
        self._add(self.invisibleRootItem(), EntryKey(EntryKind.PACK), one_line(outline.title) or "Pack", "the pack")
        for kind, title in GROUPS.items():
            entries = outline.entries.get(kind, ())
            spoken = f"{title}, {len(entries):,}"
            group = self._add(self.invisibleRootItem(), EntryKey(kind), f"{title} ({len(entries):,})", spoken)
            group.setDropEnabled(kind is EntryKind.ARTICLE)
            section = ""
            for entry in entries:
                name = one_line(entry.title or entry.id)
                if entry.section != section:
                    section = entry.section
                spoken = f"{name}, in {one_line(section)}" if section else name
                item = self._add(group, EntryKey(kind, entry.id), name, spoken)
                item.setDragEnabled(kind is EntryKind.ARTICLE)

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

    # dragging articles

    def mimeTypes(self) -> list[str]:
        return [ARTICLE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        key = _key(indexes[0]) if indexes else None
        if key:
            data.setData(ARTICLE_MIME, QByteArray(key.id.encode()))
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
        if key == EntryKey(EntryKind.ARTICLE) and data.hasFormat(ARTICLE_MIME):
            count = self.rowCount(parent)
            id = bytes(data.data(ARTICLE_MIME).data()).decode("utf-8", "replace")
            self.article_dropped.emit(id, count if row < 0 else row)
        return False


def _key(index: QModelIndex | QPersistentModelIndex) -> EntryKey | None:
    found = index.data(KEY) if index.isValid() else None
    return EntryKey(EntryKind(found[0]), found[1]) if isinstance(found, tuple | list) and len(found) == 2 else None
