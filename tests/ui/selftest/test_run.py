"""`carrel selftest`, on an intact and on a damaged copy."""

from __future__ import annotations

import json

import pytest

from reader.system import paths
from reader.ui.selftest import run
from tests.packs import make_pack

pytestmark = pytest.mark.usefixtures("opens_home")


@pytest.fixture
def pack(tmp_path, monkeypatch, qtbot):
    file = make_pack(tmp_path / "sample.carrel")
    monkeypatch.setattr(paths, "content_folders", tuple)
    monkeypatch.setattr(paths, "bundled_packs", lambda: (file,))
    return file


def report(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_the_bundled_pack(bundled_pack, monkeypatch, qtbot, capsys):
    monkeypatch.setattr(paths, "content_folders", tuple)
    monkeypatch.setattr(paths, "bundled_packs", lambda: (bundled_pack,))
    assert run.run(as_json=True) == 0
    printed = report(capsys)
    assert printed["holds"]
    assert [check["what"].split()[0] for check in printed["checks"]] == [
        "packs",
        "pack",
        "search",
        "page",
        "setting",
        "choice",
        "idle",
        "mark",
        "forged",
        "figure",
        "home",
        "cards",
        "viewer",
        "hints",
        "turning",
        "read",
        "voice",
        "typography",
        "actions",
        "files",
        "emergency",
        "text",
        "paper",
        "show",
        "new",
        "import",
        "forms",
        "room",
        "language",
    ]
    assert all(check["holds"] and check["milliseconds"] >= 0 for check in printed["checks"])
    assert printed["python"]
    assert printed["qt"].startswith("6.9")
    assert printed["sqlite"]
    assert printed["glibc_needed"] is None, "nothing was built"


def test_chosen_checks(pack, capsys):
    assert run.run(["pack", "setting"], as_json=True) == 0
    assert [check["what"] for check in report(capsys)["checks"]] == ["pack sample.carrel", "setting"]


def test_a_check_that_does_not_exist_is_named(pack, capsys):
    assert run.run(["setting", "weather"], as_json=True) == 2
    printed = capsys.readouterr()
    assert "“weather”" in printed.err
    assert not printed.out


def test_for_people(pack, capsys):
    run.run(["packs", "pack"], as_json=False)
    printed = capsys.readouterr().out
    assert "Qt 6.9" in printed
    assert "“A sample”, edition 3" in printed


def test_what_the_built_program_needs(pack, tmp_path, monkeypatch, capsys):
    facts = tmp_path / "build.json"
    facts.write_text('{"glibc": "2.28"}', encoding="utf-8")
    monkeypatch.setattr(paths, "build_facts", lambda: facts)
    run.run(["packs"], as_json=True)
    assert report(capsys)["glibc_needed"] == "2.28"


def test_no_pack(monkeypatch, qtbot, capsys):
    monkeypatch.setattr(paths, "content_folders", tuple)
    monkeypatch.setattr(paths, "bundled_packs", tuple)
    assert run.run(["packs"], as_json=True) == 1
    assert not report(capsys)["holds"]


def test_a_damaged_pack_is_named(pack, capsys):
    data = bytearray(pack.read_bytes())
    at = data.index(b"Quiet rooms")
    data[at : at + 5] = b"Noisy"
    pack.write_bytes(data)
    assert run.run(["packs", "pack", "search"], as_json=True) == 1
    failed = [check for check in report(capsys)["checks"] if not check["holds"]]
    assert failed[0]["what"] == "pack sample.carrel"
    assert "content has changed" in failed[0]["note"]
