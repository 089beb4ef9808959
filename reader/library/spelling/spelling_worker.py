"""The process that checks spelling: reads requests from its input and writes replies, until its input is closed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from reader.library.spelling import spelling_limits as limits
from reader.library.spelling.hunspell_dictionary import HunspellDictionary
from reader.library.spelling.spelling_frames import (
    LONGEST_SUGGESTION,
    MOST_SUGGESTIONS,
    Request,
    read_request,
    write_ready,
    write_reply,
)
from reader.library.spelling.time_limit import TimeLimit, TooLong
from reader.system import process_limits, regular_file
from reader.system.helper_process import pipes_of_this_process
from reader.translation import _


def main() -> int:
    """The exit status."""
    if os.isatty(0):
        print(_("This is how Carrel starts itself to check spelling."), file=sys.stderr)
        return 2
    requests, replies = pipes_of_this_process()
    process_limits.limit_this_process(limits.MEMORY)
    worker = SpellingWorker(TimeLimit())
    try:
        write_ready(replies)
        while request := read_request(requests):
            worker.answer(request, replies)
    except OSError:  # the window has died
        return 1
    return 0


class SpellingWorker:
    def __init__(self, time_limit: TimeLimit) -> None:
        self._limit = time_limit
        self._dictionary: HunspellDictionary | None = None

    def answer(self, request: Request, replies: IO[bytes]) -> None:
        if request.what == "load":
            process_limits.limit_next_work(limits.LOAD_CPU_SECONDS)
            write_reply(replies, self._load(*map(Path, request.words)))
        elif request.what == "check":
            process_limits.limit_next_work(limits.WORK_CPU_SECONDS)
            write_reply(replies, self._verdicts(request.words))
        else:
            process_limits.limit_next_work(limits.WORK_CPU_SECONDS)
            write_reply(replies, self._suggestions(request.words[0]))

    def _load(self, rules: Path, words: Path) -> bool:
        try:
            data = [
                _read(rules, limits.LARGEST_RULES),
                _read(words, limits.LARGEST_WORDS),
            ]
            self._dictionary = HunspellDictionary(*data)
        except Exception:  # noqa: BLE001 - a stranger's dictionary can raise anything
            return False
        return True

    def _verdicts(self, words: Sequence[str]) -> list[bool | None]:
        """A word that takes too long counts as right; those that there is no time for are None."""
        verdicts: list[bool | None] = [None] * len(words)
        slow = 0
        for number, word in enumerate(words):
            if slow == limits.MOST_SLOW_WORDS:
                break
            verdicts[number] = True
            try:
                with self._limit.seconds(limits.WORD_SECONDS):
                    verdicts[number] = self._dictionary is None or self._dictionary.is_right(word)
            except TooLong:
                slow += 1
            except Exception:  # noqa: BLE001 - a stranger's dictionary can raise anything
                continue
        return verdicts

    def _suggestions(self, word: str) -> list[str]:
        """Those that were found in time, the best first."""
        found: list[str] = []
        try:
            with self._limit.seconds(limits.SUGGEST_SECONDS):
                for each in self._dictionary.suggestions(word, MOST_SUGGESTIONS) if self._dictionary else ():
                    if 0 < len(each) <= LONGEST_SUGGESTION and each.isprintable() and each not in found:
                        found.append(each)
        except Exception:  # noqa: BLE001 - a stranger's dictionary can raise anything, and TooLong is an answer, too
            return found
        return found


def _read(path: Path, most: int) -> bytes:
    """Follows a link, as systems have links from one region to another. Raises OSError and ValueError."""
    data = regular_file.read_regular(path.resolve(strict=True), most)
    if len(data) > most:
        raise ValueError
    return data
