"""The errors of reading a pack. Each has a text for the reader."""

from __future__ import annotations

import re
from pathlib import Path

from reader.translation import Translated, _, as_translated

_LONGEST = 200  # characters of text from a pack file in a message
_LONGEST_REASON = 600
_CONTROL_CHARACTERS = r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\uffff]+"
"""Characters that control a terminal, end a line or change the text direction, and lone surrogates."""
_OTHER_CONTROLS = _CONTROL_CHARACTERS.replace(r"\u2066-\u206f", r"\u2066\u2067\u206a-\u206f")
"""Without the beginning and the end of an isolate."""


class PackError(Exception):
    """A pack, or a part of it, cannot be read. `reason` is one or two sentences; the text adds the name of the file.

    `is_out`: the system cannot read the file now, but its stick may be inserted again.
    """

    def __init__(self, path: Path, reason: str, *, is_out: bool = False) -> None:
        # File names and titles of articles can contain any characters.
        super().__init__(_("{file}: {reason}", file=shortened(path.name), reason=shortened(reason, _LONGEST_REASON)))
        self.path = path
        self.reason = reason
        self.is_out = is_out


class NotAPackError(PackError):
    """The file is not a pack, or is empty or missing."""


class NewerPackError(PackError):
    """The file needs a newer version of Carrel."""


class DamagedPackError(PackError):
    """The file is a pack, but it is incomplete or its content has changed."""


class ReplacedPackError(DamagedPackError):
    """Another file has the name of the pack now."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _("Another file has replaced this pack since it was opened. Open it again."))


class NotInPackError(PackError):
    """The pack can be read, but does not contain the requested item."""


def shortened(text: object, longest: int = _LONGEST) -> Translated:
    """Text from a pack file, or an exception about it, made short and harmless for a message."""
    given = as_translated(text)
    # A translated text has isolates of its own around its fields, and what is in these was made harmless before.
    is_own = given != given.english
    shown = _harmless(given, longest, _OTHER_CONTROLS if is_own else _CONTROL_CHARACTERS)
    return Translated(shown, _harmless(given.english, longest, _CONTROL_CHARACTERS))


def _harmless(text: str, longest: int, unwanted: str) -> str:
    return re.sub(unwanted, "\ufffd", text if len(text) <= longest else text[:longest] + "…")
