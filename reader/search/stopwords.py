"""Words that people put into questions and that every text has: they count little, and need not be there."""

from __future__ import annotations

import functools
import tomllib

from reader.system import paths

_SAME = {"no": "nb", "nn": "nb"}


def stop_words(language: str) -> frozenset[str]:
    """Of a primary language, as they are written; none where the file has none."""
    return frozenset(_all().get(_SAME.get(language, language), "").split())


@functools.cache
def _all() -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((paths.resources() / "stop_words.toml").read_text(encoding="utf-8"))
    return found
