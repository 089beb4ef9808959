"""Marks that were made in another edition of the open pack, and where they are in this one."""

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
    finished(Counter)   all marks were searched for, the first time in this edition: how many have which MarkState
    """

    changed = Signal()
    finished = Signal(object)

    def __init__(self, model: MarksModel, messages: Messages) -> None:
        super().__init__()
        self._model = model
        self._finder = MarkFinder()
        self._finder.found.connect(self._take)
        self._finder.finished.connect(self._finish)
        self._finder.failed.connect(messages.tell)
        self._pack: PackFile | None = None
        self._is_new = False
        self.places: MarkPositions | None = None
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._search)
        model.changed.connect(self._again.start)

    def open(self, pack: PackFile) -> None:
        """An article of this pack is on the page now."""
        if pack is self._pack:
            return
        self._finder.stop()
        self._pack = pack
        self.places = MarkPositions(self._model, pack.info)
        if self._model.is_kept_anywhere:
            self.places.learn(self._model.store.found_marks(pack.info.id, pack.info.edition))
        self._is_new = bool(self.places.foreign()) and not self.places.found
        self._search()

    @property
    def is_searching(self) -> bool:
        return self._finder.is_busy

    def page_marks(self, article: Article) -> list[PageMark]:
        return self.places.page_marks(article) if self.places else []

    def position(self, mark: Mark) -> MarkPosition | None:
        return self.places.stand(mark) if self.places else None

    def positions(self) -> list[MarkPosition]:
        """Of all marks of the pack that come from another edition, as far as they were searched for."""
        found = [self.position(mark) for mark in self.places.foreign()] if self.places else []
        return [each for each in found if each]

    def unsettled(self) -> list[tuple[Mark, FoundMark]]:
        """What the reader may be asked about: marks that are not in place, and not decided."""
        if not self.places or not self.places.found:
            return []
        number = self.places.info.edition
        return [
            (mark, found)
            for mark in self.places.foreign()
            if mark.placement(number) is None
            and (found := self.places.found.get(mark.id))
            and found.state is not MarkState.IN_PLACE
        ]

    def restart(self) -> None:
        """The store was replaced: searches again."""
        self._finder.stop()
        pack, self._pack = self._pack, None
        if pack:
            self.open(pack)

    def close(self) -> None:
        self._again.stop()
        self._finder.close()

    def _search(self) -> None:
        if not self.places or not self._pack or self._finder.is_busy:
            return
        unknown = self.places.unknown()
        if unknown:
            if self._is_new:
                self._model.back_up_before_edition()
            self._finder.start(self._pack.path, unknown)

    def _take(self, found: Sequence[FoundMark]) -> None:
        if self.places:
            self.places.learn({each.mark: each for each in found})
            self._model.store.save_found(found)
            self.changed.emit()

    def _finish(self) -> None:
        self.changed.emit()
        if self._is_new and self.places:
            self._is_new = False
            self.finished.emit(Counter(found.state for found in self.positions()))
        self._search()
