"""Why a pack cannot be read, each as a sentence for the reader."""

from __future__ import annotations

import re
from pathlib import Path

_LONGEST = 200  # characters of what a stranger's file brings into a sentence
_LONGEST_REASON = 600
_ACTS = r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\uffff]+"
"""Characters that steer a terminal, end a line or turn the reading order round, and halves of characters."""


class PackError(Exception):
    """A pack that cannot be read, or not wholly. Its text is a sentence for the reader."""

    def __init__(self, path: Path, reason: str) -> None:
        # The name of a file need be no text at all, and titles of articles come into reasons.
        super().__init__(f"{shortened(path.name)}: {shortened(reason, _LONGEST_REASON)}")
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


def shortened(text: object, longest: int = _LONGEST) -> str:
    """Text of a stranger, fit to stand within a sentence."""
    words = str(text)
    words = words if len(words) <= longest else words[:longest] + "…"
    return re.sub(_ACTS, "\ufffd", words)
