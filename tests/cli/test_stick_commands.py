"""`carrel stick`: output, exit status, and what is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reader.cli import main
from reader.sticks import outcome_text
from reader.system import paths
from tests.packs import INFO, make_pack
from tests.sticks.conftest import FILES, put, state_of


@pytest.fixture
def carrel(tmp_path, capsys):
    def run(*words: str | Path) -> tuple[int, str, str]:
        given = ["--data", str(tmp_path / "data"), "stick", *map(str, words)]
        status = main(given, run_window=lambda *_: 0, run_selftest=lambda *_: 0)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run


@pytest.fixture
def program(tmp_path) -> Path:
    return put(tmp_path / "Carrel", FILES)


@pytest.fixture
def sticks(tmp_path) -> list[Path]:
    """Two of one name."""
    sticks = [tmp_path / "a" / "CARREL", tmp_path / "b" / "CARREL"]
    for stick in sticks:
        stick.mkdir(parents=True)
    return sticks


def test_write_and_check(carrel, program, sticks, tmp_path):
    pack = make_pack(tmp_path / "sample.carrel")
    status, out, err = carrel("write", *sticks, "--program", program, "--pack", pack)
    assert (status, err) == (0, "")
    for stick, line in zip(sticks, out.splitlines(), strict=True):
        assert line.startswith(f"{stick}: 7 files copied")
        assert line.endswith("All files verified.")
        status, out, err = carrel("check", stick)
        assert (status, err) == (0, "")
        assert "files verified" in out
    assert (sticks[0] / "packs" / "sample-3.carrel").read_bytes() == pack.read_bytes()


def test_check_reports_problems_and_how_to_repair_them(carrel, program, sticks):
    carrel("write", sticks[0], "--program", program)
    inside = sticks[0] / "Carrel for Linux"
    (inside / "carrel").write_bytes(b"")
    (inside / "_internal" / "empty").unlink()
    put(
        sticks[0], {"packs/mine.carrel": b"", "carrel-data/x": b"", **{f"{number:02}.jpg": b"" for number in range(12)}}
    )
    status, out, _ = carrel("check", sticks[0])
    assert status == 1
    for line in (
        "Damaged: Carrel for Linux/carrel",
        "Missing: Carrel for Linux/_internal/empty",
        "Not checked, the reader's marks: carrel-data/",
        "Not checked, a pack added by hand: packs/mine.carrel",
        "Not checked, not written by Carrel: 2 more (--json lists them all)",
    ):
        assert line in out.splitlines()
    assert f"To repair it: carrel stick write “{sticks[0]}”" in out
    report = json.loads(carrel("check", sticks[0], "--json")[1])
    assert (report["is_whole"], report["damaged"]) == (False, ["Carrel for Linux/carrel"])
    assert {"name": "carrel-data/", "kind": "marks"} in report["foreign"]


def test_foreign_files_in_a_program_are_named_and_removed(carrel, program, sticks):
    carrel("write", sticks[0], "--program", program)
    put(sticks[0], {"Carrel for Linux/_internal/evil.so": b"", "Carrel for Linux/carrel-data/x": b"", "notes.txt": b""})
    status, out, _ = carrel("check", sticks[0])
    assert status == 1
    assert "Foreign: Carrel for Linux/_internal/evil.so" in out.splitlines()
    assert f"To remove the foreign files: carrel stick check “{sticks[0]}” --remove-foreign." in out.splitlines()
    assert "To repair it" not in out
    report = json.loads(carrel("check", sticks[0], "--json")[1])
    assert {"name": "Carrel for Linux/_internal/evil.so", "kind": "intruder"} in report["foreign"]
    status, out, _ = carrel("check", sticks[0], "--remove-foreign")
    assert (status, "Foreign" in out) == (0, False)
    assert (sticks[0] / "notes.txt").exists()
    assert (sticks[0] / "Carrel for Linux/carrel-data/x").exists()


def test_one_of_two_fails(carrel, program, sticks):
    sticks[0].rmdir()
    status, out, err = carrel("write", *sticks, "--program", program)
    assert status == 1
    assert err.startswith(f"carrel: {sticks[0]}: There is no such folder")
    assert out.startswith(f"{sticks[1]}: 6 files copied")


def test_json(carrel, program, sticks):
    sticks[0].rmdir()
    status, out, _ = carrel("write", *sticks, "--program", program, "--json")
    told = json.loads(out)
    assert status == 1
    assert told["files"] == 6
    assert [each["target"] for each in told["targets"]] == list(map(str, sticks))
    assert [bool(each["reason"]) for each in told["targets"]] == [True, False]


def test_a_dry_run(carrel, program, sticks):
    status, out, _ = carrel("write", sticks[0], "--program", program, "--dry-run")
    assert status == 0
    assert "Would be written" in out
    assert state_of(sticks[0]) == {}


def test_all_packs_are_the_available_ones_outside_the_program(carrel, program, sticks, tmp_path, monkeypatch):
    make_pack(program / "_internal" / "packs" / "bundled.carrel")
    beside = make_pack(tmp_path / "beside.carrel", info=_info("beside"))
    monkeypatch.setattr(paths, "bundled_packs", lambda: (program / "_internal" / "packs" / "bundled.carrel",))
    (program / "packs").mkdir()
    added = make_pack(program / "packs" / "added.carrel", info=_info("added"))
    monkeypatch.setattr(paths, "packs_beside", lambda: (beside, added))
    monkeypatch.setattr(paths, "content_folders", tuple)
    assert carrel("write", sticks[0], "--program", program, "--all-packs")[0] == 0
    assert {file.name for file in (sticks[0] / "packs").iterdir()} == {"added-1.carrel", "beside-1.carrel"}


def _info(id: str):
    from tests.packs import INFO

    return INFO._replace(id=id, edition=1)


def test_the_standalone_program_copies_itself(carrel, program, sticks, monkeypatch):
    monkeypatch.setattr(paths, "program", lambda: program)
    assert carrel("write", sticks[0])[0] == 0
    assert (sticks[0] / "Carrel for Linux" / "carrel").is_file()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["write", "{stick}"], "no built program"),
        (["write", "{stick}", "--program", "{stick}"], "not a folder with Carrel in it"),
        (["write", "{stick}", "--program", "{program}", "--pack", "gone.carrel"], "gone.carrel: The file is missing"),
        (["check", "{stick}"], "Carrel did not write"),
        (["check", "gone"], "is not a folder"),
    ],
)
def test_invalid_paths_have_status_2(carrel, program, sticks, words, sentence):
    status, out, err = carrel(*(word.format(stick=sticks[0], program=program) for word in words))
    assert (status, out) == (2, "")
    assert sentence in err
    assert err.startswith("carrel: ")


@pytest.mark.parametrize("words", [[], ["write"], ["check"], ["check", "a", "b"], ["mend", "a"]])
def test_invalid_words(carrel, words):
    with pytest.raises(SystemExit) as stopped:
        carrel(*words)
    assert stopped.value.code == 2


def test_interrupted_by_the_keyboard(carrel, program, sticks, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.cli.stick_commands.write_sticks", interrupt)
    status, _, err = carrel("write", sticks[0], "--program", program)
    assert status == 1
    assert "continues from there" in err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_cannot_control_the_terminal(carrel, program, tmp_path):
    stick = tmp_path / "a\x1b[31m"
    stick.mkdir()
    carrel("write", stick, "--program", program)
    put(stick, {"b\x1b[2J": b""})
    status, out, err = carrel("check", stick)
    assert status == 0
    assert "\x1b" not in out + err


def test_a_file_with_the_id_of_a_pack_of_the_stick_is_named(carrel, sticks, program, tmp_path):
    mine = make_pack(tmp_path / "mine.carrel", info=INFO._replace(id="wound"))
    assert carrel("write", sticks[0], "--program", program, "--pack", mine)[0] == 0
    make_pack(sticks[0] / "packs" / "new.carrel", info=INFO._replace(id="new"))
    assert carrel("check", sticks[0])[0] == 0
    make_pack(sticks[0] / "packs" / "x.carrel", info=INFO._replace(id="wound", edition=999_999_999))
    status, out, _ = carrel("check", sticks[0])
    assert status == 1
    assert "Added: packs/x.carrel" in out.splitlines()
    assert "Not checked, a pack added by hand: packs/new.carrel" in out.splitlines()
    assert outcome_text.STAND_IN in out.splitlines()
    assert "To repair it" not in out
    report = json.loads(carrel("check", sticks[0], "--json")[1])
    assert (report["is_whole"], report["damaged"], report["missing"]) == (False, [], [])
    assert {"name": "packs/x.carrel", "kind": "stand_in"} in report["foreign"]


@pytest.mark.usefixtures("pseudo_language")
def test_json_is_in_english_in_every_language(carrel, program, sticks):
    sticks[0].rmdir()
    told = json.loads(carrel("write", sticks[0], "--program", program, "--json")[1])
    [outcome] = told["targets"]
    assert outcome["reason"].startswith(f"{sticks[0]}: There is no such folder. Insert the stick")
