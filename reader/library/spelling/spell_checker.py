"""Finds misspelled words in texts, and remembers what it knows. For one thread, which may wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from reader.library.spelling.dictionary_files import DictionaryFiles
from reader.library.spelling.spelling_frames import MOST_WORDS
from reader.library.spelling.spelling_process import SpellingProcess
from reader.library.spelling.written_words import WrittenWord, words_in

Item = TypeVar("Item")

MOST_KNOWN = 200_000  # words


class NoDictionary(Exception):
    """There is none for the language."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language


class Speller(Protocol):
    """What asks a dictionary. All but `stop` raise SpellingError."""

    def verdicts(self, words: Sequence[str]) -> list[bool | None]: ...

    def suggestions(self, word: str) -> list[str]: ...

    def stop(self) -> None: ...


class CheckedText(NamedTuple):
    """`file` says which words of the text are read by people; `is_right` what the pack says about a word."""

    file: str
    text: str
    is_right: Callable[[str], bool]


class SpellChecker:
    def __init__(
        self,
        find: Callable[[str], DictionaryFiles | None],
        make: Callable[[DictionaryFiles], Speller] = SpellingProcess,
    ) -> None:
        """`find` gives the dictionary of a language."""
        self._find = find
        self._make = make
        self._language: str | None = None
        self._speller: Speller | None = None
        self._known: dict[str, bool] = {}
        self._suggested: dict[str, list[str]] = {}
        self._is_closed = False

    def set_language(self, language: str) -> None:
        """Raises NoDictionary."""
        if language != self._language:
            self._stop()
            self._language = language
            files = self._find(language)
            self._speller = self._make(files) if files else None
        if self._speller is None:
            raise NoDictionary(language)

    def misspelled(
        self, checked: CheckedText, lines: range | None = None, check_cancelled: Callable[[], object] = lambda: None
    ) -> list[WrittenWord]:
        """In their order, in some lines. Raises SpellingError, and what `check_cancelled` raises."""
        words = [each for each in words_in(checked.text, checked.file, lines) if not checked.is_right(each.word)]
        self._learn((each.word for each in words), check_cancelled)
        return [each for each in words if not self._known.get(each.word, True)]

    def first_misspelled(
        self, checked: CheckedText, start: int, end: int, *, backwards: bool, check_cancelled: Callable[[], object]
    ) -> WrittenWord | None:
        """The first one from character `start` to `end`, or the last one. Raises as `misspelled`."""
        words = [each for each in words_in(checked.text, checked.file) if start <= each.first < end]
        if backwards:
            words.reverse()
        for part in _parts(words):
            self._learn((each.word for each in part if not checked.is_right(each.word)), check_cancelled)
            for each in part:
                if not checked.is_right(each.word) and not self._known.get(each.word, True):
                    return each
        return None

    def suggestions(self, word: str) -> list[str]:
        """Raises SpellingError."""
        if word not in self._suggested and self._speller:
            self._suggested[word] = self._speller.suggestions(word)
        return self._suggested.get(word, [])

    def close(self) -> None:
        """Ends the process, on any thread. Nothing starts it again."""
        self._is_closed = True
        if self._speller:
            self._speller.stop()

    def _learn(self, words: Iterable[str], check_cancelled: Callable[[], object]) -> None:
        unknown = [word for word in dict.fromkeys(words) if word not in self._known]
        for part in _parts(unknown):
            check_cancelled()
            if self._is_closed or not self._speller:
                return
            verdicts = self._speller.verdicts(part)
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known.update((word, right) for word, right in zip(part, verdicts, strict=True) if right is not None)

    def _stop(self) -> None:
        if self._speller:
            self._speller.stop()
        self._speller = None
        self._known.clear()
        self._suggested.clear()


def _parts(words: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for first in range(0, len(words), MOST_WORDS):
        yield words[first : first + MOST_WORDS]
