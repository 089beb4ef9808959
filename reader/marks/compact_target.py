"""The texts of a mark's target without white space, as they are compared with an article."""

from __future__ import annotations

from dataclasses import dataclass

from reader.marks.article_text import compact
from reader.marks.model import MarkTarget

DISTINCTIVE = 32
"""Characters without white space. A quote of this length does not occur elsewhere by chance."""


@dataclass(frozen=True, slots=True)
class CompactTarget:
    """`quote`, `before` and `after` of `target`, without white space."""

    target: MarkTarget
    quote: str
    before: str
    after: str

    @classmethod
    def of(cls, target: MarkTarget) -> CompactTarget:
        return cls(target, compact(target.quote), compact(target.before), compact(target.after))

    @property
    def is_distinctive(self) -> bool:
        return len(self.quote) >= DISTINCTIVE

    def context(self, text: str, first: int, last: int) -> tuple[tuple[str, str], tuple[str, str]]:
        """Pairs of (before, its counterpart) and (after, its counterpart) around characters `first` to `last`."""
        return (
            (self.before, text[max(0, first - len(self.before)) : first]),
            (self.after, text[last : last + len(self.after)]),
        )
