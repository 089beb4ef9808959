"""Names of journals, newspapers and sites, and the title before them."""

from __future__ import annotations

import re

from reader.library.importing.typed_references.entry_text import TAKEN
from reader.library.importing.typed_references.organisations import has_common_words, is_in_title_case, words_of
from reader.library.importing.typed_references.people import has_capital
from reader.library.importing.typed_references.titles import JOURNAL_WORD, clean_title, joined_title, question_sign

_NEWSPAPER = re.compile(
    r"^(?:the\s)?(?:daily nation|nation|standard|guardian|times|new york times|washington post|observer|star|citizen"
    r"|monitor|daily monitor|new vision|telegraph|independent|herald|le monde|el país|folha de s\. paulo|mwananchi"
    r"|daily news|east african|punch|vanguard|hindu|times of india|dawn|bbc news|der spiegel|die zeit)$",
    re.IGNORECASE,
)
_COMMA_JOURNAL = re.compile(
    r"(?P<title>[^,;]{3,200}?)\s?,\s(?P<host>(?:The\s)?[A-Z][^,;]{0,40}?(?:Journal|Archives|Annals|Lancet|Revista|Revue|Medicine)[^,;]{0,60})"
)
_LAST_COMMA = re.compile(
    r"(?P<title>(?:[^;\x1f]{3,300}[,:]\s?)?(?P<before>[^,;:]{10,200}))\s?,\s(?P<host>[^,;:.\x1f]{3,60})"
)
_JOURNAL_NAME = re.compile(r"[^\W\d_][^.;:?!]{1,118}|[^\W\d_][^.;?!]{1,20}:\s[^.;:?!]{3,60}")


def is_newspaper(name: str) -> bool:
    return bool(_NEWSPAPER.match(name))


def is_journal(name: str) -> bool:
    return bool(_JOURNAL_NAME.fullmatch(name)) and has_capital(name) and TAKEN not in name and len(name.split()) <= 15


def is_name_of_site(title: str, host: str) -> bool:
    """Slow ideas. The New Yorker: after a title with common words, one that has none."""
    words = words_of(host)
    is_name = 0 < len(words) <= 6 and is_in_title_case(words) and not any(map(str.isdigit, host)) and "," not in host
    return is_name and has_common_words(words_of(title)[1:])


def title_and_journal(parts: list[tuple[str, str]]) -> tuple[str, str]:
    """The sentences before the numbers of a journal; what is not certain is empty."""
    if len(parts) == 1 and (found := _LAST_COMMA.fullmatch(parts[0][0])):
        title, before, host = found["title"], found["before"], found["host"]
        # Culture, Medicine and Psychiatry is one name.
        is_sure = len(before.split()) > 3 and has_common_words(words_of(before)[1:])
        has_other = any(JOURNAL_WORD.fullmatch(word) and not word.islower() for word in words_of(title)[1:])
        if is_sure and not has_other and is_in_title_case(words_of(host)) and len(host.split()) > 1:
            return clean_title(title), host
    if len(parts) == 1 and (found := _COMMA_JOURNAL.fullmatch(parts[0][0])) and not JOURNAL_WORD.search(found["title"]):
        return clean_title(found["title"]), found["host"]
    if len(parts) < 2:
        return "", ""
    split = len(parts) - 1
    # N. Engl. J. Med. is one name.
    while split > 1 and _is_shortened(parts[split - 1][0]) and len(parts[split][0].split()) <= 3:
        split -= 1
    # “Title,” Exp. Eye Res.: the first word of the name stands with the title.
    if re.search(r"[”\"»]\s+\S{1,12}$", parts[split - 1][0]):
        return "", ""
    name = ". ".join(part for part, _ in parts[split:])
    host = name if is_journal(name) or split < len(parts) - 1 else ""
    if len(name) > 120:
        host = ""
    if split == 1:
        return clean_title(parts[0][0] + question_sign(parts[0][1])), host
    return clean_title(joined_title(parts[:split])), host


def _is_shortened(part: str) -> bool:
    words = part.split()
    return len(words) <= 2 and all(len(word) <= 8 and has_capital(word) for word in words)
