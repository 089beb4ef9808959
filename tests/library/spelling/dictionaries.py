"""A small dictionary, and others that strangers might make."""

from __future__ import annotations

from pathlib import Path

from reader.library.spelling.dictionary_files import DictionaryFiles

RULES = """SET UTF-8
TRY esianrtolcdugmphbyfvkwz
SFX S Y 1
SFX S 0 s .
"""
WORDS = "9\nnight/S\nbrain/S\nsleep/S\nwhile\nyou\nthe\nnap/S\ndon't\nwell\n"


def make_dictionary(folder: Path, name: str = "en_GB", rules: str = RULES, words: str = WORDS) -> DictionaryFiles:
    folder.mkdir(parents=True, exist_ok=True)
    files = DictionaryFiles(folder / f"{name}.aff", folder / f"{name}.dic")
    files.rules.write_text(rules, encoding="utf-8", errors="surrogateescape")
    files.words.write_text(words, encoding="utf-8", errors="surrogateescape")
    return files
