"""Checks a content folder, or builds it into a pack file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from reader.library.authoring import packinfo
from reader.library.authoring.content_folder import ContentFolder
from reader.library.authoring.content_source import ContentSource, ReadProgress
from reader.library.authoring.problems import ContentError, Problem, any_error, sort_problems
from reader.library.authoring.read_back import read_back
from reader.library.packwriter import MakeIndex, PackWriter
from reader.library.verify_pack import PackCounts


def check(folder: Path, on_progress: ReadProgress | None = None) -> list[Problem]:
    """All problems, sorted by file and line. Raises NotAContentFolder."""
    return check_and_count(folder, on_progress)[0]


def check_and_count(folder: Path, on_progress: ReadProgress | None = None) -> tuple[list[Problem], PackCounts]:
    """All problems as `check` gives them, and what the pack would contain. Raises NotAContentFolder."""
    source = ContentSource(folder)
    try:
        _check_articles(source, on_progress)
    except ContentError as error:
        return sort_problems([*source.problems(), *error.problems]), source.counts
    return source.problems(), source.counts


def build(
    folder: Path, target: Path, on_progress: ReadProgress | None = None, make_index: MakeIndex | None = None
) -> list[Problem]:
    """Writes the pack file and returns the warnings. Without `make_index`, the pack can be read but not searched.

    Raises ContentError with all problems, NotAContentFolder or PackWriteError; `target` is then unchanged.
    """
    source = ContentSource(folder)
    if source.info is None or source.has_errors:
        _check_articles(source, on_progress)
        raise ContentError(source.problems())
    with PackWriter(target, source.info, make_index, read_back) as writer:
        with closing(source.articles(on_progress)) as articles:
            for article in articles:
                if not source.has_errors:
                    writer.add_article(article)
        problems = source.problems()
        if any_error(problems):
            raise ContentError(problems)
        for term in source.terms:
            writer.add_term(term)
        for reference in source.references():
            writer.add_reference(reference)
        for figure in source.figures():
            writer.add_figure(figure)
    return problems


def pack_id(folder: Path) -> str:
    """The id in pack.yaml; empty if there is none. Raises NotAContentFolder."""
    file = ContentFolder(folder).file(packinfo.FILE)
    return packinfo.read_id(file) if file else ""


def _check_articles(source: ContentSource, on_progress: ReadProgress | None) -> None:
    with closing(source.articles(on_progress, check_only=True)) as articles:
        for _article in articles:
            pass
