"""Find in the open article: what is typed into the find bar, and its matches on the page."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject, Signal

from reader.search.find_in_article import Match, find
from reader.ui.page.selected_text import selected_text
from reader.ui.page.view import PageView
from reader.ui.reading.find_bar import FindBar
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import Session
from reader.ui.shell.typed_location import is_location, parse_location

FEWEST_CHARACTERS = 2


class FindInArticle(QObject):
    """Matches follow the typing; Enter and F3 go from one to the next; Esc closes the bar.

    closed(): the page no longer highlights matches.
    """

    closed = Signal()

    def __init__(self, session: Session, page: PageView, bar: FindBar, messages: Messages) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._bar = bar
        self._messages = messages
        self._field = bar.field
        self._matches: list[Match] = []
        self._current = -1
        self._field.textChanged.connect(self._type)
        self._field.stepped.connect(self._enter)
        self._field.left.connect(self.leave)
        page.part_changed.connect(self._mark)

    @property
    def is_open(self) -> bool:
        return not self._bar.isHidden()

    @property
    def _typed(self) -> str:
        return self._field.text().strip()

    def enter(self) -> None:
        """Opens the bar and goes to its field; what is selected on the page becomes the text to find."""
        self._bar.show()
        chosen = selected_text(self._page)
        if chosen:
            self._field.setText(chosen)
        self._field.setFocus()
        self._field.selectAll()

    def leave(self) -> None:
        """Closes the bar and goes back to the page."""
        self._field.clear()
        self._bar.hide()
        self._page.setFocus()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Goes to the next match (1) or the previous one (-1), round the end."""
        if self._matches:
            self._current = (self._current + by) % len(self._matches)
            self._show()

    def open_article(self) -> None:
        """Another article is on the page: finds the text in it."""
        self._find()
        self._current = 0 if self._matches else -1
        self._mark()

    def _type(self) -> None:
        """Shows the first match at or after the top of the page, so that the page moves as little as possible."""
        self._find()
        self._current = -1
        if self._matches:
            start = self._page.first_visible()
            self._current = bisect_left(self._matches, start, key=lambda match: (match.index, match.first))
            self._current %= len(self._matches)
        self._show()

    def _enter(self, by: int) -> None:
        if not is_location(self._typed):
            self.step(by)
            return
        location = parse_location(self._typed, self._messages)
        if location:
            self._field.clear()
            if self._session.go(location):
                self.leave()

    def _find(self) -> None:
        opened = self._session.opened
        enough = len(self._typed) >= FEWEST_CHARACTERS
        self._matches = find(opened.article.blocks, self._field.text()) if opened and enough else []

    def _show(self) -> None:
        if self._current >= 0:
            self._page.show_match(self._matches[self._current])
        self._mark()

    def _mark(self) -> None:
        if not self.is_open:
            return
        self._page.highlight_matches(self._matches, self._current)
        typed = len(self._typed) >= FEWEST_CHARACTERS and not is_location(self._typed)
        count = f"{self._current + 1} of {len(self._matches)}" if self._matches else "none found"
        self._bar.show_count(count if typed else "", bool(self._matches))
