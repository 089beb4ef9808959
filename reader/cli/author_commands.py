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
from reader.system.format_numbers import counted, size

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
    print(printable_line(f"Made {options.folder} with two short articles. Open its files in a text editor. Then type:"))
    path = as_word(options.folder)
    for command, purpose in (
        (f"check {path}", "lists problems"),
        (path, "opens it"),
        (f"build {path}", "writes a file"),
    ):
        print("  " + printable_line(f"carrel {command} ({purpose})"))
    return CLEAN


def check(options: argparse.Namespace) -> int:
    try:
        with progress_bar("Checking") as show:
            problems, counts = building.check_and_count(options.folder, show)
    except NotAContentFolder as error:
        print_error(error)
        return ERROR
    if not problems:
        contents = [
            counted(counts.articles, "article"),
            counted(counts.terms, "term"),
            counted(counts.references, "source"),
            counted(counts.figures, "figure"),
        ]
        if counts.questions:
            contents.append(counted(counts.questions, "question"))
        print(f"No problems. The pack will have {', '.join(contents)}.")
    print_problems(problems)
    return PROBLEMS if problems else CLEAN


def build(options: argparse.Namespace) -> int:
    try:
        target = options.output or Path(f"{building.pack_id(options.folder) or options.folder.resolve().name}{SUFFIX}")
        with progress_bar("Building") as show:
            warnings = build_pack(options.folder, target, show)
    except NotAContentFolder as error:
        print_error(error)
        return ERROR
    except ContentError as error:
        print_problems(error.problems)
        print("No pack was written. Correct the errors above, then build again.", file=sys.stderr)
        return PROBLEMS
    except PackWriteError as error:
        print_error(error)
        return ERROR
    print_problems(warnings)
    with packfile.open_pack(target) as pack:
        contents = [
            counted(pack.article_count, "article"),
            counted(len(pack.terms()), "term"),
            counted(len(pack.references()), "source"),
        ]
        questions = sum(len(article.quiz) for article in articles_with_quiz(pack))
        if questions:
            contents.append(counted(questions, "question"))
    print(printable_line(f"Wrote {target} ({size(target.stat().st_size)}): {', '.join(contents)}."))
    return CLEAN


def print_problems(problems: Sequence[Problem], stream: TextIO | None = None) -> None:
    """The problems to `stream`, or to the output; and their number, which is no result, among the errors."""
    for problem in problems:
        print(printable_line(str(problem)), file=stream)
    if problems:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        warnings = len(problems) - errors
        print(f"{counted(errors, 'error')}, {counted(warnings, 'warning')}.", file=sys.stderr)
