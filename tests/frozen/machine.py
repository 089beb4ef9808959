"""What this machine can test: each function returns the reason why it cannot, or an empty text if it can."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LONGEST_ASK = 60.0
"""Seconds. pytest itself has no limit while it collects tests, which is when most of this is asked."""

SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"
"""Folders with tools for root, which are not in the PATH of other users."""


def tool(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path=SYSTEM_FOLDERS)


def missing_tools(*tools: str) -> str:
    """On other systems than Linux there is always a reason."""
    if sys.platform != "linux":
        return "it is tested only on Linux"
    missing = [name for name in tools if not tool(name)]
    return f"{' and '.join(missing)} must be installed" if missing else ""


def no_window() -> str:
    return missing_tools("Xvfb", "openbox", "xdotool")


def no_other_user() -> str:
    if sys.platform == "win32" or os.geteuid() != 0:
        return "only root can start the program as another user"
    return ""


@functools.cache
def no_trace() -> str:
    return missing_tools("strace") or _fails("strace", "-f", "-o", "/dev/null", "true")


@functools.cache
def no_unshare() -> str:
    return missing_tools("unshare") or _fails("unshare", "-n", "true")


@functools.cache
def no_mount() -> str:
    """A private mount, which other processes do not see and which ends with its process."""
    return missing_tools("unshare", "mount") or _fails("unshare", "-m", "mount", "--bind", "-o", "ro", "/usr", "/usr")


def no_fuse(*tools: str) -> str:
    if reason := missing_tools("umount", *tools):
        return reason
    if not Path("/dev/fuse").exists():
        return "there is no /dev/fuse"
    return no_other_user() and "only root can mount a drive for all users"


def needs(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(bool(reason), reason=reason or "it can be tested")


def _fails(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST_ASK)
    message = (done.stderr.strip().splitlines() or ["it fails"])[-1]
    return f"`{' '.join(command)}` does not work here: {message}" if done.returncode else ""
