"""Stop words: words of questions that are in every text. They count little, and a hit need not have them."""

from __future__ import annotations

import functools
import tomllib

from reader.system import paths

_SAME = {"no": "nb", "nn": "nb"}


def stop_words(language: str) -> frozenset[str]:
    """For a primary language, before folding; empty if the file has none."""
    return frozenset(_all().get(_SAME.get(language, language), "").split())


@functools.cache
def _all() -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((paths.resources() / "stop_words.toml").read_text(encoding="utf-8"))
    return found
