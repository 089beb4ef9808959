"""What the reader answered about packs with one id in several files, as values for the settings.

An answer belongs to the SHA-256 of a file, because a stranger can copy its name, size and date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from reader.library.composed import composed
from reader.library.file_digest import FileDigest
from reader.library.model import ID
from reader.named_tuple import NamedTuple

MOST_ANSWERS = 1000
_SHA256 = r"[0-9a-f]{64}"
_MAX_NUMBER = 1 << 63
_READ, _KEEP = "read", "keep"


class PackAnswer(NamedTuple):
    """`is_read`: the reader wants to read this file for the pack with that id; otherwise they do not, and are not asked
    again. `size` and `modified` (in nanoseconds) save reading the file where they differ, but prove nothing.
    """

    id: str
    sha256: str
    is_read: bool
    size: int
    modified: int


def answer_about(id: str, file: FileDigest, *, is_read: bool) -> PackAnswer:
    return PackAnswer(composed(id), file.sha256, is_read, file.size, file.modified)


def from_settings(values: object) -> tuple[PackAnswer, ...]:
    """The valid entries of a settings value. Invalid ones are ignored."""
    entries = values[:MOST_ANSWERS] if isinstance(values, list) else ()
    return tuple(answer for entry in entries if (answer := _read_entry(entry)))


def to_settings(answers: Sequence[PackAnswer]) -> list[dict[str, Any]]:
    """The opposite of `from_settings`."""
    return [
        {
            "id": each.id,
            "sha256": each.sha256,
            "answer": _READ if each.is_read else _KEEP,
            "size": each.size,
            "modified": each.modified,
        }
        for each in answers
    ]


def with_answers(answers: Sequence[PackAnswer], new: Sequence[PackAnswer]) -> tuple[PackAnswer, ...]:
    """The new answers first. They replace older ones about the same file, and a pack has one file that is read."""
    kept = list(new)
    for old in answers:
        is_same_file = any((old.id, old.sha256) == (each.id, each.sha256) for each in new)
        is_replaced = old.is_read and any(each.is_read and each.id == old.id for each in new)
        if not is_same_file and not is_replaced:
            kept.append(old)
    return tuple(kept[:MOST_ANSWERS])


def chosen(answers: Iterable[PackAnswer], id: str) -> PackAnswer | None:
    """The file that the reader chose for a pack."""
    return next((each for each in answers if each.is_read and each.id == composed(id)), None)


def is_declined(answers: Iterable[PackAnswer], id: str, file: FileDigest) -> bool:
    return any((each.id, each.sha256) == (composed(id), file.sha256) for each in answers if not each.is_read)


def may_be_declined(answers: Iterable[PackAnswer], id: str, size: int, modified: int) -> bool:
    """Whether a file looks like one that the reader does not want: then it need not be read to ask about it.

    A forged file that looks so is not asked about, and so it is never read instead of another one.
    """
    wanted = (composed(id), size, modified)
    return any((each.id, each.size, each.modified) == wanted for each in answers if not each.is_read)


def _read_entry(entry: object) -> PackAnswer | None:
    match entry:
        case {
            "id": str(id),
            "sha256": str(sha256),
            "answer": str(answer),
            "size": int(size),
            "modified": int(modified),
        } if answer in (_READ, _KEEP) and ID.fullmatch(id) and re.fullmatch(_SHA256, sha256):
            if all(type(number) is int and abs(number) < _MAX_NUMBER for number in (size, modified)):
                return PackAnswer(composed(id), sha256, answer == _READ, size, modified)
    return None
