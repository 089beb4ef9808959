"""Parts of an entry in APA style that its title and its source share: lists of people, numbers, pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reader.library.citation.fields import (
    IN_A_BOOK,
    PERIODICALS,
    capitalized,
    doi_of,
    is_numbered,
    page_of,
    text,
    url_of,
    volume_of,
)
from reader.library.citation.names import OTHERS, Name, apa_name, apa_name_upright, without_others
from reader.library.citation.pages import full_range, is_range
from reader.library.citation.spans import plain
from reader.library.model import Spans

IN_A_BLOG = "post-weblog"
MOST_NAMES = 20


def author_list(names: Sequence[Name]) -> str:
    """Up to twenty names, or the first nineteen and the last."""
    known, has_more = without_others(names)
    texts = [apa_name(name) for name in known]
    if has_more:
        return ", ".join([*texts, OTHERS.family])
    if len(texts) > MOST_NAMES:
        return f"{', '.join(texts[: MOST_NAMES - 1])}, . . . {texts[-1]}"
    # The comma before & belongs to the initials before it, so two organisations have none.
    comma = "" if len(known) == 2 and all(name.is_organisation for name in known) else ","
    return f"{', '.join(texts[:-1])}{comma} & {texts[-1]}" if len(texts) > 1 else "".join(texts)


def upright_list(names: Sequence[Name]) -> str:
    known, has_more = without_others(names)
    texts = [apa_name_upright(name) for name in known]
    if has_more:
        return f"{', '.join(texts)}{',' if len(texts) > 1 else ''} {OTHERS.family}"
    if len(texts) > 2:
        return f"{', '.join(texts[:-1])}, & {texts[-1]}"
    return " & ".join(texts)


def role_label(names: Sequence[Name], one: str, many: str) -> str:
    return many if len(names) > 1 else one


def has_host(csl: Mapping[str, Any], kind: str) -> bool:
    """Whether the work is a part of another work, such as a journal, a book or a blog."""
    return kind in PERIODICALS or (kind in IN_A_BOOK | {IN_A_BLOG} and bool(text(csl, "container-title")))


def in_parentheses(parts: Iterable[str]) -> Spans:
    inside = "; ".join(filter(None, parts))
    return plain(f"({inside})" if inside else "")


def volume_label(csl: Mapping[str, Any]) -> str:
    volume = volume_of(csl)
    if not volume or not is_numbered(volume):
        return ""
    return f"Vol{'s' if is_range(volume) else ''}. {full_range(volume)}"


def volume_title(csl: Mapping[str, Any]) -> str:
    """A volume without a number is called by its title."""
    volume = volume_of(csl)
    return "" if is_numbered(volume) else capitalized(volume)


def pages_label(csl: Mapping[str, Any]) -> str:
    page = page_of(csl)
    return f"{'pp.' if is_range(page) else 'p.'} {full_range(page)}" if page else ""


def is_published(csl: Mapping[str, Any]) -> bool:
    """Whether a thesis can be had from elsewhere than the university."""
    return bool(doi_of(csl) or url_of(csl) or text(csl, "archive"))
