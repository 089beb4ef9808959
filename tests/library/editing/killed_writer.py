"""A process that edits a folder and is killed at one of the moments at which something on disk changes.

Run as a program it makes a folder and is killed there, once for each moment that it is given.
"""

from __future__ import annotations

import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reader.library.editing import article_edits, field_edits, figure_edits
from reader.library.editing.edited_folder import EditedFolder

MOOD = "articles/mood.md"
TEMPLATE = "template"
"""The folder beside those that are edited, of which each is a copy."""

ROUNDS = 9


class Moments:
    """Counts the calls that change something on disk, and kills the process at one of them; never if that is 0."""

    def __init__(self, last: int) -> None:
        self.count = 0
        self._last = last

    def pass_one(self) -> None:
        self.count += 1
        if self.count == self._last:
            if sys.platform != "win32":
                os.kill(os.getpid(), signal.SIGKILL)
            os._exit(9)

    def watch(self) -> None:
        for name in ("replace", "unlink", "mkdir", "rmdir", "chmod"):
            setattr(os, name, self._watched(getattr(os, name)))
        # A killed program loses nothing that it has given to the system, and disks are slow.
        os.fsync = self._watched(lambda _: None)
        opened = pathlib.Path.open

        def open_watched(path: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if "x" in mode or "w" in mode:
                self.pass_one()
            file = opened(path, mode, *arguments, **options)
            if "x" in mode or "w" in mode:
                return _TornFile(file, self)
            return file

        pathlib.Path.open = open_watched  # type: ignore[method-assign, assignment]

    def _watched(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any, **options: Any) -> Any:
            self.pass_one()
            result = call(*arguments, **options)
            self.pass_one()
            return result

        return watched


class _TornFile:
    """A file of which the process can be killed when half is written."""

    def __init__(self, file: Any, moments: Moments) -> None:
        self._file = file
        self._moments = moments

    def __enter__(self) -> _TornFile:
        self._file.__enter__()
        return self

    def __exit__(self, *error: Any) -> Any:
        return self._file.__exit__(*error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, data: Any) -> int:
        half = len(data) // 2
        self._file.write(data[:half])
        self._file.flush()
        self._moments.pass_one()
        self._file.write(data[half:])
        return len(data)


class Author:
    """Types words and does everything else, by a clock that is only a number. The log has all words and times."""

    def __init__(self, place: Path, seed: int) -> None:
        self._random = random.Random(seed)
        self._log = os.open(place / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.folder = EditedFolder(place / "folder", place / "drafts")
        self.now = 0.0
        self._number = 0
        self._article = MOOD

    def work(self) -> None:
        for number in range(ROUNDS):
            for _ in range(self._random.randrange(2, 9)):
                self._type()
                self._wait(self._random.choice((0.1, 0.2, 0.4, 0.9)))
            self._step(number)
            self._wait(self._random.choice((0.0, 1.0, 4.0)))
        self._wait(12.0)
        self._note("time", self.now)
        self.folder.close(self.now)

    def _type(self) -> None:
        self._number += 1
        word = f"word{self._number}."
        self._note("word", self.now, word)
        self.folder.change(self._article, f"{self.folder.text(self._article)}\n{word}\n", self.now)

    def _step(self, number: int) -> None:
        """The steps that concern several files, in turn."""
        folder, snapshot = self.folder, self.folder.snapshot()
        name = self._article.removeprefix("articles/").removesuffix(".md")
        if number % 7 == 0:
            folder.apply(article_edits.new_article(snapshot, f"Title {number}"), self.now)
        elif number % 7 == 1:
            folder.apply(article_edits.rename_article(snapshot, name, f"mood{number}"), self.now)
            self._article = f"articles/mood{number}.md"
        elif number % 7 == 2:
            data = (folder.path / folder.figures()[0]).read_bytes() + b" " * 5000
            folder.apply(figure_edits.add_figure(snapshot, "new.svg", data, folder.stored(data))[1], self.now)
        elif number % 7 == 3:
            folder.apply(
                figure_edits.rename_figure(snapshot, folder.figures()[0], f"figures/bed{number}.svg"), self.now
            )
        elif number % 7 == 4:
            folder.apply(field_edits.set_field(snapshot, "pack.yaml", ("title",), f"Rest {number}"), self.now)
        elif number % 7 == 5:
            folder.apply(article_edits.delete_article(snapshot, name, unlink=True), self.now)
            folder.undo(self.now)
        else:
            folder.look(self.now)

    def _wait(self, seconds: float) -> None:
        """The time passes, and what is due is written when it is."""
        end = self.now + seconds
        while (due := self.folder.due_in(self.now)) is not None and self.now + due <= end:
            self.now += due
            self._note("time", self.now)
            self.folder.work(self.now)
        self.now = end

    def _note(self, *values: object) -> None:
        os.write(self._log, f"{json.dumps(values)}\n".encode())


def edit(place: Path, last: int, seed: int) -> int:
    """Returns the number of moments, unless the process is killed."""
    shutil.copytree(place.parent / TEMPLATE, place / "folder")
    moments = Moments(last)
    author = Author(place, seed)
    moments.watch()
    author.work()
    return moments.count


def edit_and_die(place: Path, last: int, seed: int) -> None:
    """In another process, which is waited for."""
    place.mkdir(parents=True)
    if sys.platform == "win32":
        subprocess.run([sys.executable, __file__, str(place), str(last), str(seed)], check=False)
        return
    child = os.fork()
    if not child:
        edit(place, last, seed)
        os._exit(0)
    os.waitpid(child, 0)


def main(arguments: list[str]) -> None:
    """PLACE MOMENT SEED, or PLACE all COUNT: that many processes are killed at moments over the whole work."""
    place = Path(arguments[0])
    if arguments[1] != "all":
        edit(place, int(arguments[1]), int(arguments[2]))
        return
    count = int(arguments[2])
    (place / "whole").mkdir(parents=True)
    moments = edit(place / "whole", 0, 1) if sys.platform == "win32" else _moments_of_child(place / "whole")
    for number in range(count):
        edit_and_die(place / str(number), 1 + number * moments // count, 1)
    print(moments)


def _moments_of_child(place: Path) -> int:
    """So that this process keeps its functions as they are."""
    reading, writing = os.pipe()
    if sys.platform != "win32" and not os.fork():
        os.write(writing, str(edit(place, 0, 1)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        return int(answer.read())


if __name__ == "__main__":
    main(sys.argv[1:])
