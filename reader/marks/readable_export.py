"""Marks for people to read and print: Markdown and HTML, by article, with quotes, notes, sources and dates."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.marks.mark_checks import clean, clean_line
from reader.marks.merge import reading_order
from reader.marks.model import Mark, MarkKind

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$^=:\"'])")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")

_STYLE = """body{max-width:42em;margin:2em auto;padding:0 1em;font:1.06em/1.5 Georgia,serif;
color:#22211f;background:#fff}
blockquote{margin:0 0 .5em;padding:.1em 0 .1em 1em;border-left:.3em solid #888}
.yellow{border-color:#d9b400}.green{border-color:#3a9a4b}.blue{border-color:#3f7fc4}.pink{border-color:#c9538c}
.about{color:#5d5950;font-size:.9em}.note{white-space:pre-wrap}section{margin-bottom:1.6em}"""


def as_markdown(marks: Iterable[Mark]) -> str:
    """Of marks that are not deleted, in the order of reading."""
    lines = ["# Marks", ""]
    groups = list(_by_article(marks))
    for mark, group in groups:
        lines += [f"## {_escaped(mark.source.article_title or mark.target.article)}", "", _escaped(citation(mark)), ""]
        for each in group:
            if each.title:
                lines += [f"### {_escaped(each.title)}", ""]
            lines += [f"> {_escaped(line)}" if line.strip() else ">" for line in _quote(each).split("\n")]
            lines += [""]
            if each.note:
                lines += [*(f"{_escaped(line)}  " if line.strip() else "" for line in clean(each.note).split("\n")), ""]
            lines += [f"*{_escaped(about(each))}*", ""]
    if not groups:
        lines += ["There are no marks.", ""]
    return "\n".join(lines).rstrip() + "\n"


def as_html(marks: Iterable[Mark]) -> str:
    """One page that needs nothing else: no script, no address that anything is fetched from."""
    parts = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Marks</title>',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<style>{_STYLE}</style></head><body>\n<h1>Marks</h1>",
    ]
    groups = list(_by_article(marks))
    for mark, group in groups:
        parts.append(f"<h2 dir=auto>{_text(mark.source.article_title or mark.target.article)}</h2>")
        parts.append(f"<p class=about dir=auto>{_text(citation(mark))}</p>")
        for each in group:
            parts.append("<section>")
            if each.title:
                parts.append(f"<h3 dir=auto>{_text(each.title)}</h3>")
            colour = f" class={each.colour.value}" if each.colour else ""
            parts.append(f"<blockquote dir=auto{colour}>{_text(_quote(each)).replace(chr(10), '<br>')}</blockquote>")
            if each.note:
                parts.append(f"<p class=note dir=auto>{_text(each.note)}</p>")
            parts.append(f"<p class=about dir=auto>{_text(about(each))}</p></section>")
    if not groups:
        parts.append("<p>There are no marks.</p>")
    return "\n".join([*parts, "</body></html>\n"])


def citation(mark: Mark) -> str:
    """The article as a source in words, as far as it is known."""
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
    """What kind of mark it is, whose, of when, and where."""
    kind = f"{mark.colour.value} highlight" if mark.colour else "bookmark"
    changed = f", changed {mark.modified[:10]}" if mark.modified[:10] != mark.created[:10] else ""
    parts = [
        f"{kind[0].upper()}{kind[1:]}" + (f" by {mark.author}" if mark.author else ""),
        f"made {mark.created[:10]}{changed}",
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


def _escaped(text: str) -> str:
    """As it is, in Markdown: no sign of it means anything."""
    return _MARKUP.sub(r"\\\1", _TURNS.sub("", text.replace("\t", " ").strip()))


def _text(text: str) -> str:
    return html.escape(_TURNS.sub("", clean(text)))
