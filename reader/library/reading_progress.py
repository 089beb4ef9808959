"""How far each article was read: kept in one file of the reader's data folder, by the ids of pack and article.

So a new edition keeps it. An article counts as read once the end of its text has been on the page for a moment. The
file is bounded: the articles that were read longest ago are forgotten. It holds no text of a pack.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.library.composed import composed
from reader.library.model import ID
from reader.system import state_file
from reader.system.atomic_write import write_atomically
from reader.system.regular_file import IrregularFileError

FILE_NAME = "reading.json"
VERSION = 1
LARGEST_FILE = 8 << 20  # bytes
MOST_VALUES = 400_000  # in the file, about: more would take long to read
MOST_PACKS = 500
MOST_ARTICLES = 20_000  # of all packs together
READ = 100  # per cent
SMALLEST = 1  # per cent: of an article that was only opened


class ArticleProgress(NamedTuple):
    """`percent` of the text was on the page, from 1 to 100. `block` is where the reader stopped; empty for the top."""

    percent: int
    block: str = ""

    @property
    def is_read(self) -> bool:
        return self.percent >= READ


Articles = dict[str, ArticleProgress]
"""Article id -> progress; the article that was read last is the last."""


class ReadingProgress:
    """What is in the file of a data folder, and what was noted since. Both packs and articles are kept in the order in
    which they were read.

    A damaged file counts as empty, and invalid entries are left out. A file of a newer Carrel stays as it is: then
    nothing is saved. Nor is a file replaced that is there and cannot be read, perhaps only for a moment.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        self._packs: dict[str, Articles] | None = None  # None before the file was read
        self._may_save = True
        self._is_unread = False  # what is in the file is unknown
        self._is_changed = False

    def of_pack(self, pack: str) -> Mapping[str, ArticleProgress]:
        """Article id -> progress, the article that was read last at the end."""
        return self._loaded().get(composed(pack), {})

    def recent(self, pack: str) -> list[str]:
        """The articles that were read, newest first."""
        return [*reversed([*self.of_pack(pack)])]

    def count_read(self, pack: str) -> int:
        """How many articles of a pack were read to their end; some may be in other editions only."""
        return sum(progress.is_read for progress in self.of_pack(pack).values())

    def note(self, pack: str, article: str, percent: int, block: str = "") -> None:
        """The reader is at `block`, with so much of the text above the lower edge of the page. Shares only rise."""
        packs = self._loaded()
        articles = packs.pop(composed(pack), {})
        before = articles.pop(article, None)
        articles[article] = ArticleProgress(max(_percent(percent), before.percent if before else 0), block)
        packs[composed(pack)] = articles  # now the last
        self._is_changed = True

    def mark(self, pack: str, article: str, *, is_read: bool) -> None:
        """What the reader says themselves: they have read an article, or want to read it again."""
        articles = self._loaded().setdefault(composed(pack), {})
        if is_read:
            before = articles.get(article)
            articles[article] = ArticleProgress(READ, before.block if before else "")
        else:
            articles.pop(article, None)
        self._is_changed = True

    def forget(self) -> None:
        """Everything, also what was noted and is not saved yet."""
        self._packs, self._is_changed, self._is_unread = {}, False, False

    def snapshot(self) -> dict[str, Articles]:
        return {pack: dict(articles) for pack, articles in self._loaded().items()}

    def restore(self, packs: Mapping[str, Articles]) -> None:
        """Returns to a snapshot, which is what is in the file."""
        self._packs, self._is_changed = {pack: dict(articles) for pack, articles in packs.items()}, False

    def save(self) -> None:
        """Writes the file atomically if something changed. Raises OSError."""
        if self._is_changed and self._is_unread:
            self._add_to_file()
        if not self._is_changed or not self._may_save:
            return
        packs = _newest(self._loaded())
        values = {pack: {id: list(each) for id, each in articles.items()} for pack, articles in packs.items()}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._file, json.dumps({"version": VERSION, "packs": values}, separators=(",", ":")) + "\n")
        self._is_changed = False

    def _loaded(self) -> dict[str, Articles]:
        if self._packs is None:
            try:
                self._packs = self._read_file()
            except OSError:
                self._packs, self._is_unread = {}, True
        return self._packs

    def _read_file(self) -> dict[str, Articles]:
        """Raises OSError."""
        values = _read(self._file)
        version = values.get("version")
        self._may_save = not (type(version) is int and version > VERSION)
        return _valid(values.get("packs")) if self._may_save else {}

    def _add_to_file(self) -> None:
        """Reads the file, and notes again what was noted without it. Raises OSError while it cannot be read."""
        before, noted = self._read_file(), self._loaded()
        self._packs, self._is_unread = before, False
        for pack, articles in noted.items():
            for article, progress in articles.items():
                self.note(pack, article, *progress)


def _read(file: Path) -> Mapping[str, object]:
    """Raises OSError if the file is there, and may be Carrel's, but cannot be read."""
    try:
        text = state_file.read_regular(file, LARGEST_FILE).decode("utf-8")
        values = json.loads(text) if sum(map(text.count, ",[{")) <= MOST_VALUES else {}
    except (FileNotFoundError, IrregularFileError, state_file.FileTooLargeError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _valid(packs: object) -> dict[str, Articles]:
    """Of too many, the last ones, which were read last."""
    found: dict[str, Articles] = {}
    for pack, articles in _last(packs, MOST_PACKS):
        if isinstance(articles, dict) and ID.fullmatch(pack):
            entries = ((id, _entry(value)) for id, value in _last(articles, MOST_ARTICLES) if ID.fullmatch(id))
            found[composed(pack)] = {id: entry for id, entry in entries if entry}
    return _newest(found)


def _last(values: object, most: int) -> Iterable[tuple[str, object]]:
    return [*values.items()][-most:] if isinstance(values, dict) else ()


def _entry(value: object) -> ArticleProgress | None:
    match value:
        case [int(percent), str(block)] if not isinstance(percent, bool) and (not block or ID.fullmatch(block)):
            return ArticleProgress(_percent(percent), block)
    return None


def _percent(value: int) -> int:
    return max(SMALLEST, min(READ, value))


def _newest(packs: Mapping[str, Articles]) -> dict[str, Articles]:
    """Without the articles that were read longest ago, so that MOST_ARTICLES and MOST_PACKS are left."""
    room, kept = MOST_ARTICLES, dict[str, Articles]()
    for pack, articles in reversed([*packs.items()][-MOST_PACKS:]):
        newest = dict([*articles.items()][-room:]) if room else {}
        room -= len(newest)
        if newest:
            kept[pack] = newest
    return dict(reversed(kept.items()))
