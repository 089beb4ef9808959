"""Marks for people to read and print, as Markdown and HTML: by article, with quotes, notes, sources and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.marks import timestamps
from reader.marks.author_name import shown_name
from reader.marks.html_page import BIDI_CONTROLS, escaped, escaped_lines, page
from reader.marks.mark_checks import clean, clean_line
from reader.marks.merge import reading_order
from reader.marks.model import Mark, MarkKind

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$^=:@%\"'])")


def as_markdown(marks: Iterable[Mark]) -> str:
    """Of marks that are not deleted, in reading order."""
    lines = ["# Marks", ""]
    groups = list(_by_article(marks))
    for mark, group in groups:
        title = clean_line(mark.source.article_title or mark.target.article)
        lines += [f"## {_literal(title)}", "", _literal(citation(mark)), ""]
        for each in group:
            if each.title:
                lines += [f"### {_literal(clean_line(each.title))}", ""]
            lines += [f"> {_literal(line)}" if line.strip() else ">" for line in _quote(each).split("\n")]
            lines += [""]
            if each.note:
                note = clean(each.note).split("\n")
                lines += [*(f"{_literal(line)}  " if line.strip() else "" for line in note), ""]
            lines += [f"*{_literal(about(each))}*", ""]
    if not groups:
        lines += ["There are no marks.", ""]
    return "\n".join(lines).rstrip() + "\n"


def as_html(marks: Iterable[Mark]) -> str:
    """Of marks that are not deleted, in reading order, as one self-contained page."""
    parts: list[str] = []
    for mark, group in _by_article(marks):
        parts.append(f"<h2 dir=auto>{escaped(mark.source.article_title or mark.target.article)}</h2>")
        parts.append(f"<p class=about dir=auto>{escaped(citation(mark))}</p>")
        for each in group:
            parts.append("<section>")
            if each.title:
                parts.append(f"<h3 dir=auto>{escaped(each.title)}</h3>")
            colour = f" class={each.colour.value}" if each.colour else ""
            parts.append(f"<blockquote dir=auto{colour}>{escaped_lines(_quote(each))}</blockquote>")
            if each.note:
                parts.append(f"<p class=note dir=auto>{escaped(each.note)}</p>")
            parts.append(f"<p class=about dir=auto>{escaped(about(each))}</p></section>")
    return page("Marks", parts or ["<p>There are no marks.</p>"])


def citation(mark: Mark) -> str:
    """The article as a bibliography entry, from what the mark stores of it."""
    source = mark.source
    title = source.article_title or mark.target.article
    parts = [
        ", ".join(source.authors[:20]),
        f"“{title}”",
        f"in: {source.pack_title or source.pack}, edition {source.edition}{f' ({source.date})' if source.date else ''}",
        source.publisher,
        f"carrel:{source.pack}/{mark.target.article}",
    ]
    return clean_line(". ".join(part.rstrip(".") for part in parts if part))


def about(mark: Mark) -> str:
    """`Yellow highlight by Ann; made 2025-04-28; carrel:brain/talk#p1`."""
    name = shown_name(mark.author)
    kind = f"{mark.colour.value} highlight" if mark.colour else "bookmark"
    future = " (in the future)" if timestamps.is_far_ahead(mark.modified) else ""
    changed = f", changed {mark.modified[:10]}" if mark.modified[:10] != mark.created[:10] else ""
    parts = [
        f"{kind[0].upper()}{kind[1:]}" + (f" by {name}" if name else ""),
        f"made {mark.created[:10]}{changed}{future}",
        f"labels: {', '.join(mark.labels)}" if mark.labels else "",
        str(mark.location),
    ]
    return clean_line("; ".join(part for part in parts if part))


def _by_article(marks: Iterable[Mark]) -> Iterator[tuple[Mark, list[Mark]]]:
    ordered = sorted(marks, key=lambda mark: (mark.source.pack, mark.target.article, *reading_order(mark)))
    for _, group in groupby(ordered, key=lambda mark: (mark.source.pack, mark.target.article)):
        each = list(group)
        newest = max(each, key=lambda mark: (mark.source.edition, mark.created))
        yield newest, each


def _quote(mark: Mark) -> str:
    quote = clean(mark.target.quote)
    if mark.kind is MarkKind.BOOKMARK and len(quote) > 300:
        return f"{quote[:300].rsplit(' ', 1)[0]} …"
    return quote


def _literal(text: str) -> str:
    """Text as Markdown, with every character escaped that means something there."""
    return _MARKUP.sub(r"\\\1", BIDI_CONTROLS.sub("", text.replace("\t", " ").strip()))
