"""Lengths as Qt counts them: in UTF-16 units, where Python counts characters."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    if text.isascii() or max(text) <= "\uffff":
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)
