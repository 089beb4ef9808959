"""Finds the packs for the shelf: built into the program, next to it, copied, or added by the reader.

In a checkout, packs are built from the content folders when those are newer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from reader import settings
from reader.library import added_packs, known_here, pack_answers
from reader.library.pack_answers import PackAnswer
from reader.library.packfile import SUFFIX, PackError, PackFile
from reader.library.packformat import INDEX_VERSION
from reader.library.reading_choice import QUICK, ReadingChoice
from reader.library.shelf import PackOnShelf, PackOrigin, Shelf
from reader.system import paths, reachable
from reader.translation import Translated, _, ngettext

LONGEST_WAIT = 2.0
"""Seconds that a command waits for the disks and shares of packs that the reader added."""

_BUILDERS = tuple(Path(__file__).parent / part for part in ("library", "search"))
"""The code that builds packs."""

_NOT_BUILDING = ("importing", "editing", "spelling", "__pycache__")
"""Folders in it whose code no bundled pack depends on: two thirds of the files."""

_DATA = ("han_variants.txt", "irregular_words.toml")
"""Resources on which the words of an index depend."""


def available_packs(data: Path) -> tuple[list[Path], list[str]]:
    """The files of every pack that can be read now, and a sentence for each content folder that could not be built."""
    files, sentences = packs_at_start(data)
    added = added_packs.from_settings(settings.saved_value(data, "added_packs"), data)
    seals = settings.saved_value(data, "known_here")
    found, not_answering = _reachable_files(
        [each.path for each in added if known_here.is_known(each.path, seals, data)]
    )
    if not_answering:
        sentences.append(_("{folder} did not answer in time, so its pack is left out.", folder=not_answering))
    return list(dict.fromkeys((*files, *found))), sentences


def _reachable_files(files: Iterable[Path]) -> tuple[list[Path], str]:
    """Those that exist, and the first folder that did not answer in time; files after it are not asked."""
    found: list[Path] = []
    waiting: list[Path] = []

    from reader.library.shelf_listing import removable_last  # here, because the window starts without it

    def look() -> bool:
        for file, _origin in removable_last((file, PackOrigin.ADDED) for file in files):
            waiting.append(file)
            if reachable.is_file(file):
                found.append(file)
            waiting.pop()
        return True

    is_finished = reachable.ask(look, LONGEST_WAIT)
    slow = "" if is_finished else next((str(file.parent) for file in [*waiting]), "")
    return [*found], slow


def packs_at_start(data: Path) -> tuple[list[Path], list[str]]:
    """The same without the packs that the reader added: they may be on a network share that does not answer, and
    Carrel must not wait for that before it opens."""
    found = (*paths.bundled_packs(), *paths.packs_beside(), *paths.copied_packs(data))
    return build_missing(found, paths.content_folders(), paths.cache_in(data))


def available_shelf(data: Path, is_listed: Callable[[Path], bool]) -> tuple[Shelf, list[str]]:
    """The packs of `available_packs`; of those with one id, the one that the reader would read in the window.

    `is_listed`: whether a pack next to the program is in the list of its stick.
    """
    files, sentences = available_packs(data)
    answers = pack_answers.from_settings(settings.saved_value(data, "pack_answers"))
    shelf = Shelf(files, _origins(files, data), ReadingChoice(answers, is_listed))
    last = added_packs.from_stored_path(settings.saved_value(data, "pack_file"), data)
    if last in files:
        shelf.add_read_before(last)
    return shelf, sentences


def shelf_at_start(
    data: Path, answers: Iterable[PackAnswer], is_listed: Callable[[Path], bool]
) -> tuple[Shelf, list[str]]:
    """The same with the packs of `packs_at_start`. Large files that were chosen must be confirmed later."""
    files, sentences = packs_at_start(data)
    return Shelf(files, _origins(files, data), ReadingChoice(answers, is_listed, largest=QUICK)), sentences


def _origins(files: Iterable[Path], data: Path) -> dict[Path, PackOrigin]:
    own = {*paths.bundled_packs(), *(paths.cache_in(data) / f"{each.name}{SUFFIX}" for each in paths.content_folders())}
    beside, copied = {*paths.packs_beside()}, data / paths.PACKS_NAME

    def origin(file: Path) -> PackOrigin:
        if file in own:
            return PackOrigin.BUNDLED
        if file in beside:
            return PackOrigin.NEXT_TO_PROGRAM
        return PackOrigin.COPIED if file.parent == copied else PackOrigin.ADDED

    return {file: origin(file) for file in files}


def shelf_files(data: Path, added: Sequence[PackOnShelf]) -> Iterator[tuple[Path, PackOrigin]]:
    """Every file that belongs on the shelf, once each. The packs that the reader `added` may be missing."""
    cached = (paths.cache_in(data) / f"{folder.name}{SUFFIX}" for folder in paths.content_folders())
    groups = (
        (PackOrigin.BUNDLED, (*paths.bundled_packs(), *(file for file in cached if reachable.is_file(file)))),
        (PackOrigin.NEXT_TO_PROGRAM, paths.packs_beside()),
        (PackOrigin.COPIED, paths.copied_packs(data)),
        (PackOrigin.ADDED, (each.path for each in added)),
    )
    found = {file: where for where, files in reversed(groups) for file in files}
    return ((file, where) for wanted in PackOrigin for file, where in found.items() if where is wanted)


def own_files(data: Path) -> frozenset[Path]:
    """The files that are on the shelf because of their folder, so the settings need not list them."""
    return frozenset(file for file, _origin in shelf_files(data, ()))


def build_missing(found: Sequence[Path], folders: Sequence[Path], cache: Path) -> tuple[list[Path], list[str]]:
    """Builds the packs of content folders into `cache` if they are missing or outdated.

    Returns the pack files for the shelf, starting with `found`, and a sentence for each folder that could not be built.
    """
    files, sentences = list(found), list[str]()
    for folder in folders:
        file = cache / f"{folder.name}{SUFFIX}"
        try:
            if not _is_readable(file) or _is_outdated(file, folder):
                cache.mkdir(parents=True, exist_ok=True)
                _build(folder, file)
        except Exception as error:  # noqa: BLE001 - a problem with one folder must not affect the other packs
            sentences.append(_not_built(folder, error))
        if reachable.is_file(file):
            files.append(file)
    return files, sentences


def _not_built(folder: Path, error: Exception) -> Translated:
    first, *others = str(error).splitlines() or [type(error).__name__]
    if not others:
        return _("{folder} could not be built: {problem}", folder=folder.name, problem=first)
    return ngettext(
        "{folder} could not be built: {problem} (and {count} more; `carrel check` lists them all)",
        "{folder} could not be built: {problem} (and {count} more; `carrel check` lists them all)",
        len(others),
        folder=folder.name,
        problem=first,
    )


def _is_readable(file: Path) -> bool:
    """False for a pack, or an index, of another version of Carrel, and for a truncated one."""
    try:
        pack = PackFile(file)
    except PackError:
        return False
    try:
        return pack.connection.rows("SELECT value FROM search WHERE name='version'") == [(INDEX_VERSION,)]
    except PackError:
        return False
    finally:
        pack.close()


def _is_outdated(file: Path, folder: Path) -> bool:
    """Whether the folder or the code that builds packs has changed since the pack was built."""
    built = file.stat().st_mtime
    data = (paths.resources() / name for name in _DATA)
    if any(each.stat().st_mtime > built for each in (folder, *data)):
        return True
    return any(
        _has_newer(part, built, ending) for part, ending in ((folder, ""), *((part, ".py") for part in _BUILDERS))
    )


def _has_newer(folder: Path, time: float, ending: str) -> bool:
    """Whether anything below a folder whose name ends so is newer; every start from the source waits for this."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ending) and entry.stat().st_mtime > time:
                return True
            if ending and entry.name in _NOT_BUILDING:
                continue
            if entry.is_dir(follow_symlinks=False) and _has_newer(Path(entry.path), time, ending):
                return True
    return False


def _build(folder: Path, file: Path) -> None:
    from reader.search.build_pack import build_pack  # not at the top: reading does not need the authoring libraries
    from reader.system import stop_signals

    with stop_signals.raised():
        build_pack(folder, file)
