"""Other programs change the folder meanwhile: editors, git, programs that synchronise."""

from __future__ import annotations

import shutil

import pytest

from reader.library.editing.conflict import ConflictChoice, merge_texts, sync_copies
from reader.library.editing.folder_watch import FolderEvent, FolderEventKind
from reader.library.editing.saving import DRAFT_AFTER, PAUSE, SaveState
from tests.library.authoring.conftest import SVG
from tests.library.editing.test_edited_folder import MOOD, kill

KIND = FolderEventKind


def test_files_that_come_and_go(opened, content):
    folder = opened()
    (content / "articles/new.md").write_text("---\ntitle: New\n---\n")
    (content / "glossary.yaml").unlink()
    (content / "figures/x.svg").write_text(SVG)
    assert {(event.kind, event.file) for event in folder.look(0.0)} == {
        (KIND.ADDED, "articles/new.md"),
        (KIND.ADDED, "figures/x.svg"),
        (KIND.DELETED, "glossary.yaml"),
    }
    assert folder.look(1.0) == []
    assert "glossary.yaml" not in folder.texts
    folder.undo(2.0)
    assert folder.text("glossary.yaml")


def test_what_was_typed_goes_along_with_a_renamed_file(opened, content):
    folder = opened()
    text = folder.text(MOOD) + "Mine.\n"
    folder.change(MOOD, text, 0.0)
    (content / MOOD).rename(content / "articles/night.md")
    assert folder.look(0.1) == [FolderEvent(KIND.RENAMED, MOOD, "articles/night.md")]
    folder.save_all(1.0)
    assert (content / "articles/night.md").read_text() == text
    assert not (content / MOOD).exists()


def test_a_deleted_file_with_unsaved_words_is_a_conflict(opened, content):
    folder = opened()
    text = folder.text(MOOD) + "Mine.\n"
    folder.change(MOOD, text, 0.0)
    (content / MOOD).unlink()
    assert [event.kind for event in folder.look(0.1)] == [KIND.CONFLICT]
    assert folder.conflicts[MOOD].theirs is None
    folder.save_all(1.0)
    assert not (content / MOOD).exists()
    folder.resolve(MOOD, ConflictChoice.MINE, 2.0)
    folder.save_all(2.0)
    assert (content / MOOD).read_text() == text


def test_git_puts_another_branch_there_and_the_old_one_again(opened, content, tmp_path):
    folder = opened()
    shutil.copytree(content, tmp_path / "branch")
    text = folder.text(MOOD) + "Mine.\n"
    folder.change(MOOD, text, 0.0)
    before = (content / MOOD).read_text()
    (content / MOOD).write_text("---\ntitle: Branch\n---\n")
    (content / "glossary.yaml").write_text("- {id: a, term: a, definition: A.}\n")
    assert {event.kind for event in folder.look(0.1)} == {KIND.CONFLICT, KIND.CHANGED}
    (content / MOOD).write_text(before)
    (content / "glossary.yaml").write_bytes((tmp_path / "branch/glossary.yaml").read_bytes())
    assert {event.kind for event in folder.look(0.2)} == {KIND.CONFLICT_GONE, KIND.CHANGED}
    folder.save_all(1.0)
    assert (content / MOOD).read_text() == text


def test_a_conflict_is_there_again_after_the_program_was_killed(opened, content):
    folder = opened()
    mine = folder.text(MOOD) + "\nMine.\n"
    theirs = folder.text(MOOD).replace("mood", "MOOD")
    folder.change(MOOD, mine, 0.0)
    folder.work(DRAFT_AFTER)
    kill(folder)
    (content / MOOD).write_text(theirs)
    again = opened()
    conflict = again.conflicts[MOOD]
    assert (conflict.mine, conflict.theirs) == (mine, theirs)
    assert conflict.merged == theirs + "\nMine.\n"
    again.resolve(MOOD, ConflictChoice.MERGED, 0.0)
    again.save_all(0.0)
    assert (content / MOOD).read_text() == theirs + "\nMine.\n"


def test_words_that_another_program_has_saved_too_are_no_conflict(opened, content):
    folder = opened()
    text = folder.text(MOOD) + "Same.\n"
    folder.change(MOOD, text, 0.0)
    (content / MOOD).write_text(text)
    assert folder.work(PAUSE) == []
    assert folder.status.state is SaveState.SAVED


def test_typing_goes_on_in_a_conflict_and_is_a_draft(opened, content):
    folder = opened()
    folder.change(MOOD, folder.text(MOOD) + "a", 0.0)
    (content / MOOD).write_text("theirs")
    folder.work(PAUSE)
    folder.change(MOOD, folder.text(MOOD) + "b", 3.0)
    folder.work(3.0 + DRAFT_AFTER)
    assert folder.conflicts[MOOD].mine == folder.text(MOOD)
    kill(folder)
    assert opened().text(MOOD).endswith("ab")


MERGES = [
    ("a\nb\nc\nd\ne", "A\nb\nc\nd\ne", "a\nb\nc\nd\nE", "A\nb\nc\nd\nE"),
    ("a\nb\nc\nd\ne", "a\nd\ne", "a\nb\nc\nd\ne\nf", "a\nd\ne\nf"),
    ("a\nb\nc", "a\nB\nc", "a\nB\nc", "a\nB\nc"),
    ("a\nb\nc", "a\nB\nc", "a\nX\nc", None),
    ("a\nb\nc", "a\nB\nc", "a\nb\nC", None),
    ("a\n\nb", "a\nmine\n\nb", "a\n\nb\ntheirs", "a\nmine\n\nb\ntheirs"),
    ("a", "a\nx", "a\ny", None),
    ("", "", "a", "a"),
]


@pytest.mark.parametrize(("base", "mine", "theirs", "merged"), MERGES, ids=[str(n) for n in range(len(MERGES))])
def test_merging(base, mine, theirs, merged):
    assert merge_texts(base, mine, theirs) == merged
    assert merge_texts(base, theirs, mine) == merged


COPIES = [
    "sleep (Ann's conflicted copy 2026-11-29).md",
    "sleep (conflicted copy 2026-11-29 101010).md",
    "sleep.sync-conflict-20261129-101010-ABCDEFG.md",
    "sleep-DESKTOP-AB12CD3.md",
    "sleep (1).md",
    "sleep - Copy.md",
    "sleep copy.md",
    "sleep 2.md",
]


@pytest.mark.parametrize("name", COPIES, ids=[str(n) for n in range(len(COPIES))])
def test_copies_of_programs_that_synchronise(name):
    assert sync_copies([f"articles/{name}", "articles/sleep.md"]) == {f"articles/{name}": "articles/sleep.md"}
    assert sync_copies([f"articles/{name}"]) == {}


@pytest.mark.parametrize("name", ["sleep-2", "sleep-basics", "naps", "sleeping", "sleep.more"])
def test_other_articles_are_no_copies(name):
    assert sync_copies([f"articles/{name}.md", "articles/sleep.md"]) == {}


@pytest.mark.parametrize("choice", [ConflictChoice.MINE, ConflictChoice.THEIRS])
def test_a_copy_is_chosen_and_the_other_version_kept(opened, content, choice):
    copy = "articles/mood (conflicted copy 2026-11-29).md"
    (content / copy).write_text("theirs")
    folder = opened()
    mine = folder.text(MOOD)
    assert folder.sync_copies == {copy: MOOD}
    kept = folder.use_copy(copy, choice, 0.0)
    folder.save_all(0.0)
    assert not (content / copy).exists()
    chosen, other = (mine, "theirs") if choice is ConflictChoice.MINE else ("theirs", mine)
    assert (content / MOOD).read_text() == chosen
    assert kept.read_text() == other
