"""Random arrangements of pack files with few ids, and what may be read of them."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.composed import composed
from reader.library.file_digest import FileDigest, digest_file
from reader.library.pack_answers import PackAnswer, answer_about, from_settings, to_settings, with_answers
from reader.library.packerrors import PackError
from reader.library.packfile import open_pack
from reader.library.reading_choice import ReadingChoice
from reader.library.shelf import PackOrigin, Shelf
from tests.packs import INFO, article_of, let_go, make_pack

IDS = ("wound", "Wound", "w\u043eund", "\u00e9t\u00e9", "e\u0301te\u0301")
"""One in another case, one with a Cyrillic letter, and one in both Unicode forms."""

EDITIONS = (1, 2, 999_999_999)
DATES = ("2025-04-28", "9999-12-31")


def make_pool(folder: Path) -> list[Path]:
    """Packs of equal size that differ in their bytes."""
    found: list[Path] = []
    for id in IDS:
        for edition in EDITIONS:
            for date in DATES:
                info = INFO._replace(id=id, edition=edition, date=date, publisher="WHO", title=f"T{len(found):03}")
                file = folder / f"{len(found)}.carrel"
                found.append(make_pack(file, info=info, articles=[article_of("Words.")], terms=(), references=()))
    assert len({file.stat().st_size for file in found}) == 1
    return found


@dataclass
class Arrangement:
    """A shelf, and what was done to it. Call `step` again and again; it raises AssertionError for a wrong file."""

    folder: Path
    pool: list[Path]
    chance: random.Random
    answers: tuple[PackAnswer, ...] = ()
    opened: dict[str, Path] = field(default_factory=dict)  # by the reader, for each id
    on_shelf: dict[Path, PackOrigin] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number in range(self.chance.randint(1, 9)):
            self.on_shelf[self._new_file(number)] = self.chance.choice([*PackOrigin])
        for file in [*self.on_shelf]:
            if self.chance.random() < 0.4:
                self._answer(file)
        for file in [*self.on_shelf]:
            if self.chance.random() < 0.2:
                self._replace(file)
        self.answers = from_settings(to_settings(self.answers))
        start = [file for file, origin in self.on_shelf.items() if origin is not PackOrigin.ADDED]
        self.chance.shuffle(start)
        self.later = [file for file in self.on_shelf if file not in start]
        for file in self.later:
            del self.on_shelf[file]
        largest = self.chance.choice((None, None, 1))
        self.is_checked = largest is None
        self.shelf = Shelf(start, dict(self.on_shelf), ReadingChoice(self.answers, self._is_listed, largest=largest))
        if self.chance.random() < 0.5:
            last = self.chance.choice([*start, *self.later])
            self.on_shelf.setdefault(last, PackOrigin.ADDED)
            self.shelf.add_read_before(last)

    def step(self) -> None:
        acts = (self._ask, self._ask, self._list, self._add_later, self._open_by_name, self._remove, self._swap)
        self.chance.choice(acts)()

    def close(self) -> None:
        self.shelf.close()
        shutil.rmtree(self.folder)

    def _ask(self) -> None:
        id = self.chance.choice(IDS)
        expected = self._allowed(id)
        try:
            found = self.shelf.pack(id)
        except PackError:
            assert not expected, (id, expected)
            return
        assert found.path in expected, (id, found.path, expected)

    def _list(self) -> None:
        found = self.shelf.packs()
        assert len({composed(pack.info.id) for pack in found}) == len(found)
        for pack in found:
            assert pack.path in self._allowed(pack.info.id), (pack.info.id, pack.path)

    def _add_later(self) -> None:
        if self.later:
            file = self.later.pop()
            self.on_shelf.setdefault(file, PackOrigin.ADDED)
            self.shelf.add_files([file])

    def _open_by_name(self) -> None:
        file = self.chance.choice([*self.on_shelf, *self.later])
        with contextlib.suppress(PackError):
            pack = self.shelf.add(file)
            self.on_shelf.setdefault(file, PackOrigin.ADDED)
            self.opened[composed(pack.info.id)] = file

    def _remove(self) -> None:
        file = self.chance.choice([*self.on_shelf, *self.later])
        if self.on_shelf.get(file) is PackOrigin.ADDED and len(self.on_shelf) > 1:
            self.shelf.remove(file)
            del self.on_shelf[file]
            self.opened = {id: each for id, each in self.opened.items() if each != file}

    def _swap(self) -> None:
        """A stranger replaces a file that was chosen, while its stick is out."""
        file = self.chance.choice([*self.on_shelf, *self.later])
        if file not in self.opened.values() and any(self._sha(file) == each.sha256 for each in self.answers):
            self._replace(file)

    def _allowed(self, id: str) -> list[Path]:
        """The files that may be read for an id."""
        key = composed(id)
        if key in self.opened:
            return [self.opened[key]]
        readable = [file for file in self.on_shelf if self._id(file) == key]
        wanted = [each.sha256 for each in self.answers if each.is_read and each.id == key]
        chosen = [file for file in readable if self._sha(file) in wanted] if self.is_checked else []
        bundled = [file for file in readable if self.on_shelf[file] is PackOrigin.BUNDLED]
        return chosen or bundled or readable

    def _new_file(self, number: int) -> Path:
        file = self.folder / f"{number}.carrel"
        shutil.copyfile(self.chance.choice(self.pool), file)
        if self.chance.random() < 0.1:
            os.truncate(file, 5000)
        return file

    def _answer(self, file: Path) -> None:
        found = digest_file(file)
        if self.chance.random() < 0.2:
            found = FileDigest("0" * 64, found.stamp)
        with contextlib.suppress(PackError), open_pack(file) as pack:
            answer = answer_about(pack.info.id, found, is_read=self.chance.random() < 0.7)
            self.answers = with_answers(self.answers, [answer])

    def _replace(self, file: Path) -> None:
        """By one with the same id, size and time, or by any other."""
        state, id = file.stat(), self._id(file)
        others = [each for each in self.pool if self._id(each) == id] or self.pool
        new = file.with_suffix(".new")
        shutil.copyfile(self.chance.choice(others), new)
        os.utime(new, ns=(state.st_atime_ns, state.st_mtime_ns))
        let_go()
        new.replace(file)

    def _is_listed(self, file: Path) -> bool:
        return int(file.stem) % 2 == 0

    def _id(self, file: Path) -> str:
        try:
            with open_pack(file) as pack:
                return composed(pack.info.id)
        except PackError:
            return ""

    def _sha(self, file: Path) -> str:
        return digest_file(file).sha256
