"""`python3 dev.py windows`: tests Carrel as a Windows program on Linux, with Wine.

dev.py calls it in a mount namespace of its own.

    windows [ARGS]          build the program, and run the tests that depend on the system; ARGS go to pytest
    windows --all [ARGS]    the same with all tests
    windows python ARGS     run the Windows Python in a copy of the project

Wine, Python and the packages (2.5 GB) are in build/wine and made once; tests run in a copy of the project there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import dev
from resources.standalone import tryout
from resources.wine import debian, windows_python
from resources.wine.unavailable import Unavailable
from resources.wine.wine import WORK_VARIABLE, Wine

WORK = dev.ROOT / "build" / "wine"
STAMP = WORK / "set-up.txt"
DISPLAYS = Path("/tmp/.X11-unix")
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "build", "dist", "__pycache__", ".*_cache", "*.egg-info")
DEPENDS_ON_SYSTEM = (
    "tests/speech", "tests/sticks", "tests/standalone", "tests/system", "tests/marks/test_store*.py",
    "tests/library/test_pack*.py",
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    wine = Wine(WORK)
    try:
        set_up(wine)
    except Unavailable as problem:
        dev.say(f"{problem}\nSKIPPED: windows. This computer cannot run Windows programs.")
        return 0
    copy_project(wine.source)
    os.environ[WORK_VARIABLE] = str(wine.work)
    try:
        if arguments[:1] == ["python"]:
            return dev.call(wine.python_command(*arguments[1:]))
        return test(wine, arguments)
    finally:
        dev.call(wine.stop_command())


def set_up(wine: Wine) -> None:
    start = time.monotonic()

    def step(title: str, do: Callable[[], None]) -> None:
        do()
        dev.say(f"{time.monotonic() - start:6.1f} s  {title}")

    wine.work.mkdir(parents=True, exist_ok=True)
    is_made = STAMP.exists() and STAMP.read_text(encoding="utf-8") == _stamp()
    if not is_made:
        STAMP.unlink(missing_ok=True)
    with ThreadPoolExecutor() as pool:  # both wait for the network most of the time
        unpacked = None if is_made else pool.submit(windows_python.unpack, wine)
        step("Debian with Wine is installed", lambda: debian.install(wine.root))
    debian.mount(wine.root, [wine.work, DISPLAYS])
    if unpacked is None:
        return
    step("the packages for Windows are installed", unpacked.result)
    step("Python for Windows is complete", lambda: windows_python.compile_programs(wine))
    step("drive C is made", lambda: _make_prefix(wine))
    STAMP.write_text(_stamp(), encoding="utf-8")


def _stamp() -> str:
    files = [dev.LOCK, *sorted(Path(__file__).parent.iterdir())]
    data = b"".join(file.read_bytes() for file in files if file.is_file())
    return f"{dev.ROOT} {sys.version} {hashlib.sha256(data).hexdigest()}"


def _make_prefix(wine: Wine) -> None:
    shutil.rmtree(wine.prefix, ignore_errors=True)
    wine.source.mkdir(exist_ok=True)
    dev.run_or_fail(wine.command("wineboot", "-i"), "Wine could not make its drive C; see above.", quiet=True)


def copy_project(to: Path) -> None:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(dev.ROOT, to, ignore=NOT_COPIED)
    shutil.copytree(dev.FONTS.parent, to / "build" / dev.FONTS.parent.name)  # to make them again would take minutes


def system_tests(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for pattern in DEPENDS_ON_SYSTEM for path in root.glob(pattern))


def test(wine: Wine, arguments: Sequence[str]) -> int:
    pytest = ("-m", "pytest", "-ra", "-p", "no:cacheprovider")
    tests = [] if "--all" in arguments else system_tests(wine.source)
    tests += [word for word in arguments if word != "--all"]
    tryout.install_tools()
    steps: list[dev.Step] = [
        ("build", [*wine.python_command("-m", "resources.standalone.build", "--archives")]),
        ("selftest", [*wine.command(wine.source / "dist" / "Carrel" / "carrel-cli.exe", "selftest")]),
        ("tryout: commands", [*wine.python_command(*pytest, *dev.IN_TWO_PROCESSES, "tests/frozen")]),
        ("tryout: window", [sys.executable, *pytest, "tests/frozen/wine"]),
        ("tests", [*wine.python_command(*pytest, *dev.IN_TWO_PROCESSES, *tests)]),
    ]
    return dev.sum_up(dev.run_steps(steps))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except dev.Failed as problem:
        sys.exit(str(problem))
