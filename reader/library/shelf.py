"""The shelf: all packs that this copy of Carrel can open, and the file of each that is read."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path

from reader.library.composed import composed
from reader.library.packerrors import shortened
from reader.library.packfile import NotInPackError, PackError, PackFile
from reader.library.reading_choice import BUNDLED, CHOSEN, OPENED, OTHER, READ_BEFORE, ReadingChoice
from reader.named_tuple import NamedTuple
from reader.system import reachable
from reader.translation import _

LONGEST_DESCRIPTION = 240  # characters on the shelf


class PackOnShelf(NamedTuple):
    """A pack file on the shelf; of its description, the beginning. `is_open` is true for the file that is read for its
    id; `Shelf.add` can change that."""

    id: str
    title: str
    edition: int
    date: str
    language: str
    publisher: str
    size: int  # bytes
    path: Path
    is_open: bool
    description: str = ""
    articles: int = 0  # 0 if that is not known


class PackOrigin(Enum):
    """Why a pack is on the shelf."""

    BUNDLED = "it came with the program"
    NEXT_TO_PROGRAM = "it is in the folder of the program"
    COPIED = "it is a copy that Carrel made for the reader"
    ADDED = "the reader opened it; it can be anywhere"


class Shelf:
    """Pack files, opened when they are first needed. A file that cannot be opened is added to `problems`.

    Of several files with one id (in either Unicode form), `ReadingChoice` says which is read.
    """

    def __init__(
        self,
        files: Iterable[Path] = (),
        origins: Mapping[Path, PackOrigin] | None = None,
        choice: ReadingChoice | None = None,
    ) -> None:
        """A file without an origin counts as ADDED."""
        self._origins = dict(origins or {})
        # A stable sort: those that came with the program are opened first, since they need the fewest others.
        self._unopened = sorted(files, key=lambda file: not self.is_bundled(file))
        self._out: list[Path] = []  # could not be read when they were needed; their stick may be inserted again
        self._packs: dict[str, PackFile] = {}
        self._standings: dict[str, int] = {}  # of `_packs`
        self._replaced: list[PackFile] = []
        self._files: dict[Path, PackOnShelf] = {}  # all that could be opened
        self.choice = choice or ReadingChoice()
        self.problems: list[PackError] = []

    def add(self, file: Path) -> PackFile:
        """Opens a pack that the reader asked for, and reads it instead of others with its id. Raises PackError."""
        known = next((pack for pack in self._packs.values() if pack.path == file), None)
        if known and known.is_unchanged():
            self._standings[composed(known.info.id)] = OPENED
            return known
        pack = self._open(file)
        key = composed(pack.info.id)
        replaced = self._packs.get(key)
        if replaced:
            self._check_first_article(pack)
            self._replaced.append(replaced)  # the page may still show it
        self._packs[key] = pack
        self._standings[key] = OPENED
        return pack

    def add_files(self, files: Iterable[Path], origin: PackOrigin = PackOrigin.ADDED) -> None:
        """Adds files that will be opened when they are needed."""
        known = {*self._files, *self._unopened, *self._out}
        for file in dict.fromkeys(files):
            # A file that came with the program stays that when the reader opens it by its name, too.
            if origin is PackOrigin.ADDED:
                self._origins.setdefault(file, origin)
            else:
                self._origins[file] = origin
            if file not in known:
                self._unopened.append(file)

    def add_read_before(self, file: Path) -> None:
        """Adds the file that was read last. It is read again, unless its pack came with the program or was chosen."""
        self.choice.read_before = file
        if file not in self._files:
            rest = [each for each in self._unopened if each != file]
            bundled = [each for each in rest if self.is_bundled(each)]
            self._unopened = [*bundled, file, *rest[len(bundled) :]]

    def reconsider(self, file: Path) -> None:
        """Decides anew whether a file is read, after the answers of the reader or what is known of it have changed."""
        if file in self._files and all(pack.path != file for pack in self._packs.values()):
            self._unopened.insert(0, file)

    def remove(self, file: Path) -> None:
        """Closes and forgets a file. Another file with its id, if there is one, is read from now on."""
        self._unopened = [each for each in self._unopened if each != file]
        self._out = [each for each in self._out if each != file]
        for pack in [each for each in self._replaced if each.path == file]:
            self._replaced.remove(pack)
            pack.close()
        removed = self._files.pop(file, None)
        key = composed(removed.id) if removed else ""
        shown = self._packs.get(key)
        if shown and shown.path == file:
            del self._packs[key], self._standings[key]
            shown.close()
            self._unopened += self._files_of(key)

    def first(self) -> PackFile | None:
        """The pack to show at the first start; None if there is no pack."""
        self._take_back()
        while self._unopened and not self._packs:
            self._open_if_preferred(self._unopened.pop(0))
        for key in [*self._packs][:1]:
            with contextlib.suppress(NotInPackError):
                return self.pack(key)
        return None

    def pack(self, id: str) -> PackFile:
        """The pack with that id, in either Unicode form. Raises PackError if it is not on the shelf."""
        key = composed(id)
        self._check_chosen(key)
        self._take_back()
        if self.choice.can_choose(key) and not self._is_settled(key):
            self._unopened.sort(key=lambda file: not self.choice.may_be_chosen(key, file))
        while self._unopened and not self._is_settled(key):
            self._open_if_preferred(self._unopened.pop(0))
        if key not in self._packs:
            raise NotInPackError(Path(id), _("This pack is not available. Open its file, or insert its stick."))
        # What is read now stays, whatever is found later.
        self._standings[key] = min(self._standings[key], READ_BEFORE)
        return self._packs[key]

    def packs(self) -> list[PackFile]:
        """All packs that can be opened, sorted by title."""
        for key in [*self._packs]:
            self._check_chosen(key)
        self._open_all()
        return sorted(self._packs.values(), key=lambda pack: (pack.info.title.casefold(), pack.info.id))

    def packs_bundled_first(self) -> list[PackFile]:
        """All packs that can be opened; a stranger's must not hide what came with the program."""
        return sorted(self.packs(), key=lambda pack: not self.is_bundled(pack.path))

    def files(self) -> list[PackOnShelf]:
        """All files that can be opened, sorted by title; of those with one id, the one that is read is the first."""
        self._open_all()
        open_files = self.files_read()
        found = [each._replace(is_open=each.path in open_files) for each in self._files.values()]
        titles = {key: pack.info.title.casefold() for key, pack in self._packs.items()}
        return sorted(
            found, key=lambda each: (titles[key := composed(each.id)], key, not each.is_open, -each.edition, each.path)
        )

    def files_read(self) -> frozenset[Path]:
        """The files that are read, of the packs that were opened so far."""
        return frozenset(pack.path for pack in self._packs.values())

    def is_opened_by_name(self, file: Path) -> bool:
        """Whether the file is read because the reader opened it, and not because of an answer or its origin."""
        return any(pack.path == file and self._standings[key] == OPENED for key, pack in self._packs.items())

    def origin(self, file: Path) -> PackOrigin:
        return self._origins.get(file, PackOrigin.ADDED)

    def is_bundled(self, file: Path) -> bool:
        """Whether the pack came with the program; any other may be a stranger's."""
        return self._origins.get(file) is PackOrigin.BUNDLED

    def close(self) -> None:
        for pack in (*self._packs.values(), *self._replaced):
            pack.close()
        self._packs.clear()
        self._standings.clear()
        self._replaced.clear()
        self._files.clear()

    def _open(self, file: Path) -> PackFile:
        pack = PackFile(file)
        self._files[file] = describe_pack(pack)
        return pack

    def _check_first_article(self, pack: PackFile) -> None:
        """Checks that a pack has something to read before it replaces another one with the same id."""
        try:
            entries = pack.entries(0, 1)
            if not entries:
                raise NotInPackError(pack.path, _("The pack contains no article."))
            pack.article(entries[0].id)
        except PackError:
            pack.close()
            raise

    def _is_settled(self, key: str) -> bool:
        """Whether no file that is not open yet can be read instead of the one that is."""
        standing = self._standings.get(key, OTHER)
        if standing <= CHOSEN:
            return True
        if self.choice.can_choose(key) or standing == OTHER:
            return False
        return standing == BUNDLED or not any(map(self.is_bundled, self._unopened))

    def _check_chosen(self, key: str) -> None:
        """A file that was chosen can be another one now, after its stick was out: then it must be compared again."""
        pack = self._packs.get(key)
        if pack and self._standings[key] == CHOSEN and self.choice.has_changed(pack.path):
            del self._packs[key], self._standings[key]
            self._replaced.append(pack)
            self._unopened[:0] = self._files_of(key)

    def _files_of(self, key: str) -> list[Path]:
        """The files with an id that were opened so far; those that came with the program are the first."""
        found = [each.path for each in self._files.values() if composed(each.id) == key]
        return sorted(found, key=lambda file: not self.is_bundled(file))

    def _open_all(self) -> None:
        """Opens all files that are not open yet, to find which is read for each id."""
        self._take_back()
        while self._unopened:
            self._open_if_preferred(self._unopened.pop(0))

    def _take_back(self) -> None:
        """Files that are there again are opened when they are needed."""
        back = [file for file in self._out if reachable.is_file(file)]
        self._out = [file for file in self._out if file not in back]
        self._unopened += back

    def _open_if_preferred(self, file: Path) -> None:
        """Keeps the file open if it is the one to read for its id. Adds an unreadable file to `problems`."""
        try:
            pack = self._open(file)
        except PackError as error:
            if error.is_out:
                self._out.append(file)
            self.problems.append(error)
            return
        key = composed(pack.info.id)
        standing = self.choice.standing(pack, is_bundled=self.is_bundled(file))
        rival = self._packs.get(key)
        if rival and not self._is_preferred(pack, standing, rival, self._standings[key]):
            pack.close()
            return
        if rival:
            try:
                self._check_first_article(pack)
            except PackError as error:
                self.problems.append(error)
                return
            self._replaced.append(rival)  # the page may still show it
        self._packs[key] = pack
        self._standings[key] = standing

    def _is_preferred(self, pack: PackFile, standing: int, rival: PackFile, rivals_standing: int) -> bool:
        """Of two that nobody chose, the one in the list of its stick is read, or else the first. A file that somebody
        added to those of the program does not have the name that the build gives them."""
        if standing == rivals_standing == OTHER:
            return self.choice.is_listed(pack.path) and not self.choice.is_listed(rival.path)
        if standing == rivals_standing == BUNDLED:
            return pack.path.stem == pack.info.id and rival.path.stem != rival.info.id
        return standing < rivals_standing


def describe_pack(pack: PackFile) -> PackOnShelf:
    info = pack.info
    return PackOnShelf(
        info.id,
        info.title,
        info.edition,
        info.date,
        info.language,
        info.publisher,
        pack.connection.size,
        pack.path,
        is_open=False,
        description=shortened(info.description, LONGEST_DESCRIPTION),
        articles=pack.article_count,
    )
