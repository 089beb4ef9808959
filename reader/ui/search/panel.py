"""The search panel: the results with a message above them, or the recent searches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from reader.search.answer import Answer, Hit
from reader.translation import _
from reader.ui.lists.list_message import ListMessage
from reader.ui.search.filter_chips import FilterChips
from reader.ui.search.recent_searches import RecentSearches
from reader.ui.search.result_list import ResultList
from reader.ui.search.result_rows import rows_of
from reader.ui.search.result_text import LONGEST_QUOTED, has_suggestion
from reader.ui.shell.theme import Theme
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.link_button import LinkButton


class SearchPanel(QWidget):
    """kind_chosen(str), pack_chosen(str)   the filter; empty for all
    hit_chosen(Hit), more_requested()        from the list
    suggestion_chosen(str)                   the suggested spelling
    search_chosen(str), search_removed(str), all_forgotten()   from the recent searches
    field_requested(), left()                Up from the first row, and Esc
    """

    kind_chosen = Signal(str)
    pack_chosen = Signal(str)
    hit_chosen = Signal(object)
    more_requested = Signal()
    suggestion_chosen = Signal(str)
    search_chosen = Signal(str)
    search_removed = Signal(str)
    all_forgotten = Signal()
    field_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """`parent` has it until the side bar does: screen readers remember a widget without one as a window."""
        super().__init__(parent)
        self.setObjectName("search_panel")
        self.setAccessibleName(_("Search"))
        self._suggestion = ""
        self.chips = FilterChips()
        self.chips.kind_chosen.connect(self.kind_chosen)
        self.chips.pack_chosen.connect(self.pack_chosen)
        self.list = ResultList(theme)
        self.list.hit_chosen.connect(self.hit_chosen)
        self.list.end_neared.connect(self.more_requested)
        self.recent = RecentSearches()
        self.recent.search_chosen.connect(self.search_chosen)
        self.recent.search_removed.connect(self.search_removed)
        self.recent.all_forgotten.connect(self.all_forgotten)
        for part in (self.list, self.recent):
            part.field_requested.connect(self.field_requested)
            part.left.connect(self.left)
        self._message = ListMessage("message", (16, 6, 16, 2))
        self._suggestion_button = LinkButton("")
        self._suggestion_button.clicked.connect(lambda: self.suggestion_chosen.emit(self._suggestion))
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        button_margins = QVBoxLayout()
        button_margins.setContentsMargins(11, 4, 11, 2)
        button_margins.addWidget(self._suggestion_button)
        column.addWidget(self.chips)
        column.addWidget(self._message)
        column.addLayout(button_margins)
        column.addWidget(self.list, 1)
        inside = QWidget()
        self._stack = QStackedLayout(inside)  # a screen reader would name a QStackedWidget
        self._stack.addWidget(self.recent)
        self._stack.addWidget(results)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inside)
        self.show_recent(())

    @property
    def shows_answer(self) -> bool:
        return self._stack.currentIndex() == 1

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)

    def show_recent(self, searches: Sequence[str]) -> None:
        """Shows the recent searches in place of the results."""
        self.recent.show_searches(searches)
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.recent)

    def show_answer(
        self, answer: Answer, sentences: Sequence[str], titles: Mapping[str, str], *, keeps_position: bool
    ) -> None:
        """Shows the results, with sentences above them.

        `titles` has the titles of the packs by id. `keeps_position` is set for more results of the same search.
        """
        self._show_message(sentences, answer.suggestion if has_suggestion(answer) else "")
        self.chips.show_counts(answer, titles)
        self.list.show_rows(rows_of(answer.hits, titles), keeps_position=keeps_position)
        self._show_results()

    def show_failure(self, sentence: str) -> None:
        self._show_message([sentence], "")
        self.list.show_rows((), keeps_position=False)
        self._show_results()

    def show_busy(self) -> None:
        """Says that a search is running; the previous results stay visible."""
        self._show_message([_("Searching…")], "")
        self._show_results()

    def enter(self) -> None:
        """Focuses the results, or the suggestion if there are none; else the recent searches."""
        if self.shows_answer and self._suggestion and not self.list.hits():
            self._suggestion_button.setFocus()
        elif self.shows_answer:
            self.list.enter()
        else:
            self.recent.enter()

    def hits(self) -> list[Hit]:
        return self.list.hits() if self.shows_answer else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and self._suggestion_button.hasFocus():
            self.field_requested.emit()
        else:
            super().keyPressEvent(event)

    def _show_message(self, sentences: Sequence[str], suggestion: str) -> None:
        self._message.show_text("\n".join(sentences))
        self._suggestion = suggestion
        self._suggestion_button.set_full_text(
            _("Did you mean “{suggestion}”?", suggestion=one_line(suggestion, LONGEST_QUOTED))
        )
        self._suggestion_button.setVisible(bool(suggestion))

    def _show_results(self) -> None:
        self._stack.setCurrentIndex(1)
        self.setFocusProxy(self.list)
