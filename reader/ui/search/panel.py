"""The search panel: what was found and what there is to say about it, or what was searched for lately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.search.answer import Answer, Hit
from reader.ui.search.filter_chips import Chips
from reader.ui.search.recent_searches import RecentSearches
from reader.ui.search.result_list import HitList
from reader.ui.search.result_rows import rows_of
from reader.ui.search.result_text import has_suggestion, quoted
from reader.ui.shell.theme import Theme
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.link_button import LinkButton


class SearchPanel(QWidget):
    """kind_chosen(str), pack_chosen(str)   only these are wanted; empty for all
    hit_chosen(Hit), more_requested()        of the list
    suggestion_chosen(str)                   what was probably meant
    search_chosen(str), search_removed(str), all_forgotten()   of the recent searches
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

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("search_panel")
        self.setAccessibleName("Search")
        self._suggestion = ""
        self.chips = Chips()
        self.chips.kind_chosen.connect(self.kind_chosen)
        self.chips.pack_chosen.connect(self.pack_chosen)
        self.list = HitList(theme)
        self.list.hit_chosen.connect(self.hit_chosen)
        self.list.end_neared.connect(self.more_requested)
        self.recent = RecentSearches()
        self.recent.search_chosen.connect(self.search_chosen)
        self.recent.search_removed.connect(self.search_removed)
        self.recent.all_forgotten.connect(self.all_forgotten)
        for part in (self.list, self.recent):
            part.field_requested.connect(self.field_requested)
            part.left.connect(self.left)
        self._said = plain_label("", "said")
        self._said.setContentsMargins(16, 6, 16, 2)
        self._meant = LinkButton("")
        self._meant.clicked.connect(lambda: self.suggestion_chosen.emit(self._suggestion))
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        meant = QVBoxLayout()
        meant.setContentsMargins(11, 4, 11, 2)
        meant.addWidget(self._meant)
        column.addWidget(self.chips)
        column.addWidget(self._said)
        column.addLayout(meant)
        column.addWidget(self.list, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.recent)
        self._stack.addWidget(found)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.show_recent(())

    @property
    def shows_answer(self) -> bool:
        return self._stack.currentIndex() == 1

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)

    def show_recent(self, searches: Sequence[str]) -> None:
        """What was searched for lately stands where nothing is searched for now."""
        self.recent.show_searches(searches)
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.recent)

    def show_answer(
        self, answer: Answer, sentences: Sequence[str], titles: Mapping[str, str], *, keeps_place: bool
    ) -> None:
        """`titles` are those of the packs, by id. `keeps_place` where it answers the same question, at more length."""
        self._say(sentences, answer.suggestion if has_suggestion(answer) else "")
        self.chips.show_counts(answer, titles)
        self.list.show_rows(rows_of(answer.hits, titles), keeps_place=keeps_place)
        self._show_found()

    def show_failure(self, sentence: str) -> None:
        self._say([sentence], "")
        self.list.show_rows((), keeps_place=False)
        self._show_found()

    def show_busy(self) -> None:
        """What was found before stays on view."""
        self._say(["Searching…"], "")
        self._show_found()

    def enter(self) -> None:
        """Goes into what is listed, or to what was meant where there is nothing."""
        if self.shows_answer and self._suggestion and not self.list.hits():
            self._meant.setFocus()
        elif self.shows_answer:
            self.list.enter()
        else:
            self.recent.enter()

    def hits(self) -> list[Hit]:
        return self.list.hits() if self.shows_answer else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and self._meant.hasFocus():
            self.field_requested.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, sentences: Sequence[str], suggestion: str) -> None:
        self._said.setText("\n".join(sentences))
        self._said.setVisible(bool(sentences))
        self._suggestion = suggestion
        self._meant.set_full_text(f"Did you mean {quoted(suggestion)}?")
        self._meant.setVisible(bool(suggestion))

    def _show_found(self) -> None:
        self._stack.setCurrentIndex(1)
        self.setFocusProxy(self.list)
