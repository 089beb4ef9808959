"""The sources of an import whose fields are not certain: each as it is printed, and a form to fill in or to leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from reader.translation import N_, _, ngettext
from reader.ui.importing.source_fields import UncertainSource, missing_names
from reader.ui.importing.source_form import SourceForm
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.button_row import ButtonRow
from reader.ui.widgets.labels import LONGEST, one_line, plain_label

EXPLANATION = N_("Readers see exactly what is printed. Fill in what is missing, or leave it as it is.")
COMPLETE = "✓ "
GAP = 10  # pixels
FEWEST, MOST = 2, 8
"""Sources that are visible without scrolling, at least and at most."""


class SourcesPage(QWidget):
    """made_requested(), back_requested(), close_requested()"""

    made_requested = Signal()
    back_requested = Signal()
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sources: Sequence[UncertainSource] = ()
        self._items: dict[str, Mapping[str, Any]] = {}
        self._head = plain_label("", "heading")
        self.list = QListWidget()
        self.list.setObjectName("ticks")
        self.list.setAccessibleName(_("Sources that are not certain"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_source)
        self.form = SourceForm()
        self.form.changed.connect(self._take_item)
        self.buttons = ButtonRow()
        self.buttons.add(_("Make the pack"), self.made_requested.emit)
        self.buttons.add(_("Back"), self.back_requested.emit)
        self._keep = self.buttons.add(_("Keep as printed"), self._keep_as_printed)
        self._next = self.buttons.add(_("Next source"), self._go_to_next)
        self.buttons.add(_("Cancel"), self.close_requested.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._head)
        column.addWidget(plain_label(_(EXPLANATION)))
        column.addWidget(self.list, 2)
        column.addWidget(self.form, 3)
        column.addWidget(self.buttons)

    @property
    def changed_items(self) -> Mapping[str, Mapping[str, Any]]:
        """CSL items by id: those that the author changed."""
        return {each.key: self._items[each.key] for each in self._sources if self._items[each.key] != each.item}

    def show_sources(self, sources: Sequence[UncertainSource]) -> None:
        self._sources = sources
        self._items = {each.key: each.item for each in sources}
        self._head.setText(ngettext("{count} source is not certain.", "{count} sources are not certain.", len(sources)))
        self.list.clear()
        self.list.addItems([self._row_text(each) for each in sources])
        self.list.setCurrentRow(0)
        self._fit_list()

    def activate(self, message: str = "") -> None:
        """Call it when the page is shown."""
        self.buttons.make_default()
        self._fit_list()
        self.list.setFocus()
        announce(self, self._head.text())

    def _fit_list(self) -> None:
        row = max(self.list.sizeHintForRow(0), self.list.fontMetrics().height())
        edge = self.list.height() - self.list.viewport().height()
        self.list.setMinimumHeight(min(len(self._sources), FEWEST) * row + edge)
        self.list.setMaximumHeight(min(len(self._sources), MOST) * row + edge)

    def _row_text(self, source: UncertainSource) -> str:
        is_complete = not missing_names(self._items[source.key])
        return f"{COMPLETE if is_complete else ''}{one_line(source.printed, LONGEST)}"

    def _show_source(self, row: int) -> None:
        self.form.setEnabled(row >= 0)
        self._next.setEnabled(0 <= row < len(self._sources) - 1)
        if row >= 0:
            source = self._sources[row]
            self.form.show_item(source.item, self._items[source.key])
            self._show_state()

    def _take_item(self, item: object) -> None:
        source = self._sources[self.list.currentRow()]
        assert isinstance(item, Mapping)
        self._items[source.key] = item
        self._show_state()

    def _show_state(self) -> None:
        row = self.list.currentRow()
        source = self._sources[row]
        self.list.item(row).setText(self._row_text(source))
        self._keep.setEnabled(self._items[source.key] != source.item)

    def _keep_as_printed(self) -> None:
        source = self._sources[self.list.currentRow()]
        self._items[source.key] = source.item
        self._show_source(self.list.currentRow())

    def _go_to_next(self) -> None:
        self.list.setCurrentRow(self.list.currentRow() + 1)
        self.form.focus_first_missing()
