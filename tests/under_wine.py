"""Whether the tests run under Wine, and what is known to fail there."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

KNOWN = Path(__file__).parent.parent / "resources" / "wine" / "known.toml"


def is_wine() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


def known_failures() -> dict[str, str]:
    """Reasons by the ids of tests. The id of a function stands for all its parameters."""
    reasons: dict[str, str] = tomllib.loads(KNOWN.read_text(encoding="utf-8"))["fails"]
    return reasons


def expect_known_failures(items: list[pytest.Item]) -> None:
    reasons = known_failures()
    for item in items:
        if reason := reasons.get(item.nodeid) or reasons.get(item.nodeid.partition("[")[0]):
            item.add_marker(pytest.mark.xfail(reason=f"Wine: {reason}", strict=True))
