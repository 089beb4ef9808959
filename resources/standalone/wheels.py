"""`python3 dev.py wheels`: checks that PyPI has a wheel of every locked package for every system and Python version,
and that parts.toml lists what those of the program bring.

It asks uv for a dry run with the lock's hashes and wheels only, as if on each system. Then it unpacks the wheels of the
packages that the program contains, for each system that it is built on, and writes to wheel_files.json what the build
would take from them: with that file the tests check parts.toml for all systems on any of them, without a network.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from resources.standalone import parts, wheel_contents

ROOT = Path(__file__).parent.parent.parent
LOCK = ROOT / "requirements.lock"
RECORD = Path(__file__).parent / "wheel_files.json"
SYSTEMS = {
    "Windows x64": "x86_64-pc-windows-msvc",
    "macOS arm64": "aarch64-apple-darwin",
    "macOS x86_64": "x86_64-apple-darwin",
    "Linux x86_64": "x86_64-manylinux_2_28",
    "Linux aarch64": "aarch64-manylinux_2_28",
}
OLDEST_MACOS = "12.0"
KNOWN = {("Linux aarch64", "pyside6-essentials"), ("Linux aarch64", "shiboken6")}
"""Qt for Python 6.9 needs glibc 2.39 on ARM, so Carrel runs there only from source, on Ubuntu 24.04 or newer."""

BUILT_ON = {"Windows x64": "win32", "macOS arm64": "darwin", "macOS x86_64": "darwin", "Linux x86_64": "linux"}
"""The systems for which the program is built, with Python's name of each."""

PROJECT = "carrel (pyproject.toml)"
"""How the lock names what needs a package that the reader imports."""

NO_WHEEL = re.compile(r"\b([a-z0-9][a-z0-9._-]*)==\S+ has no wheels with a matching[^.\n]*")
Ask = Callable[[str, str, str], tuple[int, str]]
"""Takes the text of a lock, uv's name of a system and a Python version; returns uv's exit status and message."""


def main(arguments: Sequence[str]) -> int:
    """`arguments`: the path of uv, then Python versions. Returns 1 if a wheel is missing that is not in KNOWN."""
    tool, *pythons = arguments
    lock = LOCK.read_text(encoding="utf-8")
    unknown = 0
    for system, platform in SYSTEMS.items():
        for python in pythons:
            without_wheel = missing(lock, platform, python, asker(tool))
            print(f"{system:14} Python {python}: {', '.join(without_wheel) or 'every wheel is available'}", flush=True)
            unknown += sum((system, name) not in KNOWN for name in without_wheel)
    print("Known to be missing: " + "; ".join(f"{name} on {system}" for system, name in sorted(KNOWN)))
    record, problems = {}, 0
    for system, platform in BUILT_ON.items():
        with tempfile.TemporaryDirectory() as folder:
            unpack(tool, for_program(lock), SYSTEMS[system], pythons[0], Path(folder))
            record[system], sentences = look_into(Path(folder), platform)
        print(f"{system:14} parts.toml: {'; '.join(sentences) or 'lists what the wheels bring'}", flush=True)
        problems += len(sentences)
    RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 1 if unknown or problems else 0


def look_into(wheels: Path, platform: str) -> tuple[dict[str, Any], list[str]]:
    """The record of the unpacked wheels, and a sentence for each problem of parts.toml with them."""
    allowed = parts.load(platform)
    found = wheel_contents.python_files([wheels])
    names = {each.name.partition(".")[0] for each in wheels.iterdir() if each.suffix != ".dist-info"} - {""}
    followed = wheel_contents.follow_imports(with_reader(found, allowed), names | set(installed()), allowed)
    files = wheel_contents.binaries(wheels, followed.modules, allowed, platform)
    available = wheel_contents.all_binaries(wheels)
    packages = dict(sorted(each.name.removesuffix(".dist-info").split("-") for each in wheels.glob("*.dist-info")))
    record = {"platform": platform, "packages": packages, "modules": sorted(names), "files": files}
    return record, [*followed.problems, *wheel_contents.problems_of_files(files, available, allowed)]


def with_reader(sources: Mapping[str, Path], allowed: parts.Parts) -> dict[str, Path]:
    """The modules of the reader in this checkout, and those of the packages that the program may contain."""
    packages = {name: file for name, file in sources.items() if name.partition(".")[0] in allowed.packages}
    own = wheel_contents.python_files([ROOT / "reader"])
    return packages | {f"reader.{name}".rstrip("."): file for name, file in own.items()}


def installed() -> Mapping[str, Sequence[str]]:
    """The first names of all modules that the build would find here besides Python's own, also those of tools."""
    return metadata.packages_distributions()


def for_program(lock: str) -> str:
    """The lines of the packages that the reader needs, and that these need."""
    needed_by = {
        found[1]: set(re.findall(r"#(?: via)? +(?!via$)(\S.*)", found[0], flags=re.MULTILINE))
        for found in re.finditer(r"^([a-z0-9._-]+)==.*\n(?:[ \t].*\n)*", lock, flags=re.MULTILINE)
    }
    wanted = {PROJECT}
    while new := {name for name, users in needed_by.items() if users & wanted} - wanted:
        wanted |= new
    for name in needed_by.keys() - wanted:
        lock = without(lock, name)
    return lock


def unpack(tool: str, lock: str, platform: str, python: str, folder: Path) -> None:
    """Unpacks all wheels in one folder. Raises RuntimeError with what uv says if it cannot."""
    status, message = _uv(tool, lock, platform, python, folder)
    if status:
        raise RuntimeError(message)


def missing(lock: str, platform: str, python: str, ask: Ask) -> list[str]:
    """The packages without a wheel. uv names one at a time. Raises RuntimeError for any other message."""
    without_wheel: list[str] = []
    while True:
        status, message = ask(lock, platform, python)
        if not status:
            return without_wheel
        found = NO_WHEEL.search(" ".join(message.split()))
        shorter = without(lock, found[1]) if found else lock
        if not found or shorter == lock:
            raise RuntimeError(message)
        without_wheel.append(found[1])
        lock = shorter


def without(lock: str, name: str) -> str:
    """The lock without the lines of one package."""
    return re.sub(rf"^{re.escape(name)}==.*\n(?:[ \t].*\n)*", "", lock, flags=re.MULTILINE)


def asker(tool: str) -> Ask:
    def ask(lock: str, platform: str, python: str) -> tuple[int, str]:
        with tempfile.TemporaryDirectory() as folder:
            return _uv(tool, lock, platform, python, Path(folder, "target"), "--dry-run")

    return ask


def _uv(tool: str, lock: str, platform: str, python: str, target: Path, *options: str) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "requirements.lock")
        file.write_text(lock, encoding="utf-8")
        command = [tool, "pip", "install", "--no-config", "--no-deps", "--require-hashes", *options]
        command += ["--only-binary", ":all:", "--python", sys.executable, "--target", str(target)]
        command += ["--python-platform", platform, "--python-version", python, "-r", str(file)]
        environment = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS, "NO_COLOR": "1"}
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
        return done.returncode, done.stderr


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
