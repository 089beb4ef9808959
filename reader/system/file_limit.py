"""Raises the limit of open files: each pack on the shelf is an open file, and some systems allow only 256."""

from __future__ import annotations

import contextlib
import sys

WANTED = 4096


def raise_file_limit() -> None:
    """Raises the limit to WANTED, or as far as the system allows. Windows has no such limit."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    limit = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < limit:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
