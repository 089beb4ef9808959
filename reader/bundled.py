"""The packs that come with the program, lie beside it, or were put on the shelf by the reader.

Those of a checkout are built when their folders are newer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reader import settings
from reader.library import added_packs
from reader.library.packfile import SUFFIX, PackError, PackFile
from reader.library.shelf import PackOnShelf, PackOrigin
from reader.system import paths, reachable

_MADE_BY = tuple(Path(__file__).parent / part for part in ("library", "search"))
"""The code that builds packs."""


def at_hand(data: Path) -> tuple[list[Path], list[str]]:
    """Every pack of this copy of the program that can be read now, with the reader's own data in `data`."""
    files, sentences = at_start(data)
    kept = added_packs.from_settings(settings.kept(data, "added_packs"), data)
    return list(dict.fromkeys((*files, *(each.path for each in kept if reachable.is_file(each.path))))), sentences


def at_start(data: Path) -> tuple[list[Path], list[str]]:
    """The same without what the reader has added, which may lie on a share that does not answer: nobody waits for
    that before they can read."""
    built = (*paths.bundled_packs(), *paths.packs_beside(), *paths.packs_kept(data))
    return packs(built, paths.content_folders(), paths.cache_in(data))


def places(data: Path, kept: Sequence[PackOnShelf]) -> Iterator[tuple[Path, PackOrigin]]:
    """Every file that belongs on the shelf, each once; what the reader has added (`kept`) need not be there."""
    cached = (paths.cache_in(data) / f"{folder.name}{SUFFIX}" for folder in paths.content_folders())
    groups = (
        (PackOrigin.BUNDLED, (*paths.bundled_packs(), *(file for file in cached if reachable.is_file(file)))),
        (PackOrigin.NEXT_TO_PROGRAM, paths.packs_beside()),
        (PackOrigin.COPIED, paths.packs_kept(data)),
        (PackOrigin.ADDED, (each.path for each in kept)),
    )
    found = {file: where for where, files in reversed(groups) for file in files}
    return ((file, where) for wanted in PackOrigin for file, where in found.items() if where is wanted)


def standing(data: Path) -> frozenset[Path]:
    """The files that are on the shelf because of where they lie, so that nobody need remember them."""
    return frozenset(file for file, _ in places(data, ()))


def packs(built: Sequence[Path], folders: Sequence[Path], cache: Path) -> tuple[list[Path], list[str]]:
    """The pack files to put on the shelf, and a sentence for each folder that could not be built.

    `built` came with the program or lie beside it, `folders` are content folders, whose packs are kept in `cache`.
    """
    files, sentences = list(built), []
    for folder in folders:
        file = cache / f"{folder.name}{SUFFIX}"
        try:
            if not _is_readable(file) or _is_older(file, folder):
                cache.mkdir(parents=True, exist_ok=True)
                _build(folder, file)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one folder, the other packs open
            first, *others = str(error).splitlines() or [type(error).__name__]
            more = f" (and {len(others)} more; `carrel check` lists them all)" if others else ""
            sentences.append(f"{folder.name} could not be built: {first}{more}")
        if reachable.is_file(file):
            files.append(file)
    return files, sentences


def _is_readable(file: Path) -> bool:
    """A pack of another Carrel, or one that was cut short, is made anew."""
    try:
        PackFile(file).close()
    except PackError:
        return False
    return True


def _is_older(file: Path, folder: Path) -> bool:
    """Whether the folder, or the code that builds packs, has changed since the pack was built."""
    built = file.stat().st_mtime
    made_from = (folder, *folder.rglob("*"), *(file for part in _MADE_BY for file in part.rglob("*.py")))
    return any(each.stat().st_mtime > built for each in made_from)


def _build(folder: Path, file: Path) -> None:
    from reader.search.build_pack import build_pack  # not at the top: reading needs none of the authoring libraries

    build_pack(folder, file)
