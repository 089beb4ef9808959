"""The packs that come with the program or lie beside it; those of a checkout are built when their folders are newer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader import paths
from reader.library.packfile import SUFFIX, PackError, PackFile

_MADE_BY = tuple(Path(__file__).parent / part for part in ("library", "search"))
"""The code that builds packs."""


def at_hand(data: Path) -> tuple[list[Path], list[str]]:
    """`packs` for this copy of the program, with the reader's own data in `data`."""
    return packs((*paths.bundled_packs(), *paths.packs_beside()), paths.content_folders(), paths.cache_in(data))


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
        if file.is_file():
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
    from reader.search.making import build_pack  # not at the top: reading needs none of the authoring libraries

    build_pack(folder, file)
