"""The surroundings in which measured programs run."""

from __future__ import annotations

import os


def environment(**more: str) -> dict[str, str]:
    """As on a reader's machine: byte code is kept, so that the second start compiles nothing."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**more, **kept}
