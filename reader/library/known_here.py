"""Files outside Carrel's folders, and which of them this reader opened on this computer.

A data folder on a stick may name files on shares, which would learn of every start if Carrel looked for them. So Carrel
looks by itself only for files whose seal is in the settings. The others are looked for when the reader opens them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.system import paths

MOST_SEALS = 2000


def is_known(file: Path, seals: Sequence[str] | None, data: Path) -> bool:
    """Whether Carrel may look for a file by itself. `seals` are of the settings in `data`, or None if there are none.

    Call it on a thread: it asks the system which computer this is.
    """
    if paths.is_own(file, data):
        return True
    if seals is None:  # an older Carrel saved none; but nobody else writes to the user's own folder
        return paths.is_users_own(data)
    return _seal(file) in seals[:MOST_SEALS]


def with_files(seals: Sequence[str] | None, files: Iterable[Path], data: Path) -> list[str]:
    """The seals with those of more files, which come first."""
    outside = (file for file in files if not paths.is_own(file, data))
    added = (seal for file in outside if (seal := _seal(file)))
    return [*dict.fromkeys((*added, *(seals or ())))][:MOST_SEALS]


def _seal(file: Path) -> str:
    from reader.system import this_computer  # not at the top: most starts ask for no seal

    return this_computer.seal(os.path.normcase(os.path.abspath(file)))  # noqa: PTH100 - does not follow links
