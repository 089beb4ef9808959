"""Prints results, errors and progress, so that no text of a pack or file name can control the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from reader.cli.safe_text import printable_json, printable_line
from reader.library.word_borders import without_borders
from reader.system.atomic_write import write_atomically
from reader.translation import Translated, _


def print_error(sentence: object) -> None:
    print(f"carrel: {printable_line(str(sentence))}", file=sys.stderr)


def print_json(value: object) -> None:
    """Values that JSON does not know, such as paths, become their text.

    Sentences are in English, for programs, and texts have no borders of words.
    """
    print(printable_json(json.dumps(_for_programs(value), ensure_ascii=False, indent=1, default=str)))


def _for_programs(value: object) -> object:
    match value:
        case Translated():
            return value.english
        case str():
            return without_borders(value)
        case dict():
            return {_for_programs(name): _for_programs(each) for name, each in value.items()}
        case list() | tuple():
            return [_for_programs(each) for each in value]
    return value


def save_text(file: Path, text: str) -> bool:
    """Prints an error and returns False if the file cannot be written. `text` comes from `exported`."""
    try:
        write_atomically(file, text)
    except OSError as error:
        print_error(_("{file} cannot be written ({reason}).", file=file, reason=error.strerror or error))
        return False
    return True


class ShowProgress(Protocol):
    """`done` and `total` count what the bar counts; `stage` and `note` are shown before and after the bar."""

    def __call__(self, done: int, total: int, stage: str = "", note: str = "") -> None: ...


@contextmanager
def progress_bar(stage: str = "", unit: str = "B") -> Iterator[ShowProgress]:
    """A bar on a terminal; nothing if the output goes to a file. `unit` is what it counts, such as bytes."""
    from tqdm import tqdm  # not at the top: loading it takes longer than checking a small pack or stick

    with tqdm(desc=stage, unit=unit, unit_scale=unit == "B", disable=None, leave=False, delay=0.5) as bar:

        def show(done: int, total: int, stage: str = "", note: str = "") -> None:
            bar.total = total
            if stage:
                bar.set_description(stage, refresh=False)
            if note:
                bar.set_postfix_str(note, refresh=False)
            bar.update(done - bar.n)

        yield show
