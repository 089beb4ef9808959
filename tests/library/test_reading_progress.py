"""How far articles were read: noted, kept in a bounded file, and read whatever is in that file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from reader.library import reading_progress
from reader.library.reading_progress import FILE_NAME, ArticleProgress, ReadingProgress
from reader.system import state_file

COMBINING, COMPOSED = "cafe\u0301", "caf\u00e9"


def written(folder: Path) -> object:
    return json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))


def put(folder: Path, content: object) -> ReadingProgress:
    """A progress that reads `content`: bytes, or values as JSON."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / FILE_NAME).write_bytes(data)
    return ReadingProgress(folder)


def test_what_was_noted_is_there_at_the_next_start(tmp_path: Path) -> None:
    progress = ReadingProgress(tmp_path / "new")
    progress.note("brain", "talking", 40, "p3")
    progress.note("brain", "sleep", 100)
    progress.save()
    again = ReadingProgress(tmp_path / "new")
    assert dict(again.of_pack("brain")) == {"talking": ArticleProgress(40, "p3"), "sleep": ArticleProgress(100)}
    assert (again.count_read("brain"), again.count_read("other")) == (1, 0)


@pytest.mark.parametrize(
    ("noted", "expected"),
    [((30, 60), 60), ((60, 30), 60), ((0,), 1), ((-5,), 1), ((250,), 100), ((99, 100), 100)],
)
def test_a_share_only_rises_and_has_bounds(tmp_path: Path, noted: tuple[int, ...], expected: int) -> None:
    progress = ReadingProgress(tmp_path)
    for percent in noted:
        progress.note("brain", "talking", percent)
    assert progress.of_pack("brain")["talking"].percent == expected


def test_the_newest_articles_come_first(tmp_path: Path) -> None:
    progress = ReadingProgress(tmp_path)
    for article in ("a", "b", "c", "a"):
        progress.note("brain", article, 10)
    progress.save()
    assert ReadingProgress(tmp_path).recent("brain") == ["a", "c", "b"]


def test_a_pack_is_known_by_its_id_in_either_unicode_form(tmp_path: Path) -> None:
    progress = ReadingProgress(tmp_path)
    progress.note(COMBINING, "talking", 10)
    assert progress.of_pack(COMPOSED) == progress.of_pack(COMBINING) == {"talking": ArticleProgress(10)}


def test_what_the_reader_says_themselves(tmp_path: Path) -> None:
    progress = ReadingProgress(tmp_path)
    progress.note("brain", "talking", 30, "p2")
    progress.mark("brain", "talking", is_read=True)
    assert progress.of_pack("brain")["talking"] == ArticleProgress(100, "p2")
    progress.mark("brain", "talking", is_read=False)
    progress.mark("brain", "never-opened", is_read=False)
    assert progress.of_pack("brain") == {}


def test_nothing_is_written_without_a_change(tmp_path: Path) -> None:
    progress = ReadingProgress(tmp_path)
    progress.of_pack("brain")
    progress.save()
    assert not (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"packs":{"brain":{' + b'"a":[1,""],' * 200_000 + b'"b":[1,""]}}}',
        {"version": 1, "packs": []},
        {"version": 1, "packs": {"brain": [1]}},
        {"version": 1, "packs": {"../brain": {"talking": [5, ""]}}},
        {"version": 1, "packs": {"brain": {"../talking": [5, ""], "b": [5, "../"], "c": [True, ""], "d": ["5", ""]}}},
    ],
    ids=range(11),
)
def test_what_carrel_did_not_write_counts_as_empty(tmp_path: Path, content: object) -> None:
    progress = put(tmp_path, content)
    assert not progress.of_pack("brain")
    progress.note("brain", "talking", 5)
    progress.save()
    assert written(tmp_path) == {"version": 1, "packs": {"brain": {"talking": [5, ""]}}}


def test_valid_entries_beside_invalid_ones_are_kept(tmp_path: Path) -> None:
    progress = put(tmp_path, {"version": 1, "packs": {"brain": {"a": [5, "p1"], "b": 7, "c": [9000, ""]}, "x y": 1}})
    assert dict(progress.of_pack("brain")) == {"a": ArticleProgress(5, "p1"), "c": ArticleProgress(100)}


def test_a_file_of_a_newer_carrel_stays_as_it_is(tmp_path: Path) -> None:
    content = {"version": 2, "packs": {"brain": {"talking": {"share": 0.5}}}}
    progress = put(tmp_path, content)
    progress.note("brain", "talking", 5)
    progress.save()
    assert written(tmp_path) == content
    assert progress.of_pack("brain")["talking"].percent == 5


def test_a_file_that_cannot_be_read_for_a_moment_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"version": 1, "packs": {"brain": {"sleep": [100, ""], "talking": [30, "p1"]}, "other": {"a": [5, ""]}}}
    progress = put(tmp_path, before)

    def fail(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(state_file, "read_regular", fail)
        progress.note("brain", "talking", 20, "p2")
        assert dict(progress.of_pack("brain")) == {"talking": ArticleProgress(20, "p2")}
        with pytest.raises(PermissionError):
            progress.save()
    assert written(tmp_path) == before
    progress.save()
    brain = {"sleep": [100, ""], "talking": [30, "p2"]}
    assert written(tmp_path) == {"version": 1, "packs": {"other": {"a": [5, ""]}, "brain": brain}}


def test_the_file_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_progress, "MOST_ARTICLES", 5)
    monkeypatch.setattr(reading_progress, "MOST_PACKS", 3)
    progress = ReadingProgress(tmp_path)
    for pack in ("p1", "p2", "p3", "p4"):
        for article in ("a", "b"):
            progress.note(pack, article, 10)
    progress.save()
    kept = {"p2": {"b": [10, ""]}, "p3": {"a": [10, ""], "b": [10, ""]}, "p4": {"a": [10, ""], "b": [10, ""]}}
    assert written(tmp_path) == {"version": 1, "packs": kept}


def test_a_private_session_leaves_nothing(tmp_path: Path) -> None:
    progress = ReadingProgress(tmp_path)
    progress.note("brain", "talking", 10)
    progress.save()
    before = progress.snapshot()
    progress.note("brain", "secret", 10)
    progress.restore(before)
    progress.save()
    assert written(tmp_path) == {"version": 1, "packs": {"brain": {"talking": [10, ""]}}}


def test_what_was_forgotten_is_not_saved_again(tmp_path: Path) -> None:
    progress = ReadingProgress(tmp_path)
    progress.note("brain", "talking", 10)
    progress.forget()
    progress.save()
    assert progress.of_pack("brain") == {}
    assert not (tmp_path / FILE_NAME).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs special rights to make links")
def test_a_link_of_a_stranger_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"version":1,"packs":{"brain":{"talking":[5,""]}}}', encoding="utf-8")
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / FILE_NAME).symlink_to(other)
    progress = ReadingProgress(folder)
    assert progress.of_pack("brain") == {}
    progress.note("brain", "talking", 80)
    progress.save()
    assert other.read_text(encoding="utf-8").count("[5,") == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    progress = ReadingProgress(blocked / "data")
    progress.note("brain", "talking", 5)
    with pytest.raises(OSError, match="file"):
        progress.save()
    assert progress.of_pack("brain")["talking"].percent == 5
