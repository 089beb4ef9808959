"""Disks that are full, read-only or gone: words stay in a draft, and the author is told."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from reader.library.editing import disk_files, draft_store, folder_values
from reader.library.editing.edited_folder import EditedFolder
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.folder_watch import FolderEventKind
from reader.library.editing.saving import DRAFT_AFTER, PAUSE, RETRY_AFTER, SaveState
from tests.library.editing.test_edited_folder import MOOD, kill
from tests.special_files import make_link, make_pipe


def typed(folder: EditedFolder, now: float = 0.0) -> str:
    text = folder.text(MOOD) + "New words.\n"
    folder.change(MOOD, text, now)
    return text


@pytest.fixture
def full(monkeypatch):
    """Makes a disk full: that of the content folder, of the drafts, or both."""

    def fail(*modules):
        def write(file: Path, data: bytes, mode: int | None = None) -> None:
            raise OSError(errno.ENOSPC, "No space left on device", str(file))

        for module in modules:
            monkeypatch.setattr(module, "write_bytes_atomically", write)

    return fail


def test_a_full_disk_of_the_folder_leaves_a_draft(opened, content, full):
    folder = opened()
    before = (content / MOOD).read_bytes()
    text = typed(folder)
    full(disk_files)
    folder.work(DRAFT_AFTER)
    folder.work(PAUSE)
    assert folder.status.state is SaveState.DRAFT_ONLY
    assert folder.status.sentence.startswith("articles/mood.md cannot be saved in the folder: No space left on device.")
    assert (content / MOOD).read_bytes() == before
    assert folder.due_in(PAUSE) == RETRY_AFTER
    kill(folder)
    assert opened().text(MOOD) == text


def test_it_is_tried_again_and_saved(opened, content, full, monkeypatch):
    folder = opened()
    text = typed(folder)
    full(disk_files)
    folder.save_all(1.0)
    monkeypatch.undo()
    folder.work(1.0 + RETRY_AFTER)
    assert (content / MOOD).read_text() == text
    assert folder.status.state is SaveState.SAVED


def test_no_room_for_a_draft_is_said(opened, content, full):
    folder = opened()
    typed(folder)
    full(disk_files, draft_store)
    folder.work(DRAFT_AFTER)
    status = folder.status
    assert status.state is SaveState.UNSAVED
    assert "only in this window" in status.sentence


def test_without_room_for_drafts_the_file_is_still_written(opened, content, full):
    folder = opened()
    text = typed(folder)
    full(draft_store)
    folder.work(DRAFT_AFTER)
    folder.work(PAUSE)
    assert (content / MOOD).read_text() == text
    assert folder.status.state is SaveState.SAVED


def test_a_read_only_file_is_not_replaced(opened, content):
    (content / MOOD).chmod(0o444)
    folder = opened()
    before = (content / MOOD).read_bytes()
    typed(folder)
    folder.save_all(1.0)
    assert "the file is read-only" in folder.status.sentence
    assert (content / MOOD).read_bytes() == before


def test_a_stick_that_is_pulled_out_and_put_in_again(opened, content):
    folder = opened()
    away = content.with_name("away")
    content.rename(away)
    (event,) = folder.look(0.0)
    assert event.kind is FolderEventKind.FOLDER_GONE
    text = typed(folder)
    folder.save_all(1.0)
    assert folder.status.state is SaveState.DRAFT_ONLY
    assert "cannot be found" in folder.status.sentence
    assert not content.exists()
    away.rename(content)
    (event,) = folder.look(2.0)
    assert event.kind is FolderEventKind.FOLDER_BACK
    folder.save_all(3.0)
    assert (content / MOOD).read_text() == text


def test_an_empty_folder_where_the_stick_was_is_no_deletion(opened, content):
    folder = opened()
    away = content.with_name("away")
    content.rename(away)
    content.mkdir()
    folder.look(0.0)
    typed(folder)
    folder.save_all(1.0)
    assert MOOD in folder.texts
    assert list(content.iterdir()) == []


def test_a_moved_folder_finds_its_draft_again(opened, content, drafts, tmp_path):
    folder = opened()
    text = typed(folder)
    folder.work(DRAFT_AFTER)
    kill(folder)
    moved = tmp_path / "other place"
    content.rename(moved)
    assert EditedFolder(moved, drafts).text(MOOD) == text


def test_a_copy_of_the_folder_does_not_take_its_draft(opened, content, drafts, tmp_path):
    folder = opened()
    typed(folder)
    folder.work(DRAFT_AFTER)
    kill(folder)
    shutil.copytree(content, tmp_path / "copy")
    assert EditedFolder(tmp_path / "copy", drafts).restored == ()


def test_what_cannot_be_saved_at_the_end_remains_as_a_draft(opened, full):
    folder = opened()
    text = typed(folder)
    full(disk_files)
    assert folder.close(1.0).state is SaveState.DRAFT_ONLY
    assert opened().text(MOOD) == text


def test_a_job_on_another_thread_does_not_lose_what_is_typed_meanwhile(opened, content):
    folder = opened()
    typed(folder)
    (draft,) = folder.jobs(DRAFT_AFTER)
    later = folder.text(MOOD) + "Typed meanwhile.\n"
    folder.change(MOOD, later, 0.6)
    folder.finish(draft.run(), 0.7)
    assert folder.due_in(0.7) == pytest.approx(0.4)
    folder.work(1.1)
    (job,) = folder.jobs(3.0)
    folder.change(MOOD, later + "And more.\n", 11.0)
    folder.work(11.5)
    folder.finish(job.run(), 11.6)
    assert (content / MOOD).read_text() == later
    assert folder.due_in(11.6) == pytest.approx(1.4), "it is not written with each letter from now on"
    folder.save_all(12.0)
    assert (content / MOOD).read_text() == later + "And more.\n"


def undo(folder: EditedFolder) -> None:
    folder.undo(PAUSE)


def go_on(folder: EditedFolder) -> None:
    folder.change(MOOD, folder.text(MOOD) + "And more.\n", PAUSE)


@pytest.mark.parametrize("act", [undo, go_on])
def test_a_file_that_is_being_saved_was_not_changed_by_another_program(opened, content, act):
    folder = opened()
    typed(folder)
    folder.work(DRAFT_AFTER)
    (job,) = folder.jobs(PAUSE)
    result = job.run()  # it is on disk, and the thread has yet to say so
    act(folder)
    mine = folder.text(MOOD)
    assert folder.look(PAUSE) == []
    assert folder.finish(result, PAUSE) == []
    assert folder.look(PAUSE) == []
    assert folder.text(MOOD) == mine
    folder.save_all(PAUSE)
    assert (content / MOOD).read_text() == mine


def test_a_file_that_is_being_deleted_was_not_deleted_by_another_program(opened, content):
    folder = opened()
    folder.apply(FolderEdit("Delete", {MOOD: None}), 0.0)
    (draft,) = folder.jobs(0.0)
    folder.finish(draft.run(), 0.0)
    (job,) = folder.jobs(0.0)
    result = job.run()
    folder.undo(0.0)
    assert folder.look(0.0) == []
    folder.finish(result, 0.0)
    folder.save_all(1.0)
    assert folder.text(MOOD)
    assert (content / MOOD).exists()


@pytest.mark.parametrize(
    "data",
    [
        b"---\r\ntitle: A\r\n---\r\n\r\nB.\r\n",
        b"\xef\xbb\xbf---\ntitle: A\n---\n\nB.\n",
        b"---\ntitle: A\n---\r\n\r\nB.\nC.",
        b"---\rtitle: A\r---\r",
        "---\ntitle: e\u0301\n---\n".encode(),
    ],
    ids=["crlf", "mark", "mixed", "cr", "nfd"],
)
def test_line_ends_and_the_mark_of_a_file_stay(opened, content, data):
    (content / MOOD).write_bytes(data)
    folder = opened()
    folder.change(MOOD, folder.text(MOOD) + "End", 0.0)
    folder.save_all(1.0)
    assert (content / MOOD).read_bytes() == data + b"End"
    folder.undo(2.0)
    folder.save_all(3.0)
    assert (content / MOOD).read_bytes() == data


@pytest.mark.parametrize("text", ["\ufeffA", "\ud800", "{\\rtf", "PK\x03\x04", "a\r\nb\rc", "\x00" * 40, ""])
def test_any_text_is_saved_once_and_does_not_wait_for_ever(opened, text):
    folder = opened()
    folder.change(MOOD, text, 0.0)
    folder.save_all(1.0)
    assert folder.status.state is SaveState.SAVED
    assert folder.due_in(1.0) is None


def test_a_file_that_is_no_text_is_not_touched(opened, content):
    (content / MOOD).write_bytes("---\n".encode("utf-16"))
    folder = opened()
    assert MOOD not in folder.texts
    assert folder.unreadable[MOOD] == "The file is saved as UTF-16. Save it as UTF-8."
    folder.apply(FolderEdit("x", {"pack.yaml": "id: other\n"}), 0.0)
    folder.save_all(1.0)
    assert (content / MOOD).read_bytes() == "---\n".encode("utf-16")


def test_a_folder_with_too_much_text_opens_without_it(opened, content, monkeypatch):
    monkeypatch.setattr(folder_values, "MOST_TEXT", 1000)
    (content / "articles/zz.md").write_text("x" * 1001)
    folder = opened()
    assert "more than" in folder.unreadable["articles/zz.md"]
    assert MOOD in folder.texts
    with pytest.raises(EditRefused):
        folder.change("articles/zz.md", "y", 0.0)


def test_a_draft_that_could_not_be_read_again_is_not_written(opened, content, monkeypatch):
    folder = opened()
    monkeypatch.setattr(draft_store, "_LONGEST", 100)
    typed(folder)
    folder.work(DRAFT_AFTER)
    assert "too much that is not saved" in folder.status.sentence
    folder.save_all(1.0)
    assert folder.status.state is SaveState.SAVED


def test_a_link_is_not_written_through(opened, content, tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text("outside")
    (content / MOOD).unlink()
    make_link(content / MOOD, outside)
    folder = opened()
    assert "link" in folder.unreadable[MOOD]
    folder.save_all(1.0)
    assert outside.read_text() == "outside"


def test_a_folder_that_is_a_link_is_not_written_through(opened, content, tmp_path):
    (content / "figures").rename(tmp_path / "outside")
    make_link(content / "figures", tmp_path / "outside")
    folder = opened()
    assert folder.figures() == []
    folder.apply(FolderEdit("x", {"figures/new.svg": folder.stored(b"<svg/>")}), 0.0)
    folder.save_all(1.0)
    assert [path.name for path in (tmp_path / "outside").iterdir()] == ["bed.svg"]
    assert folder.status.state is SaveState.DRAFT_ONLY


def test_a_file_that_becomes_a_link_meanwhile_is_not_written_through(opened, content, tmp_path):
    folder = opened()
    text = typed(folder)
    outside = tmp_path / "outside.md"
    outside.write_text("outside")
    (content / MOOD).unlink()
    make_link(content / MOOD, outside)
    folder.save_all(1.0)
    assert outside.read_text() == "outside"
    assert folder.text(MOOD) == text
    assert folder.status.state is SaveState.DRAFT_ONLY


def test_a_pipe_is_not_waited_for(opened, content):
    make_pipe(content / "articles/pipe.md")
    folder = opened()
    assert "not a regular file" in folder.unreadable["articles/pipe.md"]
    assert folder.look(0.0) == []
