"""`python3 dev.py tryout`: the tests of the built program, in tests/frozen, with the tools that they need."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import dev

ROOT = Path(__file__).parent.parent.parent

TOOLS = (
    {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"},
    {"strace": "strace"},
    {"mcopy": "mtools", "mkfs.vfat": "dosfstools"},
    {"fusefat": "fusefat"},
    {"mkfs.exfat": "exfatprogs", "mount.exfat-fuse": "exfat-fuse"},
)
"""Programs, and the Debian packages that hold them: what is used together, for not every release has all."""


def main(arguments: Sequence[str]) -> int:
    if not any((ROOT / "dist" / name).is_dir() for name in ("Carrel", "Carrel.app")):
        print("There is no dist/Carrel to try out. Call `python3 dev.py build` first.", file=sys.stderr)
        return 1
    provide_tools()
    return dev.call([sys.executable, "-m", "pytest", "-ra", "tests/frozen", *arguments])


def provide_tools() -> None:
    """Whatever cannot be had is named, and what needs it is left out."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    for group in TOOLS if sys.platform == "linux" else ():
        lacking = [name for name in group if not shutil.which(name, path=path)]
        try:
            if lacking:
                dev.provide("Trying out", [group[name] for name in lacking], lacking)
        except dev.Failed as problem:
            dev.say(f"{problem}\nWhat needs them is left out now.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
