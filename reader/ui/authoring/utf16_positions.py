"""Converts positions in a text between Python's characters and Qt's UTF-16 units."""

from __future__ import annotations


def to_utf16(text: str, characters: int) -> int:
    before = text[:characters]
    if before.isascii() or max(before) <= "\uffff":
        return len(before)
    return len(before) + sum(character > "\uffff" for character in before)


def to_characters(text: str, units: int) -> int:
    before = text[:units]
    if before.isascii() or not before or max(before) <= "\uffff":
        return len(before)
    found = 0
    for number, character in enumerate(text):
        if found >= units:
            return number
        found += 2 if character > "\uffff" else 1
    return len(text)
