"""What the window asks of the forms for the pack, the head of an article, terms, sources, questions and sections."""

from __future__ import annotations

from typing import Protocol

from reader.ui.authoring.pack_outline import EntryKey


class EntryForms(Protocol):
    """Each call opens a form over the window, and makes its change through the pack when it is accepted."""

    def can_edit(self, key: EntryKey) -> bool:
        """Whether there is a form for this kind of entry."""

    def edit(self, key: EntryKey) -> object:
        """Opens the form of an entry that is there."""

    def add(self, key: EntryKey, words: str = "", article: str = "") -> str:
        """Opens an empty form for a new entry of the kind, with the words that were typed. Its id, or empty.

        A question is asked at the end of `article`."""
