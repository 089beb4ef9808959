"""Why a pack cannot be read, each as a sentence for the reader."""

from __future__ import annotations

from pathlib import Path

_LONGEST = 200  # characters of what a stranger's file brings into a sentence


class PackError(Exception):
    """A pack that cannot be read, or not wholly. Its text is a sentence for the reader."""

    def __init__(self, path: Path, reason: str) -> None:
        # The name of a file need be no text at all.
        name = path.name.encode(errors="replace").decode()
        super().__init__(f"{name}: {reason}")
        self.path = path
        self.reason = reason


class NotAPackError(PackError):
    """The file is something else, or holds nothing."""


class NewerPackError(PackError):
    """The file was made for a later Carrel."""


class DamagedPackError(PackError):
    """The file was a pack once: it is cut short, or its content is not what was written."""


class NotInPackError(PackError):
    """The pack is whole, but what was asked for is not in it."""


def shortened(text: object) -> str:
    """Text of a stranger, fit to stand within a sentence."""
    words = str(text).encode(errors="replace").decode()
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
