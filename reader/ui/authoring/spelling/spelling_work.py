"""What is done about spelling on another thread: the words of a part of a text, and the next misspelled word."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.library.authoring import packinfo
from reader.library.editing import yaml_edit
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.right_words import is_among, right_words
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.spelling.dictionary_files import DictionaryFiles
from reader.library.spelling.spell_checker import CheckedText, SpellChecker
from reader.library.spelling.written_words import WrittenWord
from reader.ui.shell.background_tasks import Superseded


class FoundWord(NamedTuple):
    """A misspelled word in a file."""

    file: str
    word: WrittenWord


class SpellingWork:
    """All methods raise NoDictionary, SpellingError, and Superseded after `cancel`. No Qt here."""

    def __init__(self, find: Callable[[str], DictionaryFiles | None]) -> None:
        self._checker = SpellChecker(find)
        self._cancelled = threading.Event()

    def misspelled(self, snapshot: FolderSnapshot, file: str, text: str, lines: range) -> Sequence[WrittenWord]:
        """In some lines of a file, which has this text now."""
        is_right = self._begin(snapshot)
        return self._checker.misspelled(CheckedText(file, text, is_right), lines, self._check_cancelled)

    def search(
        self, snapshot: FolderSnapshot, files: Sequence[str], place: int, *, backwards: bool
    ) -> FoundWord | None:
        """The first one in these files, after (or before) a place in the first of them."""
        is_right = self._begin(snapshot)
        for number, file in enumerate(files):
            text = snapshot.text(file)
            start, end = 0, len(text) + 1
            if number == 0:
                start, end = (0, place) if backwards else (place, end)
            word = self._checker.first_misspelled(
                CheckedText(file, text, is_right),
                start,
                end,
                backwards=backwards,
                check_cancelled=self._check_cancelled,
            )
            if word:
                return FoundWord(file, word)
        return None

    def suggestions(self, word: str) -> Sequence[str]:
        return self._checker.suggestions(word)

    def cancel(self) -> None:
        """From the thread of the window: what runs now ends soon."""
        self._cancelled.set()

    def close(self) -> None:
        """From the thread of the window: also ends the process."""
        self._cancelled.set()
        self._checker.close()

    def _begin(self, snapshot: FolderSnapshot) -> Callable[[str], bool]:
        """Whether the pack itself says that a word is right."""
        self._cancelled.clear()
        self._checker.set_language(_language(snapshot))
        words = right_words(snapshot)
        return lambda word: is_among(word, words)

    def _check_cancelled(self) -> None:
        if self._cancelled.is_set():
            raise Superseded


def _language(snapshot: FolderSnapshot) -> str:
    """That of the pack; empty while pack.yaml has an error."""
    try:
        language = yaml_edit.read_value(snapshot.text(packinfo.FILE), ("language",))
    except EditRefused:
        return ""
    return language.strip() if isinstance(language, str) else ""
