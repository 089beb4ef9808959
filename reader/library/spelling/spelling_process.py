"""The window's side of the process that checks spelling.

No Qt here. All methods but `stop` are called on one thread, which may wait.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import IO, TypeVar

from reader.library.spelling import spelling_frames as frames
from reader.library.spelling import spelling_limits as limits
from reader.library.spelling.dictionary_files import DictionaryFiles
from reader.library.spelling.spelling_frames import Request, SpellingRefused
from reader.system import own_process
from reader.system.helper_process import HelperError, HelperNotStarted, HelperProcess
from reader.translation import _

Answer = TypeVar("Answer")

START_SECONDS = 30.0
MOST_DEATHS = 2  # then the dictionary is given up


class SpellingError(Exception):
    """Why spelling is not checked any more: a sentence for the author."""


class SpellingProcess:
    """One process with one dictionary, started when it is first needed, and again after it has died."""

    def __init__(
        self,
        files: DictionaryFiles,
        command: Sequence[str] | None = None,
        load_seconds: float = limits.LOAD_SECONDS,
        work_seconds: float = limits.WORK_SECONDS,
    ) -> None:
        self._files = files
        self._load_seconds = load_seconds
        self._work_seconds = work_seconds
        self._deaths = 0
        self._is_given_up = False
        self._helper = HelperProcess(
            command or own_process.command(own_process.CHECK_SPELLING),
            frames.read_ready,
            START_SECONDS,
            limits.WINDOWS_MEMORY,
            SpellingRefused,
        )

    @property
    def pid(self) -> int | None:
        return self._helper.pid

    def verdicts(self, words: Sequence[str]) -> list[bool | None]:
        """Whether each of at most MOST_WORDS words is right; None if it was not checked. Raises SpellingError."""
        return self._ask(Request("check", words), lambda replies: frames.read_verdicts(replies, len(words)))

    def suggestions(self, word: str) -> list[str]:
        """At most MOST_SUGGESTIONS, the best first. Raises SpellingError."""
        return self._ask(Request("suggest", [word]), frames.read_suggestions)

    def stop(self) -> None:
        """Ends the process, on any thread, also while it works."""
        self._helper.stop()

    def _ask(self, request: Request, read: Callable[[IO[bytes]], Answer]) -> Answer:
        while not self._is_given_up:
            try:
                if self._helper.start():
                    paths = [str(self._files.rules), str(self._files.words)]
                    load = Request("load", paths)
                    self._helper.ask(_talk(load, frames.read_loaded), self._load_seconds, limits.LOAD_CPU_SECONDS)
                return self._helper.ask(_talk(request, read), self._work_seconds, limits.WORK_CPU_SECONDS)
            except HelperNotStarted:
                self._is_given_up = True
                raise SpellingError(
                    _("Spelling is not checked, because Carrel could not start the process for it.")
                ) from None
            except SpellingRefused:
                self._is_given_up = True
            except HelperError:
                self._deaths += 1
                self._is_given_up = self._deaths >= MOST_DEATHS
        self._helper.stop()
        raise SpellingError(
            _(
                "Spelling is not checked: the dictionary {dictionary} is damaged or too large for Carrel.",
                dictionary=self._files.name,
            )
        )


def _talk(request: Request, read: Callable[[IO[bytes]], Answer]) -> Callable[[IO[bytes], IO[bytes]], Answer]:
    def talk(requests: IO[bytes], replies: IO[bytes]) -> Answer:
        frames.send(requests, request)
        return read(replies)

    return talk
