"""`carrel new`, `check` and `build`: makes and checks a content folder, and builds a pack file from it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from reader.cli.command_line import as_word
from reader.cli.output import print_error, progress_bar
from reader.cli.safe_text import printable_line
from reader.library import packfile
from reader.library.authoring import build as building
from reader.library.authoring import new_folder
from reader.library.authoring.new_folder import NewFolderError, PackFacts
from reader.library.authoring.problems import ContentError, NotAContentFolder, Problem, Severity
from reader.library.packfile import SUFFIX
from reader.library.packwriter import PackWriteError
from reader.library.quizzes import articles_with_quiz
from reader.search.build_pack import build_pack
from reader.system import paths
from reader.system.format_numbers import size
from reader.translation import Translated, _, list_text, ngettext

CLEAN, PROBLEMS, ERROR = 0, 1, 2


def new(options: argparse.Namespace) -> int:
    name = options.folder.resolve().name
    facts = PackFacts(
        id=new_folder.id_from(name) if options.id is None else options.id,
        title=" ".join((new_folder.title_from(name) if options.title is None else options.title).split()),
        language=options.language,
        topic=options.topic,
        date=time.strftime("%Y-%m-%d"),
    )
    try:
        new_folder.make_folder(options.folder, paths.resources() / "example_pack", facts)
    except NewFolderError as error:
        print_error(error)
        return ERROR
    made = _(
        "Made {folder} with two short articles. Open its files in a text editor. Then type:", folder=options.folder
    )
    print(printable_line(made))
    path = as_word(options.folder)
    print_commands((f"check {path}", _("lists problems")), (path, _("opens it")), (f"build {path}", _("writes a file")))
    return CLEAN


def print_commands(*commands: tuple[str, Translated]) -> None:
    """Each on a line, and what it does. Nothing is put into a command, because people copy it."""
    for command, purpose in commands:
        print("  " + printable_line(f"carrel {command} ({purpose})"))


def check(options: argparse.Namespace) -> int:
    try:
        with progress_bar(_("Checking")) as show:
            problems, counts = building.check_and_count(options.folder, show)
    except NotAContentFolder as error:
        print_error(error)
        return ERROR
    if not problems:
        contents = [
            *_contents(counts.articles, counts.terms, counts.references),
            ngettext("{count} figure", "{count} figures", counts.figures),
            *_questions(counts.questions),
        ]
        print(_("No problems. The pack will have {contents}.", contents=list_text(contents)))
    print_problems(problems)
    return PROBLEMS if problems else CLEAN


def build(options: argparse.Namespace) -> int:
    try:
        target = options.output or Path(f"{building.pack_id(options.folder) or options.folder.resolve().name}{SUFFIX}")
        with progress_bar(_("Building")) as show:
            warnings = build_pack(options.folder, target, show)
    except NotAContentFolder as error:
        print_error(error)
        return ERROR
    except ContentError as error:
        print_problems(error.problems)
        print(_("No pack was written. Correct the errors above, then build again."), file=sys.stderr)
        return PROBLEMS
    except PackWriteError as error:
        print_error(error)
        return ERROR
    print_problems(warnings)
    with packfile.open_pack(target) as pack:
        questions = sum(len(article.quiz) for article in articles_with_quiz(pack))
        contents = [
            *_contents(pack.article_count, len(pack.terms()), len(pack.references())),
            *_questions(questions),
        ]
    wrote = _(
        "Wrote {file} ({size}): {contents}.",
        file=target,
        size=size(target.stat().st_size),
        contents=list_text(contents),
    )
    print(printable_line(wrote))
    return CLEAN


def _contents(articles: int, terms: int, sources: int) -> tuple[Translated, ...]:
    return (
        ngettext("{count} article", "{count} articles", articles),
        ngettext("{count} term", "{count} terms", terms),
        ngettext("{count} source", "{count} sources", sources),
    )


def _questions(count: int) -> tuple[Translated, ...]:
    """Nothing for a pack without questions."""
    return (ngettext("{count} question", "{count} questions", count),) if count else ()


def print_problems(problems: Sequence[Problem], stream: TextIO | None = None) -> None:
    """The problems to `stream`, or to the output; and their number, which is no result, among the errors."""
    for problem in problems:
        print(printable_line(str(problem)), file=stream)
    if problems:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        warnings = len(problems) - errors
        numbers = (
            ngettext("{count} error", "{count} errors", errors),
            ngettext("{count} warning", "{count} warnings", warnings),
        )
        print(_("{results}.", results=list_text(numbers)), file=sys.stderr)
