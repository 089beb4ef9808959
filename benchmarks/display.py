"""A display for the measured windows: a real one if available, otherwise a virtual one, otherwise none."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil

SCREEN = "1600x1000x24"
MANAGERS = ("openbox", "metacity", "xfwm4", "matchbox-window-manager")
LONGEST_START = 2.0  # seconds; not every manager answers
LONGEST_WAIT = 30.0  # seconds for what always happens, unless something is broken


class Screen(NamedTuple):
    """A virtual display: its name and window manager, the processes of both, and the folder with what it shows."""

    name: str
    manager: str
    processes: tuple[int, ...]
    frames: Path | None

    def ended(self) -> str:
        """The process that has ended though the display is in use; empty if none has."""
        named = zip(("Xvfb", self.manager), self.processes, strict=False)
        return next((name for name, process in named if _has_ended(process)), "")


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
    """`options` go to Xvfb, which saves the picture of the screen to a file in the folder `frames`.

    Raises RuntimeError if Xvfb or the window manager does not start."""
    reading, writing = os.pipe()
    # Otherwise Xvfb closes all connections when its last client leaves. When xdotool leaves while the window manager is
    # still connecting, that would end the manager.
    command = ["Xvfb", "-noreset", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", *options]
    command += ["-fbdir", str(frames)] if frames else []
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    started = [server]
    try:
        number = first_line(reading)
        if not number:
            raise RuntimeError("Xvfb did not start; try `Xvfb :99` to see why.")
        manager = next((name for name in MANAGERS if shutil.which(name)), "")
        if manager:
            started.append(_start_manager(manager, {**os.environ, "DISPLAY": f":{number}"}))
        yield Screen(f":{number}", manager, tuple(process.pid for process in started), frames)
    finally:
        for process in reversed(started):
            end(process)


def first_line(reading: int) -> str:
    """Read what a process writes to a pipe when it is ready, and close the pipe; empty if the process has ended or
    takes too long."""
    with open(reading, encoding="ascii") as output:
        is_ready, _, _ = select.select([output], [], [], LONGEST_WAIT)
        return output.readline().strip() if is_ready else ""


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(LONGEST_WAIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(LONGEST_WAIT)


def _start_manager(name: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """The manager is ready when it answers xdotool; wait for that, but at most LONGEST_START."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([name], env=environment, stdout=output, stderr=output)
        latest = time.monotonic() + LONGEST_START
        while process.poll() is None and time.monotonic() < latest and not _answers(environment):
            time.sleep(0.05)
        status = process.poll()
        if status is not None:
            output.seek(0)
            raise RuntimeError(f"{name} has ended with {status}: {output.read().decode(errors='replace').strip()}")
    return process


def _answers(environment: dict[str, str]) -> bool:
    ask = ["xdotool", "get_num_desktops"] if shutil.which("xdotool") else ["false"]
    done = subprocess.run(ask, env=environment, capture_output=True, timeout=LONGEST_WAIT, check=False)
    return done.returncode == 0


def _has_ended(process: int) -> bool:
    try:
        return bool(psutil.Process(process).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True
