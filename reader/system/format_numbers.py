"""Numbers as text for people: sizes of files, and counts with their noun."""

from __future__ import annotations

from reader.translation import Translated, _, pgettext


def size(count: int) -> Translated:
    """`count` bytes as kB, MB or GB, in powers of ten: `354.2 MB`."""
    if count >= 1e9:
        return _("{number} GB", number=_one_decimal(count / 1e9))
    if count >= 1e6:
        return _("{number} MB", number=_one_decimal(count / 1e6))
    return _("{number} kB", number=max(1, round(count / 1e3)) if count > 0 else 0)


def _one_decimal(number: float) -> Translated:
    english = f"{number:.1f}"
    return Translated(english.replace(".", pgettext("decimal separator, as in 1.5", ".")), english)


def counted(number: int, singular: str, plural: str = "") -> str:
    """`1 file`, `2,000 files`. `plural` is for a noun that needs more than an `s`: `2 copies`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
