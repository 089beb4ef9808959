"""Ids of packs, articles and blocks, compared in Unicode NFC: older packs may have them decomposed."""

from __future__ import annotations

import unicodedata


def composed(id: str) -> str:
    return id if id.isascii() else unicodedata.normalize("NFC", id)


def is_same(one: str, other: str) -> bool:
    return one == other or composed(one) == composed(other)
