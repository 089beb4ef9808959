"""Numbers as text for people: sizes of files, and counts with their noun."""

from __future__ import annotations


def size(count: int) -> str:
    """`count` bytes as kB, MB or GB, in powers of ten: `354.2 MB`."""
    if count >= 1e9:
        return f"{count / 1e9:,.1f} GB"
    if count >= 1e6:
        return f"{count / 1e6:.1f} MB"
    return f"{max(1, round(count / 1e3)) if count > 0 else 0} kB"


def counted(number: int, singular: str, plural: str = "") -> str:
    """`1 file`, `2,000 files`. `plural` is for a noun that needs more than an `s`: `2 copies`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
