"""The open article and the position in it. Every change of position goes through here and is announced by a signal."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.library.model import Article, Location
from reader.library.outline import Section, citation_numbers, number_of_block, sections_and_notes
from reader.library.packerrors import ReplacedPackError
from reader.library.packfile import NotInPackError, PackError, PackFile
from reader.library.page_words import page_words
from reader.library.shelf import Shelf
from reader.named_tuple import NamedTuple
from reader.translation import N_, _
from reader.ui.shell.messages import PACK_PROBLEMS, Messages

OPEN_AGAIN = N_("Open it again")
FEWEST_FOR_HOME = 2
"""Articles. A pack of fewer opens at its article: a home would only be one more step."""

NO_PACK = N_("There is no pack to read. Open one with Ctrl+O, or drop its file on this window.")


class ReadingPosition(NamedTuple):
    """What is at the top of the page: a block, and the share of its height that is above the edge, from 0 to 1.

    Below the last block, a `depth` above 1 counts the paragraphs of questions and sources from there.
    """

    location: Location
    depth: float = 0.0


class OpenedArticle(NamedTuple):
    """The article on the page, with what is derived from it once.

    `number` counts the articles of the pack from 0, `words` its words; `numbers` gives citations by reference id.
    `is_bundled`: the pack came with the program; any other may be a stranger's.
    """

    pack: PackFile
    article: Article
    number: int
    words: int
    numbers: dict[str, int]
    sections: tuple[Section, ...]
    is_bundled: bool = False


class Session(QObject):
    """One reader and the packs on a shelf.

    At the home of a pack, an article of the pack is open behind it, so that whatever concerns the open pack has one.

    article_opened(OpenedArticle)        another article is open now
    position_requested(ReadingPosition)  the page must show this position, and be shown
    home_requested(PackFile)             the home of this pack must be shown in the place of the page
    position_changed(ReadingPosition)    the reader is at this position now
    jumped(ReadingPosition)              the reader followed a link or chose a place; the position before that
    """

    article_opened = Signal(object)
    position_requested = Signal(object)
    home_requested = Signal(object)
    position_changed = Signal(object)
    jumped = Signal(object)

    def __init__(self, shelf: Shelf, messages: Messages) -> None:
        """If something cannot be opened, `messages` shows why, and the reader stays where they are."""
        super().__init__()
        self._shelf = shelf
        self._messages = messages
        self.opened: OpenedArticle | None = None
        self.position: ReadingPosition | None = None
        self._behind_home: ReadingPosition | None = None
        self.last_position: Callable[[str], ReadingPosition | None] = lambda _id: None
        """Gives where the reader stopped in the pack with an id, if that is known."""
        self.opening: Callable[[Path], AbstractContextManager[None]] = lambda _file: contextlib.nullcontext()
        """Surrounds what reads a pack or lays out one of its articles."""
        self.block_being_read: Callable[[], int | None] = lambda: None
        """Gives the number of the block below the top of the page, where a jump shows its target; -1 for the head."""

    @property
    def shelf(self) -> Shelf:
        return self._shelf

    @property
    def is_home(self) -> bool:
        """Whether the home of a pack is shown in the place of the page."""
        return self.position is not None and self.position.location.is_home

    def close(self) -> None:
        """Closes the pack files, so that a stick can be removed."""
        self._shelf.close()

    def go(self, location: Location, depth: float = 0.0) -> bool:
        """Goes to a location, with an entry in the history. False where it cannot be opened."""
        before = self.position
        if not self.show(ReadingPosition(location, depth)):
            return False
        if before and before != self.position:
            self.jumped.emit(before)
        return True

    def show(self, position: ReadingPosition) -> bool:
        """Goes to a position, without an entry in the history. False where it cannot be opened."""
        location = position.location
        try:
            pack = self._shelf.pack(location.pack)
            if location.is_home:
                self._show_home(pack)
            elif self._is_open(pack, location):
                self._show_in_article(position)
            else:
                with self.opening(pack.path):
                    self._open(pack, location.article)
                    self._show_in_article(position)
        except PackError as error:
            self.report(error)
            return False
        return True

    def go_home(self) -> bool:
        """Goes to the home of the open pack, which may have one article only. False where there is none."""
        return bool(self.opened and self.go(Location(self.opened.pack.info.id, "")))

    def leave_home(self) -> bool:
        """Goes from the home of a pack to the article that is open behind it. False at any other place."""
        behind = self._behind_home
        return bool(self.is_home and behind and self.go(behind.location, behind.depth))

    def report(self, error: PackError) -> None:
        """Shows why something cannot be read. A file that was replaced can be opened again."""
        if isinstance(error, ReplacedPackError):
            self._messages.offer(str(error), _(OPEN_AGAIN), lambda: self.open_file(error.path))
        else:
            self._messages.tell(str(error))

    def _show_home(self, pack: PackFile) -> None:
        """Opens where the reader stopped, without laying it out, and shows the home instead. Raises PackError."""
        with self.opening(pack.path):
            if self.opened is None or self.opened.pack is not pack:
                behind = self._last_in(pack) or self._first_of(pack)
                self._open(pack, behind.location.article)
                self._behind_home = behind
            elif self.position and not self.is_home:
                self._behind_home = self.position
            self.position = None  # so that the features show the home again, if another file of the pack was open
            self.scrolled_to(ReadingPosition(Location(pack.info.id, "")))
            self.home_requested.emit(pack)

    def _show_in_article(self, position: ReadingPosition) -> None:
        """The article of the position is open."""
        location = position.location
        if location.block and self._index(location.block) < 0:
            self._messages.tell(_("That paragraph is not in this edition. Showing the beginning of the article."))
            position = ReadingPosition(Location(location.pack, location.article))
        self.position_requested.emit(position)
        self.scrolled_to(position)

    def go_article(self, by: int) -> None:
        """Goes to the next article of the pack (1) or the previous one (-1), if there is one. The first one is next to
        the home."""
        if not self.opened:
            return
        number = min(by, 1) - 1 if self.is_home else self.opened.number + by
        try:
            entries = self.opened.pack.entries(number, 1) if number >= 0 else []
        except PackError as error:
            self.report(error)
            return
        if entries:
            self.go(Location(self.opened.pack.info.id, entries[0].id))

    def go_section(self, by: int) -> bool:
        """Goes to the start of the next section (1), or of this one, or from its start to the previous one (-1).

        False where there is none.
        """
        if not self.opened or not self.position or self.is_home:
            return False
        numbers = [section.number for section in self.opened.sections]
        here = self.number_being_read
        if by > 0:
            ahead = [number for number in numbers if number > here]
            target = ahead[0] if ahead else None
        else:
            behind = [number for number in numbers if number < here]
            target = behind[-1] if behind else -1
        if target is None:
            return False
        pack, article = self.position.location.pack, self.opened.article
        return self.go(Location(pack, article.id, article.blocks[target].id if target >= 0 else ""))

    @property
    def number_being_read(self) -> int:
        """The number of the block that the reader is at; -1 in the head of the article."""
        found = self.block_being_read()
        if found is not None:
            return found
        return self._index(self.position.location.block) if self.position else -1

    @property
    def section(self) -> Section | None:
        """The section that the reader is in; None in the head of the article."""
        if not self.opened or not self.position or self.is_home:
            return None
        here = self.number_being_read
        return next((section for section in reversed(self.opened.sections) if section.number <= here), None)

    def open_file(self, file: Path) -> bool:
        """Opens a pack where the reader stopped, or at its home. False where it cannot be read."""
        try:
            with self.opening(file):
                return self._go_to_pack(self._shelf.add(file))
        except PackError as error:
            self._messages.tell(str(error), PACK_PROBLEMS)
            return False

    def go_pack(self, id: str) -> bool:
        """Goes to where the reader stopped in a pack on the shelf, or to its home. False where it cannot be read."""
        try:
            return self._go_to_pack(self._shelf.pack(id))
        except PackError as error:
            self._messages.tell(str(error), PACK_PROBLEMS)
            return False

    def packs(self) -> tuple[PackFile, ...]:
        """The packs on the shelf: those that came with the program first, each by title."""
        return tuple(self._shelf.packs_bundled_first())

    def scrolled_to(self, position: ReadingPosition) -> None:
        """The page calls this when the reader scrolls."""
        if position != self.position:
            self.position = position
            self.position_changed.emit(position)

    def _go_to_pack(self, pack: PackFile) -> bool:
        """Goes to where the reader stopped, or to the home, or to the only article. Raises PackError."""
        last = self._last_in(pack)
        if last:
            return self.go(last.location, last.depth)
        if not pack.article_count:
            self._messages.tell(_("{file}: the pack contains no article.", file=pack.path.name))
            return False
        if pack.article_count >= FEWEST_FOR_HOME:
            return self.go(Location(pack.info.id, ""))
        return self.go(self._first_of(pack).location)

    def _last_in(self, pack: PackFile) -> ReadingPosition | None:
        """Where the reader stopped in a pack; None if they have not read it, or if that article is not in this edition.

        Raises PackError.
        """
        last = self.last_position(pack.info.id)
        with contextlib.suppress(NotInPackError):
            if last:
                pack.entry(last.location.article)
                return last
        return None

    def _first_of(self, pack: PackFile) -> ReadingPosition:
        """The beginning of the first article. Raises PackError."""
        for first in pack.entries(0, 1):
            return ReadingPosition(Location(pack.info.id, first.id))
        raise NotInPackError(pack.path, _("The pack contains no article."))

    def _open(self, pack: PackFile, id: str) -> None:
        """Raises PackError."""
        entry = pack.entry(id)
        article = pack.article(id)
        self.opened = OpenedArticle(
            pack,
            article,
            entry.number,
            entry.words,
            citation_numbers(article.blocks),
            sections_and_notes(article.blocks, page_words(pack.info.language).text("notes")),
            self._shelf.is_bundled(pack.path),
        )
        self.article_opened.emit(self.opened)

    def _index(self, block: str) -> int:
        return number_of_block(self.opened.article.blocks, block) if self.opened else -1

    def _is_open(self, pack: PackFile, location: Location) -> bool:
        return self.opened is not None and self.opened.pack is pack and self.opened.article.id == location.article
