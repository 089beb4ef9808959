"""Finds the marks of the open pack that were made in another edition of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from reader.library.model import Article
from reader.library.packfile import PackFile
from reader.marks.model import FoundMark, Mark, MarkState
from reader.ui.marks.mark_finder import MarkFinder
from reader.ui.marks.mark_positions import MarkPosition, MarkPositions
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.page_mark import PageMark
from reader.ui.shell.messages import Messages


class EditionMarks(QObject):
    """changed()           more marks were searched for
    finished(Counter)   the first search in this edition is complete: the number of marks for each MarkState
    """

    changed = Signal()
    finished = Signal(object)

    def __init__(self, model: MarksModel, messages: Messages) -> None:
        super().__init__()
        self._model = model
        self._finder = MarkFinder()
        self._finder.found.connect(self._add_found)
        self._finder.finished.connect(self._finish)
        self._finder.failed.connect(messages.tell)
        self._pack: PackFile | None = None
        self._positions: MarkPositions | None = None
        self._is_first_search = False
        self._search_soon = QTimer(self, singleShot=True, interval=0)
        self._search_soon.timeout.connect(self._search)
        model.changed.connect(self._search_soon.start)

    def open(self, pack: PackFile) -> None:
        """Call it whenever an article is opened. Searches for marks if the pack was not the open one."""
        if pack is self._pack:
            return
        self._finder.stop()
        self._pack = pack
        positions = MarkPositions(self._model, pack.info)
        if self._model.may_have_marks:
            positions.add_found(self._model.store.found_marks(pack.info.id, pack.info.edition))
        self._positions = positions
        self._is_first_search = bool(positions.from_other_editions()) and not positions.found
        self._search()

    @property
    def is_searching(self) -> bool:
        return self._finder.is_busy

    @property
    def number(self) -> int | None:
        """The edition of the open pack."""
        return self._positions.info.edition if self._positions else None

    def page_marks(self, article: Article) -> list[PageMark]:
        return self._positions.page_marks(article) if self._positions else []

    def position(self, mark: Mark) -> MarkPosition | None:
        """None if the mark belongs to another pack, or has not been searched for yet."""
        return self._positions.position(mark) if self._positions else None

    def positions(self) -> list[MarkPosition]:
        """Those of all marks from other editions that have been searched for."""
        marks = self._positions.from_other_editions() if self._positions else []
        return [position for mark in marks if (position := self.position(mark))]

    def found_mark(self, id: str) -> FoundMark | None:
        """The result of the search for a mark; None if it has not been searched for."""
        return self._positions.found.get(id) if self._positions else None

    def undecided(self) -> list[tuple[Mark, FoundMark]]:
        """The marks to review: those that are not in place, and about which the reader has not decided."""
        if not self._positions:
            return []
        return [
            (mark, found)
            for mark in self._positions.from_other_editions()
            if mark.placement(self._positions.info.edition) is None
            and (found := self._positions.found.get(mark.id))
            and found.state is not MarkState.IN_PLACE
        ]

    def restart(self) -> None:
        """Call it when the store was replaced. Searches again."""
        self._finder.stop()
        pack, self._pack = self._pack, None
        if pack:
            self.open(pack)

    def close(self) -> None:
        self._search_soon.stop()
        self._finder.close()

    def _search(self) -> None:
        if not self._positions or not self._pack or self._finder.is_busy:
            return
        marks = self._positions.not_searched()
        if marks:
            if self._is_first_search:
                self._model.back_up_before_edition()
            self._finder.start(self._pack.path, marks)

    def _add_found(self, found: Sequence[FoundMark]) -> None:
        if self._positions:
            self._positions.add_found({each.mark: each for each in found})
            self._model.store.save_found(found)
            self.changed.emit()

    def _finish(self) -> None:
        self.changed.emit()
        if self._is_first_search and self._positions:
            self._is_first_search = False
            self.finished.emit(Counter(position.state for position in self.positions()))
        self._search()
