"""Settings: whatever their file holds, Carrel starts, says so, and loses nothing."""

from __future__ import annotations

import json
import math
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from reader import settings as module
from reader.settings import FILE_NAME, SETTINGS, Settings

CHOSEN = {
    "theme": "dark",
    "text_size": 150,
    "side_bar": False,
    "side_bar_width": 300,
    "panel": "glossary",
    "caret": True,
    "geometry": "AdnQywAD",
    "pack_file": "/sticks/Ä é/脳.carrel",
    "location": "carrel:brain/talking#safety",
    "offset": 1200,
    "depth": 0.25,
}
REFUSED: dict[str, list[Any]] = {
    "theme": ["", "pink", "DARK", None, 1, ["dark"], {}, True],
    "text_size": [79, 301, 0, -100, 10**9, 1e300, math.nan, math.inf, True, False, "100", None, [100]],
    "side_bar": [0, 1, "true", None, [], 1.0],
    "side_bar_width": [119, 2001, 10**12, -1, math.nan, True, "286", None],
    "panel": ["", "notes", None, 3, ["contents"], True],
    "caret": [0, 1, "false", None],
    "geometry": [None, 1, ["AdnQ"], {}, True],
    "pack_file": [None, 1, ["a.carrel"], True],
    "location": [None, 1, ["carrel:a/b"], True],
    "offset": [-1, 0.5, 10**9, True, "0", None],
    "depth": [-1e6 - 1, 1e6 + 1, math.nan, math.inf, -math.inf, True, "0.5", None],
}
DEFAULTS = {each.name: each.default for each in SETTINGS}
WRONG = [(name, value) for name, values in REFUSED.items() for value in values]


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / FILE_NAME


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def written(file: Path) -> dict:
    return json.loads(file.read_text(encoding="utf-8"))


def test_every_setting_has_its_cases():
    assert set(CHOSEN) == set(REFUSED) == {setting.name for setting in SETTINGS}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_setting_says_what_it_means_and_allows_its_default(setting):
    assert setting.allows(setting.default)
    assert setting.meaning


def test_nothing_chosen_yet(tmp_path):
    settings = Settings(tmp_path / "new" / "folder")
    assert settings.problem == ""
    assert all(settings[setting.name] == setting.default for setting in SETTINGS)
    assert settings.save() == ""
    assert names(tmp_path) == []


def test_what_was_chosen_is_there_again(tmp_path):
    folder = tmp_path / "new" / "folder"
    settings = Settings(folder)
    for name, value in CHOSEN.items():
        settings[name] = value
    assert settings.save() == ""
    assert names(folder) == [FILE_NAME]
    again = Settings(folder)
    assert again.problem == ""
    assert {name: again[name] for name in CHOSEN} == CHOSEN


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_value_that_is_not_allowed_cannot_be_chosen(tmp_path, name, value):
    settings = Settings(tmp_path)
    with pytest.raises(ValueError, match=name):
        settings[name] = value
    assert settings[name] == DEFAULTS[name]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_value_of_no_use_in_the_file(file, name, value):
    """The other settings hold, and the value stays for the Carrel that knows what it means."""
    others = {other: chosen for other, chosen in CHOSEN.items() if other != name}
    file.write_text(json.dumps(others | {name: value}), encoding="utf-8")
    settings = Settings(file.parent)
    assert settings.problem == ""
    assert settings[name] == DEFAULTS[name]
    assert {other: settings[other] for other in others} == others
    assert settings.save() == ""
    assert repr(written(file)[name]) == repr(value)
    settings[name] = CHOSEN[name]
    assert settings.save() == ""
    assert written(file) == CHOSEN


@pytest.mark.parametrize(
    "unknown", [1, "text", None, [1, {"a": []}], {"nested": {"deeper": [None]}}, 10**30, "\ud800", "🧠"], ids=repr
)
def test_an_unknown_name_is_kept(file, unknown):
    file.write_text(json.dumps({"later": unknown, "theme": "sepia"}), encoding="utf-8")
    settings = Settings(file.parent)
    settings["text_size"] = 120
    assert settings.save() == ""
    assert written(file) == {"later": unknown, "theme": "sepia", "text_size": 120}


@pytest.mark.parametrize("name", ["later", "", "Theme"])
def test_an_unknown_name_cannot_be_asked_for(tmp_path, name):
    with pytest.raises(KeyError):
        Settings(tmp_path)[name]
    with pytest.raises(KeyError):
        Settings(tmp_path)[name] = 1


def test_a_file_edited_by_hand(file):
    file.write_bytes(b'\xef\xbb\xbf{\r\n  "theme": "dark"\r\n}')
    settings = Settings(file.parent)
    assert (settings.problem, settings["theme"]) == ("", "dark")


WHOLE = json.dumps(CHOSEN).encode()
DAMAGED = [
    b"", b" ", b"\0" * 512, b"{", b"}", b"null", b"[]", b'"dark"', b"1", b"true", b'[{"theme": "dark"}]',
    b"{'theme': 1}", b'{"theme": "dark",}', b'{"theme": dark}', b"\xff\xfe{\0}\0", b'{"theme": "\xff"}',
    WHOLE + WHOLE, WHOLE[1:],
    b'{"a":' * 100_000, b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}",
    *(WHOLE[:length] for length in range(1, len(WHOLE), 7)),
]  # fmt: skip


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: repr(content)[-30:])
def test_a_damaged_file_is_set_aside(file, content):
    file.write_bytes(content)
    settings = Settings(file.parent)
    assert "damaged" in settings.problem
    assert settings.problem.endswith(".")
    assert all(settings[setting.name] == setting.default for setting in SETTINGS)
    [aside] = names(file.parent)
    assert aside in settings.problem
    assert (file.parent / aside).read_bytes() == content
    settings["theme"] = "dark"
    assert settings.save() == ""
    assert written(file) == {"theme": "dark"}
    assert (file.parent / aside).read_bytes() == content
    assert Settings(file.parent).problem == ""


@pytest.mark.parametrize("depth", [100, *range(300, 1100, 23), 3000])
def test_however_deep_the_values_of_a_later_carrel_are(file, depth):
    content = b'{"later":' * depth + b"1" + b"}" * depth
    file.write_bytes(content)
    settings = Settings(file.parent)
    settings["theme"] = "dark"
    if not settings.save():
        assert Settings(file.parent)["theme"] == "dark"
    kept = [each.read_bytes().replace(b" ", b"").replace(b"\n", b"") for each in file.parent.iterdir()]
    assert any(text.startswith(content[:-1]) for text in kept)


def test_two_damaged_in_one_second_are_both_kept(file, monkeypatch):
    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2025, 4, 28, 12, 30, 15)

    monkeypatch.setattr(module, "datetime", Stopped)
    for number in range(3):
        file.write_text(f"damage {number}", encoding="utf-8")
        Settings(file.parent)
    kept = {each.name: each.read_text(encoding="utf-8") for each in file.parent.iterdir()}
    assert kept == {
        "settings-damaged-2025-04-28-123015.json": "damage 0",
        "settings-damaged-2025-04-28-123015-2.json": "damage 1",
        "settings-damaged-2025-04-28-123015-3.json": "damage 2",
    }


def fail(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_damaged_file_that_cannot_be_moved_is_not_overwritten(file, monkeypatch):
    file.write_text("damage", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        settings = Settings(file.parent)
        assert "still there" in settings.problem
        settings["theme"] = "dark"
        assert "could not be kept" in settings.save()
        assert file.read_text(encoding="utf-8") == "damage"
        assert names(file.parent) == [FILE_NAME]
    assert settings.save() == ""
    [aside] = [name for name in names(file.parent) if name != FILE_NAME]
    assert (file.parent / aside).read_text(encoding="utf-8") == "damage"
    assert written(file) == {"theme": "dark"}


def test_a_file_that_cannot_be_read_is_not_overwritten(file, monkeypatch):
    file.write_bytes(WHOLE)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", fail)
        settings = Settings(file.parent)
    assert "cannot be read (No space left on device)" in settings.problem
    assert str(file) in settings.problem
    settings["theme"] = "sepia"
    assert settings.save() == ""
    assert written(file) == {"theme": "sepia"}
    [aside] = [name for name in names(file.parent) if name != FILE_NAME]
    assert (file.parent / aside).read_bytes() == WHOLE


def test_a_folder_where_the_file_should_be(file):
    file.mkdir()
    settings = Settings(file.parent)
    assert "cannot be read" in settings.problem
    settings["theme"] = "dark"
    assert settings.save() == ""
    assert written(file) == {"theme": "dark"}


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "data").write_text("mine", encoding="utf-8")
    settings = Settings(tmp_path / "data")
    settings["theme"] = "dark"
    assert settings["theme"] == "dark"
    sentence = settings.save()
    assert "could not be kept" in sentence
    assert sentence.endswith(".")
    assert (tmp_path / "data").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the system's own user may write anywhere")
def test_a_folder_that_may_not_be_written(file):
    file.write_bytes(WHOLE)
    file.parent.chmod(0o555)
    try:
        settings = Settings(file.parent)
        settings["theme"] = "sepia"
        assert "could not be kept" in settings.save()
        assert file.read_bytes() == WHOLE
    finally:
        file.parent.chmod(0o755)


@pytest.mark.parametrize(("where", "name"), [(os, "fsync"), (Path, "replace"), (Path, "open"), (Path, "mkdir")])
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), PermissionError(13, "Denied"), OSError("odd")]
)
def test_a_disk_that_fails(file, monkeypatch, where, name, error):
    file.write_bytes(WHOLE)
    settings = Settings(file.parent)
    settings["theme"] = "sepia"

    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(where, name, fail)
        sentence = settings.save()
    assert "could not be kept" in sentence
    assert str(error.strerror or error) in sentence
    assert names(file.parent) == [FILE_NAME]
    assert file.read_bytes() == WHOLE
    assert settings["theme"] == "sepia"
    assert settings.save() == ""
    assert written(file) == CHOSEN | {"theme": "sepia"}


def test_what_did_not_change_is_not_written_again(file):
    settings = Settings(file.parent)
    settings["theme"] = "dark"
    settings.save()
    file.write_text("changed by another window", encoding="utf-8")
    assert settings.save() == ""
    assert file.read_text(encoding="utf-8") == "changed by another window"


def test_the_name_of_a_pack_that_is_no_text(file):
    settings = Settings(file.parent)
    settings["pack_file"] = "/sticks/caf\udce9.carrel"
    assert settings.save() == ""
    assert Settings(file.parent)["pack_file"] == "/sticks/caf\udce9.carrel"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from([*CHOSEN.values()]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*CHOSEN, "later"]), inner, max_size=5),
)


@given(json_values | st.dictionaries(st.sampled_from([*CHOSEN, "later"]), json_values))
@examples(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_holds(tmp_path, value):
    file = tmp_path / FILE_NAME
    file.write_text(json.dumps(value), encoding="utf-8")
    settings = Settings(tmp_path)
    assert ("damaged" in settings.problem) == (not isinstance(value, dict))
    assert all(setting.allows(settings[setting.name]) for setting in SETTINGS)
    assert settings.save() == ""
    if isinstance(value, dict):
        assert json.dumps(written(file), sort_keys=True) == json.dumps(value, sort_keys=True)
