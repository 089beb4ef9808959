"""Finding in the open article: what stands in the search field, its matches on the page, and the way back."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject

from reader.library.model import Location
from reader.search.passage import Match, find
from reader.ui.page.view import PageView
from reader.ui.session import Session
from reader.ui.tool_bar import SearchField, ToolBar

LOCATION_START = "carrel:"
FEWEST_CHARACTERS = 2


class Finder(QObject):
    """Matches follow the typing; Enter and F3 walk them; Esc puts the search away."""

    def __init__(self, session: Session, page: PageView, tool_bar: ToolBar) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._tool_bar = tool_bar
        self._field: SearchField = tool_bar.field
        self._matches: list[Match] = []
        self._current = -1
        self._field.textChanged.connect(self._type)
        self._field.stepped.connect(self._enter)
        self._field.left.connect(self.leave)
        page.part_changed.connect(self._mark)
        self._show()

    @property
    def _typed(self) -> str:
        return self._field.text().strip()

    def enter(self) -> None:
        """Goes to the field; what is selected on the page is what to look for."""
        cursor = self._page.textCursor()
        link = self._page.page.link_at(cursor.selectionStart())
        is_link = link is not None and (link.first, link.last) == (cursor.selectionStart(), cursor.selectionEnd())
        if cursor.hasSelection() and not is_link and len(cursor.selectedText()) < 100:
            self._field.setText(cursor.selectedText())
        self._field.setFocus()
        self._field.selectAll()

    def leave(self) -> None:
        """Puts the search away and goes back to the page."""
        self._field.clear()
        self._page.setFocus()

    def step(self, by: int) -> None:
        """Goes on to the next match (1) or the one before (-1), round the end."""
        if self._matches:
            self._current = (self._current + by) % len(self._matches)
            self._show()

    def open(self) -> None:
        """Another article is on the page: what stands in the field is looked for there."""
        self._look()
        self._current = 0 if self._matches else -1
        self._mark()

    def _type(self) -> None:
        """The first match at or after the top of the page is shown, so that the page moves as little as it can."""
        self._look()
        self._current = -1
        if self._matches:
            start = self._page.first_shown()
            self._current = bisect_left(self._matches, start, key=lambda match: (match.index, match.first))
            self._current %= len(self._matches)
        self._show()

    def _enter(self, by: int) -> None:
        text = self._typed
        if text.startswith(LOCATION_START):
            try:
                location = Location.parse(text)
            except ValueError as error:
                self._session.failed.emit(f"This is {error}.")
                return
            self._field.clear()
            if self._session.go(location):
                self._page.setFocus()
            return
        self.step(by)

    def _look(self) -> None:
        opened = self._session.opened
        enough = len(self._typed) >= FEWEST_CHARACTERS
        self._matches = find(opened.article.blocks, self._field.text()) if opened and enough else []

    def _show(self) -> None:
        if self._current >= 0:
            self._page.show_match(self._matches[self._current])
        self._mark()

    def _mark(self) -> None:
        self._page.mark_matches(self._matches, self._current)
        typed = len(self._typed) >= FEWEST_CHARACTERS and not self._typed.startswith(LOCATION_START)
        count = f"{self._current + 1} of {len(self._matches)}" if self._matches else "none found"
        self._tool_bar.show_count(count if typed else "", bool(self._matches))
