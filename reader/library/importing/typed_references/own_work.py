"""Works that are no part of another one: the title, and the sentences after it."""

from __future__ import annotations

import re
from typing import Any

from reader.library.importing.typed_references.entry_text import TAKEN
from reader.library.importing.typed_references.host_names import is_journal, is_name_of_site, is_newspaper
from reader.library.importing.typed_references.organisations import (
    has_common_words,
    is_organisation,
    is_publisher,
    words_of,
)
from reader.library.importing.typed_references.people import has_capital
from reader.library.importing.typed_references.title_parts import after_title, edition, title_and_brackets
from reader.library.importing.typed_references.titles import JOURNAL_WORD, clean_title, question_sign

Fields = dict[str, Any]

_SUBTITLE = re.compile(r"[^\d\x1f]{1,30}\s[^\d\x1f]{1,30}\s[^\d\x1f]+$")
_NO_SUBTITLE = re.compile(
    r"\b(?:report|series|sheet|thesis|guidelines?|guidance|(?:translated|edited|compiled|illustrated)\sby|revised|version|edition|available|university|press"
    r"|website|site|news|times|journal|magazine|repository|laws?|unpublished|manuscript|leaflet|brochure|geneva|london)\b",
    re.IGNORECASE,
)
"""What may stand after a title, but is no part of it."""
_COMMA_PUBLISHER = re.compile(
    r"(?P<title>.{3,300}?),\s(?:(?P<edition>\d{1,2}(?:st|nd|rd|th)\sedn?\.?),\s)?(?P<publisher>[^,;:]{3,60}),\s(?P<place>[^,;:\d]{3,30})"
)
"""Title, 2nd edn, Publisher, Place: Harvard style in Australia and South Africa."""


def work_of_its_own(parts: list[tuple[str, str]], *, is_dated: bool) -> Fields:
    """`is_dated` says that the date has a day, as that of a newspaper or a page of a site."""
    if not parts:
        return {}
    if len(parts) == 1 and (book := _between_commas(parts[0][0].strip(f" .{TAKEN}"))):
        return book
    title, fields = title_and_brackets(parts[0][0] + question_sign(parts[0][1]))
    rest = parts[1:]
    while (
        rest
        and parts[0][1] in tuple("?!")
        and not after_title(rest[0][0])
        and len(rest) > 1
        and has_common_words(words_of(rest[0][0]))
    ):
        title, rest = f"{title} {rest[0][0]}", rest[1:]
    if found := re.search(r",\s(\d{1,2})(?:st|nd|rd|th)\s(?:ed(?:n|ition)?)$", title):
        fields["edition"], title = found[1], title[: found.start()]
    known: Fields = {}
    unknown = []
    for part, _ in rest:
        one = after_title(part)
        if not one:
            host = part.strip(f" .,{TAKEN}")
            if is_newspaper(host) and len(rest) == 1:
                one = {"type": "article-newspaper", "container-title": host}
            elif len(rest) == 1 and is_dated and is_name_of_site(parts[0][0], host):
                one = {"container-title": host}
            elif len(rest) == 1 and JOURNAL_WORD.search(host) and is_journal(host) and not is_dated:
                one = {"type": "article-journal", "container-title": host}
            else:
                unknown.append(part)
        known |= {key: value for key, value in one.items() if key not in known}
    # Two more sentences of which none is known may be parts of the title.
    is_thesis = fields.get("type") == "thesis" and "publisher" in fields  # then comes where it is kept
    may_go_on = not is_thesis and any(_SUBTITLE.match(part) and not _NO_SUBTITLE.search(part) for part in unknown)
    if len(unknown) > 1 or may_go_on or len(title) < 2 or not has_capital(title):
        return {**fields, **known}
    return {"title": clean_title(title), **fields, **known}


def _between_commas(text: str) -> Fields:
    found = _COMMA_PUBLISHER.fullmatch(text)
    if not found or not is_publisher(found["publisher"]):
        return {}
    if not has_capital(found["place"]) or is_organisation(found["place"]):
        return {}
    fields = {"type": "book", "publisher": found["publisher"], "publisher-place": found["place"]}
    number = edition(found["edition"] or "")
    return {"title": clean_title(found["title"]), **fields, **({"edition": number} if number else {})}
