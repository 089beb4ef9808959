"""The program that reads the output of a command has ended: `| more` that is left, `| findstr`, `| head`."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def as_broken_pipe() -> Iterator[None]:
    """Around writing to a stream. Windows says “invalid argument” of a pipe whose other end is closed."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error


def let_go() -> None:
    """Python flushes again at exit, and would print an error then: what is left goes nowhere."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:  # a Windows program without a console
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
