"""Opens the indexes of the packs that are searched, on first use. If one fails, the others are still searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from reader.library.packerrors import PackError
from reader.search.packindex import NoIndexError, PackIndex
from reader.search.passage_text import PassageReader
from reader.search.query_plan import QueryPlan

T = TypeVar("T")


class OpenIndexes:
    """`problems` has a sentence for each pack that cannot be searched. Every search tries such a pack again."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = list(dict.fromkeys(files))
        self._indexes: dict[Path, PackIndex] = {}
        self._readers: dict[Path, PassageReader] = {}
        self._problems: dict[Path, str] = {}

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(self._problems[file] for file in self._files if file in self._problems)

    def all(self) -> list[PackIndex]:
        for file in self._files:
            if file in self._indexes and not self._indexes[file].pack.is_unchanged():
                self._close(file)
            if file not in self._indexes:
                self._open(file)
        return list(self._indexes.values())

    def ids(self) -> list[str]:
        return [index.pack.info.id for index in self._indexes.values()]

    def reader(self, index: PackIndex) -> PassageReader:
        return self._readers[index.pack.path]

    def each(self, plans: Iterable[QueryPlan], do: Callable[[QueryPlan], T]) -> list[T]:
        """The results of `do` for each plan. A pack that fails is left out."""
        return [result for plan in plans for result in self.guarded(plan.index, partial(do, plan))]

    def guarded(self, index: PackIndex, do: Callable[[], T]) -> list[T]:
        """The result of `do` in a list, which is empty if the pack fails now or has failed before."""
        if self._indexes.get(index.pack.path) is not index:
            return []
        try:
            return [do()]
        except PackError as error:
            self._problems[index.pack.path] = str(error)
            self._close(index.pack.path)
            return []

    def interrupt(self) -> None:
        """Safe from any thread."""
        for index in list(self._indexes.values()):
            index.interrupt()

    def close(self) -> None:
        for file in list(self._indexes):
            self._close(file)

    def _open(self, file: Path) -> None:
        try:
            index = PackIndex(file)
        except (PackError, NoIndexError) as error:
            self._problems[file] = str(error)
            return
        self._problems.pop(file, None)
        self._indexes[file] = index
        self._readers[file] = PassageReader(index)

    def _close(self, file: Path) -> None:
        del self._readers[file]
        self._indexes.pop(file).close()
