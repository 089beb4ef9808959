"""parts.toml decides about all that the locked wheels bring on each system; tried without a network, on any system."""

from __future__ import annotations

import dataclasses
import json
import re
import struct
from pathlib import Path

import pytest

from resources.standalone import build_info, native, parts, wheel_contents, wheels

RECORD = json.loads(wheels.RECORD.read_text(encoding="utf-8"))


@pytest.fixture(params=wheels.BUILT_ON)
def recorded(request):
    return RECORD[request.param]


def locked(platform: str) -> dict[str, str]:
    """Package -> version, of what the reader needs on this system."""
    lock = wheels.for_program(wheels.LOCK.read_text(encoding="utf-8"))
    rows = re.findall(r"^(\S+)==(\S+)(?: ; sys_platform == '(\w+)')?", lock, re.MULTILINE)
    return {name: version for name, version, only in rows if only in ("", platform)}


def test_the_record_is_that_of_the_lock(recorded):
    packages = {build_info.normalized(name): version for name, version in recorded["packages"].items()}
    assert packages == locked(recorded["platform"]), "run `python3 dev.py wheels`, which writes the record anew"


def test_all_that_the_wheels_bring_is_listed(recorded):
    assert parts.unlisted_files(recorded["files"], parts.load(recorded["platform"])) == []


@pytest.mark.parametrize("pattern", ["rapidfuzz.libs/msvcp140-*.dll", "PySide6/Qt6*.dll", "Stemmer.*.pyd"])
def test_what_is_not_listed_is_noticed(pattern):
    allowed = parts.load("win32")
    shorter = dataclasses.replace(allowed, files=tuple(each for each in allowed.files if each != pattern))
    assert parts.unlisted_files(RECORD["Windows x64"]["files"], shorter)


@pytest.fixture(scope="module")
def sources() -> dict[str, Path]:
    """The packages that are installed here: their Python code is that of the other systems, too."""
    import yaml

    site = Path(yaml.__file__).parent.parent
    packages = [site / name for name in parts.load().packages if name != "reader"]
    found: dict[str, Path] = {}
    for package in filter(Path.is_dir, packages):
        own = wheel_contents.python_files([package])
        found |= {f"{package.name}.{name}".rstrip("."): file for name, file in own.items()}
    return wheels.with_reader(found, parts.load())


@pytest.fixture(scope="module")
def provided() -> set[str]:
    return {*wheels.installed(), *(name for each in RECORD.values() for name in each["modules"])}


def test_every_import_on_any_system_is_decided_about(sources, provided):
    followed = wheel_contents.follow_imports(sources, provided, parts.load())
    assert followed.problems == ()
    assert {"tqdm.utils", "rapidfuzz.fuzz", "bibtexparser", "PySide6.QtWidgets"} <= followed.modules


def test_a_package_that_only_windows_has_is_noticed(sources, provided):
    allowed = parts.load()
    undecided = dataclasses.replace(allowed, left_out=tuple(name for name in allowed.left_out if name != "colorama"))
    [problem] = wheel_contents.follow_imports(sources, provided, undecided).problems
    assert problem.startswith("tqdm.utils, line ")
    assert problem.endswith(" imports colorama, which parts.toml neither allows nor leaves out")


def library(*names: str) -> bytes:
    commands = b""
    for name in names:
        text = name.encode() + b"\0" * (8 - len(name) % 8)
        commands += struct.pack("<III12x", native.LOADING[0], 24 + len(text), 24) + text
    return native.THIN + struct.pack("<12xI12x", len(names)) + commands


WHEELS = {
    "yaml/_yaml.cpython-312-darwin.so": library("@loader_path/.dylibs/libyaml.dylib", "/usr/lib/libSystem.B.dylib"),
    "yaml/.dylibs/libyaml.dylib": library("@loader_path/libdeep.dylib"),
    "yaml/.dylibs/libdeep.dylib": library(),
    "yaml/.dylibs/unused.dylib": library(),
    "yaml/__init__.py": b"from . import _yaml",
    "apsw/other.cpython-312-darwin.so": library("@loader_path/unused.dylib"),
    "rapidfuzz/fuzz_cpp.cpython-312-darwin.so": library(),
    "PySide6/QtNetwork.abi3.so": library(),
    "PySide6/Qt/plugins/platforms/libqminimal.dylib": library(),
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib": library("@rpath/QtGui.framework/Versions/A/QtGui"),
    "PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui": library(),
}


def test_libraries_in_a_folder_of_their_own_are_found(tmp_path):
    for name, data in WHEELS.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    allowed = parts.load("darwin")
    files = wheel_contents.binaries(tmp_path, {"yaml", "yaml._yaml"}, allowed, "darwin")
    assert files == [
        "PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "yaml/.dylibs/libdeep.dylib",
        "yaml/.dylibs/libyaml.dylib",
        "yaml/_yaml.cpython-312-darwin.so",
    ]
    problems = wheel_contents.problems_of_files(files, wheel_contents.all_binaries(tmp_path), allowed)
    assert [problem for problem in problems if "comes with a wheel" in problem] == [
        "yaml/.dylibs/libdeep.dylib comes with a wheel, but is not listed in parts.toml",
        "yaml/.dylibs/libyaml.dylib comes with a wheel, but is not listed in parts.toml",
    ]
    assert "no wheel brings a file that matches rapidfuzz/*.so" not in problems
    assert "no wheel brings a file that matches shiboken6/Shiboken.abi3.so" in problems
