"""A new content folder: valid for every name, whole or not there, and never in the place of something else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.library.authoring import new_folder
from reader.library.authoring.build import build, check
from reader.library.authoring.new_folder import NewFolderError, PackFacts, id_from, make_folder, title_from
from reader.library.packfile import open_pack
from reader.system import paths

EXAMPLE = paths.resources() / "example_pack"
FACTS = PackFacts("id", "Title", "sw", date="2026-01-02")

NAMES = {
    "sleep-basics": ("sleep-basics", "Sleep basics"),
    "Oral rehydration": ("oral-rehydration", "Oral rehydration"),
    "Рис 1": ("рис-1", "Рис 1"),
    "नमस्ते-दस्तावेज़": ("नमस्ते-दस्तावेज़", "नमस्ते दस्तावेज़"),
    "健康": ("健康", "健康"),
    "صحة الأم": ("صحة-الأم", "صحة الأم"),
    "*a* [b] #c: d": ("a-b-c-d", "A b c: d"),
    "__a__": ("a", "A"),
    "null": ("null", "Null"),
    "2024": ("2024", "2024"),
    "...": ("my-pack", "My pack"),
    "": ("my-pack", "My pack"),
    "\u0301a": ("a", "\u0301a"),
    "a\udcff\nb": ("a-b", "A b"),
    "x" * 240: ("x" * 100, "X" + "x" * 199),
}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:40])
def test_a_pack_of_every_name_checks_and_builds(tmp_path, name):
    id, title = NAMES[name]
    assert (id_from(name), title_from(name)) == (id, title)
    make_folder(tmp_path / "new", EXAMPLE, PackFacts(id, title, "en", "health", "2026-01-02"))
    assert check(tmp_path / "new") == []
    assert build(tmp_path / "new", tmp_path / "new.carrel") == []
    with open_pack(tmp_path / "new.carrel") as pack:
        info = pack.info
    assert (info.id, info.title, info.language, info.topic, info.date) == (id, title, "en", "health", "2026-01-02")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_file_has_notes_the_date_and_the_line_ends(tmp_path, line_end):
    make_folder(tmp_path / "new", EXAMPLE, FACTS, line_end)
    files = [file for file in (tmp_path / "new").rglob("*") if file.is_file()]
    assert sorted(file.name for file in files) == sorted(file.name for file in EXAMPLE.rglob("*.*"))
    for file in files:
        data = file.read_bytes()
        assert data.count(b"\n") == data.count(line_end.encode())
        assert b"# " in data or b"<!-- " in data or file.name == "second-article.md"
        assert b"\ndate: 2026-11-29" not in data
    assert check(tmp_path / "new") == []


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "desktop.ini").touch()  # of Windows, in every folder with an icon of its own
    make_folder(tmp_path, EXAMPLE, FACTS)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        *("articles", "desktop.ini", "figures", "glossary.yaml", "pack.yaml", "references.yaml")
    ]


REFUSED = {
    "not empty": (FACTS, "full", "is not empty"),
    "a file": (FACTS, "file", "is no folder"),
    "no parent": (FACTS, "no/such/new", "There is no folder"),
    "id": (PackFacts("a b", "Title", "sw"), "new", "not valid"),
    "title": (PackFacts("id", "", "sw"), "new", "title"),
    "language": (PackFacts("id", "Title", "English"), "new", "did you mean en?"),
    "long name": (FACTS, "x" * 300, "cannot be"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_changes_nothing(tmp_path, case):
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    facts, name, words = REFUSED[case]
    with pytest.raises(NewFolderError, match=words.replace("?", r"\?")):
        make_folder(tmp_path / name, EXAMPLE, facts)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="without the right to make links")
def test_a_link_is_refused(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(NewFolderError, match="is no folder"):
        make_folder(tmp_path / "link", EXAMPLE, FACTS)
    assert list(tmp_path.iterdir()) == [tmp_path / "link"]


@pytest.mark.parametrize("is_there", [False, True], ids=["new", "empty"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "stop"])
def test_no_half_of_a_folder_stays(tmp_path, monkeypatch, is_there, error):
    """Whatever step fails: writing the fourth file, or moving the second thing into place."""
    if is_there:
        (tmp_path / "new").mkdir()
    moved: list[Path] = []

    def move(source: Path, target: Path) -> None:
        if len(moved) == int(is_there):
            raise error
        moved.append(target)
        source.replace(target)

    monkeypatch.setattr(new_folder, "move_into_place", move)
    with pytest.raises((NewFolderError, KeyboardInterrupt)):
        make_folder(tmp_path / "new", EXAMPLE, FACTS)
    assert list(tmp_path.rglob("*")) == ([tmp_path / "new"] if is_there else [])
