"""What the window and the process that checks spelling send each other through pipes: a length, and JSON.

The process has read a stranger's dictionary, so nothing in a reply is believed: it must be exactly what is expected.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import IO, Any, NamedTuple

from reader.library.spelling.written_words import LONGEST_WORD
from reader.system.helper_process import BrokenReplyError, read_exactly

READY = b"spelling"
MOST_WORDS = 200  # in one request
MOST_SUGGESTIONS = 5
LONGEST_SUGGESTION = 2 * LONGEST_WORD
LONGEST_FRAME = 1 << 18  # bytes

_LENGTH = struct.Struct("!I")


class SpellingRefused(Exception):
    """The process cannot read the dictionary."""


class Request(NamedTuple):
    """`what` is load, check or suggest; `words` are the two paths, the words, or the word."""

    what: str
    words: Sequence[str]


# in the window


def read_ready(pipe: IO[bytes]) -> None:
    """Raises BrokenReplyError."""
    if read_exactly(pipe, len(READY)) != READY:
        raise BrokenReplyError


def send(pipe: IO[bytes], request: Request) -> None:
    _write(pipe, request)


def read_loaded(pipe: IO[bytes]) -> None:
    """Raises SpellingRefused, or BrokenReplyError."""
    reply = _read(pipe)
    if reply is False:
        raise SpellingRefused
    if reply is not True:
        raise BrokenReplyError


def read_verdicts(pipe: IO[bytes], count: int) -> list[bool | None]:
    """Whether each word is right; None for words that there was no time for. Raises BrokenReplyError."""
    reply = _read(pipe)
    if not isinstance(reply, list) or len(reply) != count or any(each not in (True, False, None) for each in reply):
        raise BrokenReplyError
    return [None if each is None else bool(each) for each in reply]


def read_suggestions(pipe: IO[bytes]) -> list[str]:
    """Raises BrokenReplyError."""
    reply = _read(pipe)
    if not isinstance(reply, list) or len(reply) > MOST_SUGGESTIONS:
        raise BrokenReplyError
    for each in reply:
        if not isinstance(each, str) or not 0 < len(each) <= LONGEST_SUGGESTION or not each.isprintable():
            raise BrokenReplyError
    return reply


# in the process


def write_ready(pipe: IO[bytes]) -> None:
    pipe.write(READY)
    pipe.flush()


def read_request(pipe: IO[bytes]) -> Request | None:
    """None when the window has closed the pipe."""
    try:
        what, words = _read(pipe)
    except (BrokenReplyError, ValueError, TypeError):
        return None
    return Request(str(what), [str(word) for word in words])


def write_reply(pipe: IO[bytes], reply: object) -> None:
    _write(pipe, reply)


def _write(pipe: IO[bytes], value: object) -> None:
    data = json.dumps(value).encode("ascii")
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _read(pipe: IO[bytes]) -> Any:
    (length,) = _LENGTH.unpack(read_exactly(pipe, _LENGTH.size))
    if length > LONGEST_FRAME:
        raise BrokenReplyError
    try:
        return json.loads(read_exactly(pipe, length))
    except (ValueError, RecursionError) as error:
        raise BrokenReplyError from error
