"""Wine 10: Debian 13 in a folder of its own, which is entered with chroot; only debootstrap is installed outside.

Older Wine lacks Windows.UI.ViewManagement.UISettings, which Qt needs since 6.8.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import dev
from resources.wine.unavailable import Unavailable

RELEASE = "trixie"
PACKAGES = (
    "wine", "wine64", "gcc-mingw-w64-x86-64-win32", "fontconfig", "fonts-dejavu-core", "libfreetype6", "libx11-6",
    "libxcomposite1", "libxcursor1", "libxext6", "libxfixes3", "libxi6", "libxrandr2", "libxrender1",
)  # fmt: skip
COMPLETE = "carrel-complete"
"""A file in the folder: it exists only if everything is installed."""


def install(root: Path) -> None:
    """Raises Unavailable where the archive cannot be reached."""
    if (root / COMPLETE).exists():
        return
    shutil.rmtree(root, ignore_errors=True)
    try:
        if not shutil.which("debootstrap"):
            dev.install_packages("Wine", ["debootstrap"])
    except dev.Failed as problem:
        raise Unavailable(str(problem)) from None
    command = ["debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", RELEASE, str(root), archive()]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
    if done.returncode:
        raise Unavailable(f"Debian {RELEASE} could not be installed in {root}:\n{done.stdout[-2000:]}")
    for folder in ("var/cache/apt/archives", "usr/share/doc", "usr/share/man", "usr/share/locale"):
        shutil.rmtree(root / folder, ignore_errors=True)
    (root / COMPLETE).touch()


def archive() -> str:
    """The archive that apt of this computer is set up with."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found = [line for line in done.stdout.splitlines() if "security" not in line]
    if not found:
        raise Unavailable("apt on this computer has no archive of Debian.")
    return found[0]


def mount(root: Path, folders: list[Path]) -> None:
    """Show `folders`, /dev and /proc in `root` at the same paths. Call it in a mount namespace of its own: then the
    mounts end with it, and `root` can be deleted without harm. Raises Unavailable."""
    _mount("-t", "proc", "proc", root / "proc")
    for folder in [Path("/dev"), *folders]:
        folder.mkdir(parents=True, exist_ok=True)
        inside = root / folder.relative_to("/")
        inside.mkdir(parents=True, exist_ok=True)
        _mount("--bind", folder, inside)


def _mount(*words: str | Path) -> None:
    done = subprocess.run(["mount", *map(str, words)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise Unavailable(f"Debian's folders cannot be mounted: {done.stderr.strip()}")
