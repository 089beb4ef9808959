"""Which wheels are missing, told from what uv says."""

from __future__ import annotations

import pytest

from resources.standalone import wheels

LOCK = """\
# made by a tool
apsw==3.54.1 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via carrel
pyside6-essentials==6.8.3 ; sys_platform == 'linux' \\
    --hash=sha256:cc
shiboken6==6.8.3 \\
    --hash=sha256:dd
"""


def uv(*lacking: str):
    """As uv answers: one package at a time, in long lines broken anywhere."""

    def ask(lock: str, _platform: str, _python: str) -> tuple[int, str]:
        for name in lacking:
            if f"\n{name}==" in lock:
                said = f"Because {name}==6.8.3 has no wheels\nwith a matching platform tag (x)"
                return 1, f"error: No solution\n  cause: {said}"
        return 0, ""

    return ask


def test_nothing_is_missing():
    assert wheels.missing(LOCK, "x", "3.12", uv()) == []


def test_all_that_is_missing_is_named():
    asked = uv("pyside6-essentials", "shiboken6")
    assert wheels.missing(LOCK, "x", "3.12", asked) == ["pyside6-essentials", "shiboken6"]


def test_what_uv_says_else_is_no_answer():
    with pytest.raises(RuntimeError, match="network"):
        wheels.missing(LOCK, "x", "3.12", lambda *_: (2, "error: no network"))


def test_a_package_leaves_the_lock_with_its_hashes():
    shorter = wheels.without(LOCK, "apsw")
    assert "aa" not in shorter
    assert "via carrel" not in shorter
    assert shorter.count("==") == LOCK.count("==") - 1
