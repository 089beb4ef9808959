"""The messages of `carrel check`, which are clauses such as “the file is too large; split it”, as whole sentences."""

from __future__ import annotations

import re

from reader.translation import Translated, in_english, pgettext

_DIVIDER = re.compile(r"; (?=[a-z])")
_ANY_DIVIDER = re.compile("; |؛ |；")
"""In the scripts of all languages."""

_POP_ISOLATE = "\u2069"  # after a field of another direction
_ENDS = (".", "?", "!", "…", "؟", "۔", "。", "？", "！", "।")
_FIELD_NAMES = frozenset(
    (
        *("id", "title", "edition", "date", "language", "publisher", "licence", "description", "whats_new", "topic"),
        *("articles", "sections", "emergency", "summary", "authors", "published", "updated", "aka", "see", "cites"),
        *("term", "definition", "question", "choices", "answer", "why", "type", "author", "editor", "issued"),
        *("accessed", "url", "volume", "issue", "page", "block", "article"),
    )
)


def as_sentences(message: str) -> Translated:
    """In the language of the message; a translation is divided only where the English is.

    >>> as_sentences("this box is never closed; add a line ::: after it")
    'This box is never closed. Add a line ::: after it.'
    """
    parts = _DIVIDER.split(in_english(message).strip())
    # Translators: a sign, such as 。 in Chinese
    stop = pgettext("at the end of a sentence", ".")
    english = " ".join(_sentence(part, stop.english) for part in parts)
    text = str(message).strip()
    if text == in_english(message).strip():
        return Translated(english)
    shown = _ANY_DIVIDER.split(text)
    return Translated(
        " ".join(_sentence(part, stop) for part in (shown if len(shown) == len(parts) else [text])), english
    )


def _sentence(part: str, stop: str) -> str:
    return f"{_capital(part)}{'' if part.rstrip(_POP_ISOLATE).endswith(_ENDS) else stop}"


def _capital(part: str) -> str:
    """With a capital, unless it begins with the name of a field or with a sign of the text."""
    word = part.split(" ", 1)[0].rstrip(",:;")
    is_name = bool(re.search(r"[^\w'’]|[\d_]", word)) or (
        word in _FIELD_NAMES and not part.startswith(("reference ", "article ", "figure ", "block "))
    )
    # Not upper(): Georgian has capitals, but none at the beginning of a sentence.
    return part if is_name else f"{part[:1].title()}{part[1:]}"
