"""A field in which a person types to find an entry of the pack: the rows below it contain the typed words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget

from reader.library.editing.forms.known_entries import NamedEntry
from reader.library.folding import fold, fold_words
from reader.ui.authoring.new_labels import NewLabel
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.text_field import TextField

MOST_ROWS = 100


class EntrySearch(TextField):
    """chosen(str): the id of an entry. new_requested(str): the typed words, for a new entry."""

    chosen = Signal(str)
    new_requested = Signal(str)

    def __init__(self, placeholder: str, new_label: NewLabel | None = None) -> None:
        """`new_label` makes the text of the row for a new entry; without it there is none."""
        super().__init__(placeholderText=placeholder, clearButtonEnabled=True)
        self._new_label = new_label
        self._entries: Sequence[tuple[NamedEntry, str]] = ()
        self._rows = QStandardItemModel(self)
        self._completer = QCompleter(self._rows, self)
        # The rows are chosen here, because Qt's own filter knows neither accents nor several words.
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(self)
        self._completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]  # one of two signals
        self.textEdited.connect(lambda _: self.show_rows())

    def set_entries(self, entries: Sequence[NamedEntry]) -> None:
        self._entries = [(entry, fold(f"{entry.label} {entry.words} {entry.id}")) for entry in entries]

    def show_rows(self) -> None:
        """Opens the list of what matches."""
        words = fold_words(self.text())
        found = [entry for entry, folded in self._entries if all(word in folded for word in words)]
        self._rows.clear()
        for entry in found[:MOST_ROWS]:
            self._add(one_line(entry.label), entry.id)
        if self._new_label:
            self._add(self._new_label(self.text()), None)
        if self._rows.rowCount():
            popup = self._completer.popup()
            popup.setObjectName("entry_rows")
            popup.setStyleSheet(_style_sheet_of(self))  # it is a window of its own
            self._completer.complete()
            popup.setAccessibleName(self.accessibleName() or self.placeholderText())
            if found and self.text():
                popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._completer.popup().hide()

    @property
    def rows_shown(self) -> QAbstractItemView:
        """The list below the field."""
        return self._completer.popup()

    def shown_rows(self) -> list[str]:
        return [self._rows.item(row).text() for row in range(self._rows.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.show_rows()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            # Enter chooses from the list; it must not close the dialog while words are typed here.
            event.setAccepted(not self.rows_shown.isVisible())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: object) -> None:
        super().mouseReleaseEvent(event)  # type: ignore[arg-type]
        if not self.text():
            self.show_rows()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.clear()

    def _add(self, text: str, id: str | None) -> None:
        item = QStandardItem(text)
        item.setData(id, Qt.ItemDataRole.UserRole)
        item.setEditable(False)
        self._rows.appendRow(item)

    def _choose(self, index: QModelIndex) -> None:
        id, typed = index.data(Qt.ItemDataRole.UserRole), self.text().strip()
        self.clear()
        if id is None:
            self.new_requested.emit(typed)
        else:
            self.chosen.emit(id)


def _style_sheet_of(widget: QWidget) -> str:
    """The style sheet that the widget has from one of its parents."""
    above: QWidget | None = widget
    while above is not None and not above.styleSheet():
        above = above.parentWidget()
    return above.styleSheet() if above else ""
