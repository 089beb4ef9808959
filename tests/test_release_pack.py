"""Building a pack for readers: the same bytes as `carrel build`, with progress and cancelling."""

from __future__ import annotations

import pytest

from reader.cli.main import main
from reader.library.authoring.problems import ContentError
from reader.release_pack import BuildCancelled, release_pack
from tests.library.authoring.conftest import VALID, write_folder


def test_the_bytes_are_those_of_carrel_build(tmp_path):
    folder = write_folder(tmp_path / "folder", VALID)
    by_command = tmp_path / "command.carrel"
    command = ["build", str(folder), "-o", str(by_command)]
    assert main(command, run_window=lambda *_: 1, run_selftest=lambda *_: 1) == 0
    seen = []
    built = release_pack(folder, tmp_path / "window.carrel", lambda done, total: seen.append((done, total)))
    assert built.file.read_bytes() == by_command.read_bytes()
    assert built.size == by_command.stat().st_size
    assert (built.info.id, built.counts.articles, built.counts.terms, built.counts.figures) == ("rest", 1, 2, 1)
    assert seen[-1][0] == seen[-1][1]


def test_cancelling_leaves_the_older_file(tmp_path):
    folder = write_folder(tmp_path / "folder", VALID)
    target = tmp_path / "x.carrel"
    target.write_bytes(b"older")
    with pytest.raises(BuildCancelled):
        release_pack(folder, target, is_cancelled=lambda: True)
    assert target.read_bytes() == b"older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "x.carrel"]


def test_errors_are_all_told_and_nothing_is_written(tmp_path):
    folder = write_folder(tmp_path / "folder", {**VALID, "articles/x.md": "no title"})
    with pytest.raises(ContentError):
        release_pack(folder, tmp_path / "x.carrel")
    assert not (tmp_path / "x.carrel").exists()
