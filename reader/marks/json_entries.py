"""Reads a large JSON file entry by entry, so that neither its size nor its nesting can fill the memory."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeGuard, overload

from reader.library.stored_json import MOST_VALUES, EncodingError
from reader.translation import _, number_text

LISTS = frozenset(("items", "rows", "annotations", "entries", "documents"))
"""Members of the outer object, or of its member `first`, whose entries are read one by one."""

LARGEST_ENTRY = 16 << 20  # bytes of one entry
LARGEST_FRAME = 8 << 20  # bytes of all that is around the entries
MOST_MEMBERS = 1_000
MOST_COMMAS = 1_000_000  # in one entry that is larger than a window
PROGRESS_EVERY = 500  # entries
LONGEST_SIGN = 12  # characters of an escaped character or a name such as `-Infinity`
_WINDOW = 256 << 10  # bytes that are decoded at a time
_SPACE = re.compile(r"[ \t\n\r]*")

OnProgress = Callable[[int, int], None]
"""Bytes read, and bytes of the file. It may raise to cancel."""


class Entries(Sequence[Any]):
    """A list in a file. Each entry is decoded when it is asked for."""

    def __init__(self, data: bytes, spans: Sequence[tuple[int, int]]) -> None:
        self._data = data
        self._spans = spans

    def __len__(self) -> int:
        return len(self._spans)

    @overload
    def __getitem__(self, number: int) -> Any: ...

    @overload
    def __getitem__(self, number: slice) -> Entries: ...

    def __getitem__(self, number: int | slice) -> Any:
        if isinstance(number, slice):
            return Entries(self._data, self._spans[number])
        first, last = self._spans[number]
        return _DECODER.decode(self._data[first:last].decode())


def is_list(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, list | Entries)


def read_root(data: bytes, most: int, on_progress: OnProgress = lambda _done, _total: None) -> Any:
    """The value of a file, with `Entries` for the outer list, or for the LISTS of the outer object.

    Raises EncodingError if it is not JSON, if it has more than `most` entries, or if one of them is too large; and
    UnicodeDecodeError if it is not text in UTF-8.
    """
    return _RootReader(data, most, on_progress).root()


class _RootReader:
    """A cursor. `_at` counts bytes of the file, `_offset` characters of the window, which begins before it."""

    def __init__(self, data: bytes, most: int, on_progress: OnProgress) -> None:
        self._data = data
        self._most = most
        self._on_progress = on_progress
        self._count = 0
        self._frame = 0
        self._at = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
        self._text, self._offset, self._is_ascii, self._is_last = "", 0, True, False
        self._open_window(_WINDOW)

    def root(self) -> Any:
        sign = self._peek()
        value = self._entries() if sign == "[" else self._object(is_outer=True) if sign == "{" else self._value()
        if self._peek():
            raise self._error(_("there is more after its end"))
        return value

    def _object(self, *, is_outer: bool) -> dict[str, Any]:
        members: dict[str, Any] = {}
        self._step()
        if self._peek() == "}":
            self._step()
            return members
        while True:
            if self._peek() != '"':
                raise self._error(_("a name is missing"))
            name = self._framed()
            self._expect(":")
            sign = self._peek()
            if sign == "[" and name in LISTS:
                members[name] = self._entries()
            elif sign == "{" and name == "first" and is_outer:
                members[name] = self._object(is_outer=False)
            else:
                members[name] = self._framed()
            if len(members) > MOST_MEMBERS:
                raise EncodingError(_("it has more than {number} members", number=number_text(MOST_MEMBERS)))
            if self._expect(",", "}") == "}":
                return members

    def _entries(self) -> Entries:
        spans: list[tuple[int, int]] = []
        self._step()
        if self._peek() == "]":
            self._step()
            return Entries(self._data, spans)
        while True:
            self._peek()
            first = self._at
            self._value()
            spans.append((first, self._at))
            self._count += 1
            if self._count > self._most:
                raise EncodingError(_("it has more than {number} entries", number=number_text(self._most)))
            if self._count % PROGRESS_EVERY == 0:
                self._on_progress(self._at, len(self._data))
            if self._expect(",", "]") == "]":
                return Entries(self._data, spans)

    def _framed(self) -> Any:
        """A value that is not an entry."""
        first = self._at
        value = self._value()
        self._frame += self._at - first
        if self._frame > LARGEST_FRAME:
            raise EncodingError(
                _("it has more than {number} MB around its entries", number=number_text(LARGEST_FRAME >> 20))
            )
        return value

    def _value(self) -> Any:
        size = _WINDOW
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._offset)
            except RecursionError as error:
                raise EncodingError(_("it is nested too deeply")) from error
            except EncodingError:
                raise
            except json.JSONDecodeError as error:
                if self._is_last or not self._is_cut(error):
                    raise self._error(error.msg) from error
            except ValueError as error:  # a number with too many digits
                raise self._error(str(error)) from error
            else:
                if end < len(self._text) or self._is_last:  # a number may go on in the next window
                    self._advance(end)
                    return value
            if self._offset:
                self._open_window(size)
                continue
            size *= 4
            if size > LARGEST_ENTRY:
                raise EncodingError(_("an entry has more than {number} MB", number=number_text(LARGEST_ENTRY >> 20)))
            self._open_window(size)
            parts = self._text.count("[") + self._text.count("{")
            if parts > MOST_VALUES or self._text.count(",") > MOST_COMMAS:
                raise EncodingError(_("an entry has more than {number} parts", number=number_text(MOST_VALUES)))

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether the value may go on after the window."""
        return error.msg.startswith("Unterminated") or error.pos >= len(self._text) - LONGEST_SIGN

    # ---- the cursor

    def _open_window(self, size: int) -> None:
        """Moves the window, so that it begins at the cursor."""
        piece = self._data[self._at : self._at + size]
        self._is_last = self._at + len(piece) >= len(self._data)
        self._text, _length = codecs.utf_8_decode(piece, "strict", self._is_last)
        self._offset, self._is_ascii = 0, self._text.isascii()

    def _advance(self, end: int) -> None:
        passed = end - self._offset if self._is_ascii else len(self._text[self._offset : end].encode())
        self._at += passed
        self._offset = end

    def _peek(self) -> str:
        """The next character that is not white space; empty at the end of the file."""
        while True:
            match = _SPACE.match(self._text, self._offset)
            assert match
            self._advance(match.end())
            if self._offset < len(self._text) or self._is_last:
                return self._text[self._offset : self._offset + 1]
            self._open_window(_WINDOW)

    def _step(self) -> None:
        self._advance(self._offset + 1)

    def _expect(self, *signs: str) -> str:
        sign = self._peek()
        if sign not in signs or not sign:
            raise self._error(_("“{sign}” is missing", sign=signs[0]))
        self._step()
        return sign

    def _error(self, reason: str) -> EncodingError:
        return EncodingError(
            _("it is not valid JSON at byte {number}: {reason}", number=number_text(self._at), reason=reason)
        )


def _refuse_constant(name: str) -> Any:
    raise EncodingError(_("{text} is not a valid number", text=name))


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
