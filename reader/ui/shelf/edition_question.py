"""Asks which file to read, if the pack on the page is in several: no file replaces another one without an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from reader.library import pack_answers
from reader.library.file_digest import FileDigest, stamp_of
from reader.library.pack_answers import PackAnswer, answer_about
from reader.library.packfile import PackFile
from reader.library.shelf import PackOrigin, describe_pack
from reader.library.shelf_listing import ListedPack, others_of
from reader.translation import _
from reader.ui.lists.pack_facts import origin_text
from reader.ui.shelf import edition_text
from reader.ui.shelf.compare_files import Compared, FileComparer
from reader.ui.shelf.known_packs import KnownPacks
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import ReadingPosition, Session
from reader.ui.shell.ui_state import UiState


class EditionQuestion:
    def __init__(
        self,
        session: Session,
        packs: KnownPacks,
        messages: Messages,
        ui_state: UiState,
        open_shelf: Callable[[], object],
    ) -> None:
        self._session = session
        self._packs = packs
        self._messages = messages
        self._ui_state = ui_state
        self._open_shelf = open_shelf
        self._files = FileComparer()
        self._asked: set[tuple[Path, frozenset[Path]]] = set()  # what was asked since the start
        self._file: Path | None = None  # on the page
        self._sentence = ""  # the question about it

    def close(self) -> None:
        self._files.close()

    def forget(self, file: Path) -> None:
        """The reader opens a file by its name: what was asked about it is asked again."""
        self._asked = {each for each in self._asked if each[0] != file}

    def update(self) -> None:
        """Compares the file on the page with the others of its pack, and asks if there is anything to ask."""
        opened = self._session.opened
        if opened is None:
            return
        file, id = opened.pack.path, opened.pack.info.id
        others = others_of(self._packs.all(), id, file)
        if file != self._file or not others:
            self._withdraw()
        self._file = file
        if others:
            answers = self._ui_state.pack_answers
            if chosen := pack_answers.chosen(answers, id):
                others.sort(key=lambda each: not each.pack or each.pack.size != chosen.size)
            self._files.compare(file, others, answers, partial(self._take, opened.pack, len(others)))

    # ---- results of the comparison

    def _take(self, pack: PackFile, count: int, compared: Compared) -> None:
        if not self._session.opened or self._session.opened.pack is not pack:
            return
        if not compared.mine or not pack.is_unchanged():
            return
        id, mine = pack.info.id, compared.mine
        answers = self._ui_state.pack_answers
        chosen = pack_answers.chosen(answers, id)
        reads_chosen = chosen is not None and chosen.sha256 == mine.sha256
        is_by_name = self._session.shelf.is_opened_by_name(pack.path)
        usual = None if reads_chosen else self._usual(pack, compared, chosen)
        if usual and not is_by_name and chosen and usual[1].sha256 == chosen.sha256:
            self._switch(*usual)
        elif usual and is_by_name:
            self._ask_to_stay(pack, mine, usual, compared)
        elif reads_chosen or not is_by_name:
            self._ask_to_read(pack, compared, count)

    def _usual(
        self, pack: PackFile, compared: Compared, chosen: PackAnswer | None
    ) -> tuple[ListedPack, FileDigest] | None:
        """Another file that Carrel reads for this pack, if the reader opens none by its name."""
        if chosen:
            for each, digest in compared.others:
                if digest.sha256 == chosen.sha256:
                    return each, digest
        if self._session.shelf.origin(pack.path) is PackOrigin.BUNDLED:
            return None
        return next((other for other in compared.others if other[0].origin is PackOrigin.BUNDLED), None)

    def _switch(self, other: ListedPack, digest: FileDigest) -> None:
        """Reads the file that the reader chose earlier, which was too large to be compared before the first paint."""
        shelf, position = self._session.shelf, self._session.position
        shelf.choice.confirm(other.file, digest)
        shelf.reconsider(other.file)
        if not position:
            return
        pack = shelf.pack(position.location.pack)
        if pack.path == other.file and self._session.show(self._position_in(pack, position)):
            self._messages.say(edition_text.reads_chosen(pack.info, origin_text(other.file, other.origin)))

    def _position_in(self, pack: PackFile, position: ReadingPosition) -> ReadingPosition:
        """Where the reader is, or where they stopped at the last time if they have not moved since the start."""
        start = self._ui_state.position_at_start
        if start and start.location.pack == pack.info.id and position == self._ui_state.position_after_start:
            return start
        return position

    # ---- questions

    def _ask_to_read(self, pack: PackFile, compared: Compared, count: int) -> None:
        others = compared.others
        if not others:
            self._withdraw()
        if not others or not self._is_new(pack, others):
            return
        where = origin_text(pack.path, self._session.shelf.origin(pack.path))
        if len(others) == 1:
            other, digest = others[0]
            read: Callable[[], object] = partial(self._read, other, digest, pack, compared)
            answer = (_(edition_text.READ_IT), read)
            count = 1
        else:
            answer = (_(edition_text.SHOW_SHELF), self._open_shelf)
        sentence = edition_text.found_another(pack.info, where, [each for each, _digest in others], count)
        self._ask(sentence, answer, (_(edition_text.KEEP_MINE), partial(self._keep, pack, compared)))

    def _ask_to_stay(
        self, pack: PackFile, mine: FileDigest, usual: tuple[ListedPack, FileDigest], compared: Compared
    ) -> None:
        if not self._is_new(pack, [usual]):
            return
        opened = ListedPack(pack.path, self._session.shelf.origin(pack.path), describe_pack(pack), is_available=True)
        sentence = edition_text.opened_another(opened, usual[0])
        others = [digest for _other, digest in compared.others]
        always = partial(self._choose, pack.info.id, pack.path, mine, others)
        once = partial(self._remember, [answer_about(pack.info.id, mine, is_read=False)])
        self._ask(sentence, (_(edition_text.ALWAYS), always), (_(edition_text.ONLY_NOW), once))

    def _ask(
        self, sentence: str, answer: tuple[str, Callable[[], object]], other: tuple[str, Callable[[], object]]
    ) -> None:
        self._withdraw()
        self._sentence = sentence
        self._messages.ask(sentence, answer, other)

    def _is_new(self, pack: PackFile, others: Sequence[tuple[ListedPack, FileDigest]]) -> bool:
        """Whether this was not asked since the start, or since the reader opened the file."""
        asked = (pack.path, frozenset(each.file for each, _digest in others))
        is_new = asked not in self._asked
        self._asked.add(asked)
        return is_new

    def _withdraw(self) -> None:
        if self._sentence:
            self._messages.withdraw(self._sentence)
            self._sentence = ""

    # ---- answers

    def _read(self, other: ListedPack, found: FileDigest, pack: PackFile, compared: Compared) -> None:
        """Reads the file again, since it may have been replaced after it was found."""
        self._files.verify(other.file, found, partial(self._take_verified, other, found, pack, compared))

    def _take_verified(
        self, other: ListedPack, found: FileDigest, mine: PackFile, compared: Compared, is_same: bool
    ) -> None:
        if is_same and not self._packs.read(other.file):
            return  # the reader was told why
        if not is_same or stamp_of(other.file) != found.stamp:
            self._go_back(mine)
            return
        declined = [compared.mine] if compared.mine else []
        self._choose(mine.info.id, other.file, found, [*declined, *(digest for _other, digest in compared.others)])

    def _go_back(self, mine: PackFile) -> None:
        """The other file is not the one that was found."""
        opened = self._session.opened
        if opened and opened.pack.path != mine.path:
            self._packs.read(mine.path)
        self._messages.tell(edition_text.changed(mine.info))
        self._packs.refresh()

    def _choose(self, id: str, file: Path, found: FileDigest, others: Sequence[FileDigest]) -> None:
        """From now on, the file is read for its pack, and the reader is not asked about the others again."""
        declined = [answer_about(id, each, is_read=False) for each in others if each.sha256 != found.sha256]
        self._remember([answer_about(id, found, is_read=True), *declined])
        self._session.shelf.choice.confirm(file, found)

    def _keep(self, pack: PackFile, compared: Compared) -> None:
        id = pack.info.id
        answers = [answer_about(id, digest, is_read=False) for _other, digest in compared.others]
        is_bundled = self._session.shelf.origin(pack.path) is PackOrigin.BUNDLED
        if compared.mine and not is_bundled:
            answers.append(answer_about(id, compared.mine, is_read=True))
        self._remember(answers)

    def _remember(self, answers: Sequence[PackAnswer]) -> None:
        self._ui_state.remember_answers(pack_answers.with_answers(self._ui_state.pack_answers, answers))
