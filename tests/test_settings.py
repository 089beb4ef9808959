"""Settings: Carrel starts with any file, reports problems, and loses nothing."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from reader.settings import FILE_NAME, SETTINGS, Settings

CHOSEN = {
    "language": "pt-BR",
    "theme": "dark",
    "text_size": 150,
    "face": "lexend",
    "line_spacing": 150,
    "paragraph_spacing": 200,
    "letter_spacing": 12,
    "word_spacing": 16,
    "column_width": 45,
    "justified": True,
    "hyphenation": False,
    "dotted_terms": False,
    "line_focus": 3,
    "reading_mode": "pages",
    "slide_pages": False,
    "side_bar": False,
    "side_bar_width": 300,
    "panel": "glossary",
    "author": "Ann Reed",
    "local_help": "Clinic, +254 700 123 456",
    "caret": True,
    "hints_done": ["term"],
    "spelling": False,
    "spelling_told": ["sw"],
    "room_widths": [220, 500, 400],
    "room_hidden": ["problems"],
    "recent_searches": ["amygdala", "“sleep” 脳 -nap"],
    "speech": [{"language": "en", "voice": "espeak-ng/English", "speed": 125}, 3],
    "geometry": "AdnQywAD",
    "pack_file": "/sticks/Ä é/脳.carrel",
    "edited_folders": [{"folder": "/home/ann/Sleep", "pack": "sleep", "title": "Sleep"}, 3],
    "known_here": ["0123456789abcdef"],
    "added_packs": [{"file": "../packs/brain.carrel", "id": "brain"}, 3],
    "pack_answers": [{"id": "brain", "sha256": "0" * 64, "answer": "read"}, 3],
    "positions": [{"location": "carrel:brain/talking#safety", "offset": 12, "depth": 0.25}],
    "location": "carrel:brain/talking#safety",
    "offset": 1200,
    "depth": 0.25,
}
REFUSED: dict[str, list[Any]] = {
    "language": ["../fr", "fr/", "-", "é", "x" * 36, None, 1, ["fr"]],
    "theme": ["", "pink", "DARK", None, 1, ["dark"], {}, True],
    "text_size": [79, 301, 0, -100, 10**9, 1e300, math.nan, math.inf, True, False, "100", None, [100]],
    "face": ["", "Serif", "comic", None, 1, ["serif"]],
    "line_spacing": [99, 201, 120.5, True, "120", None],
    "paragraph_spacing": [99, 401, 120.5, True, "120", None],
    "letter_spacing": [-1, 31, 0.5, True, "12", None],
    "word_spacing": [-1, 61, 0.5, True, "16", None],
    "column_width": [29, 101, 10**12, 66.5, True, "66", None],
    "justified": [0, 1, "true", None],
    "hyphenation": [0, 1, "true", None],
    "dotted_terms": [0, 1, "true", None],
    "line_focus": [2, 4, -1, 7, 1.0, True, "1", None],
    "reading_mode": ["", "page", None, 1],
    "slide_pages": [0, 1, "true", None],
    "side_bar": [0, 1, "true", None, [], 1.0],
    "side_bar_width": [119, 2001, 10**12, -1, math.nan, True, "286", None],
    "panel": ["", "notes", None, 3, ["contents"], True],
    "author": [None, 1, True, ["Ann"]],
    "local_help": [None, 1, True, ["Ann"], "x" * 301],
    "caret": [0, 1, "false", None],
    "spelling": [0, 1, "true", None],
    "spelling_told": ["sw", 1, {}, [1], True],
    "room_widths": [None, "220", {}, 1, True],
    "room_hidden": ["problems", 1, {}, [1], True],
    "hints_done": [None, "term", {}, [1], ["swim"], [["term"]], ["term"] * 4, True],
    "recent_searches": [None, "amygdala", {}, [1], [None], ["a", ["b"]], [""], ["  "], ["x" * 301], ["x"] * 101, True],
    "speech": [None, "Anna", {}, 1, True],
    "geometry": [None, 1, ["AdnQ"], {}, True],
    "pack_file": [None, 1, ["a.carrel"], True],
    "edited_folders": [None, "Sleep", {}, 1, True],
    "known_here": ["0123", 1, {}, [1], True],
    "added_packs": [None, "a.carrel", {}, 1, True],
    "pack_answers": [None, "read", {}, 1, True],
    "positions": [None, "carrel:brain/talking", {}, 1, True],
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


def test_saved_settings_are_loaded(tmp_path):
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
def test_an_invalid_value_in_the_file(file, name, value):
    """The other settings hold, and the value stays for the Carrel that knows what it means."""
    others = {other: chosen for other, chosen in CHOSEN.items() if other != name}
    file.write_text(json.dumps(others | {name: value}), encoding="utf-8")
    settings = Settings(file.parent)
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


def test_unchanged_settings_are_not_written(file):
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


@pytest.mark.parametrize(
    ("values", "invalid"),
    [
        ({"theme": 5}, "theme"),
        ({"text_size": "large"}, "text_size"),
        ({"text_size": None, "side_bar": 1, "theme": "dark"}, "text_size, side_bar"),
        ({"side_bar": "yes"}, "side_bar"),
        ({"caret": 0}, "caret"),
        ({"positions": {}}, "positions"),
        ({"recent_searches": [1]}, "recent_searches"),
        ({"depth": True}, "depth"),
        ({"theme": "ocean"}, ""),  # a newer Carrel may have it
        ({"text_size": 100_000}, ""),
        ({"later": []}, ""),
    ],
)
def test_values_of_a_wrong_type_are_said_in_one_sentence(file, values, invalid):
    file.write_text(json.dumps(values), encoding="utf-8")
    settings = Settings(file.parent)
    expected = f"Some of your settings are invalid ({invalid}). Carrel is using the default values for them."
    assert settings.problem == (expected if invalid else "")
    assert all(settings[name] == DEFAULTS[name] for name in invalid.split(", ") if name)
