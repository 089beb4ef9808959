"""Settings that cannot be read or saved: a sentence, never an exception, and nothing is lost."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from reader.settings import FILE_NAME, SETTINGS, Settings
from reader.system import state_file

CHOSEN = {"theme": "dark", "text_size": 150, "side_bar": False, "pack_file": "/sticks/Ä é/脳.carrel", "depth": 0.25}


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / FILE_NAME


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def written(file: Path) -> dict:
    return json.loads(file.read_text(encoding="utf-8"))


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

    monkeypatch.setattr("datetime.datetime", Stopped)
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
        patched.setattr(os, "replace", fail)
        settings = Settings(file.parent)
        assert "file is damaged" in settings.problem
        settings["theme"] = "dark"
        assert "cannot save your settings" in settings.save()
        assert file.read_text(encoding="utf-8") == "damage"
        assert names(file.parent) == [FILE_NAME]
    assert settings.save() == ""
    [aside] = [name for name in names(file.parent) if name != FILE_NAME]
    assert (file.parent / aside).read_text(encoding="utf-8") == "damage"
    assert written(file) == {"theme": "dark"}


def test_a_file_that_cannot_be_read_is_not_overwritten(file, monkeypatch):
    file.write_bytes(WHOLE)
    with monkeypatch.context() as patched:
        patched.setattr(state_file, "read_regular", fail)
        settings = Settings(file.parent)
    assert "(No space left on device)" in settings.problem
    assert str(file) in settings.problem
    settings["theme"] = "sepia"
    assert settings.save() == ""
    assert written(file) == {"theme": "sepia"}
    [aside] = [name for name in names(file.parent) if name != FILE_NAME]
    assert (file.parent / aside).read_bytes() == WHOLE


def test_a_folder_where_the_file_should_be(file):
    file.mkdir()
    settings = Settings(file.parent)
    assert "cannot read" in settings.problem
    settings["theme"] = "dark"
    assert settings.save() == ""
    assert written(file) == {"theme": "dark"}


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "data").write_text("mine", encoding="utf-8")
    settings = Settings(tmp_path / "data")
    settings["theme"] = "dark"
    assert settings["theme"] == "dark"
    sentence = settings.save()
    assert "cannot save your settings" in sentence
    assert sentence.endswith(".")
    assert (tmp_path / "data").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the system's own user may write anywhere")
def test_a_folder_that_may_not_be_written(file):
    file.write_bytes(WHOLE)
    file.parent.chmod(0o555)
    try:
        settings = Settings(file.parent)
        settings["theme"] = "sepia"
        assert "cannot save your settings" in settings.save()
        assert file.read_bytes() == WHOLE
    finally:
        file.parent.chmod(0o755)


@pytest.mark.parametrize(("where", "name"), [(os, "fsync"), (os, "replace"), (Path, "open"), (Path, "mkdir")])
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
    assert "cannot save your settings" in sentence
    assert str(error.strerror or error) in sentence
    assert names(file.parent) == [FILE_NAME]
    assert file.read_bytes() == WHOLE
    assert settings["theme"] == "sepia"
    assert settings.save() == ""
    assert written(file) == CHOSEN | {"theme": "sepia"}
