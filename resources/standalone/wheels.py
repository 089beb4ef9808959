"""`python3 dev.py wheels`: checks that PyPI has a wheel of every locked package for every system and Python version.

It asks uv for a dry run with the lock's hashes and wheels only, as if on each system; nothing is downloaded.
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
"""Qt for Python 6.9 needs glibc 2.39 on ARM, so Carrel runs there only from source, on Ubuntu 24.04 or newer."""

NO_WHEEL = re.compile(r"\b([a-z0-9][a-z0-9._-]*)==\S+ has no wheels with a matching[^.\n]*")
Ask = Callable[[str, str, str], tuple[int, str]]
"""Takes the text of a lock, uv's name of a system and a Python version; returns uv's exit status and message."""


def main(arguments: Sequence[str]) -> int:
    """`arguments`: the path of uv, then Python versions. Returns 1 if a wheel is missing that is not in KNOWN."""
    tool, *pythons = arguments
    lock = LOCK.read_text(encoding="utf-8")
    unknown = 0
    for system, platform in SYSTEMS.items():
        for python in pythons:
            without_wheel = missing(lock, platform, python, asker(tool))
            print(f"{system:14} Python {python}: {', '.join(without_wheel) or 'every wheel is available'}", flush=True)
            unknown += sum((system, name) not in KNOWN for name in without_wheel)
    print("Known to be missing: " + "; ".join(f"{name} on {system}" for system, name in sorted(KNOWN)))
    return 1 if unknown else 0


def missing(lock: str, platform: str, python: str, ask: Ask) -> list[str]:
    """The packages without a wheel. uv names one at a time. Raises RuntimeError for any other message."""
    without_wheel: list[str] = []
    while True:
        status, message = ask(lock, platform, python)
        if not status:
            return without_wheel
        found = NO_WHEEL.search(" ".join(message.split()))
        shorter = without(lock, found[1]) if found else lock
        if not found or shorter == lock:
            raise RuntimeError(message)
        without_wheel.append(found[1])
        lock = shorter


def without(lock: str, name: str) -> str:
    """The lock without the lines of one package."""
    return re.sub(rf"^{re.escape(name)}==.*\n(?:[ \t].*\n)*", "", lock, flags=re.MULTILINE)


def asker(tool: str) -> Ask:
    def ask(lock: str, platform: str, python: str) -> tuple[int, str]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "requirements.lock")
            file.write_text(lock, encoding="utf-8")
            command = [tool, "pip", "install", "--no-config", "--dry-run", "--no-deps", "--require-hashes"]
            command += ["--only-binary", ":all:", "--python", sys.executable, "--target", str(Path(folder, "target"))]
            command += ["--python-platform", platform, "--python-version", python, "-r", str(file)]
            environment = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS, "NO_COLOR": "1"}
            done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
            return done.returncode, done.stderr

    return ask


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
