"""docs/accessibility.md names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
HERE = "tests/ui/accessibility/"
_NAME = re.compile(r"`([^`\s]+)`( there)?")


def test_every_named_test_exists() -> None:
    """A name without a folder is here, or in the folder that was named last in its row."""
    missing, names = [], 0
    for row in (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8").splitlines():
        folder = HERE
        for name, _there in _NAME.findall(row):
            if name.startswith("tests/"):
                folder = name if name.endswith("/") else name.rpartition("/")[0] + "/"
                path = ROOT / name
            elif name.startswith("test_") and name.endswith(".py"):
                path = ROOT / HERE / name
                path = path if path.exists() else ROOT / folder / name
            else:
                continue
            names += 1
            missing += [] if path.exists() else [name]
    assert names > 30
    assert missing == []
