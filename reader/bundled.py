"""Finds the packs for the shelf: built into the program, next to it, copied, or added by the reader.

In a checkout, packs are built from the content folders when those are newer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reader import settings
from reader.library import added_packs
from reader.library.packfile import SUFFIX, PackError, PackFile
from reader.library.packformat import INDEX_VERSION
from reader.library.shelf import PackOnShelf, PackOrigin
from reader.system import paths, reachable

_BUILDERS = tuple(Path(__file__).parent / part for part in ("library", "search"))
"""The code that builds packs."""

_DATA = ("han_variants.txt", "irregular_words.toml")
"""Resources on which the words of an index depend."""


def available_packs(data: Path) -> tuple[list[Path], list[str]]:
    """The files of every pack that can be read now, and a sentence for each content folder that could not be built."""
    files, sentences = packs_at_start(data)
    added = added_packs.from_settings(settings.saved_value(data, "added_packs"), data)
    return list(dict.fromkeys((*files, *(each.path for each in added if reachable.is_file(each.path))))), sentences


def packs_at_start(data: Path) -> tuple[list[Path], list[str]]:
    """The same without the packs that the reader added: they may be on a network share that does not answer, and
    Carrel must not wait for that before it opens."""
    found = (*paths.bundled_packs(), *paths.packs_beside(), *paths.copied_packs(data))
    return build_missing(found, paths.content_folders(), paths.cache_in(data))


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
    return frozenset(file for file, _ in shelf_files(data, ()))


def build_missing(found: Sequence[Path], folders: Sequence[Path], cache: Path) -> tuple[list[Path], list[str]]:
    """Builds the packs of content folders into `cache` if they are missing or outdated.

    Returns the pack files for the shelf, starting with `found`, and a sentence for each folder that could not be built.
    """
    files, sentences = list(found), []
    for folder in folders:
        file = cache / f"{folder.name}{SUFFIX}"
        try:
            if not _is_readable(file) or _is_outdated(file, folder):
                cache.mkdir(parents=True, exist_ok=True)
                _build(folder, file)
        except Exception as error:  # noqa: BLE001 - a problem with one folder must not affect the other packs
            first, *others = str(error).splitlines() or [type(error).__name__]
            more = f" (and {len(others)} more; `carrel check` lists them all)" if others else ""
            sentences.append(f"{folder.name} could not be built: {first}{more}")
        if reachable.is_file(file):
            files.append(file)
    return files, sentences


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
    code = (each for part in _BUILDERS for each in part.rglob("*.py"))
    data = (paths.resources() / name for name in _DATA)
    sources = (folder, *folder.rglob("*"), *code, *data)
    return any(each.stat().st_mtime > built for each in sources)


def _build(folder: Path, file: Path) -> None:
    from reader.search.build_pack import build_pack  # not at the top: reading does not need the authoring libraries
    from reader.system import stop_signals

    with stop_signals.raised():
        build_pack(folder, file)
