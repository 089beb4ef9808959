"""LICENCES.txt has a licence for everything in the standalone program."""

from __future__ import annotations

import sys
from importlib import metadata

import pytest

from resources.standalone import build_info, licences
from resources.standalone.parts import load

MODULES = [(name, "", "PYMODULE") for name in load().packages]
NAMES = build_info.distributions(MODULES, [])


def test_distributions_are_those_of_the_modules():
    assert {"apsw", "pystemmer", "pyyaml", "pyside6-essentials", "fontpkg-source-serif-4"} <= set(NAMES)
    assert "carrel" not in NAMES
    assert "pytest" not in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_bundled_distribution_has_one(name):
    text = licences.of_distribution(name).lower()
    assert len(text) > 500
    assert "copyright" in text or "licence" in text or "license" in text


def test_one_without_is_an_error(monkeypatch):
    class Bare:
        files = ()

    monkeypatch.setattr(metadata, "distribution", lambda _: Bare())
    with pytest.raises(licences.NoLicence, match="apsw"):
        licences.of_distribution("apsw")


def test_python_has_one():
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in licences.of_python()


def test_the_whole_text(tmp_path):
    file = licences.write(tmp_path, MODULES, [])
    text = file.read_text(encoding="utf-8")
    for what in (
        "Carrel",
        "SQLite",
        "apsw",
        "GNU Lesser General Public License",
        "SIL OPEN FONT LICENSE",
        "libyaml",
        "ICU",
    ):
        assert what in text, what


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes libraries from packages of the system")
def test_a_library_of_no_package_is_an_error(tmp_path):
    stranger = tmp_path / "libstranger.so.1"
    stranger.touch()
    with pytest.raises(licences.NoLicence, match="libstranger"):
        licences.write(tmp_path, [], [(stranger.name, str(stranger), "BINARY")])
