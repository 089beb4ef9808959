"""Erasing deletes the files that Carrel saved, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader import erase_data
from reader.erase_data import erase, known_files
from reader.marks.store import MarkStore
from reader.settings import Settings
from reader.system import paths
from tests.marks.samples import Clock, bookmark

KEY = "0123456789abcdef0123"
OURS = [
    "settings.json", "settings-damaged-2025-04-28-123015.json", "settings-damaged-2025-04-28-123015-2.json",
    "reading.json", ".reading.json.0a1b2c3d4e5f6071.partial", ".settings.json.123.partial",
    "marks.sqlite", "marks.sqlite-journal", "marks.lock",
    "marks-damaged-2025-04-28-123015.sqlite", "marks-damaged-2025-04-28-123015-2.sqlite-journal",
    "marks-unsaved-2025-04-28-123015.marks.json",
    ".marks.sqlite.77.partial", "backups/marks-2025-04-28.sqlite",
    "backups/marks-before-import-2025-04-28-123015000001.sqlite", "backups/.marks-2025-04-28.sqlite.5.partial",
    *(f"cache/{folder.name}.carrel" for folder in paths.content_folders()),
    "packs/brain-3.carrel", "packs/脳.é-12.carrel", "packs/.brain-3.carrel.77.partial",
    "packs/.brain-3.carrel.0a1b2c3d4e5f6071.partial", "opening/4711.note",
    "previews/brain-preview.carrel", "previews/脳.é-preview.carrel", "previews/.brain-preview.carrel.77.partial",
    *(f"drafts/{KEY}/{name}" for name in ("lock", "draft.json", "unreadable-0a1b2c3d.json", f"stored/{KEY * 3}0123")),
    f"drafts/{KEY}/kept/2026-11-29 101010 mood.md", f"drafts/{KEY}/kept/2026-11-29 101010 2 mood.md",
    f"drafts/{KEY}/.draft.json.0a1b2c3d4e5f6071.partial",
]  # fmt: skip
THEIRS = [
    "notes.txt", "settings.json.bak", "Settings.json", "marks.sqlite.old", "marks-2025-04-28.sqlite", "mysettings.json",
    "marks-damaged.sqlite", "backups/thesis.sqlite", "backups/marks-2025-04-28.sqlite.txt", "cache/mine.carrel",
    "cache/notes.txt", "other/settings.json", "other/marks.sqlite", "marks.sqlite\n", "backups/marks-٢٠٢٥-04-28.sqlite",
    "packs/mine.carrel", "packs/brain-.carrel", "packs/brain-3.carrel.bak", "packs/-3.carrel", "packs/brain-٣.carrel",
    "packs/brain 3-1.carrel", "brain-3.carrel", "previews/brain.carrel", "drafts/draft.json", "drafts/mine/draft.json",
    f"drafts/{KEY}/notes.txt", f"drafts/{KEY}/kept/mood.md", f"drafts/{KEY}/mine/draft.json", "draft.json",
]  # fmt: skip


def fill(folder: Path, files: list[str]) -> None:
    for name in files:
        file = folder / name
        if os.name == "nt" and ("\n" in name or name == "Settings.json"):
            continue  # no name there, or one of ours
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")


def left(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if not each.is_dir()}


def test_own_files_are_deleted_and_others_stay(tmp_path):
    fill(tmp_path, THEIRS)
    theirs = left(tmp_path)
    fill(tmp_path, OURS)
    assert sum(map(len, known_files(tmp_path).values())) == len(OURS)
    done = erase(tmp_path)
    assert done.problems == ()
    assert done.removed[0] == "marks: 7 files"
    assert [words.split(":")[0] for words in done.removed] == [kind.label for kind in erase_data.KINDS]
    assert left(tmp_path) == theirs
    assert erase(tmp_path) == erase_data.EraseResult((), ())


def test_no_file_of_the_program_is_left(tmp_path):
    data = tmp_path / "data"
    settings = Settings(data)
    settings["theme"] = "dark"
    assert settings.save() == ""
    for _ in range(2):
        (data / "marks.sqlite").write_bytes(b"damage")
        (data / "settings.json").write_bytes(b"damage")
        Settings(data)
        store = MarkStore(data, clock=Clock())
        store.add(bookmark())
        store.merge([])
        store.back_up_before_edition()
        store.close()
    erase(data)
    assert not data.exists()


def test_no_folder(tmp_path):
    assert erase(tmp_path / "none") == erase_data.EraseResult((), ())


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_not_followed(tmp_path):
    data, outside = tmp_path / "data", tmp_path / "outside"
    fill(outside, ["marks-2025-04-28.sqlite", "settings.json"])
    data.mkdir()
    (data / "backups").symlink_to(outside)
    (data / "settings.json").symlink_to(outside / "settings.json")
    (data / "marks.sqlite").mkdir()
    erase(data)
    assert left(outside) == {"marks-2025-04-28.sqlite", "settings.json"}
    assert (data / "backups").is_symlink()
    assert not (data / "settings.json").is_symlink()
    assert (data / "marks.sqlite").is_dir()


def test_a_file_that_cannot_be_deleted_is_reported(tmp_path, monkeypatch):
    fill(tmp_path, ["settings.json", "marks.sqlite"])
    unlink = Path.unlink

    def failing(file: Path, missing_ok: bool = False) -> None:
        if file.name == "settings.json":
            raise OSError(13, "Permission denied")
        unlink(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", failing)
    done = erase(tmp_path)
    assert done.removed == ("marks: 1 file",)
    assert len(done.problems) == 1
    assert "settings.json could not be deleted (Permission denied)" in done.problems[0]
