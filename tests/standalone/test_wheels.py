"""Finding missing wheels in the messages of uv, and which packages of the lock the program contains."""

from __future__ import annotations

import re

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


def uv(*without_wheel: str):
    """Answers like uv: it names one package at a time, in long lines that are wrapped anywhere."""

    def ask(lock: str, _platform: str, _python: str) -> tuple[int, str]:
        for name in without_wheel:
            if f"\n{name}==" in lock:
                message = f"Because {name}==6.8.3 has no wheels\nwith a matching platform tag (x)"
                return 1, f"error: No solution\n  cause: {message}"
        return 0, ""

    return ask


def test_nothing_is_missing():
    assert wheels.missing(LOCK, "x", "3.12", uv()) == []


def test_all_that_is_missing_is_named():
    ask = uv("pyside6-essentials", "shiboken6")
    assert wheels.missing(LOCK, "x", "3.12", ask) == ["pyside6-essentials", "shiboken6"]


def test_other_messages_of_uv_are_errors():
    with pytest.raises(RuntimeError, match="network"):
        wheels.missing(LOCK, "x", "3.12", lambda *_: (2, "error: no network"))


def test_a_package_is_removed_with_its_hashes():
    shorter = wheels.without(LOCK, "apsw")
    assert "aa" not in shorter
    assert "via carrel" not in shorter
    assert shorter.count("==") == LOCK.count("==") - 1


def test_the_program_contains_what_the_reader_needs_and_not_the_tools():
    lock = "".join(
        f"{name}==1 \\\n    --hash=sha256:{name}\n    # via{users}\n"
        for name, users in [
            ("deep", " needed"),
            ("needed", "\n    #   carrel (pyproject.toml)\n    #   tool"),
            ("only-tool", " tool"),
            ("tool", " carrel (pyproject.toml:dev)"),
        ]
    )
    assert re.findall(r"^(\S+)==", wheels.for_program(lock), flags=re.MULTILINE) == ["deep", "needed"]
