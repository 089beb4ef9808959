"""The packs for the shelf, and when they are built again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from reader import bundled
from reader.library import added_packs, known_here
from reader.library.packfile import open_pack
from reader.library.shelf import PackOnShelf, PackOrigin
from reader.search.searcher import Searcher
from reader.settings import Settings
from reader.settings import saved_value as kept_setting
from reader.system import paths
from tests.packs import make_pack

# "Now" is newer than any file of the project.
LONG_AGO, NOW, TOMORROW = 1_000_000_000, 4_100_000_000, 4_100_086_400

FILES = {
    "pack.yaml": "id: little\ntitle: A little pack\nedition: 1\ndate: 2025-04-28\nlanguage: en-GB\n",
    "articles/talk.md": "---\ntitle: Talk\n---\n\nWords help.\n",
    "glossary.yaml": "[]\n",
    "references.yaml": "references: []\n",
}


@pytest.fixture
def folder(tmp_path) -> Path:
    """A content folder, not touched for long."""
    folder = tmp_path / "content" / "little"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for each in (folder, *folder.rglob("*")):
        os.utime(each, (LONG_AGO, LONG_AGO))
    return folder


@pytest.fixture
def cache(tmp_path) -> Path:
    return tmp_path / "data" / "cache"


@pytest.fixture
def built(folder, cache) -> Path:
    """The pack of that folder, built since."""
    files, sentences = bundled.build_missing([], [folder], cache)
    assert sentences == []
    [file] = files
    os.utime(file, (NOW, NOW))
    return file


@pytest.fixture
def builds(monkeypatch) -> list[Path]:
    """The folders built from now on."""
    found: list[Path] = []
    build = bundled._build

    def noted(folder: Path, file: Path) -> None:
        found.append(folder)
        build(folder, file)

    monkeypatch.setattr(bundled, "_build", noted)
    return found


def title(file: Path) -> str:
    with open_pack(file) as pack:
        return pack.info.title


def test_built_in_packs_are_not_built_again(tmp_path, cache, builds):
    file = make_pack(tmp_path / "with.carrel")
    assert bundled.build_missing([file], [], cache) == ([file], [])
    assert builds == []
    assert not cache.exists()


def test_built_when_missing(built, cache):
    assert built == cache / "little.carrel"
    assert title(built) == "A little pack"
    assert [each.name for each in cache.iterdir()] == ["little.carrel"]


def test_not_built_again(folder, cache, built, builds):
    assert bundled.build_missing([], [folder], cache) == ([built], [])
    assert builds == []


@pytest.mark.parametrize("name", FILES)
def test_built_again_when_a_file_is_newer(folder, cache, built, builds, name):
    os.utime(folder / name, (TOMORROW, TOMORROW))
    assert bundled.build_missing([], [folder], cache) == ([built], [])
    assert builds == [folder]
    bundled.build_missing([], [folder], cache)


def test_built_again_when_a_file_is_gone(folder, cache, built, builds):
    (folder / "articles" / "more.md").write_text(FILES["articles/talk.md"], encoding="utf-8")
    (folder / "articles" / "more.md").unlink()
    os.utime(folder / "articles", (TOMORROW, TOMORROW))
    bundled.build_missing([], [folder], cache)
    assert builds == [folder]


def test_built_again_when_the_code_that_builds_is_newer(folder, cache, built, builds):
    os.utime(built, (LONG_AGO + 1, LONG_AGO + 1))
    bundled.build_missing([], [folder], cache)
    assert builds == [folder]


def test_an_index_built_by_older_code_is_built_again(tmp_path, folder, cache, built, builds, monkeypatch):
    """Though the code that reads and writes the pack itself is as it was."""
    code = tmp_path / "search" / "deep"
    code.mkdir(parents=True)
    (code / "indexwriter.py").touch()
    monkeypatch.setattr(bundled, "_BUILDERS", (tmp_path / "search",))
    os.utime(code / "indexwriter.py", (LONG_AGO, LONG_AGO))
    bundled.build_missing([], [folder], cache)
    assert builds == []
    os.utime(code / "indexwriter.py", (TOMORROW, TOMORROW))
    assert bundled.build_missing([], [folder], cache) == ([built], [])
    assert builds == [folder]


@pytest.mark.parametrize("change", ["UPDATE search SET value=1 WHERE name='version'", "DROP TABLE search"])
def test_an_index_of_another_version_is_built_again(folder, cache, built, builds, change):
    """However new its file is: another Carrel may have built it."""
    connection = apsw.Connection(str(built))
    connection.execute(change)
    connection.close()
    os.utime(built, (NOW, NOW))
    assert bundled.build_missing([], [folder], cache) == ([built], [])
    assert builds == [folder]


def test_the_data_on_which_an_index_depends_are_there():
    assert all((paths.resources() / name).is_file() for name in bundled._DATA)


def test_the_code_that_makes_the_index_builds_packs():
    written_by = {"packwriter.py", "indexwriter.py", "tokens.py", "folding.py", "index_passages.py", "stemmer.py"}
    assert written_by <= {file.name for part in bundled._BUILDERS for file in part.rglob("*.py")}


def test_no_pack_is_built_by_code_that_is_not_looked_at():
    program = "import sys, reader.search.build_pack, reader.library.citation; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    folders = {part for name in done.stdout.split() for part in name.split(".") if name.startswith("reader.library.")}
    assert "authoring" in folders
    assert not folders & set(bundled._NOT_BUILDING)


def test_what_is_built_can_be_searched(built):
    searcher = Searcher([built])
    answer = searcher.ask("words help")
    searcher.close()
    assert [hit.location for hit in answer.hits] == ["carrel:little/talk#words-help"]


@pytest.mark.parametrize("damage", [b"", b"something else", None])
def test_built_again_when_it_cannot_be_read(folder, cache, built, builds, damage):
    """A full disk, or a Carrel of another version, may have left it so."""
    built.write_bytes(built.read_bytes()[:5000] if damage is None else damage)
    os.utime(built, (NOW, NOW))
    assert bundled.build_missing([], [folder], cache) == ([built], [])
    assert title(built) == "A little pack"
    assert builds == [folder]


def test_a_folder_with_errors_leaves_the_pack_that_was(folder, cache, built):
    before = built.read_bytes()
    (folder / "pack.yaml").write_text(FILES["pack.yaml"].replace("2025-04-28", "someday"), encoding="utf-8")
    (folder / "glossary.yaml").write_text("[{id: a b}, {id: c d}]", encoding="utf-8")
    os.utime(folder / "pack.yaml", (TOMORROW, TOMORROW))
    files, [sentence] = bundled.build_missing([], [folder], cache)
    assert files == [built]
    assert built.read_bytes() == before
    assert sentence.startswith("little could not be built: ")
    assert "\n" not in sentence
    assert "more; `carrel check`" in sentence
    assert [each.name for each in cache.iterdir()] == ["little.carrel"]


def test_a_folder_with_errors_hides_no_other(tmp_path, folder, cache):
    (tmp_path / "bad").mkdir()
    mine = make_pack(tmp_path / "with.carrel")
    files, sentences = bundled.build_missing([mine], [tmp_path / "bad", folder, tmp_path / "gone"], cache)
    assert files == [mine, cache / "little.carrel"]
    assert [sentence.partition(" ")[0] for sentence in sentences] == ["bad", "gone"]


def test_a_cache_that_cannot_be_made(tmp_path, folder):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    files, [sentence] = bundled.build_missing([], [folder], tmp_path / "file" / "cache")
    assert files == []
    assert "little could not be built" in sentence
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_packs_next_to_the_program_are_available(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "bundled_packs", lambda: (tmp_path / "bundled.carrel",))
    monkeypatch.setattr(paths, "packs_beside", lambda: (tmp_path / "beside.carrel",))
    monkeypatch.setattr(paths, "content_folders", tuple)
    assert bundled.available_packs(tmp_path)[0] == [tmp_path / "bundled.carrel", tmp_path / "beside.carrel"]


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    """The reader's own, with a copy, a pack that was added and is here, and one that is not."""
    monkeypatch.setattr(paths, "bundled_packs", lambda: (tmp_path / "bundled.carrel",))
    monkeypatch.setattr(paths, "packs_beside", lambda: (tmp_path / "beside.carrel",))
    monkeypatch.setattr(paths, "content_folders", tuple)
    data = tmp_path / "data"
    (data / "packs").mkdir(parents=True)
    make_pack(data / "packs" / "sample-3.carrel")
    seen = [added_edition(tmp_path / name) for name in ("here.carrel", "gone.carrel", "bundled.carrel")]
    make_pack(tmp_path / "here.carrel")
    settings = Settings(data)
    settings["added_packs"] = added_packs.to_settings(seen, data)
    settings["known_here"] = known_here.with_files([], [each.path for each in seen], data)
    assert settings.save() == ""
    return data


def added_edition(file: Path) -> PackOnShelf:
    return PackOnShelf("brain", "Brain", 1, "2026-05-12", "en", "", 2048, file, is_open=False)


def test_added_packs_are_available_while_they_exist(tmp_path, data):
    near = [tmp_path / "bundled.carrel", tmp_path / "beside.carrel", data / "packs" / "sample-3.carrel"]
    assert bundled.available_packs(data) == ([*near, tmp_path / "here.carrel"], [])
    assert bundled.packs_at_start(data) == (near, []), "nobody waits for what may lie on a share"


@pytest.mark.skipif(os.name == "nt", reason="a folder cannot be closed so simply there")
def test_an_unreachable_pack_does_not_hide_others(data, monkeypatch):
    """A name that the disk does not take, and a disk that answers nothing."""
    settings, near = Settings(data), bundled.available_packs(data)
    there = added_packs.from_settings(settings["added_packs"], data)
    settings["added_packs"] = added_packs.to_settings([added_edition(data / ("n" * 300)), *there], data)
    assert settings.save() == ""
    assert bundled.available_packs(data) == near


def test_every_file_is_listed_once(tmp_path, data):
    kept = added_packs.from_settings(kept_setting(data, "added_packs"), data)
    assert list(bundled.shelf_files(data, kept)) == [
        (tmp_path / "bundled.carrel", PackOrigin.BUNDLED),
        (tmp_path / "beside.carrel", PackOrigin.NEXT_TO_PROGRAM),
        (data / "packs" / "sample-3.carrel", PackOrigin.COPIED),
        (tmp_path / "here.carrel", PackOrigin.ADDED),
        (tmp_path / "gone.carrel", PackOrigin.ADDED),
    ]
    assert tmp_path / "beside.carrel" in bundled.own_files(data)
    assert tmp_path / "here.carrel" not in bundled.own_files(data)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"added_packs": 3}', "{}", '{"added_packs": [3, {"file": 1}]}'])
def test_settings_that_hold_no_packs_are_left_as_they_are(data, text):
    (data / "settings.json").write_text(text, encoding="utf-8")
    assert len(bundled.available_packs(data)[0]) == 3
    assert (data / "settings.json").read_text(encoding="utf-8") == text
