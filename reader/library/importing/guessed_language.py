"""Guesses the language of a text by its most common words, for formats that do not name it."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter

from reader.library.importing.docx.document_reader import UNKNOWN_LANGUAGE
from reader.library.importing.report import ImportReport
from reader.system import paths
from reader.translation import _

_WORDS = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 20_000
_FEWEST = 12
"""Common words that must be found: in fewer, another language may be similar by chance."""

_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\uac00-\ud7a3]"), "ko"),
    (re.compile("[\u0e00-\u0e7f]"), "th"),
    (re.compile("[\u0370-\u03ff]"), "el"),
    (re.compile("[\u0590-\u05ff]"), "he"),
    (re.compile("[\u10a0-\u10ff]"), "ka"),
    (re.compile("[\u0530-\u058f]"), "hy"),
)
"""Scripts that only one large language is written in."""


@functools.cache
def _common_words() -> dict[str, frozenset[str]]:
    texts = tomllib.loads((paths.resources() / "stop_words.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in texts.items()}


def guessed_language(text: str, report: ImportReport) -> str:
    """A language tag, which is in the report; `und` if the text does not suggest one."""
    tag = language_of(text)
    if tag:
        message = _(
            "The document does not say its language. Its words suggest “{tag}”: check it in pack.yaml.", tag=tag
        )
        report.guessed("language", message)
        return tag
    report.guessed("language", _("The document does not say its language. Write it in pack.yaml."))
    return UNKNOWN_LANGUAGE


def language_of(text: str) -> str:
    """Empty if the text does not suggest one."""
    return _by_script(text) or _by_words(text)


def _by_script(text: str) -> str:
    sample = text[:_MOST_WORDS]
    letters = sum(map(str.isalpha, sample)) or 1
    return next((tag for script, tag in _SCRIPTS if len(script.findall(sample)) > letters * 0.3), "")


def _by_words(text: str) -> str:
    counts = Counter(
        word for found in _WORDS.finditer(text[: 10 * _MOST_WORDS]) if len(word := found[0].casefold()) > 1
    )
    scores = sorted(
        ((sum(counts[word] for word in words), tag) for tag, words in _common_words().items()), reverse=True
    )
    (first, tag), (second, _other) = scores[:2]
    total = counts.total()
    return tag if first >= _FEWEST and first > 1.25 * second and first > 0.15 * total else ""
