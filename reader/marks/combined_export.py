"""What several readers marked, for people and programs: as a web page and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reader.marks.combine_readers import SharedPassage, as_values
from reader.marks.html_page import escaped, escaped_lines, page
from reader.translation import Translated, _, ngettext


def as_json(passages: Sequence[SharedPassage]) -> str:
    return json.dumps(as_values(passages), ensure_ascii=False, indent=1) + "\n"


def as_html(passages: Sequence[SharedPassage]) -> str:
    parts = []
    for each in passages:
        title = each.article_title or each.article
        parts.append(f"<section><p class=about dir=auto>{escaped(counts(each))} · {escaped(title)}</p>")
        parts.append(f"<blockquote dir=auto>{escaped_lines(each.excerpt)}</blockquote>")
        parts += [
            f"<p class=about dir=auto>{escaped_lines(reader)}: {escaped_lines(note)}</p>" for reader, note in each.notes
        ]
        parts.append("</section>")
    return page(_("Marks of several readers"), parts or [f"<p>{escaped(_('There are no marks.'))}</p>"])


def counts(passage: SharedPassage) -> Translated:
    """`2 readers, 3 marks`."""
    return _(
        "{readers}, {marks}",
        readers=ngettext("{count} reader", "{count} readers", passage.readers),
        marks=ngettext("{count} mark", "{count} marks", passage.marks),
    )
