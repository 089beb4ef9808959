"""Reads files of marks, and places the annotations of other programs, on a thread of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library.packerrors import PackError
from reader.library.packfile import PackFile
from reader.marks import exchange
from reader.marks.combine_readers import reader_names
from reader.marks.exchange import ExchangeError, FileContents
from reader.translation import _, ngettext
from reader.ui.shell.waiting import OnProgress
from reader.ui.widgets.labels import one_line

MOST_PROBLEMS = 200  # of a file, in the report


class ReadFile(NamedTuple):
    """`name` is unique among the files that are read together."""

    file: Path
    name: str
    contents: FileContents


class ReadFiles(NamedTuple):
    """`problems` are sentences about what could not be read."""

    files: list[ReadFile]
    problems: list[str]


def read_files(files: Sequence[Path], packs: Sequence[Path], on_progress: OnProgress) -> ReadFiles:
    """`packs` are those in which annotations of other programs are placed. `on_progress` may raise to cancel."""
    read = ReadFiles([], [])
    for name, file in zip(reader_names(files), files, strict=True):
        try:
            contents = exchange.read_file(file, on_progress)
            if contents.foreign:
                contents = exchange.with_placed(contents, _opened(packs), lambda: on_progress(0, 0))
        except ExchangeError as error:
            read.problems.append(str(error))
            continue
        read.files.append(ReadFile(file, name, contents))
        read.problems.extend(
            _("{file}: {problem}", file=one_line(file.name), problem=problem)
            for problem in contents.problems[:MOST_PROBLEMS]
        )
        if len(contents.problems) > MOST_PROBLEMS:
            more = len(contents.problems) - MOST_PROBLEMS
            read.problems.append(
                ngettext(
                    "{file}: {count} more entry was skipped.",
                    "{file}: {count} more entries were skipped.",
                    more,
                    file=one_line(file.name),
                )
            )
        if not contents.versions and not contents.problems:
            read.problems.append(_("{file} has no marks.", file=one_line(file.name)))
    return read


def _opened(packs: Sequence[Path]) -> Iterator[PackFile]:
    """One after another: each is open on this thread only. Those that cannot be read are left out."""
    for path in packs:
        with contextlib.suppress(PackError), contextlib.closing(PackFile(path)) as pack:
            yield pack
