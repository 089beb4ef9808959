"""`carrel selftest`: what it says of a copy that is whole, and of one that is not."""

from __future__ import annotations

import json

import pytest

from reader.system import paths
from reader.ui import selftest
from tests.packs import make_pack


@pytest.fixture
def pack(tmp_path, monkeypatch, qtbot):
    file = make_pack(tmp_path / "sample.carrel")
    monkeypatch.setattr(paths, "content_folders", tuple)
    monkeypatch.setattr(paths, "bundled_packs", lambda: (file,))
    return file


def told(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_the_bundled_pack(bundled_pack, monkeypatch, qtbot, capsys):
    monkeypatch.setattr(paths, "content_folders", tuple)
    monkeypatch.setattr(paths, "bundled_packs", lambda: (bundled_pack,))
    assert selftest.run(as_json=True) == 0
    said = told(capsys)
    assert said["holds"]
    assert [check["what"].split()[0] for check in said["checks"]] == [
        "packs",
        "pack",
        "search",
        "page",
        "setting",
        "mark",
    ]
    assert all(check["holds"] and check["milliseconds"] >= 0 for check in said["checks"])
    assert said["python"]
    assert said["qt"].startswith("6.8")
    assert said["sqlite"]
    assert said["glibc_needed"] is None, "nothing was built"


def test_for_people(pack, capsys):
    selftest.run(as_json=False)
    said = capsys.readouterr().out
    assert "Qt 6.8" in said
    assert "“A sample”, edition 3" in said


def test_what_the_built_program_needs(pack, tmp_path, monkeypatch, capsys):
    facts = tmp_path / "build.json"
    facts.write_text('{"glibc": "2.28"}', encoding="utf-8")
    monkeypatch.setattr(paths, "build_facts", lambda: facts)
    selftest.run(as_json=True)
    assert told(capsys)["glibc_needed"] == "2.28"


def test_no_pack(monkeypatch, qtbot, capsys):
    monkeypatch.setattr(paths, "content_folders", tuple)
    monkeypatch.setattr(paths, "bundled_packs", tuple)
    assert selftest.run(as_json=True) == 1
    assert not told(capsys)["holds"]


def test_a_damaged_pack_is_named(pack, capsys):
    data = bytearray(pack.read_bytes())
    at = data.index(b"Quiet rooms")
    data[at : at + 5] = b"Noisy"
    pack.write_bytes(data)
    assert selftest.run(as_json=True) == 1
    failed = [check for check in told(capsys)["checks"] if not check["holds"]]
    assert failed[0]["what"] == "pack sample.carrel"
    assert "content has changed" in failed[0]["note"]
