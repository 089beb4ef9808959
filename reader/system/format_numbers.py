"""Formats sizes and counts for people."""

from __future__ import annotations


def size(count: int) -> str:
    """`count` is in bytes: `520 kB`, `1.2 MB`, `15.6 GB`."""
    if count >= 1e9:
        return f"{count / 1e9:,.1f} GB"
    if count >= 1e6:
        return f"{count / 1e6:.1f} MB"
    return f"{max(1, round(count / 1e3)) if count > 0 else 0} kB"


def counted(count: int, what: str) -> str:
    """`1 file`, `2,000 files`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
