"""Snowball stemmers, which reduce the forms of a word to one stem, by language."""

from __future__ import annotations

from typing import Protocol

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

LONGEST_WORD = 60
"""Characters. Longer strings are not words."""


class Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802


def stemmer_for(language: str) -> Stemmer | None:
    """For a language tag (BCP 47); None if Snowball has no stemmer for the language."""
    import Stemmer as Snowball  # the start of the program does not need it

    algorithm = _ALGORITHMS.get(language.split("-")[0].casefold())
    if algorithm is None or algorithm not in Snowball.algorithms():
        return None
    stemmer: Stemmer = Snowball.Stemmer(algorithm, 0)
    return stemmer
