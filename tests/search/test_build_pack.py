"""A content folder becomes a pack that can be searched."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from reader.library.authoring.problems import ContentError, NotAContentFolder
from reader.search.build_pack import build_pack
from reader.search.searcher import Searcher
from tests.search.asking import places

ARTICLE = "---\ntitle: Sleep and mood\n---\n\nThe needle is here. {#p}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "pack.yaml").write_text("id: rest\ntitle: Rest\nedition: 1\ndate: 2025-04-28\nlanguage: en-GB\n")
    (folder / "articles" / "mood.md").write_text(ARTICLE)
    return folder


def test_the_pack_has_a_search_index(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "rest.carrel"
    assert build_pack(folder, target) == []
    with closing(Searcher([target])) as searcher:
        answer = searcher.ask("needle")
    assert (places(answer), answer.unsearchable) == (["mood#p"], ())


def test_warnings_and_progress_are_passed_on(folder: Path, tmp_path: Path) -> None:
    (folder / "articles" / "mood.md").write_text(ARTICLE + "\n### Skips a level\n\nMore.\n")
    steps: list[tuple[int, int]] = []
    warnings = build_pack(folder, tmp_path / "rest.carrel", lambda *step: steps.append(step))
    assert [(problem.file, problem.line) for problem in warnings] == [("articles/mood.md", 7)]
    assert steps[-1][0] == steps[-1][1] > 0


def test_errors_leave_the_target_unchanged(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "rest.carrel"
    target.write_bytes(b"before")
    (folder / "articles" / "mood.md").write_text(ARTICLE + "\nA [word](term:missing).\n")
    with pytest.raises(ContentError):
        build_pack(folder, target)
    assert target.read_bytes() == b"before"
    with pytest.raises(NotAContentFolder):
        build_pack(tmp_path / "missing", target)
    assert target.read_bytes() == b"before"
