"""Handing a pack file over to an open window, or to none."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from reader.system import handover
from reader.system.handover import HandoverInbox, hand_over
from tests.special_files import make_pipe

ROOT = Path(__file__).parents[2]


@pytest.fixture
def inbox(tmp_path):
    inbox = HandoverInbox(tmp_path)
    assert inbox.open()
    yield inbox
    inbox.close()


class Impatient:
    """Does not wait, but calls a function instead."""

    def __init__(self, call=lambda: None) -> None:
        self.waited = 0.0
        self._call = call

    def __call__(self, seconds: float) -> None:
        self.waited += seconds
        self._call()


@pytest.mark.parametrize("name", ["a.carrel", "with space.carrel", "عربي 😀.carrel"])
def test_an_open_window_takes_the_file(inbox, tmp_path, name):
    taken: list[list[Path]] = []
    assert hand_over(tmp_path, [tmp_path / name], Impatient(lambda: taken.extend(inbox.take_requests())))
    assert taken == [[tmp_path / name]]
    assert inbox.take_requests() == []


def test_a_name_is_made_absolute(inbox, tmp_path, monkeypatch):
    taken: list[list[Path]] = []
    monkeypatch.chdir(tmp_path)
    assert hand_over(tmp_path, [Path("a.carrel")], Impatient(lambda: taken.extend(inbox.take_requests())))
    assert taken == [[tmp_path / "a.carrel"]]


def test_files_of_one_process_stay_together(inbox, tmp_path):
    taken: list[list[Path]] = []
    files = [tmp_path / "b.carrel", tmp_path / "a.carrel"]
    assert hand_over(tmp_path, files, Impatient(lambda: taken.extend(inbox.take_requests())))
    assert taken == [files]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such names")
def test_a_name_that_is_not_valid_unicode(inbox, tmp_path):
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.carrel"))
    taken: list[list[Path]] = []
    assert hand_over(tmp_path, [file], Impatient(lambda: taken.extend(inbox.take_requests())))
    assert taken == [[file]]


def test_no_window_has_ever_been_open(tmp_path):
    assert not hand_over(tmp_path, [Path("a.carrel")])
    assert list(tmp_path.iterdir()) == []


def test_the_window_was_closed(inbox, tmp_path):
    inbox.close()
    assert not hand_over(tmp_path, [Path("a.carrel")])


def test_a_window_that_does_not_answer_leaves_nothing_behind(inbox, tmp_path):
    wait = Impatient()
    assert not hand_over(tmp_path, [Path("a.carrel")], wait)
    assert wait.waited == pytest.approx(handover.TIMEOUT)
    assert inbox.take_requests() == []


def test_only_one_window_receives_files(inbox, tmp_path):
    other = HandoverInbox(tmp_path)
    assert not other.open()
    inbox.close()
    assert other.open()
    other.close()


@pytest.mark.parametrize("text", ["", "{", '"/a"', "3", '"' + "a" * 40, "[]", "[3]", '["/a", null]', '{"/a": 1}'])
def test_a_damaged_request_opens_nothing(inbox, tmp_path, text):
    (inbox.folder / f"1{handover.REQUEST}").write_text(text, encoding="utf-8")
    assert inbox.take_requests() == []


def test_an_endless_request_does_not_hide_others(inbox):
    (inbox.folder / f"1{handover.REQUEST}").write_text("[" * 100_000, encoding="utf-8")
    (inbox.folder / f"2{handover.REQUEST}").write_text('["/a.carrel"]', encoding="utf-8")
    assert inbox.take_requests() == [[Path("/a.carrel")]]


def test_a_pipe_is_not_read(inbox):
    pipe = inbox.folder / f"1{handover.REQUEST}"
    make_pipe(pipe)
    writer = os.open(pipe, os.O_RDWR)  # so that whoever reads it comes to an end
    os.write(writer, b'["/from-a-pipe.carrel"]')
    closing = threading.Timer(0.2, os.close, [writer])
    closing.start()
    try:
        assert inbox.take_requests() == []
    finally:
        closing.join()


def test_an_outdated_request_is_not_opened(inbox, tmp_path):
    inbox.close()
    (inbox.folder / f"1{handover.REQUEST}").write_text('["/old.carrel"]', encoding="utf-8")
    again = HandoverInbox(tmp_path)
    assert again.open()
    assert again.take_requests() == []
    again.close()


def test_without_a_writable_folder_each_process_opens_a_window(tmp_path):
    (tmp_path / "data").write_text("a file is in the way", encoding="utf-8")
    assert not HandoverInbox(tmp_path / "data").open()
    assert not hand_over(tmp_path / "data", [Path("a.carrel")])


def test_without_file_locks_each_process_opens_a_window(inbox, tmp_path, monkeypatch):
    def unknown(descriptor: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("reader.system.file_lock._lock", unknown)
    assert not HandoverInbox(tmp_path).open()
    assert not hand_over(tmp_path, [Path("a.carrel")])


def test_a_crash_releases_the_lock(tmp_path):
    code = f"""
        import os, sys
        from pathlib import Path
        from reader.system.handover import HandoverInbox
        inbox = HandoverInbox(Path({str(tmp_path)!r}))
        print(inbox.open(), flush=True)
        sys.stdin.readline()
        os._exit(9)
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, stdin=pipe, stdout=pipe, encoding="ascii"
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "True\n"
        assert not HandoverInbox(tmp_path).open()
        process.communicate("\n")
    inbox = HandoverInbox(tmp_path)
    assert inbox.open()
    inbox.close()


def test_requests_of_a_stranger_are_never_taken(tmp_path):
    """Also if the first cannot be deleted: a folder, which is sorted before the others."""
    folder = tmp_path / handover.FOLDER
    (folder / "0.json" / "inside").mkdir(parents=True)
    (folder / "1.json").write_text('["/net/share/a.carrel"]', encoding="utf-8")
    inbox = HandoverInbox(tmp_path)
    assert inbox.open()
    assert not (folder / "1.json").exists()
    assert inbox.take_requests() == []
    inbox.close()


@pytest.mark.skipif("sys.platform == 'win32'", reason="links need rights there, and there are no pipes")
def test_links_and_pipes_are_left_alone(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "1.json").write_text('["/a.carrel"]', encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    (data / handover.FOLDER).symlink_to(elsewhere)
    assert not HandoverInbox(data).open()
    assert not hand_over(data, [Path("a.carrel")], Impatient())
    assert [each.name for each in elsewhere.iterdir()] == ["1.json"]
    (data / handover.FOLDER).unlink()
    inbox = HandoverInbox(data)
    assert inbox.open()
    (inbox.folder / "1.json").symlink_to(elsewhere / "1.json")
    make_pipe(inbox.folder / "2.json")
    assert inbox.take_requests() == []
    inbox.close()
    (inbox.folder / handover.LOCK).unlink()
    (inbox.folder / handover.LOCK).symlink_to(elsewhere / "lock")
    assert not HandoverInbox(data).open()
    assert not hand_over(data, [Path("a.carrel")], Impatient())
    assert not (elsewhere / "lock").exists()
