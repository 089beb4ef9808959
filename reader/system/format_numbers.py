"""Amounts as people say them, the same wherever Carrel tells of one."""

from __future__ import annotations


def size(count: int) -> str:
    """Of bytes."""
    if count >= 1e9:
        return f"{count / 1e9:,.1f} GB"
    if count >= 1e6:
        return f"{count / 1e6:.1f} MB"
    return f"{max(1, round(count / 1e3)) if count > 0 else 0} kB"


def counted(count: int, what: str) -> str:
    """`1 file`, `2,000 files`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
