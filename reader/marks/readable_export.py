"""Marks for people to read and print, as Markdown and HTML: by article, with quotes, notes, sources and dates.

Both are in the language of the interface.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.library.word_borders import without_borders
from reader.marks import timestamps
from reader.marks.author_name import shown_name
from reader.marks.html_page import BIDI_CONTROLS, escaped, escaped_lines, page
from reader.marks.mark_checks import clean, clean_line
from reader.marks.merge import reading_order
from reader.marks.model import Colour, Mark, MarkKind
from reader.translation import N_, Translated, _, list_text, pgettext

_KINDS = {
    None: N_("Bookmark"),
    Colour.YELLOW: N_("Yellow highlight"),
    Colour.GREEN: N_("Green highlight"),
    Colour.BLUE: N_("Blue highlight"),
    Colour.PINK: N_("Pink highlight"),
}
_KINDS_BY = {
    None: N_("Bookmark by {name}"),
    Colour.YELLOW: N_("Yellow highlight by {name}"),
    Colour.GREEN: N_("Green highlight by {name}"),
    Colour.BLUE: N_("Blue highlight by {name}"),
    Colour.PINK: N_("Pink highlight by {name}"),
}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$^=:@%\"'])")


def as_markdown(marks: Iterable[Mark]) -> str:
    """Of marks that are not deleted, in reading order."""
    lines = [f"# {_literal(_('Marks'))}", ""]
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
        lines += [_("There are no marks."), ""]
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
    return page(_("Marks"), parts or [f"<p>{escaped(_('There are no marks.'))}</p>"])


def citation(mark: Mark) -> str:
    """The article as a bibliography entry, from what the mark stores of it."""
    source = mark.source
    title = source.article_title or mark.target.article
    parts = [
        list_text(source.authors[:20]),
        _("“{text}”", text=title),
        _pack(mark),
        source.publisher,
        f"carrel:{source.pack}/{mark.target.article}",
    ]
    return clean_line(". ".join(part.rstrip(".") for part in parts if part))


def _pack(mark: Mark) -> Translated:
    source = mark.source
    fields = {"pack": source.pack_title or source.pack, "number": source.edition, "date": source.date}
    if source.date:
        return _("in: {pack}, edition {number} ({date})", **fields)
    return _("in: {pack}, edition {number}", **fields)


def about(mark: Mark) -> str:
    """`Yellow highlight by Ann; made 2025-04-28; carrel:brain/talk#p1`."""
    name = shown_name(mark.author)
    parts = [
        _(_KINDS_BY[mark.colour], name=name) if name else _(_KINDS[mark.colour]),
        _times(mark),
        _("labels: {labels}", labels=list_text(mark.labels)) if mark.labels else "",
        str(mark.location),
    ]
    return clean_line(pgettext("between the parts of a line", "; ").join(part for part in parts if part))


def _times(mark: Mark) -> Translated:
    made, changed = mark.created[:10], mark.modified[:10]
    is_ahead = timestamps.is_far_ahead(mark.modified)
    if made == changed:
        return _("made {made} (in the future)", made=made) if is_ahead else _("made {made}", made=made)
    if is_ahead:
        return _("made {made}, changed {changed} (in the future)", made=made, changed=changed)
    return _("made {made}, changed {changed}", made=made, changed=changed)


def _by_article(marks: Iterable[Mark]) -> Iterator[tuple[Mark, list[Mark]]]:
    ordered = sorted(marks, key=lambda mark: (mark.source.pack, mark.target.article, *reading_order(mark)))
    for _article, group in groupby(ordered, key=lambda mark: (mark.source.pack, mark.target.article)):
        each = list(group)
        newest = max(each, key=lambda mark: (mark.source.edition, mark.created))
        yield newest, each


def _quote(mark: Mark) -> str:
    quote = without_borders(clean(mark.target.quote))
    if mark.kind is MarkKind.BOOKMARK and len(quote) > 300:
        return f"{quote[:300].rsplit(' ', 1)[0]} …"
    return quote


def _literal(text: str) -> str:
    """Text as Markdown, with every character escaped that means something there."""
    return _MARKUP.sub(r"\\\1", BIDI_CONTROLS.sub("", text.replace("\t", " ").strip()))
