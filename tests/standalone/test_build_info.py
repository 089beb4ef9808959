"""build.json: the versions of the packages in the program, and the glibc that it needs."""

from __future__ import annotations

import json
import sys
from importlib import metadata

import pytest

from resources.standalone import build_info
from resources.standalone.parts import load

MODULES = [(name, "", "PYMODULE") for name in load().packages]


def test_the_file(tmp_path):
    file = build_info.write(tmp_path / "new", MODULES, [])
    assert file == tmp_path / "new" / build_info.FILE_NAME
    info = json.loads(file.read_text(encoding="utf-8"))
    assert info["distributions"]["apsw"] == metadata.version("apsw")
    if sys.platform == "linux":
        assert info["glibc"].startswith("2.")


@pytest.mark.parametrize(
    ("modules", "binaries", "expected"),
    [
        ([], [], set()),
        (["yaml.reader", "yaml"], [], {"pyyaml"}),
        (["json", "os.path"], [], set()),
        (["reader.ui"], [], set()),
        ([], ["Stemmer.cpython-312-x86_64-linux-gnu.so"], {"pystemmer"}),
        ([], ["rapidfuzz/fuzz_py.so"], {"rapidfuzz"}),
        ([], ["rapidfuzz\\fuzz_py.pyd"], {"rapidfuzz"}),
        ([], ["libz.so.1"], set()),
    ],
)
def test_distributions(modules, binaries, expected):
    entries = [(name, "", "PYMODULE") for name in modules], [(name, "", "BINARY") for name in binaries]
    always = {*build_info.DATA_ONLY, "pyside6-essentials", "shiboken6"}
    assert set(build_info.distributions(*entries)) == expected | always


@pytest.mark.parametrize(
    ("name", "normalized"),
    [("PyYAML", "pyyaml"), ("a.b_c--d", "a-b-c-d"), ("PySide6_Essentials", "pyside6-essentials"), ("apsw", "apsw")],
)
def test_one_spelling_of_a_name(name, normalized):
    assert build_info.normalized(name) == normalized
