"""Editing a content folder: changes in memory, drafts, files, and undo over all of them."""

from __future__ import annotations

import pytest

from reader.library.editing.conflict import ConflictChoice
from reader.library.editing.edited_folder import EditedFolder, FolderIsOpen
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.folder_watch import FolderEventKind
from reader.library.editing.saving import DRAFT_AFTER, LONGEST_WAIT, PAUSE, SaveState

MOOD = "articles/mood.md"


def kill(folder: EditedFolder) -> None:
    """What the system does when the program dies: it releases the lock, and nothing more."""
    assert folder._lock
    folder._lock.release()


def test_a_change_is_first_a_draft_and_then_in_the_file(opened, content):
    folder = opened()
    before = (content / MOOD).read_text()
    folder.change(MOOD, before + "One word.\n", 10.0)
    assert folder.due_in(10.0) == DRAFT_AFTER
    folder.work(10.0 + DRAFT_AFTER)
    states = [folder.status.state]
    assert (content / MOOD).read_text() == before
    folder.work(10.0 + PAUSE)
    assert (content / MOOD).read_text() == before + "One word.\n"
    assert [*states, folder.status.state] == [SaveState.WAITING, SaveState.SAVED]


def test_a_file_is_written_while_somebody_types_without_a_pause(opened, content):
    folder = opened()
    text = folder.text(MOOD)
    for number in range(int(LONGEST_WAIT) + 2):
        text += f"word{number} "
        folder.change(MOOD, text, float(number))
        folder.work(number + DRAFT_AFTER)
    assert "word9" in (content / MOOD).read_text()


def test_nothing_waits_once_everything_is_saved_and_the_draft_is_gone(opened, drafts):
    folder = opened()
    folder.change(MOOD, "---\ntitle: New\n---\n", 0.0)
    folder.save_all(1.0)
    assert folder.due_in(1.0) is None
    assert not list(drafts.glob("*/draft.json"))
    folder.close(2.0)
    assert not list(drafts.iterdir())


def test_words_of_a_draft_are_back_after_the_program_was_killed(opened):
    folder = opened()
    folder.change(MOOD, folder.text(MOOD) + "Not saved.\n", 0.0)
    folder.work(DRAFT_AFTER)
    kill(folder)
    again = opened()
    assert again.restored == (MOOD,)
    assert again.text(MOOD).endswith("Not saved.\n")
    assert again.undo(0.0).name == "Restored draft"
    assert not again.text(MOOD).endswith("Not saved.\n")


def test_two_windows_cannot_edit_one_folder(opened):
    folder = opened()
    with pytest.raises(FolderIsOpen):
        opened()
    folder.close(0.0)
    opened()


def test_undo_and_redo_go_over_all_files(opened):
    folder = opened()
    first = folder.text(MOOD)
    folder.apply(FolderEdit("New article", {"articles/new.md": "---\ntitle: New\n---\n"}), 0.0)
    folder.change(MOOD, first + "a", 10.0)
    folder.change(MOOD, first + "ab", 10.1)
    assert folder.undo_name == "Typing"
    folder.undo(11.0)
    assert folder.text(MOOD) == first
    assert folder.undo_name == "New article"
    folder.undo(12.0)
    assert "articles/new.md" not in folder.texts
    folder.redo(13.0)
    folder.redo(14.0)
    assert folder.text(MOOD) == first + "ab"
    assert "articles/new.md" in folder.texts


def test_a_change_by_another_program_is_taken_over(opened, content):
    folder = opened()
    (content / MOOD).write_text("---\ntitle: Other\n---\n")
    (event,) = folder.look(0.0)
    assert event.kind is FolderEventKind.CHANGED
    assert folder.text(MOOD) == "---\ntitle: Other\n---\n"
    assert folder.undo_name == "Change by another program"


def test_a_step_that_was_made_from_an_older_text_keeps_what_was_typed_since(opened):
    folder = opened()
    base = folder.text(MOOD)
    step = FolderEdit("Mend", {MOOD: base.replace("Good", "Better")}, base={MOOD: base})
    folder.change(MOOD, base + "\nTyped since.\n", 0.0)
    folder.apply(step, 1.0)
    assert folder.text(MOOD) == base.replace("Good", "Better") + "\nTyped since.\n"
    folder.change(MOOD, base.replace("Good", "Bad"), 2.0)
    with pytest.raises(EditRefused, match="changed meanwhile"):
        folder.apply(step, 3.0)
    assert folder.text(MOOD) == base.replace("Good", "Bad")


def test_a_history_that_does_not_fit_touches_nothing(opened):
    folder = opened()
    folder.change(MOOD, "one", 0.0)
    folder._values.values[MOOD] = "quite another text"
    assert folder.undo(1.0) is None
    assert folder.text(MOOD) == "quite another text"
    assert folder.undo_name == ""


@pytest.mark.parametrize("choice", ConflictChoice)
def test_a_conflict_keeps_both_versions(opened, content, choice):
    folder = opened()
    before = folder.text(MOOD)
    mine, theirs = before + "\nMine.\n", before.replace("Sleep and mood", "Theirs")
    folder.change(MOOD, mine, 0.0)
    (content / MOOD).write_text(theirs)
    (event,) = folder.work(PAUSE)
    assert event.kind is FolderEventKind.CONFLICT
    assert (content / MOOD).read_text() == theirs
    conflict = folder.conflicts[MOOD]
    assert (conflict.mine, conflict.theirs) == (mine, theirs)
    kept = folder.resolve(MOOD, choice, 3.0)
    folder.work(3.0)
    expected = {
        ConflictChoice.MINE: mine,
        ConflictChoice.THEIRS: theirs,
        ConflictChoice.MERGED: theirs + "\nMine.\n",
    }[choice]
    assert (content / MOOD).read_text() == folder.text(MOOD) == expected
    assert kept.read_text() == (mine if choice is ConflictChoice.THEIRS else theirs)
    assert folder.status.state is SaveState.SAVED


@pytest.mark.parametrize("name", ["../x.md", "articles/../../x.md", "notes.txt", "articles/a/b.md", "articles/con.md"])
def test_no_other_file_is_ever_written(opened, name):
    with pytest.raises(EditRefused):
        opened().apply(FolderEdit("x", {name: "text"}), 0.0)
