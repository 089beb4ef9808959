"""A session bus of D-Bus for one test: on a server there is none, and a test must not meet other programs on it."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator, Mapping

from benchmarks.display import end, first_line


@contextlib.contextmanager
def session_bus(environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a new bus. What it starts itself, such as the bus of AT-SPI, gets `environment`."""
    reading, writing = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"]
    process = subprocess.Popen(command, env=environment, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        address = first_line(reading)
        if not address:
            raise RuntimeError("dbus-daemon did not start; try `dbus-daemon --session` to see why.")
        yield address
    finally:
        end(process)
