"""Reads the tags and character references in the text of references, as databases and web pages write them."""

from __future__ import annotations

import re

MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
"""The tags that CSL allows inside a text."""

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
ITALIC = re.compile(r"<(/?)(?:jats:)?(?:em|italic|i)(?:\s[^<>]*)?>", re.IGNORECASE)
SUPERSCRIPT = re.compile(r"<(?:jats:|mml:)?sup(?:\s[^<>]*)?>([^<>]{1,20})</(?:jats:|mml:)?sup>", re.IGNORECASE)
BREAK = re.compile(r"<(?:jats:)?(?:br|break)\s*/?>", re.IGNORECASE)
OTHER_TAG = re.compile(
    r"</?(?:(?:jats|mml|xhtml):[a-z][\w-]*|scp|smallcaps|bold|strong|u|underline|p|inf|small|big|tt|code|font|div|title)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Tags that Crossref, PubMed and publishers write, and that neither CSL nor our styles know."""

BRACED = re.compile(r"\{([^\W\d_][^{},=]{0,100})\}")
"""Braces with which BibTeX keeps capital letters, if there are some inside. Those of a set stay."""

RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")


def without_entities(text: str) -> str:
    """`&amp;` as &. Databases encode some texts twice. Without a semicolon, & is only a character.

    >>> without_entities("Salt &amp;amp; pepper &lt; 5&#x202F;mg in R&D")
    'Salt & pepper < 5\\u202fmg in R&D'
    """
    if "&" not in text:
        return text
    from html import unescape  # not at the top: it loads all names of entities, which few references need

    for _ in range(2):
        text = ENTITY.sub(lambda found: unescape(found[0]), text)
    return text


def csl_markup(text: str) -> str:
    """The text with no entities and no tags but those of CSL.

    >>> csl_markup("<em>E. coli</em> in <scp>DNA</scp> &amp; <jats:p>blood</jats:p>, 2 < 3")
    '<i>E. coli</i> in DNA & blood, 2 < 3'
    >>> csl_markup("{BMJ} on {H}IV, {1}, {a, b}, {so}")
    'BMJ on HIV, {1}, {a, b}, {so}'
    """
    text = without_entities(text)
    if "{" in text:
        text = BRACED.sub(lambda found: found[0] if found[1].islower() else found[1], text)
    if "<" not in text:
        return text
    return OTHER_TAG.sub("", ITALIC.sub(r"<\1i>", BREAK.sub(" ", text)))


def with_raised_digits(text: str) -> str:
    """Superscripts as Unicode characters, since 10<sup>6</sup> must not be read as 106.

    >>> with_raised_digits("10<sup>6</sup> cells, Ca<sup>2+</sup>, the 1<sup>st</sup>")
    '10⁶ cells, Ca²⁺, the 1<sup>st</sup>'
    """
    return SUPERSCRIPT.sub(_raised, text) if "<" in text else text


def _raised(found: re.Match[str]) -> str:
    raised = found[1].strip()
    return raised.translate(RAISED) if all(ord(c) in RAISED for c in raised) else found[0]
