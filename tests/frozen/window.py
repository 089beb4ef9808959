"""The built program's window on a virtual display: presses its keys, clicks, and reads its title and message."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import psutil

from benchmarks.display import Screen
from resources.wine.wine import WORK_VARIABLE
from tests.frozen import picture
from tests.frozen.idle import Idle
from tests.frozen.program import PATIENCE, ROOT
from tests.frozen.waiting import until

PICTURES = ROOT / "build" / ("tryout-windows" if WORK_VARIABLE in os.environ else "tryout")
"""Two folders, because both programs can be tested at the same time."""
HOME = "Neuroscience and psychotherapy – Carrel"
TITLE = "Carrel$"
NOTICE, CLOSE_NOTICE = (450, 63), (-24, 63)
"""Their positions in a window of the default size."""


class Window:
    """The first window of a started program. Each method returns only when the program is idle again."""

    def __init__(self, screen: Screen, process: subprocess.Popen[bytes], others: set[str]) -> None:
        self.process = process
        self._screen = screen
        self._id = until(lambda: next(iter(shown(screen, TITLE) - others), ""), "a window", self._why_ended)
        self._wait_until_idle()  # keys that are pressed before the window is complete are lost, for users, too
        self.focus()

    @property
    def title(self) -> str:
        return xdotool(self._screen, "getwindowname", self._id).strip()

    def focus(self) -> None:
        """In front of all other windows."""
        self._do("windowactivate", "--sync", self._id)

    def press(self, *keys: str) -> None:
        """Keys have the names of X: ctrl+k, Return, F3."""
        for key in keys:
            self._do("key", key)

    def type(self, text: str) -> None:
        self._do("type", text)

    def click(self, x: int, y: int, *, button: int = 1, times: int = 1) -> None:
        """A negative x is counted from the right."""
        shape = xdotool(self._screen, "getwindowgeometry", "--shell", self._id)
        [width] = map(int, re.findall(r"WIDTH=(\d+)", shape))
        self._do("mousemove", "--window", self._id, str(x % width), str(y))
        self._do("click", "--repeat", str(times), "--delay", "40", str(button))

    def notice(self) -> str:
        """The text at the position of the message: the message, or words of the page if there is no message."""
        self.click(*NOTICE, times=3)
        environment = {**os.environ, "DISPLAY": self._screen.name, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, str(ROOT / "tests" / "frozen" / "selected.py")]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=PATIENCE
        )
        return done.stdout

    def dismiss_notice(self) -> None:
        self.click(*CLOSE_NOTICE)

    def wait_for(self, condition: Callable[[], object], what: str) -> None:
        until(condition, what, self._why_ended)

    def wait_for_dialog(self, title: str) -> None:
        self.wait_for(lambda: shown(self._screen, title), title)
        self._wait_until_idle()

    def wait_for_no_dialog(self, title: str) -> None:
        self.wait_for(lambda: not shown(self._screen, title), f"no more {title}")
        self.focus()

    def quit(self) -> None:
        self.focus()
        xdotool(self._screen, "key", "ctrl+q")
        assert self.process.wait(PATIENCE) == 0
        # The window of the next program can have the same id.
        until(lambda: self._id not in shown(self._screen, TITLE), "the end of the window")

    def _do(self, *words: str) -> None:
        xdotool(self._screen, *words)
        self._wait_until_idle()

    def _wait_until_idle(self) -> None:
        idle = Idle((self.process.pid, *self._screen.processes))
        until(idle.check, idle, self._why_ended)

    def _why_ended(self) -> str:
        status = self.process.poll()
        if status is not None:
            return f"the program has ended with {status}"
        name = self._screen.ended()
        return name and f"{name} has ended"


@contextlib.contextmanager
def opened(
    screen: Screen,
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    *,
    user: int | None = None,
    says: str = "",
    stays_at_home: bool = False,
) -> Iterator[Window]:
    """Start the program and yield its window; at the home of the bundled pack, begin to read first.

    Close it with Ctrl+Q, unless the test has closed it. The program must end without an error, and write nothing to its
    terminal except text that matches `says`."""
    others = shown(screen, TITLE)
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [*map(str, command)],
            env={**environment, "DISPLAY": screen.name},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )
        try:
            window = Window(screen, process, others)
            if window.title == HOME and not stays_at_home:
                window.press("Return")
                window.wait_for(lambda: window.title != HOME, "an article")
            yield window
            if process.poll() is None:
                window.quit()
        except BaseException:
            _take_picture(screen)
            raise
        finally:
            if process.poll() is None:
                _end(process)
            output.seek(0)
            text = output.read().decode("utf-8", "replace")
        assert re.fullmatch(says, text), text


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program, and the processes that it has started."""
    with contextlib.suppress(psutil.NoSuchProcess):
        for each in psutil.Process(process.pid).children(recursive=True):
            each.kill()
    process.kill()
    process.wait(PATIENCE)


def shown(screen: Screen, title: str) -> set[str]:
    """The ids of the visible windows whose title matches, a regular expression."""
    return set(xdotool(screen, "search", "--onlyvisible", "--name", title, check=False).split())


def xdotool(screen: Screen, *words: str, check: bool = True) -> str:
    environment = {**os.environ, "DISPLAY": screen.name, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["xdotool", *words], env=environment, capture_output=True, encoding="utf-8", check=check, timeout=PATIENCE
    ).stdout


def _take_picture(screen: Screen) -> None:
    """Errors here are ignored, so that the failure of the test itself is reported."""
    test = re.sub(r"\W+", "-", os.environ.get("PYTEST_CURRENT_TEST", "test").rpartition("/")[2]).strip("-")
    with contextlib.suppress(OSError):
        assert screen.frames
        picture.save(screen.frames, PICTURES / f"{test}.png")
