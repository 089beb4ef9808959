"""Removes what lies in the folder of a program on a stick and is no part of it: the program might load it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.library.packerrors import shortened
from reader.sticks.check import UnlistedKind, other_kind
from reader.sticks.errors import NotAStickError, reason_of
from reader.sticks.stick_folder import StickFolder
from reader.translation import _


def remove_intruders(target: Path, names: Iterable[str]) -> int:
    """Takes names as a report has them. Returns how many files were removed. Raises NotAStickError.

    A name that is in no program's folder is passed over.
    """
    removed = 0
    try:
        with StickFolder(target) as stick:
            for name in names:
                if other_kind(name) is UnlistedKind.INTRUDER:
                    removed += stick.remove_all(name.removesuffix("/"))
    except OSError as error:
        raise NotAStickError(
            _(
                "Not everything could be removed from “{stick}”. {reason}",
                stick=shortened(target),
                reason=reason_of(error),
            )
        ) from error
    return removed
