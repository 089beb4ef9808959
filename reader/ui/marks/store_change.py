"""Types of calls that change the store of marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from reader.marks.results import MergeResult, SaveResult
from reader.marks.store import MarkStore

Saved = TypeVar("Saved", bound=SaveResult | MergeResult)
Change = Callable[[], SaveResult | MergeResult]
"""It may raise MarkError."""

Undo = tuple[str, Sequence[Callable[[MarkStore], SaveResult | MergeResult]]]
"""What to say after an undo, and the calls that undo, on the store that is open then."""
