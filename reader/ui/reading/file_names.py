"""File names that are proposed for what is saved, from the words of a pack: every system accepts them."""

from __future__ import annotations

from reader.system.windows_names import is_reserved

LONGEST = 60  # characters


def plain_name(words: str, default: str) -> str:
    """Without a suffix. Letters, digits, spaces, hyphens and underscores of `words`, or `default` if there are none."""
    plain = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in words)
    name = " ".join(plain.split())[:LONGEST].strip(" -_")
    return default if not name or is_reserved(name) else name
