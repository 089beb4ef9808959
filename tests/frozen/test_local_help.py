"""The built program shows the number that a clinic wrote beside the packs, also for the pack inside the program."""

from __future__ import annotations

import json
from pathlib import Path

from tests.frozen.program import Copy


def test_a_number_beside_the_packs(portable: Copy, place: Path) -> None:
    packs = json.loads(portable.run("list", "--json").stdout)
    bundled = next(each for each in packs if each["origin"] == "bundled")
    assert bundled["emergency"]
    show = ("show", f"carrel:{bundled['id']}/{bundled['emergency']}")
    assert "Local help:" not in portable.run(*show).stdout
    (portable.outer / "packs").mkdir(exist_ok=True)
    (portable.outer / "packs" / "local.yaml").write_text("local_help: +254 700 123 456\n", encoding="utf-8")
    done = portable.run(*show)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Local help: +254 700 123 456 (from local.yaml beside this pack)" in done.stdout
    stick = place / "stick"
    stick.mkdir()
    done = portable.run("stick", "write", stick)
    assert "Local help on it: +254 700 123 456" in done.stdout
    assert (stick / "packs" / "local.yaml").read_text(encoding="utf-8") == "local_help: +254 700 123 456\n"


def test_what_people_in_danger_type(portable: Copy) -> None:
    for typed in ("suicide", "sucide", "kill my self", "my friend swallowed pills what now"):
        done = portable.run("search", typed, "--json")
        assert done.returncode == 0
        bundled = next(each for each in json.loads(portable.run("list", "--json").stdout) if each["emergency"])
        assert json.loads(done.stdout)[0]["location"] == f"carrel:{bundled['id']}/{bundled['emergency']}"
