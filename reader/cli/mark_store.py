"""Opens the reader's marks for a command."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator

from reader.cli.output import print_error
from reader.marks.open_store import may_have_marks
from reader.marks.store import MarkStore
from reader.system import paths


@contextlib.contextmanager
def open_store(options: argparse.Namespace, *, is_writing: bool = False) -> Iterator[MarkStore]:
    """The reader's store. A command that only reads creates no file and no folder."""
    folder = options.data or paths.user_data()
    store = MarkStore(folder if is_writing or may_have_marks(folder) else None)
    try:
        is_only_locked = store.is_read_only and store.problem == store.read_only_reason
        if store.problem and (is_writing or not is_only_locked):
            print_error(store.problem)
        yield store
    finally:
        problem = store.close()
        if problem:
            print_error(problem)
