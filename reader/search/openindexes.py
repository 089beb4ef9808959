"""The indexes of the packs that are searched, opened when they are first asked; a lost one hides no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from reader.library.packerrors import PackError
from reader.search.packindex import NoIndex, PackIndex
from reader.search.passage_text import PlaceReader
from reader.search.query_plan import Plan

T = TypeVar("T")


class OpenIndexes:
    """`sentences` tells of each pack that cannot be searched now. It is tried again with the next question."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = list(dict.fromkeys(files))
        self._indexes: dict[Path, PackIndex] = {}
        self._readers: dict[Path, PlaceReader] = {}
        self._without: dict[Path, str] = {}

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(self._without[file] for file in self._files if file in self._without)

    def all(self) -> list[PackIndex]:
        for file in self._files:
            if file in self._indexes and not self._indexes[file].pack.is_unchanged():
                self._close(file)
            if file not in self._indexes:
                self._open(file)
        return list(self._indexes.values())

    def ids(self) -> list[str]:
        return [index.pack.info.id for index in self._indexes.values()]

    def reader(self, index: PackIndex) -> PlaceReader:
        return self._readers[index.pack.path]

    def each(self, plans: Iterable[Plan], do: Callable[[Plan], T]) -> list[T]:
        """What `do` gives for each plan. A pack that goes wrong meanwhile is left out."""
        return [given for plan in plans for given in self.guarded(plan.index, partial(do, plan))]

    def guarded(self, index: PackIndex, do: Callable[[], T]) -> list[T]:
        """What `do` gives, as a list; an empty one where the pack has gone wrong, now or before."""
        if self._indexes.get(index.pack.path) is not index:
            return []
        try:
            return [do()]
        except PackError as error:
            self._without[index.pack.path] = str(error)
            self._close(index.pack.path)
            return []

    def interrupt(self) -> None:
        """From any thread."""
        for index in list(self._indexes.values()):
            index.interrupt()

    def close(self) -> None:
        for file in list(self._indexes):
            self._close(file)

    def _open(self, file: Path) -> None:
        try:
            index = PackIndex(file)
        except (PackError, NoIndex) as error:
            self._without[file] = str(error)
            return
        self._without.pop(file, None)
        self._indexes[file] = index
        self._readers[file] = PlaceReader(index)

    def _close(self, file: Path) -> None:
        del self._readers[file]
        self._indexes.pop(file).close()
