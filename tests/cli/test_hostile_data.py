"""Commands on a data folder that a stranger made: they end, and what cannot be used is left out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import bundled
from reader.library import known_here
from reader.library.added_packs import to_settings
from reader.library.packfile import open_pack
from reader.library.shelf import describe_pack
from reader.settings import FILE_NAME, Settings
from reader.system import reachable
from tests.packs import INFO, make_pack
from tests.special_files import make_pipe

COMMANDS = (("list",), ("marks", "list"), ("marks", "export"), ("search", "amygdala"))


@pytest.mark.skipif("sys.platform == 'win32'", reason="there are no pipes in folders")
@pytest.mark.parametrize("name", [FILE_NAME, "marks.sqlite", "marks.lock", "marks.sqlite-journal", "backups", "packs"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_waits_for_a_pipe(carrel, name, command):
    carrel.data.mkdir()
    make_pipe(carrel.data / name)
    status, _, err = carrel("--data", carrel.data, *command)
    assert status in (0, 1)
    assert "Traceback" not in err


@pytest.fixture
def waiting() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_share_that_does_not_answer_is_left_out(carrel, tmp_path, monkeypatch, waiting):
    found = [
        make_pack(tmp_path / f"{id}.carrel", info=INFO._replace(id=id, title=id.title())) for id in ("near", "far")
    ]
    settings = Settings(carrel.data)
    seen = []
    for file in found:
        with open_pack(file) as pack:
            seen.append(describe_pack(pack))
    settings["added_packs"] = to_settings(seen, carrel.data)
    settings["known_here"] = known_here.with_files([], found, carrel.data)
    assert settings.save() == ""
    real = reachable.is_file

    def is_file(file: Path) -> bool:
        if file.name == "far.carrel":
            waiting.wait(30)
        return real(file)

    monkeypatch.setattr(reachable, "is_file", is_file)
    monkeypatch.setattr(bundled, "LONGEST_WAIT", 0.2)
    status, out, err = carrel("--data", carrel.data, "list")
    assert status == 0
    assert "Near (near)" in out
    assert "Far" not in out
    assert f"{tmp_path} did not answer in time" in err
