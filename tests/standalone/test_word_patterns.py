"""The patterns for dividing words in the program: small, whole, and with their licences."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import hyphenation
from reader.system import paths
from resources.standalone import word_patterns

LIMIT = 700_000  # bytes


def test_they_divide_words_as_the_dictionaries_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = word_patterns.pack(tmp_path / "new")
    assert sum(file.stat().st_size for file in files) < LIMIT
    hyphenation._load.cache_clear()
    monkeypatch.setattr(paths, "hyphenation", lambda: tmp_path / "new")
    for language in hyphenation.DICTIONARIES:
        assert hyphenation.hyphenator_for(language), language
    english = hyphenation.hyphenator_for("en")
    assert english is not None
    assert english.places("psychotherapy") == (3, 6, 10)
    hyphenation._load.cache_clear()


def test_licences() -> None:
    text = word_patterns.licences()
    assert "hyph_en_GB" in text
    assert "hyph_fr" in text
    assert text.count("�") < 5
