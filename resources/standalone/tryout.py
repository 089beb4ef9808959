"""`python3 dev.py tryout`: tests the built program with tests/frozen, and installs the tools for that."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import dev
from resources.standalone import build_info

ROOT = Path(__file__).parent.parent.parent
BUILT_FROM = ("reader", "content", "resources")

TOOLS = (
    {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"},
    {"strace": "strace"},
    {"mcopy": "mtools", "mkfs.vfat": "dosfstools"},
    {"fusefat": "fusefat"},
    {"speech-dispatcher": "speech-dispatcher"},
    {"orca": "orca", "dbus-daemon": "dbus-daemon"},
    {"mkfs.exfat": "exfatprogs", "mount.exfat-fuse": "exfat-fuse"},
)
"""Programs and their Debian packages, in groups that are used together: some releases have only some groups."""


def main(arguments: Sequence[str]) -> int:
    if not any((ROOT / "dist" / name).is_dir() for name in ("Carrel", "Carrel.app")):
        print("There is no dist/Carrel to test. Call `python3 dev.py build` first.", file=sys.stderr)
        return 1
    changed = changed_since_build()
    if changed:
        dev.say(f"The program was built before {changed} changed. `python3 dev.py build` builds it again.")
    install_tools()
    return dev.call([sys.executable, "-m", "pytest", "-ra", "tests/frozen", *(arguments or dev.IN_TWO_PROCESSES)])


def changed_since_build() -> str:
    """One of the files that the program is built from and that is newer than it; empty if none is."""
    built = max((file.stat().st_mtime for file in (ROOT / "dist").rglob(build_info.FILE_NAME)), default=None)
    if built is None:
        return ""
    files = (file for name in BUILT_FROM for file in sorted((ROOT / name).rglob("*")) if file.is_file())
    newer = (file for file in files if "__pycache__" not in file.parts and file.stat().st_mtime > built)
    return next((file.relative_to(ROOT).as_posix() for file in newer), "")


def install_tools() -> None:
    """Name the tools that cannot be installed; the tests that need them are skipped."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    for group in TOOLS if sys.platform == "linux" else ():
        missing = [name for name in group if not shutil.which(name, path=path)]
        try:
            if missing:
                dev.install_packages("Testing the program", [group[name] for name in missing], missing)
        except dev.Failed as problem:
            dev.say(f"{problem}\nTests that need them are skipped now.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
