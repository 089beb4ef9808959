"""How many files may be open: each pack of a shelf is one, and some systems begin with a few hundred."""

from __future__ import annotations

import contextlib
import sys

ENOUGH = 4096


def allow_many() -> None:
    """As many as the system lets this process have, up to ENOUGH. Windows needs no asking."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH if hard == resource.RLIM_INFINITY else min(ENOUGH, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
