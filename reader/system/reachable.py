"""Whether a file or folder exists, on disks that may be unreachable: an unplugged stick, a lost network share.

`Path.is_file` and `Path.exists` raise OSError there; these return False.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")


def exists(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112


def ask(work: Callable[[], Answer], seconds: float) -> Answer | None:
    """Calls `work` on a thread. None if it raises OSError, or does not return in time; nobody waits for it then."""
    answers: list[Answer] = []

    def run() -> None:
        try:
            answers.append(work())
        except (OSError, ValueError):
            return

    thread = threading.Thread(target=run, name="carrel-ask", daemon=True)
    thread.start()
    thread.join(seconds)
    return answers[0] if answers else None
