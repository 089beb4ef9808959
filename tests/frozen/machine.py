"""What this machine can do: each gives the reason, in words, why something cannot be tried here; empty where it can."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SYSTEM_PLACES = "/usr/local/sbin:/usr/sbin:/sbin"
"""Where tools for roots lie, which the PATH of other users leaves out."""


def tool(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path=SYSTEM_PLACES)


def lacks(*tools: str) -> str:
    """Also for other systems than Linux, to which these tools do not belong."""
    if sys.platform != "linux":
        return "it is tried on Linux alone"
    missing = [name for name in tools if not tool(name)]
    return f"{' and '.join(missing)} must be installed" if missing else ""


def no_window() -> str:
    return lacks("Xvfb", "openbox", "xdotool")


def no_other_user() -> str:
    if sys.platform == "win32" or os.geteuid() != 0:
        return "only root can start the program as somebody else"
    return ""


@functools.cache
def no_trace() -> str:
    return lacks("strace") or _fails("strace", "-f", "-o", "/dev/null", "true")


@functools.cache
def no_unshare() -> str:
    return lacks("unshare") or _fails("unshare", "-n", "true")


@functools.cache
def no_mount() -> str:
    """Of one's own, which nobody else sees and which ends by itself."""
    return lacks("unshare", "mount") or _fails("unshare", "-m", "mount", "--bind", "-o", "ro", "/usr", "/usr")


def no_fuse(*tools: str) -> str:
    if reason := lacks("umount", *tools):
        return reason
    if not Path("/dev/fuse").exists():
        return "there is no /dev/fuse"
    return no_other_user() and "only root can mount a drive for all users"


def needs(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(bool(reason), reason=reason or "it can be tried")


def _fails(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = (done.stderr.strip().splitlines() or ["it fails"])[-1]
    return f"`{' '.join(command)}` may not be done here: {said}" if done.returncode else ""
