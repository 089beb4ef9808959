"""Searches packs: from what was typed to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.library.model import Block
from reader.search.answer import Answer
from reader.search.passage import Match

FIRST_HITS = 30
FEWEST_CHARACTERS = 2


class Searcher:
    """Asks the packs in `files`. All but `interrupt` belong to one thread, which need not be the one that made it."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files

    def ask(self, typed: str, kind: str = "", pack: str = "", count: int = FIRST_HITS) -> Answer:
        """At most `count` hits of one kind or pack, or of all. Raises Interrupted."""
        raise NotImplementedError

    def matches(self, typed: str, pack: str, blocks: Sequence[Block]) -> list[Match]:
        """Every place in the blocks of an article of that pack that `typed` finds, in reading order."""
        raise NotImplementedError

    def interrupt(self) -> None:
        """Ends the question that is being answered, from any thread."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
