"""Checks of what the window needs: packs, the search, settings and marks on disk."""

from __future__ import annotations

import contextlib
import os
from dataclasses import asdict
from pathlib import Path

import apsw

from reader.library.file_digest import digest_file
from reader.library.pack_answers import answer_about
from reader.library.packerrors import ReplacedPackError
from reader.library.packfile import PackFile, open_pack
from reader.library.reading_choice import ReadingChoice
from reader.library.safe_figure import FigureError, safe_figure
from reader.library.shelf import PackOrigin, Shelf
from reader.library.verify_pack import figure_paths, verify_contents
from reader.marks.make_target import source_of, target_of_block
from reader.marks.model import MarkKind, new_mark
from reader.marks.open_store import FILE_NAME
from reader.marks.store import MarkStore
from reader.marks.store_errors import DamagedStore
from reader.marks.storefile import StoreFile, write_new
from reader.search.searcher import Searcher
from reader.settings import Settings
from reader.system.format_numbers import counted
from reader.system.move_file import move_into_place
from reader.ui.selftest.check_result import SelfTestFailedError

_UNUSED_BYTE = 99
"""In the header of a SQLite file, the last byte of the version that wrote it, which nothing depends on."""


def check_packs_found(files: list[Path], problems: list[str]) -> str:
    if problems or not files:
        raise SelfTestFailedError(" ".join(problems) or "No packs were found.")
    return f"{len(files)}"


def check_pack(file: Path) -> str:
    with open_pack(file) as pack:
        counts = verify_contents(pack)
        for path in figure_paths(pack):
            _check_figure(path, pack.figure(path).data)
        info = pack.info
    numbers = ", ".join(f"{number} {kind}" for kind, number in asdict(counts).items())
    return f"“{info.title}”, edition {info.edition}: {numbers}"


def check_search(file: Path) -> str:
    with open_pack(file) as pack:
        title = _first_title(pack)
    searcher = Searcher([file])
    try:
        answer = searcher.ask(title)
    finally:
        searcher.close()
    if not answer.hits:
        raise SelfTestFailedError(f"The search does not find “{title}”, the title of an article.")
    return f"“{title}”: {counted(sum(answer.counts.values()), 'result')}"


def check_idle(data: Path, file: Path) -> str:
    """A pack that is not read just now can be replaced, also on Windows, and is never mixed with the new one."""
    copy = data / "idle.carrel"
    copy.write_bytes(file.read_bytes())
    with open_pack(copy) as pack:
        title = pack.entries(0, 1)[0].title
        if not pack.connection.close_idle(0) or pack.entries(0, 1)[0].title != title:
            raise SelfTestFailedError("A pack that was closed for a while cannot be read.")
        pack.connection.close_idle(0)
        other = data / "idle.new"
        other.write_bytes(file.read_bytes())
        os.utime(other, (1, 1))
        move_into_place(other, copy)
        with contextlib.suppress(ReplacedPackError):
            pack.entries(0, 1)
            raise SelfTestFailedError("A file that replaced a pack was read as if it were that pack.")
    return "closed while it is not read, and replaced"


def check_choice(data: Path, file: Path) -> str:
    """Another file with the id of a pack is read only after the reader chose it."""
    folder = data / "choice"
    folder.mkdir()
    other = folder / "other.carrel"
    content = bytearray(file.read_bytes())
    content[_UNUSED_BYTE] ^= 1
    other.write_bytes(content)
    with open_pack(file) as pack:
        id = pack.info.id
    answer = answer_about(id, digest_file(other), is_read=True)
    found = []
    for answers in ((), (answer,)):
        with contextlib.closing(Shelf([other, file], {file: PackOrigin.BUNDLED}, ReadingChoice(answers))) as shelf:
            found.append(shelf.pack(id).path)
    if found != [file, other]:
        raise SelfTestFailedError("The file that was read is not the one that was chosen.")
    return "read after it was chosen, not before"


def check_setting(data: Path) -> str:
    folder = data / "settings"
    written = Settings(folder)
    written["text_size"] = 130
    if problem := written.save():
        raise SelfTestFailedError(problem)
    read = Settings(folder)
    if read.problem or read["text_size"] != 130:
        raise SelfTestFailedError(read.problem or "It did not read back correctly.")
    return "saved and read back"


def check_forged_marks(data: Path) -> str:
    """A marks file with a trigger that would delete whatever is saved: it is replaced by a sound one."""
    folder = data / "forged"
    folder.mkdir()
    write_new(folder / FILE_NAME, ())
    with contextlib.closing(apsw.Connection(str(folder / FILE_NAME))) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON version BEGIN DELETE FROM version; END")
    with contextlib.suppress(DamagedStore):
        StoreFile(folder / FILE_NAME).close()
        raise SelfTestFailedError("A marks file with a trigger was accepted.")
    store = MarkStore(folder)
    try:
        if "damaged" not in store.problem:
            raise SelfTestFailedError(store.problem or "A marks file with a trigger was not replaced.")
    finally:
        store.close()
    return "refused"


def check_mark(data: Path, file: Path) -> str:
    """Saves a bookmark on the first block, and reads it with another store."""
    folder = data / "marks"
    with open_pack(file) as pack:
        article = pack.article(pack.entries(0, 1)[0].id)
        source = source_of(pack.info, article)
    made = new_mark(MarkKind.BOOKMARK, source, target_of_block(article, article.blocks[0].id), note="self-test")
    store = MarkStore(folder)
    try:
        problem = store.problem or store.add(made).problem
    finally:
        store.close()
    again = MarkStore(folder)
    try:
        read = again.get(made.id)
    finally:
        again.close()
    if problem or read is None or (read.note, read.target) != (made.note, made.target):
        raise SelfTestFailedError(problem or "It did not read back correctly.")
    return "saved and read back"


def _check_figure(path: str, data: bytes) -> None:
    try:
        safe_figure(path, data)
    except FigureError as error:
        raise SelfTestFailedError(f"The figure “{path}” cannot be shown: {error}.") from error


def _first_title(pack: PackFile) -> str:
    entries = pack.entries(0, 1)
    if not entries:
        raise SelfTestFailedError("The pack contains no article.")
    return entries[0].title
