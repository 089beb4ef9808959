"""The open pack's edition: which marks are of another one, what became of them here, and how the reader is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from reader.library.model import Article
from reader.library.packfile import PackFile
from reader.marks.model import FoundMark, Mark, MarkState
from reader.ui.marks.mark_finder import MarkFinder
from reader.ui.marks.mark_positions import MarkPosition, MarkPositions
from reader.ui.marks.mark_rects import PageMark
from reader.ui.marks.marks_model import MarksModel


class EditionMarks(QObject):
    """changed()            marks were found, or looked for in vain
    looked_for(Counter)     all of them were, for the first time in this edition: how many have which state
    failed(str)
    """

    changed = Signal()
    looked_for = Signal(object)
    failed = Signal(str)

    def __init__(self, marking: MarksModel) -> None:
        super().__init__()
        self._marking = marking
        self._looking = MarkFinder()
        self._looking.found.connect(self._take)
        self._looking.finished.connect(self._finish)
        self._looking.failed.connect(self.failed)
        self._pack: PackFile | None = None
        self._is_new = False
        self.places: MarkPositions | None = None
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._look)
        marking.changed.connect(self._again.start)

    def open(self, pack: PackFile) -> None:
        """The pack whose article is on the page now."""
        if pack is self._pack:
            return
        self._looking.stop()
        self._pack = pack
        self.places = MarkPositions(self._marking, pack.info)
        if self._marking.is_kept_anywhere:
            self.places.learn(self._marking.store.found_marks(pack.info.id, pack.info.edition))
        self._is_new = bool(self.places.foreign()) and not self.places.found
        self._look()

    @property
    def is_looking(self) -> bool:
        return self._looking.is_busy

    def page_marks(self, article: Article) -> list[PageMark]:
        return self.places.page_marks(article) if self.places else []

    def stand(self, mark: Mark) -> MarkPosition | None:
        return self.places.stand(mark) if self.places else None

    def stands(self) -> list[MarkPosition]:
        """Of all marks of the pack that come from another edition, as far as they were looked for."""
        found = [self.stand(mark) for mark in self.places.foreign()] if self.places else []
        return [each for each in found if each]

    def unsettled(self) -> list[tuple[Mark, FoundMark]]:
        """What the reader may be asked about: not in place, and not decided."""
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

    def forget(self) -> None:
        """Other marks are kept now: begins anew."""
        self._looking.stop()
        pack, self._pack = self._pack, None
        if pack:
            self.open(pack)

    def close(self) -> None:
        self._again.stop()
        self._looking.close()

    def _look(self) -> None:
        if not self.places or not self._pack or self._looking.is_busy:
            return
        unknown = self.places.unknown()
        if unknown:
            if self._is_new:
                self._marking.back_up_before_edition()
            self._looking.start(self._pack.path, unknown)

    def _take(self, found: Sequence[FoundMark]) -> None:
        if self.places:
            self.places.learn({each.mark: each for each in found})
            self._marking.store.save_found(found)
            self.changed.emit()

    def _finish(self) -> None:
        self.changed.emit()
        if self._is_new and self.places:
            self._is_new = False
            self.looked_for.emit(Counter(stand.state for stand in self.stands()))
        self._look()
