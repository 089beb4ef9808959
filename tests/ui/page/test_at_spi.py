"""The page through AT-SPI, to a client that keeps asking while the page is replaced.

Needs a Linux with at-spi2-core, dbus, Xvfb, openbox, and a Python that has gi with Atspi (Debian: python3-gi,
gir1.2-atspi-2.0).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.display import Screen, virtual
from tests.packs import make_pack
from tests.session_bus import session_bus

HERE = Path(__file__).parent
TOP = HERE.parents[2]
LONGEST = 60  # seconds: a limit in case it hangs; it takes far less


def _python_with_atspi() -> str | None:
    ask = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    for python in filter(None, [sys.executable, shutil.which("python3", path="/usr/bin")]):
        if subprocess.run([python, "-c", ask], capture_output=True).returncode == 0:
            return python
    return None


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A display of its own, with a window manager: without one, no window gets the focus."""
    with virtual() as screen:
        yield screen


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has AT-SPI")
def test_a_client_visits_a_page_that_is_being_replaced(screen_tools: str, screen: Screen, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DISPLAY": screen.name,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "PYTHONPATH": str(TOP),
        "PYTHONFAULTHANDLER": "1",
    }
    environment.pop("WAYLAND_DISPLAY", None)
    page = [sys.executable, str(HERE / "at_spi_page.py"), str(make_pack(tmp_path / "sample.carrel"))]
    command = [screen_tools, str(HERE / "at_spi_client.py"), *page]
    with session_bus(environment) as address:
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        done = subprocess.run(command, env=environment, cwd=TOP, capture_output=True, text=True, timeout=LONGEST)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["status"] == 0, done.stderr

    assert report["walks"] > 0
    assert report["pieces"] > report["walks"]
    for piece in (
        "document web The first article",
        "heading 1 The first article",
        "heading 2 Heading of the first",
        "list item • one",
        "section Correction: Title",
        "table column header a",
        "image A plain shape",
        "link Source 1",
    ):
        assert piece in report["found"]


@pytest.fixture
def screen_tools() -> str:
    """The Python to run the client with; skips the test if the tools are missing."""
    missing = [tool for tool in ("Xvfb", "openbox", "dbus-daemon") if not shutil.which(tool)]
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)}")
    python = _python_with_atspi()
    if not python:
        pytest.skip("no Python on this machine has gi with Atspi")
    return python
