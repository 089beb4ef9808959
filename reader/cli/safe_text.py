"""Text from packs, marks, sticks and file names for a terminal and for other programs, without what steers either.

A terminal obeys control characters, and some Unicode characters turn the direction of what follows on the line.
"""

from __future__ import annotations

import contextlib
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any, TextIO, cast

from reader.cli.closed_output import as_broken_pipe
from reader.library.word_borders import without_borders

REPLACEMENT = "\ufffd"
_FIRST_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"

_MARKS = (0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF)
"""The borders of words, and invisible marks of direction that change only their neighbours."""

_STEERING = frozenset(
    (*range(0x2028, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080))
)
_LAST_PLAIN = 0x7E
_UNSAFE_KINDS = ("Cc", "Cs", "Co")  # control characters, halves of surrogate pairs, private use


class _Table(dict[int, str]):
    """For `str.translate`: code of a character -> what is shown for it, added when first needed."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if (code <= _LAST_PLAIN and code >= 0x20) or character in "\n\t":
            shown = character
        elif code in _MARKS:
            shown = ""
        else:
            shown = self.replacement(character) if _is_unsafe(character) else character
        self[code] = shown
        return shown

    @staticmethod
    def replacement(character: str) -> str:
        return REPLACEMENT


class _EscapeTable(_Table):
    """The same with the escapes of JSON, so that a program gets every character."""

    def __missing__(self, code: int) -> str:
        return super().__missing__(code) if code not in _MARKS else self.setdefault(code, f"\\u{code:04x}")

    @staticmethod
    def replacement(character: str) -> str:
        units = character.encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


_SHOWN, _ESCAPED = _Table(), _EscapeTable()
_WITH_ISOLATES = _Table({ord(_FIRST_ISOLATE): _FIRST_ISOLATE, ord(_POP_ISOLATE): _POP_ISOLATE})
"""With the isolates of `isolated`, and of the fields of a translated text."""


def printable(text: str) -> str:
    """Replaces control characters, so that content cannot control the terminal or reverse the direction of lines.

    Isolates stay, which keep a name from changing the order of the words around it; each ends on its line.
    """
    shown = text.translate(_WITH_ISOLATES)
    return shown if _FIRST_ISOLATE not in shown and _POP_ISOLATE not in shown else _closed(shown)


def printable_json(text: str) -> str:
    """Escapes the control characters that JSON leaves as they are."""
    return text.translate(_ESCAPED)


def printable_line(text: str) -> str:
    """On one line, so that a title cannot look like another entry."""
    return printable(" ".join(text.split()))


def isolated(text: str) -> str:
    """A name as part of a line: letters from right to left stay where they are, and turn nothing that follows."""
    shown = " ".join(text.split()).translate(_SHOWN)
    return f"{_FIRST_ISOLATE}{shown}{_POP_ISOLATE}" if any(map(_is_from_right, shown)) else shown


def without_controls(text: str) -> str:
    """For a file or another program: only the invisible marks that belong to a text stay."""
    text = without_borders(text)
    return "".join(c for c in text if c in "\n\t" or ord(c) in _MARKS or not _is_unsafe(c))


def exported(text: str, *, is_json: bool) -> str:
    """A file for other programs, as it is written or printed: JSON keeps every character as an escape."""
    return printable_json(text) if is_json else without_controls(text)


def _is_unsafe(character: str) -> bool:
    return ord(character) in _STEERING or unicodedata.category(character) in _UNSAFE_KINDS


def _is_from_right(character: str) -> bool:
    return not character.isascii() and unicodedata.bidirectional(character) in ("R", "AL", "AN")


class SafeStream:
    """A stream of text that replaces whatever its writers did not."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with as_broken_pipe():
            self._stream.write(printable(text))
        return len(text)

    def flush(self) -> None:
        with as_broken_pipe():
            self._stream.flush()

    def writelines(self, lines: list[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _closed(text: str) -> str:
    """The text with as many ends of isolates on each line as beginnings."""
    lines = []
    for line in text.split("\n"):
        is_open, parts = 0, []
        for character in line:
            is_open += (character == _FIRST_ISOLATE) - (character == _POP_ISOLATE)
            if is_open < 0:
                is_open = 0
            else:
                parts.append(character)
        lines.append("".join(parts) + _POP_ISOLATE * is_open)
    return "\n".join(lines)


@contextlib.contextmanager
def safe_output() -> Iterator[None]:
    """Whatever is printed meanwhile is safe, also by libraries and for errors that nobody expected."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast(TextIO, SafeStream(stream)) if stream else stream for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
