"""Builds the pack of a content folder as `carrel build` does, with progress, cancelling and a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library.authoring.problems import Problem
from reader.library.model import PackInfo
from reader.library.packfile import open_pack
from reader.library.quizzes import articles_with_quiz
from reader.library.verify_pack import PackCounts
from reader.search.build_pack import build_pack

OnProgress = Callable[[int, int], None]


class BuildCancelled(Exception):
    """The author has cancelled; there is no new file, and an older one is as it was."""


class BuiltPack(NamedTuple):
    """A pack file that was built and read back. `problems` are the warnings."""

    file: Path
    size: int
    info: PackInfo
    counts: PackCounts
    problems: Sequence[Problem]


def release_pack(
    folder: Path, target: Path, on_progress: OnProgress | None = None, is_cancelled: Callable[[], bool] | None = None
) -> BuiltPack:
    """Builds the folder as it is on disk into the file `target`.

    Raises BuildCancelled, ContentError with all problems, NotAContentFolder, or PackWriteError; `target` is then as it
    was.
    """

    def progress(done: int, total: int) -> None:
        if is_cancelled and is_cancelled():
            raise BuildCancelled
        if on_progress:
            on_progress(done, total)

    problems = build_pack(folder, target, progress)
    with open_pack(target) as pack:
        figures = int(pack.connection.rows("SELECT count(*) FROM figure")[0][0])
        questions = sum(len(article.quiz) for article in articles_with_quiz(pack))
        counts = PackCounts(pack.article_count, pack.term_count, pack.reference_count, figures, questions)
        return BuiltPack(target, target.stat().st_size, pack.info, counts, problems)
