"""The parts of an e-book, each with several chapters, as sections of the pack."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.library.importing.epub.chapters import Chapter, comparable
from reader.library.pack_sections import LEVELS, LONGEST_TITLE


@dataclass(slots=True)
class BookSections:
    """`_open` are the parts that the present chapter is in, with their depth in the table of contents."""

    _open: list[tuple[int, str]] = field(default_factory=list)
    _has_begun: bool = False

    def begin(self, page: Chapter, following: Chapter) -> bool:
        """Whether the page names the part that begins with the chapter after it, and says nothing else."""
        title = page.title or page.pages[0].text
        self._close(page.depth)
        is_part = following.depth > page.depth and len(self._open) < LEVELS and len(title) <= LONGEST_TITLE
        if not is_part or comparable(page.pages[0].text) != comparable(title):
            return False
        self._open.append((page.depth, title))
        self._has_begun = True
        return True

    def of(self, chapter: Chapter) -> tuple[str, ...]:
        """The titles of the sections around a chapter.

        What follows the last part gets a section of its own: in a pack, articles without one come first.
        """
        self._close(chapter.depth)
        if self._has_begun and not self._open:
            return ((chapter.title or chapter.pages[0].text or "…")[:LONGEST_TITLE],)
        return tuple(title for _, title in self._open)

    def _close(self, depth: int) -> None:
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()
