"""Joins forms of a word that its stemmer parts: feet and foot, injeções and injeção, Bakterium and Bakterien."""

from __future__ import annotations

import functools
import re
import tomllib
from typing import Any

from reader.library.folding import fold
from reader.system import paths

_SAME = {"no": "nb", "nn": "nb"}

_BEFORE = {
    "ar": (
        ("^(?:[وف](?!الد))?(?:[بك]?ال|لل)(?!غ)(?=..$)", ""),
        ("^[وف](?=(?:[بك]?ال|لل)...)(?!والد(?:ة|ه|ي|ين|ان|ا|ك|تي|تك|ته|تها|هم|هما|ات)?$)", ""),
    ),
    "de": (("(?<=...)innen$", "in"), ("(?<=..)ium$", "ien"), ("(?<=..)ismus$", "ismen"), ("(?<=t)ika$", "ikum")),
    "es": (("(?<=[aeiouáéíóú])ces$", "z"), (r"^([^\W\d_]{2,4}[ao])s$", r"\1")),
    "fi": (
        ("(?<=..)(u|y)(?:den|det|tta|ttä|dessa|dessä|ksen|kset|sta|stä|ksia|ksiä)$", r"\1s"),
        ("(?<=..)is(?:en|et|ta|tä|ia|iä|ella|ellä|elle)$", "inen"),
        ("^(..?(?:aa|ää|uu|yy|ii|uo|yö|ie|ui))t$", r"\1"),
    ),
    "fr": (("yaux$", "yau"), ("(?<=..)ives?$", "if")),
    "hu": (
        ("(?<=.)á(?:k|t|kat|val|nak|ban|ba|ból|ra|n)$", "a"),
        ("(?<=..)é(?:k|t|ket|vel|nek|ben|be|ből|re|n)$", "e"),
        ("(?<=d)alom$", "almak"),
        ("(?<=d)elem$", "elmek"),
    ),
    "it": (("(?<=.)ghi$", "go"), ("(?<=.)ghe$", "ga"), ("(?<=[aeiou])chi$", "co"), ("(?<=[aeiou])che$", "ca")),
    "nl": (
        ("(?<=...)vaten$", "vat"),
        ("(?<=...)leden$", "lid"),
        ("(?<=...)kinderen$", "kind"),
        ("(?<=[ie]e)[ëe]n$", ""),
        ("iën$", "ie"),
    ),
    "pt": (
        ("(?:ões|ães|ãos|oes|aes)$", "ão"),
        ("(?<=[^aeiou])ao$", "ão"),
        ("(?<=..)ais$", "al"),
        ("éis$|(?<=v)eis$", "el"),
        ("(?<=[^aeiou])eis$", "il"),
        ("óis$", "ol"),
        ("(?<=.[^gq])uis$", "ul"),
        ("(?<=..[^aeiouáéíóú])is$", "il"),
        ("(?<=.)([eiou])ns$", r"\1m"),
        (r"^([^\W\d_]{2,4}[ao])s$", r"\1"),
    ),
    "sv": (
        ("(?<=..m)edle(?:t|ts|n|ns)$", "edel"),
        ("(?<=..)mm(?:et|ets)$", "m"),
        ("(?<=..[tpk])n(?:et|ets)$", "en"),
        ("(?<=..[tpkb])l(?:et|ets)$", "el"),
    ),
    "ro": (("(?<=..)uri$", ""), ("(?<=..n)(?:ți|ţi)$", "t"), ("(?<=[bcdfghlmnprstvz]a)(?:ți|ţi)$", "t")),
}  # fmt: skip
"""Language -> (pattern, replacement) for words, before they are stemmed. The first that matches is used.

Typed without accents, a word has to reach the same stem, so that an ending without its accents has a rule, too.
"""

_FLEETING = (("(?<=..)ddel$", "dl"), ("(?<=..[bcdfgkmnpstv])el$", "l"), ("(?<=..)mm$", "m"))

_AFTER = {
    **dict.fromkeys(("da", "nb", "sv"), _FLEETING),
    "fi": (
        ("(?<=..)i$", ""),
        ("kk(?=[aeiouyäö]?$)", "k"), ("pp(?=[aeiouyäö]?$)", "p"), ("tt(?=[aeiouyäö]?$)", "t"),
        ("nk(?=[aeiouyäö]?$)", "ng"), ("mp(?=[aeiouyäö]?$)", "mm"), ("nt(?=[aeiouyäö]?$)", "nn"),
        ("lt(?=[aeiouyäö]?$)", "ll"), ("rt(?=[aeiouyäö]?$)", "rr"),
        ("(?<=.[aeiouyäö])p(?=[aeiouyäö]?$)", "v"), ("(?<=.[aeiouyäö])t(?=[aeiouyäö]?$)", "d"),
        ("(?<=..[lr])k(?=[aeiouyäö]?$)", ""),
    ),
    "pl": (("(?<=..[bcdfghjklłmnprstwzćńśźż])ek$", "k"), ("(?<=..)i?ec$", "c"), ("(?<=..p)el$", "l")),
    "tr": (("(?<=..[aeıioöuü])s$", ""),),
    "ru": (("(?<=.[бвгджзклмнпрстфхцчшщ])[оеё](?=[кц]$)", ""), ("(?<=..)ь(?=[кц]$)", "")),
}  # fmt: skip
"""Language -> (pattern, replacement) for stems; all are applied: consonants that change, vowels that come and go."""


class WordForms:
    """For a primary language."""

    def __init__(self, language: str) -> None:
        language = _SAME.get(language, language)
        self._irregular = _irregular(language)
        self._before = [(re.compile(pattern), new) for pattern, new in _BEFORE.get(language, ())]
        self._after = [(re.compile(pattern), new) for pattern, new in _AFTER.get(language, ())]

    def base(self, word: str) -> str:
        """What to stem in place of the word.

        >>> WordForms("en").base("feet"), WordForms("pt").base("lesões")
        ('foot', 'lesão')
        """
        known = self._irregular.get(word)
        if known:
            return known
        for pattern, new in self._before:
            changed = pattern.sub(new, word)
            if changed != word:
                return changed
        return word

    def finish(self, stem: str) -> str:
        for pattern, new in self._after:
            stem = pattern.sub(new, stem)
        return stem


@functools.cache
def _irregular(language: str) -> dict[str, str]:
    """Form -> the first word of its line, which no rule changes. Forms are listed with and without accents."""
    table = _all().get(language, {})
    endings = ("", *table.get("endings", "").split())
    lines = [line.split() for line in table.get("words", "").splitlines() if line]
    found = {f"{form}{ending}": first for first, *others in lines for form in others for ending in endings}
    known = {first for first, *_ in lines}
    plain = {fold(form): first for form, first in found.items()} | {fold(first): first for first in known}
    return plain | found | {first: first for first in known}


@functools.cache
def _all() -> dict[str, dict[str, Any]]:
    return tomllib.loads((paths.resources() / "irregular_words.toml").read_text(encoding="utf-8"))
