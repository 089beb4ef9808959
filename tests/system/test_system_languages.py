"""The languages that the user of this computer prefers."""

from __future__ import annotations

import plistlib
import sys

import pytest

from reader.system import system_languages

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def environment(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch.setenv


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these have lists of languages of their own")
@pytest.mark.parametrize(
    ("variables", "found"),
    [
        ({}, ()),
        ({"LANG": "fr_FR.UTF-8"}, ("fr-FR",)),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "sw_KE"}, ("sw-KE",)),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "sw_KE", "LC_ALL": "pt_BR@euro"}, ("pt-BR",)),
        ({"LANG": "fr_FR", "LANGUAGE": "sw:pt_BR::en"}, ("sw", "pt-BR", "en", "fr-FR")),
        ({"LANGUAGE": "ar"}, ("ar",)),
        ({"LC_ALL": "C", "LANGUAGE": "fr"}, ()),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, ("fr",)),
        ({"LANG": "POSIX"}, ()),
    ],
)
def test_variables(environment, variables, found):
    for name, value in variables.items():
        environment(name, value)
    assert system_languages.system_languages() == found


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_names_its_languages(environment):
    found = system_languages.system_languages()
    assert found
    assert all("\0" not in each for each in found)


@pytest.mark.skipif(sys.platform != "darwin", reason="reads the preferences of macOS")
@pytest.mark.parametrize(
    ("preferences", "found"),
    [
        (plistlib.dumps({"AppleLanguages": ["sw-KE", "en-GB"]}), ("sw-KE", "en-GB")),
        (plistlib.dumps({"AppleLanguages": "sw"}), ()),
        (plistlib.dumps({}), ()),
        (b"damaged", ()),
        (None, ()),
    ],
)
def test_macos(environment, monkeypatch, tmp_path, preferences, found):
    file = tmp_path / "Library" / "Preferences" / ".GlobalPreferences.plist"
    file.parent.mkdir(parents=True)
    if preferences is not None:
        file.write_bytes(preferences)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert system_languages.system_languages() == found
