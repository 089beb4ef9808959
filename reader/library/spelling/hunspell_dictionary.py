"""A Hunspell dictionary in memory, read by `spylls`. Only the process that checks spelling uses it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from spylls.hunspell import Dictionary
from spylls.hunspell.readers import read_aff, read_dic
from spylls.hunspell.readers.file_reader import BaseReader

_ENCODINGS = {"TIS620-2533": "tis-620", "ISCII-DEVANAGARI": "utf-8"}
_FIRST_ENCODING = "cp1252"  # until the rules name theirs


class HunspellDictionary:
    def __init__(self, rules: bytes, words: bytes) -> None:
        """The bytes of the .aff and of the .dic file. Raises any exception for those of a stranger."""
        aff, context = read_aff(_BytesReader(rules))
        self._dictionary: Any = Dictionary(
            aff, read_dic(_BytesReader(words, context.encoding), aff=aff, context=context)
        )

    def is_right(self, word: str) -> bool:
        """With a straight apostrophe, too: not every dictionary has the curved one."""
        if self._dictionary.lookup(word):
            return True
        return "’" in word and bool(self._dictionary.lookup(word.replace("’", "'")))

    def suggestions(self, word: str, most: int) -> Iterator[str]:
        """One after the other, because each can take long."""
        yield from islice(dict.fromkeys(self._dictionary.suggest(word)), most)


class _BytesReader(BaseReader):  # type: ignore[misc]
    """Gives spylls the lines of a file that is in memory, and which another encoding can be set for."""

    def __init__(self, data: bytes, encoding: str = _FIRST_ENCODING) -> None:
        self._data = data
        super().__init__(self._opened(encoding))

    def reset_encoding(self, encoding: str) -> None:
        self.reset_io(self._opened(encoding))

    def _opened(self, encoding: str) -> io.TextIOWrapper:
        name = _ENCODINGS.get(encoding, encoding).removeprefix("microsoft-")
        # Some dictionaries have flags in another encoding than their words.
        return io.TextIOWrapper(io.BytesIO(self._data), encoding=name, errors="surrogateescape")
