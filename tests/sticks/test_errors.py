"""Reasons in words for a stick that fails."""

from __future__ import annotations

import errno
import os

import pytest

from reader.sticks.errors import internal_error, quoted, reason_of


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "it is full"),
        (OSError(errno.EROFS, "Read-only file system"), "it is write-protected: look for a small switch on the stick"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "it is no longer there: it may have been unplugged"),
        (OSError(errno.ELOOP, os.strerror(errno.ELOOP)), os.strerror(errno.ELOOP)),
        (OSError("odd"), "odd"),
    ],
)
def test_reason(error: OSError, reason: str) -> None:
    assert reason_of(error) == reason


def test_internal_error() -> None:
    assert internal_error(KeyError("x")) == "Carrel ran into an internal error (KeyError: 'x')"


def test_a_name_is_quoted() -> None:
    assert quoted("a b") == "“a b”"
