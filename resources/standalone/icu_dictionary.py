"""Reads the dictionaries of ICU's break iterators, which are in its library of data: the words of Thai, Lao and so on.

A dictionary is a header, eight numbers, and a trie in bytes: a tree of nodes, each of which tells by its first byte
whether it is a branch, a run of bytes that all words below it share, or the end of a word
(https://unicode-org.github.io/icu/userguide/icu_data, `ucharstrie.h` and `bytestrie.h`).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

_HEADER = re.compile(rb"..\xda\x27\x14\x00.{6}Dict", re.DOTALL)
"""Of a file in the data: its own length, two magic bytes, the length of what follows, and the kind of the file."""

_BYTES = 0
_KIND = 7
_OFFSETS = 0x01000000
_OFFSET = 0x1FFFFF
_RUN, _VALUE = 0x10, 0x20  # the first bytes of nodes: below, a branch
_LONGEST_LIST = 5  # branches of more bytes are halved first
_JOINERS = {0xFF: "\u200d", 0xFE: "\u200c"}
_VALUES, _JUMPS = (0x51, 0x6C, 0x7E), (0xC0, 0xF0, 0xFE)
"""The first bytes from which on a number has one, two, or more further bytes."""


def dictionaries(data: bytes) -> Iterator[list[str]]:
    """The words of each dictionary whose trie is in bytes, sorted. Raises ValueError for a damaged one."""
    for found in _HEADER.finditer(data):
        first = found.start() + int.from_bytes(data[found.start() : found.start() + 2], "little")
        begin, _reserved, _reserved_too, end, kind, transform = struct.unpack_from("<6i", data, first)
        if kind & _KIND != _BYTES or not transform & _OFFSETS:
            continue
        offset = transform & _OFFSET
        trie = data[first + begin : first + end]
        yield sorted("".join(_JOINERS.get(byte, chr(offset + byte)) for byte in word) for word in _words(trie))


def _words(trie: bytes) -> Iterator[bytes]:
    """Every word; the nodes that are still to be read are (position, word so far, length of the rest of a branch)."""
    waiting = [(0, b"", 0)]
    try:
        while waiting:
            position, word, length = waiting.pop()
            if not length:
                node = trie[position]
                position += 1
                if node >= _VALUE:
                    yield word
                    _value, position = _number(trie, position, node >> 1, _VALUES, 0x10)
                    if not node & 1:
                        waiting.append((position, word, 0))
                    continue
                if node >= _RUN:
                    end = position + node - _RUN + 1
                    waiting.append((end, word + trie[position:end], 0))
                    continue
                if not node:
                    node = trie[position]
                    position += 1
                length = node + 1
            if length > _LONGEST_LIST:
                jump, after = _number(trie, position + 2, trie[position + 1], _JUMPS, 0)
                waiting += [(after + jump, word, length // 2), (after, word, length - length // 2)]
                continue
            for _branch in range(length - 1):
                key, node = trie[position : position + 1], trie[position + 1]
                value, position = _number(trie, position + 2, node >> 1, _VALUES, 0x10)
                if node & 1:
                    yield word + key
                else:
                    waiting.append((position + value, word + key, 0))
            waiting.append((position + 1, word + trie[position : position + 1], 0))
    except IndexError:
        raise ValueError("the dictionary is damaged") from None


def _number(trie: bytes, position: int, lead: int, sizes: tuple[int, int, int], least: int) -> tuple[int, int]:
    """A number and the position after it. Its first byte is `lead`, and `least` stands for nought."""
    two, three, four = sizes
    if lead < two:
        return lead - least, position
    if lead < three:
        return (lead - two) << 8 | trie[position], position + 1
    if lead < four:
        return (lead - three) << 16 | trie[position] << 8 | trie[position + 1], position + 2
    length = 3 if lead == four else 4
    return int.from_bytes(trie[position : position + length], "big"), position + length
