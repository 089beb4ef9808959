"""Letters that lead to fields with Alt: one for each label, as far as letters go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def with_letters(labels: Sequence[str], reserved: Iterable[str] = ()) -> list[str]:
    """Each label with & before its letter. `reserved` are letters that something else has.

    >>> with_letters(["Title", "Topic", "Term"], "o")
    ['&Title', 'To&pic', 'T&erm']
    """
    used = {letter.casefold() for letter in reserved}
    found = []
    for label in labels:
        place = _place(label, used)
        if place is None:
            found.append(label)
            continue
        used.add(label[place].casefold())
        found.append(f"{label[:place]}&{label[place:]}")
    return found


def letters_of(*labels: str) -> str:
    """Those that are marked in labels with & before a letter.

    >>> letters_of("Sa&ve", "Ca&ncel")
    'vn'
    """
    return "".join(label[label.index("&") + 1] for label in labels if "&" in label[:-1])


def _place(label: str, used: set[str]) -> int | None:
    """The first letter of a word if one is free, else any letter."""
    starts = [place for place, letter in enumerate(label) if not place or label[place - 1] == " "]
    places: list[int] = [*starts, *range(len(label))]
    for place in places:
        if label[place].isalnum() and label[place].isascii() and label[place].casefold() not in used:
            return place
    return None
