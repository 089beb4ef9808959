"""Builds the pack of a content folder to look at it, on a thread of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.library.packfile import open_pack
from reader.system import links, paths
from reader.translation import _, ngettext

FOLDER = "previews"
"""In the data folder. Its files can be built again."""

_LONGEST_ID = 60  # characters in the name of a file
MOST_PROBLEMS = 200

if TYPE_CHECKING:
    from reader.library.authoring.problems import Problem

OnProgress = Callable[[int, int], None]


class Preview(NamedTuple):
    """`file` is None if nothing could be built. `problems` is for people, such as “1 error, 2 warnings”, or empty."""

    file: Path | None
    pack: str = ""
    title: str = ""
    problems: str = ""
    lines: Sequence[str] = ()


def build_preview(folder: Path, target: Path, on_progress: OnProgress) -> Preview:
    """Builds into the folder `target`, in the place of an earlier preview of the same pack."""
    # Here, because only authors need what reads YAML and Markdown.
    from reader.library.authoring.build import pack_id
    from reader.library.authoring.problems import ContentError, NotAContentFolder
    from reader.library.packwriter import PackWriteError
    from reader.search.build_pack import build_pack

    try:
        id = pack_id(folder)
        file = target / f"{id[:_LONGEST_ID]}{paths.PREVIEW_ENDING}"
        target.mkdir(parents=True, exist_ok=True)
        problems = build_pack(folder, file, on_progress)
    except ContentError as error:
        return Preview(None, problems=_count(error.problems), lines=_lines(error.problems))
    except (NotAContentFolder, PackWriteError) as error:
        return Preview(None, lines=[str(error)])
    except OSError as error:
        return Preview(
            None, lines=[_("{folder} cannot be written ({error}).", folder=target, error=error.strerror or error)]
        )
    with open_pack(file) as pack:
        title, count = pack.info.title, pack.article_count
    if not count:
        return Preview(None, problems=_count(problems), lines=_lines(problems))
    return Preview(file, id, title, _count(problems), _lines(problems))


def may_save_in(data: Path) -> bool:
    """Whether previews can be built in the data folder `data`."""
    folder = data / FOLDER
    if links.is_link_at(folder):
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return paths.is_writable(folder)


def _count(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    error_text = ngettext("{count} error", "{count} errors", errors) if errors else ""
    warning_text = ngettext("{count} warning", "{count} warnings", warnings) if warnings else ""
    if errors and warnings:
        return _("{errors} and {warnings}", errors=error_text, warnings=warning_text)
    return error_text or warning_text


def _lines(problems: Sequence[Problem]) -> list[str]:
    """Errors first, because the pack cannot be built before they are corrected, and of these first those of the files
    that articles refer to: a mistake in references.yaml makes every citation an unknown one."""
    ordered = sorted(problems, key=lambda problem: (problem.severity != "error", "/" in problem.file))
    lines = [_line(each) for each in ordered[:MOST_PROBLEMS]]
    rest = len(problems) - len(lines)
    return [*lines, ngettext("And {count} more.", "And {count} more.", rest)] if rest else lines


def _line(problem: Problem) -> str:
    return _("{file}, line {line}: {message}", file=problem.file, line=problem.line, message=problem.message)
