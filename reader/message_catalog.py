"""One `.mo` file of gettext, in which a text is searched when it is shown.

Python's own class decodes every text when it opens a file, which takes ten times as long as the rest of this: the
program has thousands of texts, and a start shows a few dozen.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from pathlib import Path

LARGEST = 32 << 20  # bytes
_HEADER = 28  # bytes
_ENTRY = 8  # bytes of a length and an offset
_MAGIC = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
_END_OF_CONTEXT = "\x04"
_GERMANIC = "n != 1"  # as in English


def has_texts(file: Path) -> bool:
    """Whether a catalog contains more than its head, as far as its first bytes say. False if it cannot be read."""
    try:
        with file.open("rb") as stream:
            start = stream.read(_HEADER)
        return bool(struct.unpack_from(f"{_MAGIC[start[:4]]}I", start, 8)[0] > 1)
    except (OSError, LookupError, struct.error):
        return False


class MessageCatalog:
    """Translations by text. A text without one is returned as it is."""

    def __init__(self, file: Path) -> None:
        """Raises OSError if the file cannot be read, and ValueError if it is not a catalog."""
        with file.open("rb") as stream:
            self._data = stream.read(LARGEST + 1)
        self._known: dict[str, Sequence[str]] = {}
        self._form: Callable[[int], int] | None = None  # made for the first text with forms
        try:
            if len(self._data) > LARGEST:
                raise ValueError("it is too large")
            self._order = _MAGIC[self._data[:4]]
            version, self._count, self._keys, self._values = struct.unpack_from(f"{self._order}4I", self._data, 4)
            if version >> 16 > 1:
                raise ValueError("it has another format")
            for table in (self._keys, self._values) if self._count else ():
                self._bytes(table, 0)
                self._bytes(table, self._count - 1)  # a file that was cut short ends before it
            self._rule = self._read_rule(self._find("")[0])
        except (LookupError, ValueError, struct.error) as error:
            raise ValueError(f"{file} is not a catalog of translations: {error}") from error

    def gettext(self, message: str) -> str:
        found = self._get(message)
        return found[0] if found and found[0] else message

    def pgettext(self, context: str, message: str) -> str:
        found = self._get(f"{context}{_END_OF_CONTEXT}{message}")
        return found[0] if found and found[0] else message

    def ngettext(self, one: str, other: str, number: int) -> str:
        forms = self._get(one)
        if len(forms) > 1:
            index = self.form(number)
            if index < len(forms) and forms[index]:
                return forms[index]
        elif forms and self._rule == "0":  # a language with one form for all numbers
            return forms[0]
        return one if number == 1 else other

    def form(self, number: int) -> int:
        """Which of the forms of a text stands beside a number."""
        self._form = self._form or _form_by(self._rule)
        return self._form(number)

    def _get(self, key: str) -> Sequence[str]:
        """The forms of a text; empty where it has no translation."""
        found = self._known.get(key)
        if found is None:
            try:
                found = self._find(key)
            except (LookupError, UnicodeDecodeError, struct.error):  # a damaged part: the program goes on in English
                found = ()
            self._known[key] = found
        return found

    def _find(self, key: str) -> Sequence[str]:
        """Texts are sorted; one with a plural has it behind a NUL. Raises what reading a damaged file raises."""
        wanted = key.encode("utf-8", "surrogatepass")
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            here = self._bytes(self._keys, middle).partition(b"\0")[0]
            if here == wanted:
                return self._bytes(self._values, middle).decode("utf-8").split("\0")
            if here < wanted:
                low = middle + 1
            else:
                high = middle
        return () if key else ("",)

    def _bytes(self, table: int, number: int) -> bytes:
        length, offset = struct.unpack_from(f"{self._order}II", self._data, table + _ENTRY * number)
        if offset + length > len(self._data):
            raise IndexError("it is cut short")
        return self._data[offset : offset + length]

    @staticmethod
    def _read_rule(head: str) -> str:
        """The expression that gives the number of a form. Raises ValueError."""
        fields = {name.lower(): value for name, _colon, value in (line.partition(":") for line in head.splitlines())}
        if "charset=utf-8" not in fields.get("content-type", "charset=utf-8").lower():
            raise ValueError("it is not in UTF-8")
        rule = fields.get("plural-forms", "").partition("plural=")[2]
        return rule.partition(";")[0].strip() or _GERMANIC


def _form_by(rule: str) -> Callable[[int], int]:
    from gettext import c2py

    try:
        return c2py(rule)
    except ValueError:  # it is damaged
        return c2py(_GERMANIC)
