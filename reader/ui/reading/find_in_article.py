"""Find in the open article: what is typed into the find bar, and its matches on the page."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject, QTimer, Signal

from reader.search.find_in_article import Match, find
from reader.translation import Translated, _, number_text
from reader.ui.page.selected_text import selected_text
from reader.ui.page.view import PageView
from reader.ui.reading.find_bar import FindBar
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import Session
from reader.ui.shell.typed_location import is_location, parse_location
from reader.ui.widgets.announcement import announce

FEWEST_CHARACTERS = 2
PAUSE = 700  # milliseconds without a key press, after which a screen reader says the match


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
        self._pause = QTimer(bar, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._announce)
        self._field.textChanged.connect(self._find_as_typed)
        self._field.stepped.connect(self._step_or_go)
        self._field.left.connect(self.close)
        page.part_changed.connect(self._highlight)

    @property
    def is_open(self) -> bool:
        return not self._bar.isHidden()

    @property
    def _typed(self) -> str:
        return self._field.text().strip()

    def open(self) -> None:
        """Opens the bar and moves the focus to its field, which takes over text that is selected on the page."""
        self._bar.show()
        selected = selected_text(self._page)
        if selected:
            self._field.setText(selected)
        self._field.setFocus()
        self._field.selectAll()

    def close(self) -> None:
        """Closes the bar and moves the focus to the page."""
        self._field.clear()
        self._bar.hide()
        self._page.setFocus()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Goes to the next match (1) or the previous one (-1), and from the last to the first."""
        if self._matches:
            self._current = (self._current + by) % len(self._matches)
            self._show()
            self._announce()

    def open_article(self) -> None:
        """Another article is on the page: finds the text in it."""
        self._find()
        self._current = 0 if self._matches else -1
        self._highlight()

    def _find_as_typed(self) -> None:
        """Shows the first match at or after the top of the page, so that the page moves as little as possible."""
        self._find()
        self._current = -1
        if self._matches:
            start = self._page.first_visible()
            self._current = bisect_left(self._matches, start, key=lambda match: (match.index, match.first))
            self._current %= len(self._matches)
        self._show()
        self._pause.start()

    def _step_or_go(self, by: int) -> None:
        """Steps to a match, or goes to the location in the field."""
        if not is_location(self._typed):
            self.step(by)
            return
        location = parse_location(self._typed, self._messages)
        if location:
            self._field.clear()
            if self._session.go(location):
                self.close()

    def _find(self) -> None:
        opened = self._session.opened
        enough = len(self._typed) >= FEWEST_CHARACTERS
        self._matches = find(opened.article.blocks, self._field.text()) if opened and enough else []

    def _show(self) -> None:
        if self._current >= 0:
            self._page.show_match(self._matches[self._current])
        self._highlight()

    def _announce(self) -> None:
        """The number of the match, and its line."""
        if not self.is_open or not self._bar.count.text():
            return
        announce(self._bar, self._bar.count.text())
        if self._current >= 0:
            self._page.say_place()

    def _highlight(self) -> None:
        if not self.is_open:
            return
        self._page.highlight_matches(self._matches, self._current)
        typed = len(self._typed) >= FEWEST_CHARACTERS and not is_location(self._typed)
        self._bar.show_count(self._count_text() if typed else "", bool(self._matches))

    def _count_text(self) -> Translated:
        if not self._matches:
            return _("No matches")
        number, total = number_text(self._current + 1), number_text(len(self._matches))
        return _("{number} of {total}", number=number, total=total)
