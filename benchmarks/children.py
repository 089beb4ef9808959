"""The environment variables of measured programs."""

from __future__ import annotations

import os


def environment(**more: str) -> dict[str, str]:
    """As on a user's machine: Python saves byte code, so that the second start compiles nothing."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**more, **variables}
