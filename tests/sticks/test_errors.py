"""Reasons in words for a stick that fails."""

from __future__ import annotations

import errno

import pytest

from reader.sticks.errors import internal_error, reason_of
from reader.system.move_file import FileInUseError


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "It is full."),
        (OSError(errno.EROFS, "Read-only file system"), "It is write-protected: look for a small switch on the stick."),
        (FileNotFoundError(errno.ENOENT, "No such file"), "It is no longer there: it may have been unplugged."),
        (OSError(errno.ELOOP, "Too many links"), "The system reports: Too many links."),
        (OSError("odd"), "The system reports: odd."),
        (FileInUseError(errno.EBUSY, "Word has it open"), "The system reports: Word has it open."),
    ],
)
def test_reason(error: OSError, reason: str) -> None:
    assert reason_of(error) == reason


def test_internal_error() -> None:
    assert internal_error(KeyError("x")) == "Carrel ran into an internal error (KeyError: 'x')"
