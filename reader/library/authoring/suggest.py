"""Suggests the known name that is most similar to an unknown one, for "did you mean …?"."""

from __future__ import annotations

import difflib
import heapq
from collections.abc import Iterable

from reader.translation import Translated, _

MAX_COMPARED = 3000
MAX_LENGTH = 100
MAX_SEARCHES = 500
"""In one file: whoever has that many unknown names has not mistyped them."""

_SIMILAR = 0.7
_MOST_CANDIDATES = 20


class KnownNames:
    """The known names that an author can refer to.

    >>> KnownNames(["neuroplasticity", "cbt"]).suggestion("neuroplastizity")
    'did you mean neuroplasticity?'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._known = frozenset(self._names)
        self._by_folded: dict[str, str] | None = None
        self._nearest: dict[str, str] = {}
        self._searches = 0

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def start_file(self) -> None:
        """Allows MAX_SEARCHES again, so that the messages about a file do not depend on the files before it."""
        self._searches = 0
        self._nearest.clear()

    def nearest(self, name: str) -> str:
        """The most similar name; empty if none is similar, or after MAX_SEARCHES."""
        if not name or len(name) > MAX_LENGTH:
            return ""
        if self._by_folded is None:
            self._by_folded = {_folded(known): known for known in reversed(self._names)}
        folded = _folded(name)
        if folded in self._by_folded:
            return self._by_folded[folded]
        # Comparing with very many names would take longer than reading the folder.
        if len(self._names) > MAX_COMPARED or self._searches >= MAX_SEARCHES:
            return ""
        self._searches += 1
        similar = difflib.get_close_matches(folded, self._candidates(folded), 1, _SIMILAR)
        return self._by_folded[similar[0]] if similar else ""

    def _candidates(self, folded: str) -> list[str]:
        """The names that `difflib`, which is a hundred times slower, can find similar."""
        from rapidfuzz.distance import Indel  # loading it takes longer than checking a small folder

        scored = [
            (score, known)
            for known in self._by_folded or ()
            if (score := Indel.normalized_similarity(folded, known, score_cutoff=_SIMILAR))
        ]
        return [known for _score, known in heapq.nlargest(_MOST_CANDIDATES, scored)]

    def suggestion(self, name: str) -> Translated:
        """Advice for a message; empty if no name is similar."""
        if name not in self._nearest:
            self._nearest[name] = self.nearest(name)
        nearest = self._nearest[name]
        return _("did you mean {name}?", name=nearest) if nearest else Translated("")


def _folded(name: str) -> str:
    return name.casefold().translate(_NO_SEPARATORS)


_NO_SEPARATORS = {ord(separator): None for separator in "-_. "}
