"""`python3 dev.py wheels`: whether the registry has a wheel of every locked package for every system and Python.

Asked through uv, as somebody on that system would install: by the lock's hashes, wheels alone, nothing fetched.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LOCK = ROOT / "requirements.lock"
SYSTEMS = {
    "Windows x64": "x86_64-pc-windows-msvc",
    "macOS arm64": "aarch64-apple-darwin",
    "macOS x86_64": "x86_64-apple-darwin",
    "Linux x86_64": "x86_64-manylinux_2_28",
    "Linux aarch64": "aarch64-manylinux_2_28",
}
OLDEST_MACOS = "12.0"
KNOWN = {("Linux aarch64", "pyside6-essentials"), ("Linux aarch64", "shiboken6")}
"""Qt for Python 6.8 asks for glibc 2.39 there: from source on Ubuntu 24.04 or newer, no build for older systems."""

NO_WHEEL = re.compile(r"\b([a-z0-9][a-z0-9._-]*)==\S+ has no wheels with a matching[^.\n]*")
Ask = Callable[[str, str, str], tuple[int, str]]
"""The text of a lock, uv's name of a system, a version of Python: the exit status, and what uv said."""


def main(arguments: Sequence[str]) -> int:
    """Given are the path of uv and the versions of Python. 1 where a wheel is missing that is not known to be."""
    tool, *pythons = arguments
    lock = LOCK.read_text(encoding="utf-8")
    unknown = 0
    for system, platform in SYSTEMS.items():
        for python in pythons:
            lacking = missing(lock, platform, python, asker(tool))
            print(f"{system:14} Python {python}: {', '.join(lacking) or 'all there'}", flush=True)
            unknown += sum((system, name) not in KNOWN for name in lacking)
    print("Known: " + "; ".join(f"{name} on {system}" for system, name in sorted(KNOWN)))
    return 1 if unknown else 0


def missing(lock: str, platform: str, python: str, ask: Ask) -> list[str]:
    """The packages without a wheel. uv names one at a time. Raises RuntimeError where it says something else."""
    lacking: list[str] = []
    while True:
        status, said = ask(lock, platform, python)
        if not status:
            return lacking
        found = NO_WHEEL.search(" ".join(said.split()))
        shorter = without(lock, found[1]) if found else lock
        if not found or shorter == lock:
            raise RuntimeError(said)
        lacking.append(found[1])
        lock = shorter


def without(lock: str, name: str) -> str:
    """The lock without a package: its line, and those with its hashes below."""
    return re.sub(rf"^{re.escape(name)}==.*\n(?:[ \t].*\n)*", "", lock, flags=re.MULTILINE)


def asker(tool: str) -> Ask:
    def ask(lock: str, platform: str, python: str) -> tuple[int, str]:
        with tempfile.TemporaryDirectory() as place:
            file = Path(place, "requirements.lock")
            file.write_text(lock, encoding="utf-8")
            command = [tool, "pip", "install", "--no-config", "--dry-run", "--no-deps", "--require-hashes"]
            command += ["--only-binary", ":all:", "--python", sys.executable, "--target", str(Path(place, "target"))]
            command += ["--python-platform", platform, "--python-version", python, "-r", str(file)]
            environment = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS, "NO_COLOR": "1"}
            done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
            return done.returncode, done.stderr

    return ask


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
