"""A content folder checked, or built into a pack file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from reader.library.authoring import packinfo
from reader.library.authoring.content_folder import Folder
from reader.library.authoring.content_source import ContentSource, Progress
from reader.library.authoring.problems import ContentError, Problem, any_error, in_order
from reader.library.packwriter import MakeIndex, PackWriter


def check(folder: Path, progress: Progress | None = None) -> list[Problem]:
    """Every problem, by file and line. Raises NotAContentFolder."""
    source = ContentSource(folder)
    try:
        _read_all(source, progress)
    except ContentError as error:
        return in_order([*source.problems(), *error.problems])
    return source.problems()


def build(
    folder: Path, target: Path, progress: Progress | None = None, make_index: MakeIndex | None = None
) -> list[Problem]:
    """Writes the pack file and returns the warnings. Without an index it can be read, and not searched.

    Raises SourceError, which holds all problems, or NotAContentFolder; the target then stays as it was.
    """
    source = ContentSource(folder)
    if source.info is None or source.has_errors:
        _read_all(source, progress)
        raise ContentError(source.problems())
    with PackWriter(target, source.info, make_index) as writer:
        with closing(source.articles(progress)) as articles:
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
    """The id that pack.yaml gives; empty where it gives none. Raises NotAContentFolder."""
    file = Folder(folder).file(packinfo.FILE)
    return packinfo.read_id(file) if file else ""


def _read_all(source: ContentSource, progress: Progress | None) -> None:
    with closing(source.articles(progress, keep=False)) as articles:
        for _ in articles:
            pass
