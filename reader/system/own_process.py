"""How the program starts itself again as a process that does a part of its work: drawing figures, spelling."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reader.system import paths

DRAW_FIGURES = "--draw-figures"
"""As the only argument: no window, no command. The process only reads figures from its input and writes pixels."""

CHECK_SPELLING = "--check-spelling"
"""In the same way, a process that reads a dictionary and looks words up."""

HELPERS = (DRAW_FIGURES, CHECK_SPELLING)

NO_CONSOLE = 0x0800_0000 if sys.platform == "win32" else 0
"""CREATE_NO_WINDOW, for subprocess."""

_ROOT = Path(__file__).resolve().parent.parent.parent


def command(work: str = DRAW_FIGURES) -> list[str]:
    """`work` is one of HELPERS."""
    if paths.is_frozen():
        return [sys.executable, work]
    return [sys.executable, "-P", "-m", "reader", work]  # -P: nothing is loaded from the current folder


def environment() -> dict[str, str]:
    """Without a display: the process has no window."""
    variables = {**os.environ, "QT_QPA_PLATFORM": "windows" if sys.platform == "win32" else "offscreen"}
    if not paths.is_frozen():
        variables["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    return variables
