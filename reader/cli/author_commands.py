"""`carrel check` and `carrel build`: from a content folder to a pack file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.cli.terminal_text import printable
from reader.library import packfile
from reader.library.authoring import build as building
from reader.library.authoring.problems import ContentError, NotAContentFolder, Problem, Severity
from reader.library.packfile import SUFFIX
from reader.library.packwriter import PackWriteError
from reader.search.build_pack import build_pack
from reader.system.format_numbers import counted, size

CLEAN, PROBLEMS, NO_FOLDER = 0, 1, 2


def check(options: argparse.Namespace) -> int:
    try:
        with _progress("Checking") as progress:
            problems = building.check(options.folder, progress)
    except NotAContentFolder as error:
        return _no_folder(error)
    _print(problems)
    return PROBLEMS if problems else CLEAN


def build(options: argparse.Namespace) -> int:
    try:
        target = options.output or Path(f"{building.pack_id(options.folder) or options.folder.resolve().name}{SUFFIX}")
        with _progress("Building") as progress:
            warnings = build_pack(options.folder, target, progress)
    except NotAContentFolder as error:
        return _no_folder(error)
    except ContentError as error:
        _print(error.problems)
        print("No pack was written. Mend the errors above, then build again.", file=sys.stderr)
        return PROBLEMS
    except PackWriteError as error:
        print(f"carrel: {error}", file=sys.stderr)
        return NO_FOLDER
    _print(warnings)
    with packfile.open_pack(target) as pack:
        parts = [
            counted(pack.article_count, "article"),
            counted(len(pack.terms()), "term"),
            counted(len(pack.references()), "source"),
        ]
    print(f"Wrote {target} ({size(target.stat().st_size)}): {', '.join(parts)}.")
    return CLEAN


def _no_folder(error: NotAContentFolder) -> int:
    print(f"carrel: {error}", file=sys.stderr)
    return NO_FOLDER


def _print(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in problems:
        print(printable(str(problem)))
    if problems:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        warnings = len(problems) - errors
        print(f"{counted(errors, 'error')}, {counted(warnings, 'warning')}.", file=sys.stderr)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; nothing where the output goes to a file."""
    from tqdm import tqdm  # not at the top: it costs more than a small pack takes to check

    with tqdm(desc=what, unit="B", unit_scale=True, disable=None, leave=False, delay=0.5) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
