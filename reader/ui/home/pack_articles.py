"""The articles of a pack for its home: read when they are needed, found by what is typed, and how far each was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from reader.library.model import ArticleEntry
from reader.library.packfile import PackError, PackFile
from reader.library.page_words import PageWords, page_words
from reader.library.reading_progress import ArticleProgress
from reader.translation import Translated, pgettext
from reader.ui.widgets.labels import one_line, running_text

if TYPE_CHECKING:
    from reader.library.alphabet import SortKey

FEWEST_TO_FILTER = 12
"""Articles. Fewer are seen at a glance, and have no filter."""

READ_AT_ONCE = 200  # entries
LONGEST_TITLE = 1_000  # characters: titles are shown in full
LONGEST_SUMMARY = 600

Value = TypeVar("Value")


class ReadState(Enum):
    """Which articles are listed."""

    ALL = "all"
    NEW = "new"
    BEGUN = "begun"
    READ = "read"

    @property
    def label(self) -> Translated:
        match self:
            case ReadState.ALL:
                return pgettext("articles", "All")
            case ReadState.NEW:
                return pgettext("articles", "Not read")
            case ReadState.BEGUN:
                return pgettext("articles", "Begun")
            case ReadState.READ:
                return pgettext("articles", "Read")


class PackArticles:
    def __init__(
        self, pack: PackFile, progress: Mapping[str, ArticleProgress], on_error: Callable[[PackError], object]
    ):
        """`progress` is by article id. `on_error` is told why articles cannot be read; their rows stay empty."""
        self.pack = pack
        self.count = pack.article_count
        self._on_error = on_error
        self._entries: dict[int, ArticleEntry] = {}
        self._folded: list[str] = []
        self._found_for: Sequence[str] = ()
        self._found: Sequence[int] = range(self.count)  # the articles with all of those words
        self._sort_keys: dict[int, SortKey] = {}  # of the titles, by the number of the article, until there are ranks
        self._ranks: list[int] = []  # of all articles in alphabetical order, by number, once all are prepared
        self._has_failed = False
        self.progress: dict[int, ArticleProgress] = {}
        self.set_progress(progress)

    def set_progress(self, progress: Mapping[str, ArticleProgress]) -> None:
        numbers = self.numbers_of(progress) if progress else {}
        self.progress = {number: progress[id] for id, number in numbers.items()}

    def numbers_of(self, ids: Iterable[str]) -> dict[str, int]:
        """Article id -> number, for the ids that are in this edition."""
        return self._read(lambda: self.pack.numbers_of(ids), {})

    @property
    def words(self) -> PageWords:
        """Those of the program in the language of the pack: its home belongs to its pages."""
        return page_words(self.pack.info.language)

    @property
    def read_count(self) -> int:
        return sum(progress.is_read for progress in self.progress.values())

    def titles(self) -> list[str]:
        return self._read(self.pack.titles, [])

    def entry(self, number: int) -> ArticleEntry | None:
        """None if it cannot be read."""
        if number not in self._entries:
            first = number // READ_AT_ONCE * READ_AT_ONCE
            none: list[ArticleEntry] = []
            for entry in self._read(lambda: self.pack.entries(first, READ_AT_ONCE), none):
                self._entries[entry.number] = entry
        return self._entries.get(number)

    def title(self, number: int) -> str:
        entry = self.entry(number)
        return one_line(entry.title, LONGEST_TITLE) if entry else ""

    def summary(self, number: int) -> str:
        entry = self.entry(number)
        return running_text(entry.summary[:LONGEST_SUMMARY]) if entry else ""

    def percent(self, number: int) -> int:
        """How far an article was read; 0 if it was not opened."""
        progress = self.progress.get(number)
        return progress.percent if progress else 0

    def state_of(self, number: int) -> ReadState:
        progress = self.progress.get(number)
        if progress is None:
            return ReadState.NEW
        return ReadState.READ if progress.is_read else ReadState.BEGUN

    # ---- the filter

    @property
    def is_prepared(self) -> bool:
        return len(self._folded) >= self.count or self._has_failed

    def prepare(self, articles: int) -> None:
        """Reads and folds that many more articles and puts them in order, so that a filter need not."""
        from reader.library.folding import fold  # not at the top: a home is shown before anything is typed

        first = len(self._folded)
        for number in range(first, min(self.count, first + articles)):
            entry = self.entry(number)
            self._folded.append(fold(f"{entry.title}\n{entry.summary}") if entry else "")
            self._sort_key(number)
        if self.is_prepared and not self._ranks:
            self._ranks = [0] * self.count
            for rank, number in enumerate(sorted(range(self.count), key=self._sort_key)):
                self._ranks[number] = rank
            self._sort_keys.clear()  # the ranks are all that is needed of them

    def alphabetical(self, articles: Sequence[int]) -> Sequence[int]:
        """The articles in the order of their titles."""
        return sorted(articles, key=self._ranks.__getitem__ if self._ranks else self._sort_key)

    def _sort_key(self, number: int) -> SortKey:
        from reader.library.alphabet import alphabet_of  # not at the top: a home is shown before

        if number not in self._sort_keys:
            entry = self.entry(number)
            title = entry.title if entry else ""
            self._sort_keys[number] = alphabet_of(self.pack.info.language).sort_key(title)
        return self._sort_keys[number]

    def matching(self, typed: str, state: ReadState) -> frozenset[int] | None:
        """The numbers of the articles that contain every typed word and have the state; None for all articles."""
        from reader.library.folding import fold_words

        words = fold_words(typed) if typed else []
        if not words and state is ReadState.ALL:
            return None
        found = self._with_words(words) if words else range(self.count)
        if state is not ReadState.ALL:
            found = [number for number in found if self.state_of(number) is state]
        return frozenset(found)

    def _with_words(self, words: Sequence[str]) -> Sequence[int]:
        """Who types more letters finds fewer articles, so only those are searched that had the letters before."""
        self.prepare(self.count)
        if not all(any(before in word for word in words) for before in self._found_for):
            self._found_for, self._found = (), range(self.count)
        for word in words:
            if word not in self._found_for:
                self._found = [number for number in self._found if word in self._folded[number]]
        self._found_for = words
        return self._found

    def _read(self, read: Callable[[], Value], otherwise: Value) -> Value:
        """Says only once why the pack cannot be read."""
        if self._has_failed:
            return otherwise
        try:
            return read()
        except PackError as error:
            self._has_failed = True
            self._on_error(error)
            return otherwise
