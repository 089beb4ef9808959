"""A display for the measured windows: a real one if available, otherwise a virtual one, otherwise none."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SCREEN = "1600x1000x24"
MANAGERS = ("openbox", "metacity", "xfwm4", "matchbox-window-manager")
LONGEST_START = 2.0  # seconds


class Screen(NamedTuple):
    """A virtual display: its name and window manager, the processes of both, and the folder with what it shows."""

    name: str
    manager: str
    processes: tuple[int, ...]
    frames: Path | None


@contextlib.contextmanager
def display() -> Iterator[str]:
    """Set the environment so that windows can open; yield a sentence that says where they open."""
    if os.environ.get("QT_QPA_PLATFORM"):
        yield f"Windows: Qt's platform “{os.environ['QT_QPA_PLATFORM']}”, as the environment says."
    elif sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield "Windows: on this display."
    elif shutil.which("Xvfb"):
        with virtual() as screen:
            os.environ["DISPLAY"] = screen.name
            try:
                yield f"Windows: on a virtual display (Xvfb, {screen.manager or 'no window manager'})."
            finally:
                del os.environ["DISPLAY"]
    else:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        try:
            yield "Windows: offscreen, because there is no display. Install Xvfb and openbox to measure real windows."
        finally:
            del os.environ["QT_QPA_PLATFORM"]


@contextlib.contextmanager
def virtual(*options: str, frames: Path | None = None) -> Iterator[Screen]:
    """`options` go to Xvfb, which saves the picture of the screen to a file in the folder `frames`."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", *options]
    command += ["-fbdir", str(frames)] if frames else []
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    started = [server]
    try:
        with open(reading, encoding="ascii") as output:  # noqa: PTH123
            number = output.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start; try `Xvfb :99` to see why.")
        manager = next((name for name in MANAGERS if shutil.which(name)), "")
        if manager:
            started.append(_start_manager(manager, {**os.environ, "DISPLAY": f":{number}"}))
        yield Screen(f":{number}", manager, tuple(process.pid for process in started), frames)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def _start_manager(name: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """The manager is ready when it answers xdotool; wait for that, but at most LONGEST_START."""
    process = subprocess.Popen([name], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ask = ["xdotool", "get_num_desktops"] if shutil.which("xdotool") else ["false"]
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and subprocess.run(ask, env=environment, capture_output=True, check=False).returncode:
        time.sleep(0.05)
    return process
