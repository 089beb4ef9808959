"""A display for the windows that are measured: the one at hand, else a virtual one, else none."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

SCREEN = "1600x1000x24"
MANAGERS = ("openbox", "metacity", "xfwm4", "matchbox-window-manager")


@contextlib.contextmanager
def display() -> Iterator[str]:
    """Sets the environment so that windows open somewhere; gives a sentence that says where."""
    if os.environ.get("QT_QPA_PLATFORM"):
        yield f"Windows: Qt's platform “{os.environ['QT_QPA_PLATFORM']}”, as the environment asks."
    elif sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield "Windows: on this display."
    elif shutil.which("Xvfb"):
        with _virtual() as sentence:
            yield sentence
    else:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        try:
            yield "Windows: offscreen, for there is no display. Install Xvfb and openbox to measure real windows."
        finally:
            del os.environ["QT_QPA_PLATFORM"]


@contextlib.contextmanager
def _virtual() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    started = [server]
    try:
        with open(reading, encoding="ascii") as told:  # noqa: PTH123
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start; try `Xvfb :99` to see why.")
        os.environ["DISPLAY"] = f":{number}"
        manager = next((name for name in MANAGERS if shutil.which(name)), None)
        if manager:
            started.append(subprocess.Popen([manager], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            time.sleep(1)  # a window manager says nowhere when it is ready
        yield f"Windows: on a virtual display (Xvfb, {manager or 'no window manager'})."
    finally:
        os.environ.pop("DISPLAY", None)
        for process in reversed(started):
            process.terminate()
            process.wait()
