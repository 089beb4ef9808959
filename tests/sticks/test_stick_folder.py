"""Files of a stick by name, which never lead out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sticks.errors import TargetError
from reader.sticks.held_folders import LinkError
from reader.sticks.layout import PARTIAL
from reader.sticks.stick_folder import FileState, StickFolder
from tests.special_files import make_pipe
from tests.sticks.conftest import put, state_of


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    return put(tmp_path / "outside", {"file": b"not on the stick", "folder/inner": b"neither is this"})


@pytest.fixture
def folder(stick: Path):
    with StickFolder(stick) as folder:
        yield folder


def ignored(count: int) -> None:
    pass


def test_a_new_file_replaces_nothing(folder, stick):
    partial, file = folder.create("packs/a", 0o644)
    with file:
        file.write(b"new")
    folder.sync(partial)
    folder.put(partial, "packs/a", None)
    assert state_of(stick) == state_of(put(stick.with_name("same"), {"packs/a": b"new"}))
    second, file = folder.create("packs/a", 0o644)
    file.close()
    with pytest.raises(TargetError, match="“packs/a” changed while"):
        folder.put(second, "packs/a", None)
    assert (stick / "packs/a").read_bytes() == b"new"
    folder.put(second, "packs/a", folder.file_state("packs/a"))
    assert (stick / "packs/a").read_bytes() == b""


@pytest.mark.parametrize("other", [FileState(1, 10**10), FileState(2, 10**10 + 3 * 10**9), None])
def test_a_file_that_changed_is_not_the_same(other):
    assert not FileState(2, 10**10).is_like(other)
    assert FileState(2, 10**10).is_like(FileState(2, 10**10 + 2 * 10**9)), "FAT rounds times to two seconds"


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("use", [
    lambda folder: folder.create("packs/a", 0o644),
    lambda folder: folder.put("packs/file", "packs/new", None),
    lambda folder: folder.remove("packs/file"),
    lambda folder: folder.remove_all("packs/folder"),
    lambda folder: folder.remove_empty_folders("packs/folder"),
    lambda folder: folder.sync("packs/file"),
    lambda folder: folder.sync_folder("packs/folder"),
    lambda folder: folder.names("packs"),
    lambda folder: folder.state("packs/file"),
    lambda folder: folder.digest("packs/file", ignored),
], ids=["create", "put", "remove", "remove_all", "rmdir", "sync", "sync_folder", "names", "state", "digest"],
)  # fmt: skip
def test_nothing_is_done_behind_a_link(folder, stick, outside, use):
    before = state_of(outside)
    (stick / "packs").symlink_to(outside)
    with pytest.raises(LinkError, match="link or no folder"):
        use(folder)
    assert state_of(outside) == before
    assert not folder.is_file("packs/file")
    assert folder.text("packs/file", 100) is None


@pytest.mark.usefixtures("links")
def test_a_link_itself(folder, stick, outside):
    before = state_of(outside)
    (stick / "link").symlink_to(outside / "file")
    (stick / "tree").symlink_to(outside)
    with pytest.raises(OSError, match=r"link|Too many"):
        folder.digest("link", ignored)
    with pytest.raises(LinkError):
        folder.file_state("link")
    assert folder.text("link", 100) is None
    assert folder.remove_all("tree") == 1
    folder.remove("link")
    assert (state_of(outside), list(stick.iterdir())) == (before, [])


@pytest.mark.parametrize("kind", ["folder", "link", "file"])
def test_what_has_the_name_of_a_partial_file_stays(folder, stick, outside, kind, request):
    if kind == "link":
        request.getfixturevalue("links")
    taken = stick / f"a{PARTIAL}"
    match kind:
        case "folder":
            put(taken, {"mine": b"photos"})
        case "link":
            taken.symlink_to(outside / "file")
        case "file":
            taken.write_bytes(b"mine")
    before = state_of(stick), state_of(outside)
    partial, file = folder.create("a", 0o644)
    file.close()
    assert partial == f"a.1{PARTIAL}"
    folder.remove(partial)
    assert (state_of(stick), state_of(outside)) == before


def test_a_pipe_is_not_waited_for(folder, stick):
    make_pipe(stick / "pipe")
    with pytest.raises(LinkError):
        folder.digest("pipe", ignored)
    assert folder.text("pipe", 10) is None


def test_a_folder_with_all_that_is_in_it(folder, stick):
    put(stick, {"a/b/c": b"1", "a/d": b"2", "e": b"3"})
    assert folder.remove_all("a") == 2
    assert folder.remove_all("a") == 0
    assert list(state_of(stick)) == ["e"]
