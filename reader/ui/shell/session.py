"""Where the reader is, and the way back. Every change of place goes through here and is announced."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.library.model import Article, Location
from reader.library.outline import Section, citation_numbers, number_of_block, sections
from reader.library.packfile import PackError, PackFile
from reader.library.shelf import Shelf
from reader.system import gc_pause

LONGEST_HISTORY = 500
NO_PACK = "There is no pack to read here. Open one with Ctrl+O, or drop its file on this window."


class ReadingPosition(NamedTuple):
    """Where the window begins: a block, and the share of its height that is above the edge, from 0 to 1."""

    location: Location
    depth: float = 0.0


class OpenedArticle(NamedTuple):
    """The article on the page, with what is read off it once."""

    pack: PackFile
    article: Article
    number: int
    words: int
    numbers: dict[str, int]
    sections: tuple[Section, ...]


class Session(QObject):
    """One reader's way through the packs on a shelf.

    article_opened(OpenedArticle)   another article is on the page now
    place_requested(ReadingPosition)   the page is to show this place
    place_changed(ReadingPosition)     the reader is at this place now
    history_changed()        there is, or is no more, a way back or forward
    failed(str)              something could not be opened; the reader stays where they are
    """

    article_opened = Signal(object)
    place_requested = Signal(object)
    place_changed = Signal(object)
    history_changed = Signal()
    failed = Signal(str)

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._back: list[ReadingPosition] = []
        self._forward: list[ReadingPosition] = []
        self.opened: OpenedArticle | None = None
        self.place: ReadingPosition | None = None

    @property
    def shelf(self) -> Shelf:
        return self._shelf

    def close(self) -> None:
        """Lets go of the pack files, so that a stick can be taken out."""
        self._shelf.close()

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def go(self, location: Location, depth: float = 0.0) -> bool:
        """Goes to a place, which the way back then leads away from. False where it cannot be opened."""
        here = self.place
        if not self._show(ReadingPosition(location, depth)):
            return False
        if here and here != self.place:
            self._back.append(here)
            del self._back[:-LONGEST_HISTORY]
            self._forward.clear()
            self.history_changed.emit()
        return True

    def back(self) -> None:
        self._step(self._back, self._forward)

    def forward(self) -> None:
        self._step(self._forward, self._back)

    def go_article(self, by: int) -> None:
        """Goes to the next article of the pack (1) or the one before (-1), if there is one."""
        if not self.opened:
            return
        number = self.opened.number + by
        try:
            entries = self.opened.pack.entries(number, 1) if number >= 0 else []
        except PackError as error:
            self.failed.emit(str(error))
            return
        if entries:
            self.go(Location(self.opened.pack.info.id, entries[0].id))

    def go_section(self, by: int) -> None:
        """Goes to the beginning of the next section (1), or of this one, or the one before where this begins (-1)."""
        if not self.opened or not self.place:
            return
        numbers = [section.number for section in self.opened.sections]
        here = self._index(self.place.location.block)
        if by > 0:
            ahead = [number for number in numbers if number > here]
            target = ahead[0] if ahead else None
        else:
            behind = [number for number in numbers if number < here]
            target = behind[-1] if behind else -1
        if target is not None:
            pack, article = self.place.location.pack, self.opened.article
            self.go(Location(pack, article.id, article.blocks[target].id if target >= 0 else ""))

    @property
    def section(self) -> Section | None:
        """The section that the top of the window is in; None in the head of the article."""
        if not self.opened or not self.place:
            return None
        here = self._index(self.place.location.block)
        return next((section for section in reversed(self.opened.sections) if section.number <= here), None)

    def open_file(self, file: Path) -> bool:
        """Opens a pack at its first article. False where it cannot be read."""
        try:
            return self._go_to_first(self._shelf.add(file))
        except PackError as error:
            self.failed.emit(str(error))
            return False

    def go_pack(self, id: str) -> bool:
        """Goes to the first article of a pack at hand. False where it cannot be read."""
        try:
            return self._go_to_first(self._shelf.pack(id))
        except PackError as error:
            self.failed.emit(str(error))
            return False

    def forget_way(self) -> None:
        """There is no way back any more."""
        self._back.clear()
        self._forward.clear()
        self.history_changed.emit()

    def packs(self) -> tuple[PackFile, ...]:
        """The packs at hand, by title."""
        return tuple(self._shelf.packs())

    def moved(self, place: ReadingPosition) -> None:
        """The page tells where the reader has scrolled to."""
        if place != self.place:
            self.place = place
            self.place_changed.emit(place)

    def _go_to_first(self, pack: PackFile) -> bool:
        """Raises PackError."""
        first = pack.entries(0, 1)
        if not first:
            self.failed.emit(f"{pack.path.name}: the pack holds no article.")
            return False
        return self.go(Location(pack.info.id, first[0].id))

    def _step(self, there: list[ReadingPosition], here: list[ReadingPosition]) -> None:
        now = self.place
        if not there or not self._show(there[-1]):
            return
        there.pop()
        if now:
            here.append(now)
        self.history_changed.emit()

    def _show(self, place: ReadingPosition) -> bool:
        location = place.location
        try:
            pack = self._shelf.pack(location.pack)
            if not self._is_open(pack, location):
                with gc_pause.paused():
                    self._open(pack, location.article)
        except PackError as error:
            self.failed.emit(str(error))
            return False
        if location.block and self._index(location.block) < 0:
            self.failed.emit("That paragraph is not in this edition of the article; you are at its beginning.")
            place = ReadingPosition(Location(location.pack, location.article))
        self.place_requested.emit(place)
        self.moved(place)
        return True

    def _open(self, pack: PackFile, id: str) -> None:
        """Raises PackError."""
        entry = pack.entry(id)
        article = pack.article(id)
        self.opened = OpenedArticle(
            pack, article, entry.number, entry.words, citation_numbers(article.blocks), sections(article.blocks)
        )
        self.article_opened.emit(self.opened)

    def _index(self, block: str) -> int:
        return number_of_block(self.opened.article.blocks, block) if self.opened else -1

    def _is_open(self, pack: PackFile, location: Location) -> bool:
        return self.opened is not None and self.opened.pack is pack and self.opened.article.id == location.article
