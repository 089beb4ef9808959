"""'Did you mean …?': the known name nearest to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MAX_COMPARED = 3000
MAX_LENGTH = 100


class Names:
    """A set of known names.

    >>> Names(["neuroplasticity", "cbt"]).hint("neuroplastizity")
    '; did you mean neuroplasticity?'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._known = frozenset(self._names)
        self._by_folded: dict[str, str] | None = None
        self._hints: dict[str, str] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def nearest(self, name: str) -> str:
        """Empty where nothing is near."""
        if not name or len(name) > MAX_LENGTH:
            return ""
        if self._by_folded is None:
            self._by_folded = {_folded(known): known for known in reversed(self._names)}
        folded = _folded(name)
        if folded in self._by_folded:
            return self._by_folded[folded]
        # A comparison with each of very many names would take longer than reading the folder.
        if len(self._names) > MAX_COMPARED:
            return ""
        near = difflib.get_close_matches(folded, self._by_folded, 1, 0.7)
        return self._by_folded[near[0]] if near else ""

    def hint(self, name: str) -> str:
        """The end of a message; empty where nothing is near."""
        if name not in self._hints:
            near = self.nearest(name)
            self._hints[name] = f"; did you mean {near}?" if near else ""
        return self._hints[name]


def _folded(name: str) -> str:
    return name.casefold().translate(_NO_JOINTS)


_NO_JOINTS = {ord(joint): None for joint in "-_. "}
