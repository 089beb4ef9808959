"""The texts of a mark's target as they are compared with an article."""

from __future__ import annotations

from dataclasses import dataclass

from reader.marks.compact_text import compact
from reader.marks.model import MarkTarget
from reader.marks.same_id import is_same
from reader.marks.script_weight import count_words, weight

DISTINCTIVE = 32
"""The weight in Latin letters of a quote that does not occur elsewhere by chance."""

TELLING, TELLING_ELSEWHERE = 16, 24
"""The weight of words that are enough if they stand once in both editions: in the same article, and in another."""

TELLING_SENTENCE = 8
"""The same for a whole sentence in the same article: 请洗手。"""

LEAST_WORDS = 3
"""A term of one or two words says little, even if it is long: a sentence about it may be gone, and another be new."""


@dataclass(frozen=True, slots=True)
class CompactTarget:
    """`quote`, `before` and `after` of `target`, compact."""

    target: MarkTarget
    quote: str
    before: str
    after: str

    @classmethod
    def of(cls, target: MarkTarget) -> CompactTarget:
        return cls(target, compact(target.quote), compact(target.before), compact(target.after))

    @property
    def is_distinctive(self) -> bool:
        return len(self.quote) >= DISTINCTIVE or weight(self.quote) >= DISTINCTIVE

    def is_telling(self, article: str, *, is_sentence: bool = False) -> bool:
        """Whether the words are enough if they stand only once in `article`, because they stood once in their own.

        `is_sentence`: they are a whole sentence in both.
        """
        if self.target.stands_once is not True:
            return False
        if not is_same(article, self.target.article):
            least = TELLING_ELSEWHERE
        elif is_sentence:
            return weight(self.quote) >= TELLING_SENTENCE
        else:
            least = TELLING
        return weight(self.quote) >= least and count_words(self.target.quote) >= LEAST_WORDS

    @property
    def has_context(self) -> bool:
        return bool(self.before or self.after)

    def context(self, text: str, first: int, last: int) -> tuple[tuple[str, str], tuple[str, str]]:
        """Pairs of (before, its counterpart) and (after, its counterpart) around characters `first` to `last`."""
        return (
            (self.before, text[max(0, first - len(self.before)) : first]),
            (self.after, text[last : last + len(self.after)]),
        )
